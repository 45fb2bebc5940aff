import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { initialValues } from '../../src/sim/kernel/field.ts';
import { replay, type Run } from '../../src/sim/kernel/run.ts';
import * as shown from '../../src/sim/models/coscheduling/facts.ts';
import { coscheduling } from '../../src/sim/models/coscheduling/model.ts';
import { constrained, legalSets, skewOf } from '../../src/sim/models/coscheduling/rules.ts';
import { combinations, range } from '../../src/sim/models/coscheduling/sets.ts';
import type { CoschedulingState } from '../../src/sim/models/coscheduling/state.ts';
import { sentence } from '../../src/player/captions.ts';
import { listed, ruleText, verdictText, type CoschedulingWords } from '../../src/figures/coscheduling/facts.ts';
import figure from '../../src/figures/coscheduling/figure.tsx';
import { firstTick, planOf, type Plan } from '../../src/figures/coscheduling/plan.ts';
import { anyRun } from '../support/arbitrary.ts';
import { captionsOf } from '../support/captions.ts';
import type { framesOf } from '../support/coscheduling.ts';
import { drawFrame } from '../support/draw.tsx';
import { keysOf, marks, tiles, type Mark } from '../support/marks.ts';

const captions = captionsOf('coscheduling');
const { view } = figure;
const words = captions.worte as CoschedulingWords;
const { presets } = coscheduling;
const initial = initialValues(coscheduling.params);
const framesWith = (params: object | undefined): ReturnType<typeof framesOf> =>
  replay(coscheduling, { params: { ...initial, ...params }, seed: 1, choices: [] });

/** What the panel of combinations says, in its order. */
function verdicts(params: object | undefined, frame: number): Readonly<Record<string, string>> {
  const { state } = framesWith(params)[frame]!;
  return Object.fromEntries(
    shown.verdicts(state).map(({ set, verdict }) => [set.join(''), verdictText(verdict, words)]),
  );
}

describe('the combinations say why not', () => {
  test('Table 2.16, ESX 3: who is behind must be in', () => {
    const said = Object.entries(verdicts({ ...presets.table216, policy: 'esx3' }, 6)).map(
      ([set, text]) => `${set} ${text}`,
    );
    expect(said.toSorted().join(', ')).toBe(
      '0 V1 fehlt, 01 erlaubt, 012 erlaubt, 0123 erlaubt, 013 erlaubt, 02 V1 fehlt, 023 V1 fehlt, 03 V1 fehlt, ' +
        '1 V0 fehlt, 12 V0 fehlt, 123 V0 fehlt, 13 V0 fehlt, 2 V0, V1 fehlen, 23 V0, V1 fehlen, 3 V0, V1 fehlen',
    );
  });

  test('Table 2.16, ESX 4: only V3 is too far ahead', () => {
    const said = verdicts(presets.table216, 6);
    const ahead = Object.keys(said).filter((set) => said[set] === 'V3 voraus');
    expect(ahead.toSorted()).toEqual(['023', '03', '123', '13', '23', '3']);
    expect(Object.values(said).filter((verdict) => verdict === 'erlaubt')).toHaveLength(9);
  });

  test('a legal combination that does not fit says how many pCPUs it needs', () => {
    expect(verdicts({ policy: 'esx3' }, 4)).toMatchObject({
      '123': 'ab 3 pCPUs',
      '0123': 'ab 4 pCPUs',
      '0': '3 vCPUs fehlen',
    });
  });

  test('a sleeping vCPU cannot be in', () => {
    expect(verdicts(presets.siblingsIdle, 3)).toMatchObject({ '0': 'erlaubt', '01': 'V1 schläft' });
  });

  test.each([
    ['esx2', 'Nur alle zusammen: V0–V3 – ab 4 pCPUs'],
    ['esx3', 'Immer dabei: V1, V2, V3 – ab 3 pCPUs'],
    ['esx4', 'V0 nur zusammen mit V1, V2, V3'],
  ])('the rule of the moment under %s', (policy, rule) => {
    expect(ruleText(framesWith({ policy })[4]!.state, words)).toBe(rule);
  });
});

test('long lists of vCPUs become ranges', () => {
  expect([listed([1, 2, 3]), listed([0, 1, 2, 3]), listed([0, 1, 4, 5, 6])]).toEqual([
    'V1, V2, V3',
    'V0–V3',
    'V0, V1, V4–V6',
  ]);
});

test('a run longer than the lanes is shown page by page, and the present is always on the page', () => {
  expect([0, 16, 17, 24, 25].map((t) => firstTick(t, 16))).toEqual([0, 0, 8, 8, 16]);
});

test('the facts name what a vCPU does and how far it is off', () => {
  const facts = view.describe(framesWith({})[5]!.state, words);
  expect(facts.map(({ label, value }) => `${label}: ${value}`)).toEqual([
    'V0: steht, Skew 4 ms',
    'V1: rechnet, Skew 1 ms',
    'V2: wartet, Skew 0 ms',
    'V3: wartet, Skew 0 ms',
    'pCPUs: 1: V1',
    'Größter Skew: 4 ms, Grenze 3 ms',
    'Erlaubte Kombinationen: 9 von 15',
  ]);
});

const looks = { run: 'run R', hypervisor: 'host H', ready: 'ready Y', costop: 'stopped C', wait: 'idle W' };
const tone = (doing: keyof typeof looks): string => looks[doing].split(' ')[0]!;

describe.each(['wide', 'narrow'] as const)('the %s drawing, read back from its marks, on any run', (layout) => {
  const always = (holds: (state: CoschedulingState, svg: string, plan: Plan) => void): void => {
    fc.assert(
      fc.property(anyRun(coscheduling), fc.nat(48), (run, at) => {
        const frames = replay(coscheduling, run as Run<typeof coscheduling.params>);
        const frame = frames[at % frames.length]!;
        holds(frame.state, drawFrame(view, frame, captions.worte, layout), planOf(frame.state.input, layout));
      }),
      { numRuns: 25 },
    );
  };

  test('lanes and supply are the past, on the scale of the ticks', () => {
    always(({ past, t, input }, svg, { lanes, supplyY }) => {
      const first = firstTick(t, lanes.columns);
      const shown = past.slice(first);
      const tickAt = (x: number): number => Math.round((x - lanes.x) / lanes.column);
      for (const v of range(input.vcpus)) {
        const lane = marks(svg, `v${v}`);
        const drawn = tiles(lane).flatMap((tile) =>
          range(tickAt(tile.x + tile.width) - tickAt(tile.x)).map(() => `${tile.tone} ${tile.letter}`),
        );
        expect(drawn).toEqual(shown.map(({ states }) => looks[states[v]!]));
        expect(lane.some(({ text }) => text === `V${v}`)).toBe(true);
      }
      const texts = marks(svg).filter(({ text }) => text !== '');
      const axis = texts.filter(({ text, y }) => Number(y) === lanes.y - 6 && /^\d+$/.test(text));
      for (const { text, x } of axis) expect(tickAt(Number(x))).toBe(Number(text) - first);
      const from = texts.findIndex(({ text, y }) => text === 'pCPU' && Number(y) >= supplyY) + 1;
      const row = texts.slice(from, from + shown.length);
      const busy = (states: readonly string[]): number =>
        states.filter((s) => s === 'run' || s === 'hypervisor').length;
      expect(row.map(({ text, class: look }) => [Number(text), look.includes('t-mark')])).toEqual(
        shown.map(({ avail, states }) => [avail, avail > busy(states)]),
      );
    });
  });

  test('bars of skew are on one scale with the limit, under the name of what the policy counts', () => {
    always(({ input, vm, world }, svg, { bars }) => {
      const found = marks(svg, 'skew');
      const [lag, lead] = [/Rückstand/, /Vorsprung/].map((name) => found.some(({ text }) => name.test(text)));
      expect([lag, lead]).toEqual([input.policy !== 'esx4', input.policy === 'esx4']);
      const skew = skewOf(input.policy, vm, world.active);
      expect(found.flatMap(({ text }) => /^([\d,]+) ms$/.exec(text)?.[1] ?? [])).toEqual(skew.map(String));
      const drawn = found.filter(({ class: look }) => /^(fill-mark|fill-accent|tone-stopped edge-stopped)$/.test(look));
      expect(drawn.map(({ x }) => Number(x))).toEqual(skew.map(() => bars.x));
      for (const [v, ms] of skew.entries()) {
        expect(Number(drawn[v]!.width) / bars.unit).toBeCloseTo(Math.min(ms, Math.max(6, input.costop + 2)), 1);
        const over = input.costop > 0 && ms > input.costop;
        const held = constrained(input.policy, { ...vm, active: world.active }).includes(v);
        expect(drawn[v]!.class).toBe(over ? 'fill-mark' : held ? 'tone-stopped edge-stopped' : 'fill-accent');
      }
      const limit = found.find(({ class: look }) => look === 'line-mark')?.d;
      expect(limit === undefined ? 0 : (parseFloat(limit.slice(1)) - bars.x) / bars.unit).toBeCloseTo(input.costop, 1);
    });
  });

  test('every vCPU is where it is, and those that run sit on the pCPUs', () => {
    always((state, svg, { places }) => {
      const { states, seats, input } = state;
      const seated = seats.map((v) => (v === null ? 'empty' : `${tone(states[v]!)} V${v}`));
      if (layout === 'narrow') {
        const row = marks(svg, 'pcpus').filter(({ class: look }) => /^(line dashed|tone-)/.test(look));
        const letters = tiles(marks(svg, 'pcpus')).map((tile) => `${tile.tone} ${tile.letter}`);
        expect(row.map(({ class: look }) => (look === 'line dashed' ? 'empty' : letters.shift()))).toEqual(seated);
        return;
      }
      const pitch = Math.max(input.vcpus, seats.length) <= 4 ? 58 : 30;
      const labels = new Map(marks(svg).map(({ text, x, y }) => [x === '32' ? Number(y) - 10 : NaN, text]));
      const drawn = svg
        .split('<g class="move"')
        .slice(1)
        .map((token) => {
          const [, x, y] = /translate\((\d+) (\d+)\)/.exec(token)!.map(Number);
          const [tile] = tiles(marks(token.split('</g>')[0]!));
          return `${tile!.letter} ${tile!.tone} ${labels.get(y!)} ${(x! - places.tokensX) / pitch}`;
        });
      const counter = { run: 'RUN', hypervisor: 'RUN', ready: 'RDY', costop: 'CSTP', wait: 'WAIT' };
      expect(drawn).toEqual(
        states.map((doing, v) => {
          const place = counter[doing] === 'RUN' ? seats.indexOf(v) : v;
          return `V${v} ${tone(doing)} ${counter[doing]} ${place}`;
        }),
      );
      const frame = { state, focus: [], words, layout, uid: 'f' };
      expect(keysOf(view.Frame(frame), 'move')).toEqual(states.map((_, v) => String(v)));
    });
  });

  test('the combinations that are lit are those that may run and fit', () => {
    always((state, svg) => {
      const { input, vm, world } = state;
      const legal = legalSets(input.policy, { ...vm, active: world.active });
      const fits = (size: number): boolean => input.trace !== null || size <= world.avail;
      const found = marks(svg, 'sets');
      if (input.vcpus <= 4) {
        const lit = tiles(found).map(({ letter }) => letter);
        expect(lit.join('')).toBe(
          legal
            .filter((set) => fits(set.length))
            .flat()
            .join(''),
        );
        if (layout === 'narrow') {
          const sign = { legal: '✓', tooFew: '○', asleep: '–', missing: '–', ahead: '–' };
          const signs = found.map(({ text }) => text).filter((text) => /^[✓○–]$/.test(text));
          expect(signs).toEqual(shown.verdicts(state).map(({ verdict }) => sign[verdict.kind]));
          return;
        }
        const said = found.filter(({ class: look, x }) => /^t-s t-(strong|soft)$/.test(look) && Number(x) > 440);
        expect(said.map(({ text }) => text).slice(0, 2 ** input.vcpus - 1)).toEqual(
          shown.verdicts(state).map(({ verdict }) => verdictText(verdict, words)),
        );
        return;
      }
      const counted = found.flatMap(({ text }) => [...text.matchAll(/^(\d+) von (\d+)/g)].map((m) => [+m[1]!, +m[2]!]));
      const of = (size: number) => legal.filter((set) => set.length === size).length;
      const sizes = world.active.map((_, i) => world.active.length - i);
      expect(counted).toEqual(sizes.map((size) => [of(size), combinations(world.active, size).length]));
      const bars = found.filter(({ class: look, height }) => height === '18' && look !== 'fill-sunken');
      if (layout === 'wide') {
        for (const [i, bar] of bars.entries())
          expect(Number(bar.width) / 104).toBeCloseTo(counted[i]![0]! / counted[i]![1]!, 2);
        expect(bars.map(({ class: look }) => look === 'tone-run')).toEqual(
          sizes.map((size) => of(size) > 0 && fits(size)),
        );
      }
    });
  });

  test('the counters add up the past', () => {
    always(({ past, input, t }, svg, { counters: columns }) => {
      const count = (v: number, ...doing: readonly string[]): number =>
        past.filter(({ states }) => doing.includes(states[v]!)).length;
      const rows = range(input.vcpus).map((v) => [
        count(v, 'run', 'hypervisor'),
        count(v, 'ready'),
        count(v, 'costop'),
      ]);
      const texts = marks(svg).filter(
        ({ text, x, class: look }) =>
          look.startsWith('t-s t-end') && columns.includes(Number(x)) && /^[\d.,]+$/.test(text),
      );
      const number = ({ text }: Mark): number => Number(text.replace('.', '').replace(',', '.'));
      const drawn = (column: number): readonly number[] =>
        texts.filter(({ x }) => Number(x) === columns[column]).map(number);
      for (const column of [0, 1, 2]) {
        const own = rows.map((row) => row[column]!);
        const sum = own.reduce((a, b) => a + b, 0);
        const percent = layout === 'narrow' ? [t === 0 ? 0 : Math.round((1000 * sum) / t) / 10] : [];
        expect(drawn(column)).toEqual([...own, sum, ...percent]);
      }
    });
  });
});

describe.each(range(8).map((n) => n + 1))('with %i vCPUs', (vcpus) => {
  const last = framesWith({ vcpus, pcpus: 3, supply: 'contended', guest: 'takingTurns', quantum: 1, duration: 32 }).at(
    -1,
  )!;

  test('the drawing stays in its bounds', () => {
    expect(view.size(last.state, 'wide')[1]).toBeLessThanOrEqual(620);
    expect(view.size(last.state, 'narrow')[1]).toBeLessThanOrEqual(640);
  });

  test('a restless run still is a light drawing', () => {
    for (const layout of ['wide', 'narrow'] as const) {
      const elements = drawFrame(view, last, captions.worte, layout).match(/<[a-z]/g)!;
      expect(elements.length).toBeLessThan(600);
    }
  });
});

test('step sentences of all presets under all policies are short', () => {
  for (const preset of Object.values(presets)) {
    for (const policy of ['esx2', 'esx3', 'esx4']) {
      for (const { notes } of framesWith({ ...preset, policy })) {
        expect(sentence(notes, captions).length, sentence(notes, captions)).toBeLessThanOrEqual(260);
        for (const note of notes) expect(sentence([note], captions).length).toBeLessThanOrEqual(200);
      }
    }
  }
});
