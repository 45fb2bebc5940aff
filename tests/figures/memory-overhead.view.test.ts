import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textWidth, TYPE } from '../../src/drawing/fit.ts';
import figure from '../../src/figures/memory-overhead/figure.tsx';
import type { Layout } from '../../src/drawing/view.ts';
import { runnableModels } from '../../src/lib/models.ts';
import { parseField } from '../../src/sim/kernel/read-field.ts';
import { memoryOverhead, type OverheadState } from '../../src/sim/models/memory-overhead/model.ts';
import type { Stretch } from '../../src/sim/models/memory-overhead/rules.ts';
import { anyParams } from '../support/arbitrary.ts';
import { captionsOf } from '../support/captions.ts';
import { drawFrame } from '../support/draw.tsx';
import { drawnElements, type Drawn } from '../support/drawn.ts';
import { layouts } from '../support/laws.ts';
import { frameOf, stateOf } from '../support/memory-overhead.ts';

const { presets } = memoryOverhead;
const { view } = figure;
const { worte } = captionsOf('memory-overhead');
const draw = (form: object | undefined, layout: Layout = 'wide') =>
  drawnElements(drawFrame(view, frameOf(form), worte, layout));

const number = ({ attributes }: Drawn, name: string) => Number(attributes[name]);
const hasClass = ({ attributes }: Drawn, name: string) => (attributes.class ?? '').split(' ').includes(name);
const ofPart = (drawn: readonly Drawn[], part: string) =>
  drawn.filter((one) => one.part === part && one.attributes['data-value'] !== undefined);
const texts = (drawn: readonly Drawn[]) =>
  drawn.filter(({ name }) => name === 'text').map(({ text }) => text.replaceAll('\u00a0', ' '));
/** „1.024,5“ as a number. */
const parsed = (text: string) => Number(text.replace(/[^\d,]/g, '').replace(',', '.'));

type Interval = readonly [from: number, to: number];

/** Intervals that touch as one. */
function joined(intervals: readonly Interval[], gap: number): readonly Interval[] {
  return intervals.reduce<readonly Interval[]>((all, [from, to]) => {
    const last = all.at(-1);
    return last !== undefined && from - last[1] < gap ? [...all.slice(0, -1), [last[0], to]] : [...all, [from, to]];
  }, []);
}

/** The host's memory as the drawing has it: rows, and each mark of a part as the MB from which to which it reaches. */
function readHost(drawn: readonly Drawn[], host: OverheadState['host']) {
  const rows = drawn.filter((one) => one.name === 'rect' && hasClass(one, 'panel'));
  const width = number(rows[0]!, 'width');
  const perRow = host.memory / rows.length;
  const unit = perRow / width;
  const of = (part: string): readonly Interval[] =>
    ofPart(drawn, part).map((mark) => {
      const row = rows.findIndex((one) => one.attributes.y === mark.attributes.y);
      const from = row * perRow + (number(mark, 'x') - number(rows[0]!, 'x')) * unit;
      return [from, from + number(mark, 'width') * unit];
    });
  return { rows, unit, of };
}

/** The forms whose host is drawn, for property tests. */
const hosts = anyParams(runnableModels['memory-overhead']!).filter(({ show }) => show !== 'counts');

describe('the host', () => {
  test('its memory is wrapped into four rows, on a phone into eight', () => {
    expect(readHost(draw({}), stateOf().host).rows).toHaveLength(4);
    expect(readHost(draw({}, 'narrow'), stateOf().host).rows).toHaveLength(8);
  });

  test('every mark lies inside a row and is as high as it', () => {
    fc.assert(
      fc.property(hosts, fc.constantFrom(...layouts), (form, layout) => {
        const drawn = draw(form, layout);
        const { rows } = readHost(drawn, stateOf(form).host);
        for (const part of ['system', 'vms', 'overhead', 'slice']) {
          for (const mark of ofPart(drawn, part)) {
            const row = rows.find((one) => one.attributes.y === mark.attributes.y)!;
            expect(mark.attributes.height).toBe(row.attributes.height);
            expect(number(mark, 'x')).toBeGreaterThanOrEqual(number(row, 'x'));
            expect(number(mark, 'x') + number(mark, 'width')).toBeLessThan(
              number(row, 'x') + number(row, 'width') + 0.02,
            );
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('read back from its marks, it is the strip of the state', () => {
    fc.assert(
      fc.property(hosts, fc.constantFrom(...layouts), (form, layout) => {
        const { strip, host, show } = stateOf(form);
        const { of, unit } = readHost(draw(form, layout), host);
        const parts = { system: 'system', vm: 'vms', overhead: show === 'first' ? 'slice' : 'overhead' } as const;
        // Places and lengths are rounded to two digits.
        const blur = 0.03 * unit;
        for (const kind of ['system', 'vm', 'overhead'] as const) {
          const told = strip.filter((one: Stretch) => one.kind === kind && one.to > one.from);
          const wanted = joined(
            told.map(({ from, to }) => [from, to]),
            blur,
          );
          const seen = joined(of(parts[kind]), blur);
          expect(seen).toHaveLength(wanted.length);
          for (const [i, [from, to]] of wanted.entries()) {
            expect(Math.abs(seen[i]![0] - from), `${kind} ${i} from`).toBeLessThan(blur);
            expect(Math.abs(seen[i]![1] - to), `${kind} ${i} to`).toBeLessThan(blur);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('marks say the MB they stand for, and together what the table says', () => {
    for (const layout of layouts) {
      const total = (part: string, form = {}) =>
        ofPart(draw(form, layout), part).reduce((sum, mark) => sum + number(mark, 'data-value'), 0);
      expect(total('system')).toBeCloseTo(322, 1);
      expect(total('vms')).toBeCloseTo(27 * 1024, 0);
      expect(total('overhead')).toBeCloseTo(4753.35, 0);
      expect(total('slice', { show: 'first' })).toBeCloseTo(176.05, 1);
      expect(total('vms', { show: 'configured' })).toBeCloseTo(31 * 1024, 0);
    }
  });

  test('system, VMs and overhead have tones of their own', () => {
    const tones = { system: 'tone-idle', vms: 'tone-a', overhead: 'tone-host' };
    for (const layout of layouts) {
      const drawn = draw({ show: 'collected' }, layout);
      for (const [part, tone] of Object.entries(tones)) {
        expect(ofPart(drawn, part).length).toBeGreaterThan(0);
        for (const mark of ofPart(drawn, part)) expect(hasClass(mark, tone), part).toBe(true);
      }
      for (const mark of ofPart(draw({ show: 'first' }, layout), 'slice'))
        expect(hasClass(mark, 'tone-host')).toBe(true);
    }
  });

  test('more than 160 VMs are drawn as one group that says how many they are', () => {
    const dense = { vcpus: 1, host: 256 };
    const { host, fit } = stateOf(dense);
    for (const layout of layouts) {
      const drawn = draw(dense, layout);
      const { of, unit, rows } = readHost(drawn, host);
      expect(fit).toBe(228);
      expect(ofPart(drawn, 'vms').length).toBeLessThanOrEqual(rows.length);
      expect(joined(of('vms'), unit)).toHaveLength(1);
      expect(joined(of('overhead'), unit)).toHaveLength(1);
      expect(texts(drawn)).toContain('228 VMs');
    }
    expect(texts(draw({}))).toContain('VM 1');
  });

  test('the first VM says how large it is, where that fits', () => {
    expect(texts(draw({}))).toEqual(expect.arrayContaining(['VM 1', '1 GB']));
    expect(texts(draw({}, 'narrow'))).toContain('VM 1: 1 GB');
    expect(texts(draw({ memory: 1536 }))).toContain('1,5 GB');
    expect(texts(draw({ memory: 2000 }))).toContain('2.000 MB');
    expect(texts(draw({ memory: 700 })).join()).not.toContain('VM 1');
  });

  test('the first slice says what it is: below it, above it in the last row, on a phone below the verdict', () => {
    const price = (form: object, layout: Layout = 'wide') => {
      const drawn = draw(form, layout);
      const label = drawn.find((one) => one.name === 'text' && /^Overhead [\d.]+.MB$/.test(one.text));
      return { drawn, label };
    };
    for (const show of ['first', 'slices']) {
      const { drawn, label } = price({ show });
      const [slice] = ofPart(drawn, show === 'first' ? 'slice' : 'overhead') as [Drawn];
      expect(label!.text).toBe('Overhead 176\u00a0MB');
      expect(label!.attributes.x).toBe(slice.attributes.x);
      const below = number(label!, 'y') - number(slice, 'y') - number(slice, 'height');
      expect([below > 14, below < 28]).toEqual([true, true]);
      expect(price({ show }, 'narrow').label!.text).toBe('Overhead 176\u00a0MB');
    }
    // Of a VM that fills the host the slice lies in the last row, where the verdict stands below.
    const { drawn, label } = price({ memory: 28 * 1024 });
    const [slice] = ofPart(drawn, 'overhead') as [Drawn];
    expect(number(label!, 'y')).toBeLessThan(number(slice, 'y'));
    for (const form of [{ show: 'configured' }, { show: 'collected' }, { vcpus: 1, host: 256 }])
      expect(price(form).label).toBeUndefined();
  });

  test('what is left over is empty and says that it is free, where that fits', () => {
    fc.assert(
      fc.property(hosts, fc.constantFrom(...layouts), (form, layout) => {
        const state = stateOf(form);
        const drawn = draw(form, layout);
        const { rows, unit } = readHost(drawn, state.host);
        const free = drawn.find((one) => one.name === 'text' && one.text === 'frei');
        const end = state.strip.at(-1)!.to;
        if (free === undefined) {
          const perRow = state.host.memory / rows.length;
          expect(Math.min(perRow, state.host.memory - end) / 2).toBeLessThan(60 * unit);
          return;
        }
        const row = rows.findLastIndex((one) => number(one, 'y') < number(free, 'y'));
        const at = (row * state.host.memory) / rows.length + (number(free, 'x') - number(rows[0]!, 'x')) * unit;
        expect(at).toBeGreaterThan(end);
        expect(at).toBeLessThan(state.host.memory);
      }),
      { numRuns: 60 },
    );
    expect(texts(draw({ show: 'empty' }))).toContain('frei');
    expect(texts(draw({ show: 'configured' }))).toContain('frei');
    expect(texts(draw({}))).not.toContain('frei');
  });

  test('the title says how large it is, and what it takes for itself', () => {
    expect(texts(draw({ host: 64 }))).toContain('Host mit 64 GB: was die VMs belegen');
    expect(texts(draw({ host: 64 }, 'narrow'))).toContain('Host mit 64 GB');
    expect(texts(draw({}))).toContain('System + Service Console: 322 MB');
    expect(texts(draw({ hypervisor: 'esxi', system: 60 }))).toContain('System: 60 MB');
  });
});

describe('the verdict', () => {
  test.each([
    [{}, '27 VMs passen. Ohne Overhead wären es 31.'],
    [{ show: 'collected' }, '27 VMs passen. Ohne Overhead wären es 31.'],
    [{ show: 'configured' }, '31 VMs ohne Overhead.'],
    [{ show: 'first' }, '31 VMs ohne Overhead.'],
    [presets.fewLarge, '3 VMs passen. Mit und ohne Overhead.'],
    [presets.giant, '0 VMs passen. Ohne Overhead wären es 1.'],
    [{ host: 4, memory: 2048 }, '1 VM passt. Mit und ohne Overhead.'],
    [{ vms: [{ count: 40, vcpus: 2, memory: 1024 }] }, '27 VMs passen. Für 13 fehlt der Platz.'],
  ])('of %j', (form, verdict) => {
    for (const layout of layouts) expect(texts(draw(form, layout))).toContain(verdict);
  });

  test('counts the VMs that are drawn', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: 32 }),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 512, max: 4096 }),
        (host, vcpus, memory) => {
          const drawn = draw({ host, vcpus, memory });
          const mb = ofPart(drawn, 'vms').reduce((sum, mark) => sum + number(mark, 'data-value'), 0);
          const verdict = texts(drawn).find((text) => /VMs? pass(en|t)\./.test(text))!;
          expect(parsed(verdict.split(' ')[0]!)).toBe(Math.round(mb / memory));
        },
      ),
      { numRuns: 40 },
    );
  });

  test('is not given while the question is asked', () => {
    expect(texts(draw({ show: 'empty' })).join()).not.toContain('VMs passen.');
  });

  test('together, the overhead says what else would fit there', () => {
    expect(texts(draw({ show: 'collected' }))).toContain('Overhead 4.753 MB: Platz für 4 VMs');
  });
});

test('the fan steps back while the price of a VM is not in question', () => {
  const dimmed = (form: object) => {
    const [, fan = ''] = drawFrame(view, frameOf(form), worte, 'wide').split('is-dim');
    return fan.includes('fan-line');
  };
  for (const show of ['empty', 'configured', 'counts']) expect(dimmed({ show })).toBe(true);
  for (const show of ['first', 'slices', 'collected']) expect(dimmed({ show })).toBe(false);
});

test.each(layouts)('the answer is two bars on one scale, %s', (layout) => {
  const drawn = draw({ show: 'counts' }, layout);
  const bars = ofPart(drawn, 'counts');
  expect(bars.map((bar) => number(bar, 'data-value'))).toEqual([31, 27]);
  const [bare, fit] = bars as [Drawn, Drawn];
  expect(number(fit, 'width') / number(bare, 'width')).toBeCloseTo(27 / 31, 3);
  expect(fit.attributes.x).toBe(bare.attributes.x);
  const labels = drawn.filter(({ name, part }) => name === 'text' && part === 'counts');
  expect(labels.map(({ text }) => text)).toEqual(['ohne Overhead', '31', 'mit Overhead', '27']);
  for (const [i, bar] of bars.entries()) {
    const middle = number(bar, 'y') + number(bar, 'height') / 2;
    for (const label of labels.slice(2 * i, 2 * i + 2)) expect(Math.abs(number(label, 'y') - middle)).toBeLessThan(20);
  }
});

describe('handled at the drawing', () => {
  const vms = (form: object, layout: Layout = 'wide') => ofPart(draw(form, layout), 'vms');
  const listOf = (set: string | undefined) => {
    const [name, text = ''] = set!.split('=');
    expect(name).toBe('vms');
    return parseField(memoryOverhead.params.vms, text);
  };

  test('a tap on a VM writes a list in which this one alone differs, and a tap on it the form’s VMs again', () => {
    for (const layout of layouts) {
      const marks = vms({}, layout);
      const at = marks.findIndex((mark) => mark.attributes['data-set'] !== marks[0]!.attributes['data-set']);
      const list = listOf(marks[at]!.attributes['data-set']);
      expect(list).toEqual([
        { count: 1, vcpus: 2, memory: 1024 },
        { count: 1, vcpus: 2, memory: 2048 },
        { count: 25, vcpus: 2, memory: 1024 },
      ]);
      const state = stateOf({ vms: list });
      expect([state.fit, state.missing]).toEqual([26, 1]);
      const changed = vms({ vms: list }, layout).filter((mark) => number(mark, 'data-value') > 1024);
      if (layout === 'wide') expect(changed.map((mark) => mark.attributes['data-set'])).toEqual(['vms=']);
    }
    // It says its size, wherever a row ends.
    for (const count of [1, 2, 5, 6]) {
      const form = { vms: [1024, 2048].map((memory, i) => ({ count: i === 0 ? count : 1, vcpus: 2, memory })) };
      expect(texts(draw(form)).filter((text) => /^[\d.]+ GB$/.test(text))).toContain('2 GB');
    }
  });

  test('what a tap writes is always a list that the form takes, and changes one VM', () => {
    fc.assert(
      fc.property(hosts, fc.constantFrom(...layouts), (form, layout) => {
        for (const mark of vms(form, layout)) {
          const set = mark.attributes['data-set'];
          if (set === undefined) continue;
          const list = listOf(set) as OverheadState['placed'];
          expect(list).not.toBeNull();
          const { show, bare, placed: full, point } = stateOf(form);
          const placed = show === 'configured' || show === 'first' ? bare : full;
          const odd = (kinds: readonly { memory: number; vcpus: number }[], count: (i: number) => number) =>
            kinds.reduce(
              (sum, kind, i) => sum + (kind.memory === point.memory && kind.vcpus === point.vcpus ? 0 : count(i)),
              0,
            );
          const before = odd(placed, (i) => placed[i]!.count ?? placed[i]!.placed);
          if (list.length > 0) expect(Math.abs(odd(list, (i) => list[i]!.count ?? 0) - before)).toBe(1);
          else expect(before).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('VMs in a group, and those that cannot grow, are not tapped', () => {
    expect(vms({ vcpus: 1, host: 256 }).every((mark) => mark.attributes['data-set'] === undefined)).toBe(true);
    const giants = vms({ ...presets.giant, show: 'configured' });
    expect(giants.length).toBeGreaterThan(0);
    expect(giants.every((mark) => mark.attributes['data-set'] === undefined)).toBe(true);
  });

  test('the end of the host is dragged on the scale of its rows: at its end it has its own size', () => {
    for (const layout of layouts)
      for (const host of [4, 32, 256]) {
        const drawn = draw({ host }, layout);
        const handle = drawn.find(({ attributes }) => attributes['data-drag'] === 'host')!;
        const { rows } = readHost(drawn, stateOf({ host }).host);
        const [left, width] = [number(handle, 'x'), number(handle, 'width')];
        const [from, to] = [number(handle, 'data-from'), number(handle, 'data-to')];
        const at = (x: number) => from + ((x - left) / width) * (to - from);
        const row = rows.at(-1)!;
        expect(at(number(row, 'x') + number(row, 'width'))).toBeCloseTo(host, 1);
        expect(at(number(row, 'x') + number(row, 'width') / 2)).toBeCloseTo(host / 2, 0);
        expect(width).toBeGreaterThanOrEqual(layout === 'wide' ? 24 : 40);
      }
  });

  test('the first slice is that of the first VM that finds room', () => {
    const form = {
      host: 8,
      show: 'first',
      vms: [
        { count: 1, vcpus: 8, memory: 16384 },
        { count: 2, vcpus: 2, memory: 1024 },
      ],
    };
    expect(texts(draw(form))).toContain('Overhead 176 MB');
    expect(ofPart(draw(form), 'slice').reduce((sum, mark) => sum + number(mark, 'data-value'), 0)).toBeCloseTo(
      176.05,
      1,
    );
    const facts = view.describe(stateOf(form), worte as never).map(({ label, value }) => `${label}: ${value}`);
    expect(facts).toContain('Overhead VM 1: 176,05\u00a0MB');
  });
});

/** The fan as a reader reads it: axes by their ticks, lines by their points, dots by their places. */
function readFan(drawn: readonly Drawn[]) {
  const grid = drawn.filter((one) => one.attributes.class === 'line-soft');
  // A number that has no room is left out.
  const heights = grid.flatMap((line) => {
    const label = drawn[drawn.indexOf(line) + 1]!;
    const height = Number(/^M[\d.]+ ([\d.]+)H/.exec(line.attributes.d!)![1]);
    return label.name === 'text' && hasClass(label, 't-end') ? [[height, parsed(label.text)] as const] : [];
  });
  expect(heights.length).toBeGreaterThan(1);
  const sizes = drawn
    .filter((one) => one.name === 'text' && hasClass(one, 't-middle') && /^\d+(\u00a0GB)?$/.test(one.text))
    .map((one) => [number(one, 'x'), parsed(one.text) * 1024] as const);
  const scale = (ticks: readonly (readonly [number, number])[]) => (place: number) => {
    const [[x0, v0], [x1, v1]] = [ticks[0]!, ticks.at(-1)!];
    return v0 + ((place - x0) / (x1 - x0)) * (v1 - v0);
  };
  const [memoryAt, overheadAt] = [scale(sizes), scale(heights)];
  const lines = drawn
    .filter((one) => hasClass(one, 'fan-line'))
    .map((one) => ({
      vcpus: number(one, 'data-value'),
      isChosen: hasClass(one, 'is-chosen'),
      points: one.attributes
        .d!.slice(1)
        .split('L')
        .map((point) => point.split(',').map(Number) as [number, number])
        .map(([x, y]) => [memoryAt(x), overheadAt(y)] as const),
    }));
  const dot = (one: Drawn | undefined) =>
    one === undefined ? null : { memory: memoryAt(number(one, 'cx')), overhead: overheadAt(number(one, 'cy')) };
  return {
    lines,
    blur: { memory: Math.abs(memoryAt(0.02) - memoryAt(0)), overhead: Math.abs(overheadAt(0.02) - overheadAt(0)) },
    point: dot(drawn.find((one) => hasClass(one, 'fill-ink') && one.name === 'circle')),
    reference: dot(drawn.find((one) => hasClass(one, 'dot-ghost'))),
  };
}

describe('the fan', () => {
  const forms = [
    {},
    presets.bookRule,
    presets.giant,
    presets.eightVcpus,
    { memory: 6144, reference: [{ vcpus: 2, memory: 4096 }] },
    { vcpus: 5, memory: 4096, reference: [{ vcpus: 4, memory: 4096 }] },
    { vcpus: 3, memory: 100_000, rule: 'book' },
  ];

  test.each(forms.flatMap((form) => layouts.map((layout) => ({ form, layout }))))(
    'its lines and dots lie where its axes say: $form $layout',
    ({ form, layout }) => {
      const state = stateOf(form);
      const { lines, point, reference, blur } = readFan(draw(form, layout));
      expect(lines.map(({ vcpus }) => vcpus)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      for (const [v, { points }] of lines.entries()) {
        for (const [i, [memory, overhead]] of state.fan.lines[v]!.points.entries()) {
          expect(Math.abs(points[i]![0] - memory)).toBeLessThan(blur.memory);
          expect(Math.abs(points[i]![1] - overhead)).toBeLessThan(blur.overhead);
        }
      }
      for (const [drawn, told] of [
        [point, state.point],
        [reference, state.reference],
      ] as const) {
        expect(drawn === null).toBe(told === null);
        if (drawn === null || told === null) continue;
        expect(Math.abs(drawn.memory - told.memory)).toBeLessThan(blur.memory);
        expect(Math.abs(drawn.overhead - told.overhead)).toBeLessThan(blur.overhead);
      }
    },
  );

  test('the line of the VM is the chosen one', () => {
    for (const vcpus of [1, 2, 5, 8]) {
      const chosen = readFan(draw({ vcpus })).lines.filter(({ isChosen }) => isChosen);
      expect(chosen.map((line) => line.vcpus)).toEqual([vcpus]);
    }
  });

  test('the dot says its overhead in whole MB', () => {
    for (const layout of layouts) {
      const label = draw({}, layout).find(({ part, text }) => part === 'point' && text !== '' && text.endsWith('MB'));
      expect(label?.text).toBe('176\u00a0MB');
    }
  });

  test('beside the dot, inside the drawing and never on its line', () => {
    for (const layout of layouts)
      for (const form of forms) {
        const drawn = draw(form, layout);
        const dot = drawn.find((one) => one.name === 'circle' && hasClass(one, 'fill-ink'))!;
        const label = drawn.find(({ name, part }) => name === 'text' && part === 'point')!;
        const [dx, dy] = [number(label, 'x') - number(dot, 'cx'), number(label, 'y') - number(dot, 'cy')];
        expect(Math.hypot(dx, dy)).toBeLessThan(32);
        // The line rises: left of the dot it lies below, right of it above.
        if (hasClass(label, 't-end')) expect([dx < 0, dy < 0]).toEqual([true, true]);
        else expect(dx).toBeGreaterThan(0);
        const width = textWidth(label.text, TYPE[layout].s);
        const left = hasClass(label, 't-end') ? number(label, 'x') - width : number(label, 'x');
        expect(left).toBeGreaterThanOrEqual(4);
        expect(left + width).toBeLessThanOrEqual(view.size(stateOf(form), layout)[0] - 4);
      }
  });

  test('the line of the VM says its vCPUs at its end, the others by bundles where they have room', () => {
    const names = (form: object, layout: Layout = 'wide') => {
      const drawn = draw(form, layout);
      const [own] = drawn.filter(({ attributes }) => attributes['data-line'] !== undefined) as [Drawn];
      const column = drawn.filter((one) => one.name === 'text' && one.attributes.x === own.attributes.x);
      const line = drawn.find((one) => hasClass(one, 'is-chosen'))!;
      const end = Number(line.attributes.d!.split(',').at(-1));
      expect(Math.abs(number(own, 'y') - end)).toBeLessThan(8);
      for (const one of column)
        if (one !== own) expect(Math.abs(number(one, 'y') - number(own, 'y'))).toBeGreaterThanOrEqual(14);
      return texts(column);
    };
    expect(names({})).toEqual(['1', '3–4', '5–8', '2 vCPUs']);
    expect(names({}, 'narrow')).toEqual(['1', '5–8', '2 vCPUs']);
    expect(names({ vcpus: 1 })).toEqual(['2–4', '5–8', '1 vCPU']);
    expect(names({ vcpus: 3 })).toEqual(['1', '5–8', '3 vCPUs']);
    expect(names({ vcpus: 6 })).toEqual(['1', '2–4', '7–8', '6 vCPUs']);
  });

  test('its axes say what they count, and whose numbers they are', () => {
    for (const layout of layouts) expect(texts(draw({}, layout))).toContain('RAM der VM in GB');
    expect(texts(draw({}))).toContain('in MB, nach Tabelle 2.17');
    expect(texts(draw({ rule: 'book' }))).toContain('in MB, Tabelle 2.17 verdoppelt');
  });
});

test('the table says the same in words', () => {
  const told = (form: object) =>
    view
      .describe(stateOf(form), worte as never)
      .map(({ label, value }) => `${label}: ${value}`.replaceAll('\u00a0', ' '));
  expect(told({})).toEqual([
    'Overhead je VM (2 vCPUs, 1.024 MB): 176,05 MB, aus der Tabelle',
    'System + Service Console: 322 MB',
    'VMs, die passen: 27',
    'ohne Overhead wären es: 31',
    'Overhead zusammen: 4.753,35 MB',
    'bleibt frei: 44,65 MB',
  ]);
  expect(told({ ...presets.belowTable, hypervisor: 'esxi' }).slice(0, 2)).toEqual([
    'Overhead je VM (1 vCPU, 128 MB): 113,17 MB, nächster Wert der Tabelle',
    'System: 50 MB',
  ]);
  expect(told({ memory: 6144, reference: [{ vcpus: 2, memory: 4096 }] }).slice(0, 2)).toEqual([
    'Overhead je VM (2 vCPUs, 6.144 MB): 286,82 MB, auf der Geraden zwischen 4.096–8.192 MB',
    'Zum Vergleich (2 vCPUs, 4.096 MB): 242,51 MB, aus der Tabelle',
  ]);
  expect(
    told({
      vms: [
        { count: 20, vcpus: 2, memory: 1024 },
        { count: 9, vcpus: 4, memory: 8192 },
      ],
    }),
  ).toEqual(expect.arrayContaining(['VMs, die passen: 20, 9 ohne Platz', '1: 2 vCPUs, 1.024 MB: 20 × 176,05 MB']));
});

describe('a comparison is one picture', () => {
  const rules = ['vmware', 'book'] as const;
  const drawPair = (form: object | undefined, layout: Layout, rule: 'vmware' | 'book' = 'vmware') => {
    const pair = [rule, rules.find((one) => one !== rule)!].map((one) => frameOf({ ...form, rule: one }));
    const svg = drawFrame(view, pair[0]!, worte, layout, 'f', pair[1]);
    return { drawn: drawnElements(svg), states: pair.map(({ state }) => state) };
  };
  const headline = (drawn: readonly Drawn[]) =>
    drawn.flatMap(({ attributes }) => attributes['data-headline'] ?? []).map((text) => text.replaceAll('\u00a0', ' '));
  /** The outlines, each with the part it is of. */
  const hulls = (drawn: readonly Drawn[]) =>
    drawn.flatMap((one, i) =>
      one.attributes['data-hull'] === undefined ? [] : [{ of: one.attributes['data-hull'], box: drawn[i + 1]! }],
    );
  /** The rows of both hosts with the marks in them, as MB of the host. */
  const readRows = (drawn: readonly Drawn[], { memory }: OverheadState['host']) => {
    const rows = drawn.filter((one) => one.name === 'rect' && hasClass(one, 'panel'));
    return rows.map((row) => {
      const unit = memory / number(row, 'width');
      const of = (tone: string) =>
        drawn
          .filter((one) => hasClass(one, tone) && one.attributes.y === row.attributes.y)
          .map((one): Interval => {
            const from = (number(one, 'x') - number(row, 'x')) * unit;
            return [from, from + number(one, 'width') * unit];
          });
      return { row, unit, of };
    });
  };

  test('the view says so', () => expect(view.pairs).toBe(true));

  test.each([
    [{}, '27 : 23 VMs passen'],
    [{ show: 'counts' }, '27 : 23 VMs passen'],
    [{ show: 'collected' }, '4.753 : 8.098 MB Overhead zusammen'],
    [{ show: 'first' }, '176 : 352 MB Overhead je VM'],
    [{ show: 'configured' }, '31 : 31 VMs ohne Overhead'],
    [{ memory: 6144, reference: [{ vcpus: 2, memory: 4096 }] }, '287 : 574 MB Overhead je VM'],
  ])('its headline of %j', (form, told) => {
    for (const layout of layouts) {
      expect(headline(drawPair(form, layout).drawn)).toEqual([told]);
      const turned = told.replace(/^(\S+) : (\S+)/, '$2 : $1');
      expect(headline(drawPair(form, layout, 'book').drawn)).toEqual([turned]);
    }
  });

  test('each half has the host in one row, both on one scale, under its own name', () => {
    fc.assert(
      fc.property(hosts, fc.constantFrom(...layouts), fc.constantFrom(...rules), (form, layout, rule) => {
        const { drawn, states } = drawPair(form, layout, rule);
        const halves = readRows(drawn, states[0]!.host);
        expect(halves).toHaveLength(2);
        expect(halves[1]!.row.attributes).toMatchObject({
          x: halves[0]!.row.attributes.x,
          width: halves[0]!.row.attributes.width,
        });
        const named = drawn.filter(({ name, text }) => name === 'text' && /^(Tabelle von|Faustregel des) /.test(text));
        expect(named.map(({ text }) => text.startsWith('Tabelle von'))).toEqual(
          states.map((state) => state.rule === 'vmware'),
        );
        for (const [i, { row, unit, of }] of halves.entries()) {
          expect(number(named[i]!, 'y')).toBeLessThan(number(row, 'y'));
          for (const [kind, tone] of [
            ['system', 'tone-idle'],
            ['vm', 'tone-a'],
            ['overhead', 'tone-host'],
          ] as const) {
            const told = states[i]!.strip.filter((one) => one.kind === kind && one.to > one.from);
            const blur = 0.03 * unit;
            const wanted = joined(
              told.map(({ from, to }) => [from, to] as const),
              blur,
            );
            const seen = joined(of(tone), blur);
            expect(seen, `${kind} ${i}`).toHaveLength(wanted.length);
            for (const [at, [from, to]] of wanted.entries()) {
              expect(Math.abs(seen[at]![0] - from)).toBeLessThan(blur);
              expect(Math.abs(seen[at]![1] - to)).toBeLessThan(blur);
            }
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test('outlined are the VMs that one half has more, and nothing where they are as many', () => {
    for (const layout of layouts)
      for (const rule of rules)
        for (const form of [{}, presets.fewLarge, presets.eightVcpus, { vcpus: 1, host: 256 }]) {
          const { drawn, states } = drawPair(form, layout, rule);
          const [a, b] = states.map(({ fit }) => fit) as [number, number];
          const found = hulls(drawn);
          expect(found.map(({ of }) => of)).toEqual(a === b ? [] : ['vms']);
          if (a === b) continue;
          const more = states[a > b ? 0 : 1]!;
          const half = readRows(drawn, more.host)[a > b ? 0 : 1]!;
          const { box } = found[0]!;
          expect(box.attributes.y).toBe(half.row.attributes.y);
          // Of VMs one by one the last slice stays outside; of a group all slices do.
          const { memory, overhead } = more.point;
          const wanted = Math.abs(a - b) * memory + (more.fit > 160 ? 0 : (Math.abs(a - b) - 1) * overhead);
          expect(Math.abs(number(box, 'width') * half.unit - wanted)).toBeLessThan(half.unit / 10);
        }
  });

  test('collected and first, the dearer overhead is outlined', () => {
    for (const layout of layouts)
      for (const [i, rule] of rules.entries())
        for (const [show, of] of [
          ['collected', 'overhead'],
          ['first', 'slice'],
        ]) {
          const { drawn, states } = drawPair({ show }, layout, rule);
          const found = hulls(drawn);
          expect(found.map((one) => one.of)).toEqual([of]);
          const half = readRows(drawn, states[0]!.host)[1 - i]!;
          const [from] = half.of('tone-host')[0]!;
          expect(found[0]!.box.attributes.y).toBe(half.row.attributes.y);
          expect((number(found[0]!.box, 'x') - number(half.row, 'x')) * half.unit).toBeCloseTo(from, -1);
        }
  });

  test.each(layouts)('the counts are three bars on one scale, %s', (layout) => {
    const { drawn } = drawPair({ show: 'counts' }, layout);
    const bars = ofPart(drawn, 'counts');
    expect(bars.map((bar) => number(bar, 'data-value'))).toEqual([31, 27, 23]);
    for (const bar of bars)
      expect(number(bar, 'width') / number(bar, 'data-value')).toBeCloseTo(number(bars[0]!, 'width') / 31, 2);
    const labels = drawn.filter(({ name, part }) => name === 'text' && part === 'counts');
    expect(labels.map(({ text }) => text)).toEqual(['ohne Overhead', '31', 'Tabelle', '27', 'Faustregel', '23']);
    const [{ of, box }] = hulls(drawn) as [{ of: string; box: Drawn }];
    expect([of, box.attributes.y]).toEqual(['counts', bars[1]!.attributes.y]);
    expect(number(box, 'x')).toBeCloseTo(number(bars[2]!, 'x') + number(bars[2]!, 'width'), 1);
  });

  test('a VM is a dot on the line of its vCPUs in either half, and says its overhead', () => {
    for (const layout of layouts)
      for (const form of [{}, { memory: 6144 }, { memory: 8192, vcpus: 8 }, presets.giant]) {
        const { drawn, states } = drawPair(form, layout);
        const lines = drawn.filter((one) => hasClass(one, 'fan-line'));
        expect(lines.map((one) => number(one, 'data-value'))).toEqual(states.map(({ point }) => point.vcpus));
        const dots = drawn.filter((one) => one.name === 'circle' && hasClass(one, 'fill-ink'));
        expect(dots).toHaveLength(2);
        for (const [i, { point }] of states.entries())
          expect(Math.abs(number(dots[i]!, 'data-value') - point.overhead)).toBeLessThan(0.01);
        expect(dots[0]!.attributes.cx).toBe(dots[1]!.attributes.cx);
        const zero = Number(
          /^M[\d.]+ ([\d.]+)H/.exec(drawn.find((one) => one.attributes.class === 'line-soft')!.attributes.d!)![1],
        );
        const height = (dot: Drawn) => zero - number(dot, 'cy');
        expect(height(dots[1]!) / height(dots[0]!)).toBeCloseTo(2, 1);
        const names = texts(drawn).filter((text) => text.endsWith('je VM') && !text.includes('Overhead'));
        expect(names).toEqual(
          states.map(({ point, rule }) => {
            const mb = Math.round(point.overhead).toLocaleString('de-DE');
            return `${rule === 'book' ? 'Faustregel des Buchs' : 'Tabelle von VMware'}: ${mb} MB je VM`;
          }),
        );
      }
  });
});
