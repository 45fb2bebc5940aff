import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import figure from '../../src/figures/cpu-mapping/figure.tsx';
import type { Layout } from '../../src/drawing/view.ts';
import { runnableModels } from '../../src/lib/models.ts';
import { cpuMapping } from '../../src/sim/models/cpu-mapping/model.ts';
import { parseField } from '../../src/sim/kernel/read-field.ts';
import { anyParams } from '../support/arbitrary.ts';
import { captionsOf } from '../support/captions.ts';
import { frameOf, stateOf, vms } from '../support/cpu-mapping.ts';
import { drawFrame } from '../support/draw.tsx';
import { drawnElements, type Drawn } from '../support/drawn.ts';
import { layouts } from '../support/laws.ts';

const { presets } = cpuMapping;
const { view } = figure;
const { worte } = captionsOf('cpu-mapping');
const draw = (form: object | undefined = {}, layout: Layout = 'wide') =>
  drawnElements(drawFrame(view, frameOf(form), worte, layout));

const number = ({ attributes }: Drawn, name: string) => Number(attributes[name]);
const hasClass = ({ attributes }: Drawn, name: string) => (attributes.class ?? '').split(' ').includes(name);
const texts = (drawn: readonly Drawn[], part?: string) =>
  drawn
    .filter((one) => one.name === 'text' && (part === undefined || one.part === part))
    .map(({ text }) => text.replaceAll('\u00a0', ' '));
type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
const boxOf = (one: Drawn): Box => ({
  x: number(one, 'x'),
  y: number(one, 'y'),
  width: number(one, 'width'),
  height: number(one, 'height'),
});
const isIn = (inner: Box, outer: Box) =>
  inner.x >= outer.x - 0.02 &&
  inner.y >= outer.y - 0.02 &&
  inner.x + inner.width <= outer.x + outer.width + 0.02 &&
  inner.y + inner.height <= outer.y + outer.height + 0.02;
const boxes = (drawn: readonly Drawn[]) => drawn.filter((one) => hasClass(one, 'cpu-box')).map(boxOf);
/** Tokens of a part: coloured rectangles with an edge of the same tone. */
const tokens = (drawn: readonly Drawn[], part: (one: string | null) => boolean) =>
  drawn.flatMap((one) => {
    const tone = /^tone-(\w+) edge-\1$/.exec(one.attributes.class ?? '')?.[1];
    return one.name === 'rect' && tone !== undefined && part(one.part) ? [{ tone, ...boxOf(one) }] : [];
  });
const isVm = (part: string | null) => part?.startsWith('vm-') ?? false;
const placedForms = anyParams(runnableModels['cpu-mapping']!)
  .map((form) => ({ ...form, show: 'placed' }))
  .filter((form) => stateOf(form).broken !== 'logical');
const toneOf = (id: string) => 'abcd'['ABCDEFGH'.indexOf(id.charAt(0)) % 4];

describe('the host', () => {
  test('has a frame for each socket, core and logical CPU, and none overlaps another', () => {
    fc.assert(
      fc.property(placedForms, fc.constantFrom(...layouts), (form, layout) => {
        const { allCores, logical } = stateOf(form);
        const drawn = draw(form, layout);
        const cores = drawn.filter((one) => one.part === 'cores' && hasClass(one, 'core')).map(boxOf);
        expect(cores).toHaveLength(allCores);
        expect(boxes(drawn)).toHaveLength(logical);
        for (const row of [cores, boxes(drawn)]) {
          for (const [i, box] of row.entries()) {
            expect(box.width).toBeGreaterThan(2);
            const next = row[i + 1];
            if (next?.y === box.y) expect(next.x).toBeGreaterThanOrEqual(box.x + box.width - 0.02);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test('a logical CPU stands above its core, inside the drawing', () => {
    fc.assert(
      fc.property(placedForms, fc.constantFrom(...layouts), (form, layout) => {
        const state = stateOf(form);
        const drawn = draw(form, layout);
        const [width, height] = view.size(state, layout);
        const cores = drawn.filter((one) => one.part === 'cores' && hasClass(one, 'core')).map(boxOf);
        for (const [cpu, box] of boxes(drawn).entries()) {
          const core = cores[Math.floor(cpu / state.threads)]!;
          expect(box.x >= core.x - 0.02 && box.x + box.width <= core.x + core.width + 0.02).toBe(true);
          expect(box.y + box.height).toBeLessThanOrEqual(core.y + 0.02);
          expect(isIn(box, { x: 4, y: 4, width: width - 8, height: height - 8 })).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('appears piece by piece', () => {
    for (const layout of layouts) {
      const at = (show: string) => draw({ show }, layout);
      expect(texts(at('sockets'))).toEqual([
        '2 Sockel',
        'Sockel 0',
        'ein Prozessor',
        'Sockel 1',
        'ein Prozessor',
        '? vCPUs zugleich',
        '? vCPUs zugleich',
      ]);
      expect(texts(at('cores'))).toEqual(expect.arrayContaining(['2 × 4 = 8 Cores', 'Core 0', 'Core 7']));
      expect(boxes(at('cores'))).toEqual([]);
      expect(boxes(at('logical'))).toHaveLength(16);
      // How many there is room for is open until the logical CPUs are there.
      expect(texts(at('cores'))).toContain('? vCPUs zugleich');
      expect(texts(at('logical')).join()).not.toContain('?');
      expect(texts(draw({ show: 'cores', sockets: 8, cores: '1' }, layout))).toContain('?');
      expect(texts(at('logical'))).toEqual(expect.arrayContaining(['16 logische CPUs', '0', '15']));
      expect(tokens(at('logical'), () => true)).toEqual([]);
    }
  });

  test('says once what a socket has: all are alike', () => {
    const hints = (form: object, layout: Layout) => texts(draw(form, layout)).filter((text) => text.includes('mit je'));
    for (const layout of layouts) {
      expect(hints({}, layout)).toEqual(['4 Cores mit je 2 Threads']);
      expect(hints({ threads: '1' }, layout)).toEqual(['4 Cores mit je einem Thread']);
    }
  });

  test('the numbers of its logical CPUs count through', () => {
    for (const layout of layouts) {
      const told = texts(draw({}, layout), 'cores').filter((text) => /^\d+$/.test(text));
      expect(told).toEqual(Array.from({ length: 16 }, (_, cpu) => String(cpu)));
    }
  });
});

describe('vCPUs', () => {
  test('who runs is in the box of its logical CPU, in the tone of its VM; who waits or sleeps is in its VM', () => {
    fc.assert(
      fc.property(placedForms, fc.constantFrom(...layouts), (form, layout) => {
        const state = stateOf(form);
        const drawn = draw(form, layout);
        const row = boxes(drawn);
        const running = state.vms.flatMap((vm) => vm.vcpus).filter(({ is }) => is === 'running');
        const inBoxes = tokens(drawn, (part) => part === 'logical');
        expect(inBoxes).toHaveLength(running.length);
        for (const { id, cpu } of running) {
          const found = inBoxes.filter((token) => isIn(token, row[cpu!]!));
          expect(
            found.map(({ tone }) => tone),
            id,
          ).toEqual([toneOf(id)]);
        }
        const inVms = tokens(drawn, isVm).map(({ tone }) => tone);
        const wanted = state.vms
          .flatMap((vm) => vm.vcpus)
          .flatMap(({ id, is }) => (is === 'waiting' ? [toneOf(id)] : is === 'asleep' ? ['idle'] : []));
        expect(inVms).toEqual(wanted);
        expect(drawn.filter((one) => hasClass(one, 'dashed') && isVm(one.part))).toHaveLength(running.length);
      }),
      { numRuns: 60 },
    );
  });

  test('have their names where there is room', () => {
    for (const layout of layouts) {
      expect(texts(draw({}, layout), 'logical').slice(-16)).toEqual([
        'A0',
        'A1',
        'A2',
        'A3',
        'A4',
        'A5',
        'A6',
        'A7',
        'B0',
        'B1',
        'B2',
        'B3',
        'C0',
        'C1',
        'C2',
        'C3',
      ]);
      expect(texts(draw({}, layout), 'vm-D')).toEqual(['VM D', '4 warten', 'D0', 'D1', 'D2', 'D3']);
      expect(texts(draw(presets.oneCore, 'narrow'), 'vm-B')).toEqual(['VM B', '1 wartet', 'B0']);
    }
    expect(texts(draw(presets.exactly64), 'logical').filter((text) => text.startsWith('A'))).toEqual([]);
  });

  test('the second four VMs are told apart by a bold border', () => {
    const bold = (form: object) => draw(form).filter(({ attributes }) => attributes['stroke-width'] === '3').length;
    expect(bold({ vms: vms(1, 1, 1, 1) })).toBe(0);
    expect(bold({ vms: vms(1, 1, 1, 1, 1, 1) })).toBe(2);
  });

  test('places of VMs stay inside the drawing, up to eight with eight', () => {
    for (const layout of layouts) {
      const form = { sockets: 8, cores: '4', vms: vms(8, 8, 8, 8, 8, 8, 8, 8) };
      const [width] = view.size(stateOf(form), layout);
      const places = draw(form, layout)
        .filter((one) => isVm(one.part) && hasClass(one, 'dashed'))
        .map(boxOf);
      expect(places).toHaveLength(64);
      for (const place of places) expect(place.x >= 4 && place.x + place.width <= width - 4).toBe(true);
    }
  });
});

test.each(layouts)('no step of the lecture changes the size of the drawing, %s', (layout) => {
  const forms = [
    { show: 'sockets' },
    { vms: vms(8) },
    {},
    presets.tooMany,
    { ...presets.eightSockets, show: 'strips' },
  ];
  expect(new Set(forms.map((form) => view.size(stateOf(form), layout).join('×'))).size).toBe(1);
});

describe('handling the drawing', () => {
  const sets = (form: object = {}) => draw(form).flatMap(({ attributes }) => attributes['data-set'] ?? []);

  test('every handle writes an allowed value', () => {
    fc.assert(
      fc.property(placedForms, (form) => {
        for (const set of sets(form)) {
          const [name = '', text = ''] = set.split('=');
          const spec = cpuMapping.params[name as keyof typeof cpuMapping.params];
          expect(parseField(spec, text), set).not.toBeNull();
        }
      }),
      { numRuns: 40 },
    );
  });

  test('a tap on a vCPU puts it to sleep, with those after it; on its VM adds one', () => {
    const found = sets({ vms: vms(3, 1) });
    expect(found).toContain('vms=4*0_1*0');
    expect(found).toContain('vms=3*0_2*0');
    expect(found.filter((set) => set.startsWith('vms=3*') && set.endsWith('_1*0'))).toEqual([
      'vms=3*3_1*0',
      'vms=3*2_1*0',
      'vms=3*1_1*0',
    ]);
    expect(sets({ vms: [{ vcpus: 3, asleep: 2 }] })).toEqual(expect.arrayContaining(['vms=3*3', 'vms=3*1', 'vms=3*0']));
    expect(sets({ vms: vms(8) }).some((set) => set.startsWith('vms=9'))).toBe(false);
  });

  test('a tap on a core turns second threads on or off, on a socket one more or less', () => {
    expect(sets()).toEqual(expect.arrayContaining(['threads=1', 'sockets=3', 'sockets=1']));
    expect(sets({ threads: '1' })).toContain('threads=2');
    expect(sets({ sockets: 8, cores: '1' }).filter((set) => set.startsWith('sockets='))).toEqual([
      ...Array<string>(7).fill('sockets=8'),
      'sockets=7',
    ]);
    expect(sets({ sockets: 1 }).filter((set) => set.startsWith('sockets='))).toEqual(['sockets=2']);
  });
});

describe('titles', () => {
  test.each([
    [{}, ['20 vCPUs in 4 VMs', '16 logische CPUs', 'jede führt eine vCPU aus']],
    [{ vms: vms(8) }, ['8 vCPUs in einer VM']],
    [{ vms: [] }, ['keine VM']],
    [presets.oneCore, ['3 vCPUs in 3 VMs', 'eine logische CPU']],
    [{ show: 'density' }, ['20 vCPUs auf 8 Cores: 2,5 je Core']],
    [presets.tooDense, ['22 vCPUs auf einem Core']],
  ])('of %j', (form, told) => {
    for (const layout of layouts) expect(texts(draw(form, layout))).toEqual(expect.arrayContaining([...told]));
  });
});

test('the result names its factors where they have room', () => {
  const title = (form: object, layout: Layout) =>
    texts(draw({ ...form, show: 'result' }, layout)).find((text) => text.includes('× '));
  expect(title({}, 'wide')).toBe('2 Sockel × 4 Cores × 2 Threads = 16 logische CPUs');
  expect(title({}, 'narrow')).toBe('2 × 4 × 2 = 16 logische CPUs');
  expect(title({ sockets: 1, cores: '1', threads: '1' }, 'wide')).toBe(
    '1 Sockel × 1 Core × 1 Thread = eine logische CPU',
  );
});

describe('the strips', () => {
  const cells = (drawn: readonly Drawn[], tone: string) =>
    drawn.filter((one) => hasClass(one, 'strip-cell') && hasClass(one, tone));

  test.each(layouts)('sockets, cores and logical CPUs are equally long, beyond 64 hatched, %s', (layout) => {
    const drawn = draw(presets.tooMany, layout);
    const [sockets, cores, good, over] = ['strip-sockets', 'strip-cores', 'fill-accent', 'is-over'].map((tone) =>
      cells(drawn, tone),
    );
    expect([sockets, cores, good, over].map((found) => found!.length)).toEqual([8, 48, 64, 32]);
    const end = (found: readonly Drawn[]) => Math.max(...found.map((one) => number(one, 'x') + number(one, 'width')));
    const edge = layout === 'wide' ? 956 : 356;
    for (const found of [sockets, cores, over]) expect(end(found!)).toBeCloseTo(edge, 0);
    for (const one of over!) expect(one.attributes.fill).toBe('url(#f-beyond)');
    const limit = Number(/^M([\d.]+) /.exec(drawn.find((one) => hasClass(one, 'limit-line'))!.attributes.d!)![1]);
    expect(limit).toBeCloseTo(end(good!), 0);
    expect(limit).toBeCloseTo(Math.min(...over!.map((one) => number(one, 'x'))), 0);
    expect(texts(drawn)).toEqual(
      expect.arrayContaining([
        '8 Sockel',
        '× 6 Cores',
        '× 2 Threads',
        '64 logische CPUs',
        '32 zu viel',
        'ein Host unterstützt 64',
      ]),
    );
  });

  test.each(layouts)('with 48, the limit stands beyond them, %s', (layout) => {
    const drawn = draw({ ...presets.eightSockets, show: 'strips' }, layout);
    expect(cells(drawn, 'fill-accent')).toHaveLength(48);
    expect(cells(drawn, 'is-over')).toEqual([]);
    const [x, width] = layout === 'wide' ? [167, 789] : [4, 352];
    const last = cells(drawn, 'fill-accent').at(-1)!;
    expect(number(last, 'x') + number(last, 'width')).toBeCloseTo(x + (48 / 96) * width, 0);
    // A core is as long as with two threads it would be one of two: both stops have one scale.
    const limitOf = (one: readonly Drawn[]) => one.find((mark) => hasClass(mark, 'limit-line'))!.attributes.d;
    expect(limitOf(drawn)).toBe(limitOf(draw(presets.tooMany, layout)));
    expect(number(last, 'width')).toBe(number(cells(draw(presets.tooMany, layout), 'fill-accent')[0]!, 'width'));
    expect(texts(drawn)).toContain('48 logische CPUs');
    expect(texts(drawn).join()).not.toContain('zu viel');
  });
});

describe('the one outline', () => {
  const hulls = (form: object | undefined, layout: Layout) => {
    const drawn = draw(form, layout);
    return drawn.flatMap((one, i) =>
      one.attributes['data-hull'] === undefined ? [] : [{ of: one.attributes['data-hull'], box: boxOf(drawn[i + 1]!) }],
    );
  };

  test('goes around those who wait', () => {
    for (const layout of layouts) {
      const found = hulls({}, layout);
      expect(found.map(({ of }) => of)).toEqual(['vm-D']);
      for (const token of tokens(draw({}, layout), (part) => part === 'vm-D'))
        expect(isIn(token, found[0]!.box)).toBe(true);
      expect(hulls({ turn: 'next' }, layout).map(({ of }) => of)).toEqual(['vm-C']);
      expect(hulls(presets.withoutHyperthreading, layout).map(({ of }) => of)).toEqual(['vm-B', 'vm-C', 'vm-D']);
    }
  });

  test.each([
    [{ show: 'logical' }, ['logical']],
    [{ show: 'result' }, ['logical']],
    [{ show: 'density' }, ['cores']],
    [presets.tooDense, ['cores']],
    [{ show: 'cores' }, []],
    [{ vms: vms(8) }, []],
  ])('%j: %j', (form, of) => {
    for (const layout of layouts) expect(hulls(form, layout).map((one) => one.of)).toEqual(of);
  });
});

test('the table says the same in words', () => {
  const said = (form: object | undefined) =>
    view
      .describe(stateOf(form), worte as never)
      .map(({ label, value }) => `${label}: ${value}`.replaceAll('\u00a0', ' '));
  expect(said({})).toEqual([
    'Sockel: 2',
    'Cores: 8',
    'logische CPUs: 16',
    'Grenze eines Hosts: 64',
    'VM A: läuft A0 → 0, A1 → 2, A2 → 4, A3 → 6, A4 → 8, A5 → 10, A6 → 12, A7 → 14',
    'VM B: läuft B0 → 1, B1 → 3, B2 → 5, B3 → 7',
    'VM C: läuft C0 → 9, C1 → 11, C2 → 13, C3 → 15',
    'VM D: wartet D0, D1, D2, D3',
    'vCPUs, die laufen: 16',
    'wartet: 4',
    'vCPUs je Core: 2,5 (erlaubt 20)',
  ]);
  expect(said({ show: 'sockets' })).toEqual(['Sockel: 2']);
  expect(said({ show: 'cores' })).toEqual(['Sockel: 2', 'Cores: 8']);
  expect(said({ show: 'logical' })).toHaveLength(4);
  expect(said(presets.tooMany)).toEqual(['Sockel: 8', 'Cores: 48', 'logische CPUs: 96', 'Grenze eines Hosts: 64']);
  expect(said({ sockets: 1, cores: '1', vms: [{ vcpus: 4, asleep: 1 }] })[4]).toBe(
    'VM A: läuft A0 → 0, A1 → 1; wartet A2; schläft A3',
  );
});
