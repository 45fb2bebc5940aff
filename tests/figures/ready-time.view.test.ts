import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import figure from '../../src/figures/ready-time/figure.tsx';
import { duration, percents } from '../../src/figures/ready-time/facts.ts';
import type { Layout } from '../../src/drawing/view.ts';
import { runnableModels } from '../../src/lib/models.ts';
import { readyTime } from '../../src/sim/models/ready-time/model.ts';
import { anyParams } from '../support/arbitrary.ts';
import { captionsOf } from '../support/captions.ts';
import { drawFrame } from '../support/draw.tsx';
import { drawnElements, type Drawn } from '../support/drawn.ts';
import { layouts } from '../support/laws.ts';
import { frameOf, stateOf } from '../support/ready-time.ts';

const { presets } = readyTime;
const { view } = figure;
const { worte } = captionsOf('ready-time');
const words = worte as never;
const draw = (form: object | undefined = {}, layout: Layout = 'wide') =>
  drawnElements(drawFrame(view, frameOf(form), worte, layout));

const number = ({ attributes }: Drawn, name: string) => Number(attributes[name]);
const hasClass = ({ attributes }: Drawn, name: string) => (attributes.class ?? '').split(' ').includes(name);
const ofPart = (drawn: readonly Drawn[], part: string) =>
  drawn.filter((one) => one.part === part && one.name === 'rect' && one.attributes['data-value'] !== undefined);
const texts = (drawn: readonly Drawn[]) =>
  drawn.filter(({ name }) => name === 'text').map(({ text }) => text.replaceAll('\u00a0', ' '));
const isHatched = ({ attributes }: Drawn) => attributes.fill === 'url(#f-beyond)';
const sunken = (drawn: readonly Drawn[]) => drawn.filter((one) => one.name === 'rect' && hasClass(one, 'fill-sunken'));
/** Places of the upright strokes of a limit line. */
const limitX = (drawn: readonly Drawn[], part: string | null) => {
  const line = drawn.find((one) => hasClass(one, 'limit-line') && one.part === part);
  return line === undefined ? null : Number(/^M([\d.]+) /.exec(line.attributes.d!)![1]);
};
/** Forms whose rows and charts are drawn, for property tests. */
const forms = anyParams(runnableModels['ready-time']!).filter(
  ({ show }) => show !== 'question' && show !== 'interval' && show !== 'sum',
);

describe('the rows', () => {
  test('are one for each vCPU up to eight; beyond, one stands for all and says how many', () => {
    for (const layout of layouts) {
      for (const vcpus of [1, 2, 3, 5, 8]) {
        const drawn = draw({ vcpus }, layout);
        expect(sunken(drawn)).toHaveLength(vcpus);
        for (let i = 0; i < vcpus; i += 1) expect(texts(drawn)).toContain(`V${i}`);
      }
      const many = draw({ vcpus: 64 }, layout);
      expect(sunken(many)).toHaveLength(1);
      expect(texts(many)).toContain('64 ×');
      expect(texts(draw({ object: 'vcpu', vcpus: 4 }, layout)).filter((text) => text === 'vCPU')).toHaveLength(2);
    }
  });

  test('wait for exactly their share of the interval, hatched from the rule of thumb on', () => {
    fc.assert(
      fc.property(forms, fc.constantFrom(...layouts), (form, layout) => {
        const { percent, limit } = stateOf(form);
        const drawn = draw(form, layout);
        const share = Math.min(100, percent);
        for (const row of sunken(drawn)) {
          const unit = number(row, 'width') / 100;
          const bars = ofPart(drawn, 'waiting').filter((bar) => bar.attributes.y === row.attributes.y);
          const length = (hatched: boolean) =>
            bars.filter((bar) => isHatched(bar) === hatched).reduce((sum, bar) => sum + number(bar, 'width'), 0);
          if (share * unit >= 1) {
            expect(length(false)).toBeCloseTo(Math.min(share, limit) * unit, 1);
            expect(length(true)).toBeCloseTo(Math.max(0, share - limit) * unit, 1);
            expect(number(bars[0]!, 'x')).toBe(number(row, 'x'));
          } else expect(bars).toEqual([]);
          expect(limitX(drawn, 'limitLine')).toBeCloseTo(number(row, 'x') + limit * unit, 1);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('are not judged before the verdict: the mean has no limit and no hatch', () => {
    for (const layout of layouts) {
      const drawn = draw({ show: 'sum' }, layout);
      expect(ofPart(drawn, 'waiting').map((bar) => [isHatched(bar), number(bar, 'data-value')])).toEqual([
        [false, 20],
        [false, 20],
      ]);
      expect(drawn.some((one) => hasClass(one, 'limit-line'))).toBe(false);
      expect(texts(drawn).join()).not.toContain('%');
    }
    expect(ofPart(draw({ show: 'interval' }), 'waiting')).toEqual([]);
    expect(sunken(draw({ show: 'question' }))).toEqual([]);
  });

  test.each(layouts)(
    'are open while it is only asked, and have their interval then, at the same place, %s',
    (layout) => {
      for (const vcpus of [1, 2, 3, 4, 5, 8, 64]) {
        const open = draw({ show: 'question', vcpus }, layout);
        const places = open.filter((one) => hasClass(one, 'dashed'));
        const rows = sunken(draw({ show: 'interval', vcpus }, layout));
        const place = (one: Drawn) => ['x', 'y', 'width', 'height'].map((name) => number(one, name));
        expect(places.map(place)).toEqual(rows.map(place));
        expect(texts(open)).toContain('wartet ? von ?');
        expect(
          open.filter(({ attributes }) => attributes['data-value'] !== undefined).every(({ part }) => part === 'chart'),
        ).toBe(true);
        const [width, height] = view.size(stateOf({ vcpus }), layout);
        for (const [x = 0, y = 0, length = 0, thick = 0] of rows.map(place)) {
          expect(x + length).toBeLessThanOrEqual(width - 4);
          expect(y + thick).toBeLessThanOrEqual(height - 24);
        }
      }
      const names = texts(draw({ show: 'question' }, layout)).filter((text) => text === 'wartet ? von ?');
      expect(names).toHaveLength(2);
      expect(texts(draw({}, layout))).not.toContain('wartet ? von ?');
    },
  );

  test.each(layouts)('no step of the lecture changes the size of the drawing, %s', (layout) => {
    for (const vcpus of [1, 2, 4, 8]) {
      const sizes = ['question', 'interval', 'sum', 'verdict', 'back', 'charts', 'answer'].map((show) =>
        view.size(stateOf({ show, vcpus }), layout).join('×'),
      );
      expect(new Set(sizes).size).toBe(1);
    }
  });

  test('say how long they wait, in the unit of the interval where it can be', () => {
    // On a phone there is no room to say whose mean it is, and what a field is: the table says both.
    const both = (layout: Layout) => (layout === 'wide' ? ', Mittel beider vCPUs' : '');
    const interval = { wide: '20 s, ein Feld = 1 s', narrow: '20 s' };
    for (const layout of layouts) {
      expect(texts(draw({}, layout))).toEqual(
        expect.arrayContaining([`wartet 4 von 20 s${both(layout)}`, 'ebenso', interval[layout]]),
      );
      expect(texts(draw(presets.sameOnDay, layout))).toContain(`wartet 4 s von 5 min${both(layout)}`);
      expect(texts(draw(presets.weekly, layout))).toContain('wartet 3 von 30 min');
      expect(texts(draw({ ready: 34_000 }, layout))).toContain(`wartet 17 von 20 s${both(layout)}`);
      expect(texts(draw(presets.impossible, layout))).toContain(`wartet 20 von 20 s${both(layout)}`);
    }
    expect(texts(draw({ vcpus: 4 }))).toContain('wartet 2 von 20 s, Mittel aller vCPUs');
    expect(texts(draw({ object: 'vcpu' }))).toContain('wartet 8 von 20 s');
    expect(texts(draw({ ready: 34_000 }))).toContain('ein Feld = 1 s');
    expect(texts(draw({ vcpus: 4 })).filter((text) => text === 'ebenso')).toHaveLength(3);
    expect(texts(draw({ vcpus: 8 })).filter((text) => text === 'ebenso')).toHaveLength(0);
  });

  test('can be dragged: the whole row is the most that can be waited', () => {
    const handle = draw({ vcpus: 3, interval: 'day' }).find(({ attributes }) => attributes['data-drag'] === 'ready')!;
    expect([handle.attributes['data-from'], handle.attributes['data-to']]).toEqual(['0', '900000']);
    expect(number(handle, 'width')).toBe(number(sunken(draw())[0]!, 'width'));
  });
});

describe('the strip of the chart', () => {
  test('has as many fields as the value fills of an interval, in lines of twenty', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 150_000 }), fc.integer({ min: 1, max: 8 }), (ready, vcpus) => {
        for (const layout of layouts) {
          const drawn = draw({ ready, vcpus }, layout);
          const field = number(sunken(drawn)[0]!, 'width') / 20;
          const bars = ofPart(drawn, 'chart');
          const total = bars.reduce((sum, bar) => sum + number(bar, 'width'), 0) / field;
          expect(total).toBeCloseTo(ready / 1000, 1);
          expect(bars.reduce((sum, bar) => sum + number(bar, 'data-value'), 0)).toBeCloseTo(ready / 1000, 4);
          for (const bar of bars) expect(number(bar, 'width')).toBeLessThanOrEqual(20 * field + 0.01);
          const beyond = bars.filter(isHatched).reduce((sum, bar) => sum + number(bar, 'data-value'), 0);
          expect(beyond).toBeCloseTo(Math.max(0, ready / 1000 - 20 * vcpus), 4);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('says whose value it is, and where it shows less than all', () => {
    expect(texts(draw())).toEqual(expect.arrayContaining(['VM', 'beide vCPUs zusammen']));
    expect(texts(draw({ vcpus: 8 }))).toContain('alle 8 vCPUs zusammen');
    expect(texts(draw({ object: 'vcpu' }))).toContain('eine vCPU');
    expect(texts(draw({ ready: 900_000, vcpus: 64 }))).toContain('160 von 900 Feldern');
    expect(texts(draw({ ready: 900_000, vcpus: 64 })).join()).not.toContain('zusammen');
  });

  test('is dealt out by brackets of equal length', () => {
    const names = (form: object) => texts(draw(form)).filter((text) => /^V\d$/.test(text));
    expect(names({})).toEqual(['V0', 'V1', 'V0', 'V1']);
    expect(names({ show: 'question' })).toEqual(['V0', 'V1']);
    expect(names({ vcpus: 1 })).toEqual(['V0']);
    expect(names({ ready: 1000 })).toEqual(['V0', 'V1']);
    const brackets = draw()
      .filter((one) => hasClass(one, 'line'))
      .map(({ attributes }) => attributes.d);
    expect(brackets).toEqual(['M86 92H189M139 92v14', 'M194 92H297M247 92v14']);
  });
});

describe('the charts', () => {
  const charts = ['realtime', 'day', 'week', 'month', 'year'];

  test('have bars on one scale that say their share, hatched beyond the rule of thumb', () => {
    fc.assert(
      fc.property(forms, fc.constantFrom(...layouts), (form, layout) => {
        const { elsewhere, limit } = stateOf(form);
        const drawn = draw(form, layout);
        const unit = layout === 'wide' ? 7 : 4.6;
        for (const [i, one] of elsewhere.entries()) {
          const bars = ofPart(drawn, charts[i]!);
          const all = drawn.filter(
            ({ part, attributes }) => part === charts[i] && attributes['data-value'] !== undefined,
          );
          expect(all.reduce((sum, mark) => sum + number(mark, 'data-value'), 0)).toBeCloseTo(one.percent, 4);
          for (const bar of bars) expect(number(bar, 'width')).toBeCloseTo(number(bar, 'data-value') * unit, 1);
          expect(bars.filter((bar) => !isHatched(bar)).every((bar) => number(bar, 'data-value') <= limit)).toBe(true);
          if (bars[0] !== undefined) expect(limitX(drawn, null)).toBeCloseTo(number(bars[0], 'x') + limit * unit, 1);
        }
      }),
      { numRuns: 60 },
    );
  });

  test.each(layouts)('say how much it is there, %s', (layout) => {
    const labels = (form: object | undefined) =>
      charts.map((chart) => texts(draw(form, layout).filter(({ part }) => part === chart)).map(String));
    const names = {
      wide: [
        'Echtzeit: ein Wert je 20 s',
        'Tag: ein Wert je 5 min',
        'Woche: ein Wert je 30 min',
        'Monat: ein Wert je 2 h',
        'Jahr: ein Wert je Tag',
      ],
      narrow: ['Echtzeit, 20 s', 'Tag, 5 min', 'Woche, 30 min', 'Monat, 2 h', 'Jahr, 1 Tag'],
    };
    const plainly = (found: readonly string[]) => found.map((text) => text.replaceAll(/\s/g, ' '));
    const amounts = ['20 %', '1,3 %', '0,2 %', 'fast nichts', 'fast nichts'];
    expect(labels({}).map(plainly)).toEqual(names[layout].map((name, i) => [name, amounts[i]]));
    expect(labels({ given: 'percent', percent: 10, vcpus: 1 }).map(([, label]) => label)).toEqual([
      '2.000 ms',
      '30.000 ms',
      '180.000 ms',
      '720.000 ms',
      '8.640.000 ms',
    ]);
    expect(labels(presets.nobody).map((found) => found.length)).toEqual([1, 1, 1, 1, 1]);
    expect(labels(presets.weekly).map(([, label]) => label)).toEqual(['900 %', '60 %', '10 %', '2,5 %', '0,2 %']);
  });

  test.each(layouts)('say above which value it is that each chart would show, %s', (layout) => {
    const title = (form: object) => texts(draw(form, layout)).find((text) => text.endsWith('Diagramm'));
    expect(title({})).toBe('8.000 ms in jedem Diagramm');
    expect(title({ given: 'percent', percent: 10, vcpus: 1 })).toBe('10 % in jedem Diagramm');
    const large = layout === 'wide' ? 'je' : 'in jedem';
    expect(title({ ready: 691_200_000, interval: 'year' })).toBe(`691.200.000 ms ${large} Diagramm`);
  });

  test.each(layouts)('have one colour: slivers are the stroke at which every bar begins, %s', (layout) => {
    const strokes = draw({}, layout).filter((one) => hasClass(one, 'hardly'));
    expect(strokes.map(({ part }) => part)).toEqual(charts);
    const starts = strokes.map(({ attributes }) => /^M([\d.]+) /.exec(attributes.d!)![1]);
    expect(new Set(starts).size).toBe(1);
    expect(draw(presets.nobody, layout).some((one) => hasClass(one, 'hardly'))).toBe(false);
  });

  test('both of the answer are bold', () => {
    const bold = draw({ show: 'answer' }).filter(
      (one) => one.name === 'text' && charts.includes(one.part ?? '') && hasClass(one, 't-strong'),
    );
    expect(bold.map(({ part }) => part)).toEqual(['realtime', 'realtime', 'day', 'day']);
  });

  test('the chosen one is bold, and each is chosen by a tap', () => {
    const bold = draw(presets.weekly).filter(
      (one) => one.name === 'text' && one.part === 'week' && hasClass(one, 't-strong'),
    );
    expect(bold).toHaveLength(2);
    const taps = draw().flatMap(({ attributes }) => attributes['data-set'] ?? []);
    expect(taps).toEqual(charts.map((chart) => `interval=${chart}`));
  });

  test.each(layouts)(
    'a bar that is too long is cut in two; 40 percent are not, and twice as long as 20, %s',
    (layout) => {
      const bar = (form: object) => draw(form, layout).filter(({ part }) => part === 'realtime');
      const cut = (form: object) =>
        bar(form).find(({ name, attributes }) => name === 'path' && isHatched({ attributes } as Drawn));
      const { attributes } = cut({ ready: 20_000 })!;
      expect(attributes['data-value']).toBe('40');
      const [, first, , second] = /^M[\d.]+ \d+H([\d.]+)l-8 (\d+)H[\d.]+ZM([\d.]+) /
        .exec(attributes.d!.replaceAll('Z M', 'ZM'))!
        .map(Number);
      expect(second! - first!).toBeGreaterThanOrEqual(8);
      const length = (form: object) =>
        ofPart(bar(form), 'realtime').reduce((sum, one) => sum + number(one, 'width'), 0);
      expect(cut({ vcpus: 1 })).toBeUndefined();
      expect(length({ vcpus: 1 })).toBeCloseTo(2 * length({}), 1);
    },
  );
});

describe('the verdict', () => {
  test.each([
    [{}, '20 % je vCPU. Doppelt so viel wie die Faustregel.'],
    [{ vcpus: 1 }, '40 % je vCPU. 4-mal so viel wie die Faustregel.'],
    [{ ready: 4100 }, '10,3 % je vCPU. Knapp über der Faustregel.'],
    [{ ready: 3000 }, '7,5 % je vCPU. Noch unter der Faustregel von 10 %.'],
    [{ ready: 1000 }, '2,5 % je vCPU. Das merkt niemand.'],
    [presets.exactlyTen, 'Genau 10 % je vCPU: 2.000 ms in 20 s.'],
    [presets.nobody, 'Niemand wartet: 0 ms Ready.'],
    [presets.impossible, 'Das geht nicht: 2 vCPUs können in 20 s höchstens 40.000 ms warten.'],
    [{ ready: 50_000, vcpus: 1 }, 'Das geht nicht: Eine vCPU kann in 20 s höchstens 20.000 ms warten.'],
    [{ interval: 'day' }, '1,3 % je vCPU. Eine Spitze von Sekunden sieht man darin nicht mehr.'],
    [{ interval: 'day', ready: 40_000 }, '6,7 % je vCPU. Eine Spitze von Sekunden sieht man darin nicht mehr.'],
    [{ interval: 'custom', seconds: 299 }, '1,3 % je vCPU. Das merkt niemand.'],
    [{ interval: 'week' }, '0,2 % je vCPU. Eine Spitze von Sekunden sieht man darin nicht mehr.'],
    [{ interval: 'year' }, 'Unter 0,01 % je vCPU. Eine Spitze von Sekunden sieht man darin nicht mehr.'],
  ])('of %j', (form, verdict) => {
    expect(texts(draw(form))).toContain(verdict);
    const narrow = texts(draw(form, 'narrow')).join(' ');
    for (const word of verdict.split(' ')) expect(narrow).toContain(word);
  });

  test('is not given before it is time', () => {
    for (const show of ['question', 'interval', 'sum'])
      expect(texts(draw({ show })).join()).not.toContain('Faustregel');
  });

  test('leaves the answer to the charts', () => {
    for (const layout of layouts)
      expect(texts(draw({ show: 'answer' }, layout)).join()).not.toContain('Doppelt so viel');
  });
});

describe('the one outline', () => {
  const hulls = (form: object | undefined, layout: Layout = 'wide') => {
    const drawn = draw(form, layout);
    const group = drawn.find(({ attributes }) => attributes['data-hull'] !== undefined);
    return { of: group?.attributes['data-hull'], count: drawn.filter((one) => hasClass(one, 'hull')).length };
  };

  test.each([
    [{ show: 'question' }, 'chart'],
    [{ show: 'interval' }, 'rows'],
    [{ show: 'sum' }, 'waiting'],
    [{}, 'waiting'],
    [{ show: 'charts', interval: 'day' }, 'charts'],
    [{ show: 'answer' }, 'charts'],
    [{ show: 'back' }, undefined],
    [presets.nobody, undefined],
  ])('%j: %s', (form, of) => {
    for (const layout of layouts) expect(hulls(form, layout)).toEqual({ of, count: of === undefined ? 0 : 1 });
  });

  test('lies around the waiting fields, inside the drawing', () => {
    fc.assert(
      fc.property(anyParams(runnableModels['ready-time']!), fc.constantFrom(...layouts), (form, layout) => {
        const drawn = draw(form, layout);
        const [width, height] = view.size(stateOf(form), layout);
        const at = drawn.findIndex((one) => hasClass(one, 'hull'));
        if (at === -1) return;
        const box = drawn[at + 1]!;
        expect(number(box, 'x')).toBeGreaterThanOrEqual(2);
        expect(number(box, 'x') + number(box, 'width')).toBeLessThanOrEqual(width - 2);
        expect(number(box, 'y') + number(box, 'height')).toBeLessThanOrEqual(height - 2);
        if (drawn[at]!.attributes['data-hull'] !== 'waiting') return;
        for (const bar of ofPart(drawn, 'waiting')) {
          expect(number(bar, 'x')).toBeGreaterThan(number(box, 'x'));
          expect(number(bar, 'x') + number(bar, 'width')).toBeLessThan(number(box, 'x') + number(box, 'width'));
        }
      }),
      { numRuns: 60 },
    );
  });
});

test('the title asks, and says what Ready is where it has room', () => {
  const title = ['8.000 ms Ready: Ist das viel?', 'Ready = bereit, ohne CPU'];
  for (const show of ['question', 'sum', 'verdict', 'answer'])
    expect(texts(draw({ show }))).toEqual(expect.arrayContaining(title));
  expect(texts(draw({}, 'narrow'))).not.toContain(title[1]);
  expect(texts(draw({ ready: 11_059_200_000 }))).not.toContain(title[1]);
});

test('beside the interval stands what a field is', () => {
  for (const [interval, told] of [
    ['realtime', '20 s, ein Feld = 1 s'],
    ['day', '5 min, ein Feld = 15 s'],
    ['week', '30 min, ein Feld = 90 s'],
    ['month', '2 h, ein Feld = 6 min'],
    ['year', '1 Tag, ein Feld = 72 min'],
  ])
    expect(texts(draw({ interval }))).toContain(told);
  expect(texts(draw({ ready: 11_059_200_000 }))).toContain('ein Feld = 1 s');
});

test('time has the unit in which it is a small number', () => {
  const told = (ms: number) => duration(ms, words).replaceAll('\u00a0', ' ');
  expect([0, 50, 999, 1000, 90_000, 119_999, 120_000, 4_320_000, 7_200_000, 86_400_000, 172_800_000].map(told)).toEqual(
    ['0 ms', '50 ms', '999 ms', '1 s', '90 s', '120 s', '2 min', '72 min', '2 h', '1 Tag', '2 Tage'],
  );
  expect(percents(0, words)).toBe('0\u00a0%');
  expect(percents(0.009, words)).toBe('unter 0,01\u00a0%');
  expect(percents(0.01, words)).toBe('0,01\u00a0%');
});

test('the table says the same in words', () => {
  const said = (form: object) =>
    view.describe(stateOf(form), words).map(({ label, value }) => `${label}: ${value}`.replaceAll('\u00a0', ' '));
  expect(said({})).toEqual([
    'Wert des Diagramms: 8.000 ms für 2 vCPUs zusammen',
    'Intervall: 20 s, ein Feld = 1 s',
    'Jede vCPU wartet im Mittel: 4.000 ms',
    'Anteil je vCPU: 20 %',
    'Urteil: 20 % je vCPU. Doppelt so viel wie die Faustregel.',
    'Faustregel: 10 % = 4.000 ms',
    'Höchstens möglich: 40.000 ms',
    'Echtzeit, 20 s: 8.000 ms = 20 %',
    'Tag, 5 min: 8.000 ms = 1,33 %',
    'Woche, 30 min: 8.000 ms = 0,22 %',
    'Monat, 2 h: 8.000 ms = 0,056 %',
    'Jahr, 1 Tag: 8.000 ms = 0,0046 %',
  ]);
  expect(['question', 'interval', 'sum'].map((show) => said({ show }).length)).toEqual([1, 2, 3]);
  expect(said({ object: 'vcpu' })[0]).toBe('Wert des Diagramms: 8.000 ms für eine vCPU');
});

test('what is taken along: a line for the ticket, and all charts', () => {
  const take = view.take!(stateOf(), words);
  expect(take.line.replaceAll('\u00a0', ' ')).toBe('8.000 ms in 20 s, 2 vCPUs = 20 % je vCPU');
  expect(view.take!(stateOf({ vcpus: 1, interval: 'day' }), words).line.replaceAll('\u00a0', ' ')).toBe(
    '8.000 ms in 5 min, 1 vCPU = 2,67 % je vCPU',
  );
  expect(take.table.map((row) => row.join('|').replaceAll('\u00a0', ' '))).toEqual([
    'Diagramm|Ready|vCPUs|Anteil je vCPU',
    'Echtzeit, 20 s|8.000 ms|2|20 %',
    'Tag, 5 min|8.000 ms|2|1,33 %',
    'Woche, 30 min|8.000 ms|2|0,22 %',
    'Monat, 2 h|8.000 ms|2|0,056 %',
    'Jahr, 1 Tag|8.000 ms|2|0,0046 %',
  ]);
});
