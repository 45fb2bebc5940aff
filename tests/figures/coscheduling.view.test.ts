import { describe, expect, test } from 'vitest';
import { initialValues } from '../../src/sim/kernel/field.ts';
import { replay } from '../../src/sim/kernel/run.ts';
import { presets } from '../../src/sim/models/coscheduling/params.ts';
import { coscheduling } from '../../src/sim/models/coscheduling/model.ts';
import { range, subsets } from '../../src/sim/models/coscheduling/sets.ts';
import { sentence } from '../../src/player/captions.ts';
import { judge, ruleText, verdictText } from '../../src/figures/coscheduling/legal.ts';
import { listed } from '../../src/figures/coscheduling/part.ts';
import { firstTick } from '../../src/figures/coscheduling/plan.ts';
import figure from '../../src/figures/coscheduling/figure.tsx';
import type { CoschedulingWord } from '../../src/figures/coscheduling/words.ts';
import type { Words } from '../../src/drawing/view.ts';
import { captionsOf } from '../support/captions.ts';
import type { framesOf } from '../support/coscheduling.ts';
import { drawFrame } from '../support/draw.tsx';

const captions = captionsOf('coscheduling');
const { view } = figure;
const words = captions.worte as Words<CoschedulingWord>;
const initial = initialValues(coscheduling.params);
const framesWith = (params: object): ReturnType<typeof framesOf> =>
  replay(coscheduling, { params: { ...initial, ...params }, seed: 1, choices: [] });

/** What the panel of combinations says, in its order. */
function verdicts(params: object, frame: number): Readonly<Record<string, string>> {
  const { state } = framesWith(params)[frame]!;
  const sets = subsets(range(state.input.vcpus));
  return Object.fromEntries(sets.map((set) => [set.join(''), verdictText(judge(state, set), words)]));
}

describe('the combinations say why not', () => {
  test('Table 2.16, ESX 3: who is behind must be in', () => {
    expect(verdicts({ ...presets.table216, policy: 'esx3' }, 6)).toEqual({
      '0123': 'erlaubt',
      '012': 'erlaubt',
      '013': 'erlaubt',
      '023': 'V1 fehlt',
      '123': 'V0 fehlt',
      '01': 'erlaubt',
      '02': 'V1 fehlt',
      '03': 'V1 fehlt',
      '12': 'V0 fehlt',
      '13': 'V0 fehlt',
      '23': 'V0, V1 fehlen',
      '0': 'V1 fehlt',
      '1': 'V0 fehlt',
      '2': 'V0, V1 fehlen',
      '3': 'V0, V1 fehlen',
    });
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
