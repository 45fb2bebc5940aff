import { describe, expect, test } from 'vitest';
import { asRun, finish, isPortions } from '../../../src/sim/kernel/explorer.ts';
import { defineExplorer, defineRun, type Portions, type Step } from '../../../src/sim/kernel/model.ts';
import { replay } from '../../../src/sim/kernel/run.ts';
import { studied, studiedExplorer } from '../../../src/sim/kernel/study.ts';
import { InputError, number, record } from '../../../src/sim/kernel/shape.ts';

const size = { kind: 'range', min: 2, max: 10, step: 2, initial: 4, unit: 'GB' } as const;
const params = {
  size,
  share: { kind: 'range', min: 0, max: 1, step: 0.25, initial: 0.5 },
  half: { kind: 'range', min: 0.5, max: 3.5, step: 1, initial: 0.5 },
  rule: { kind: 'choice', options: ['plain', 'double'], initial: 'plain' },
  rounded: { kind: 'flag', initial: true },
  vms: {
    kind: 'list',
    max: 2,
    fields: { size, count: { kind: 'range', min: 1, max: 3, step: 1, initial: 1 } },
    initial: [],
  },
} as const;

/** Takes a factor from its data. */
const explorer = defineExplorer({
  id: 'explorer',
  version: 1,
  params,
  presets: {},
  compare: null,
  answer: (values, factor: number): Step<{ product: number }> => ({
    state: { product: values.size * factor },
    notes: [{ key: 'told', values: { product: values.size * factor } }],
  }),
});

function* portions(): Portions<{ product: number }> {
  yield 0.5;
  yield 0.9;
  return { state: { product: 7 }, notes: [{ key: 'told' }] };
}

describe('an explorer as a run', () => {
  const run = asRun(explorer, 3);
  const frames = replay(run, { params: { size: 10 }, seed: 1, choices: [1] });

  test('has one frame with the answer, and nothing to choose', () => {
    expect(explorer.kind).toBe('explorer');
    expect(run.kind).toBe('run');
    expect(frames).toEqual([
      { index: 0, choice: 0, event: null, state: { product: 30 }, notes: [{ key: 'told', values: { product: 30 } }] },
    ]);
    expect(run.choices(frames[0].state)).toEqual([]);
  });

  test('its input are its parameters', () => {
    const values = { size: 6 };
    expect(run.toInput(values)).toBe(values);
  });

  test('a step, which nobody can take, stays where it is', () => {
    expect(run.step({ product: 1 }, { type: 'any' })).toEqual({ state: { product: 1 }, notes: [{ key: 'start' }] });
  });

  test('may answer in portions', () => {
    const slow = asRun({ ...explorer, answer: portions }, 3);
    expect(replay(slow, { params: {}, seed: 1, choices: [] })[0].state).toEqual({ product: 7 });
  });
});

test('an answer is complete, or comes in portions', () => {
  const whole: Step<{ product: number }> = { state: { product: 1 }, notes: [{ key: 'told' }] };
  expect(isPortions(whole)).toBe(false);
  expect(isPortions(portions())).toBe(true);
  expect(finish(whole)).toBe(whole);
  expect(finish(portions()).state).toEqual({ product: 7 });
});

const adder = defineRun({
  id: 'adder',
  version: 1,
  params: { start: { kind: 'range', min: 0, max: 9, step: 1, initial: 2 } },
  presets: {},
  compare: null,
  toInput: ({ start }, plus: number) => ({ sum: start + plus }),
  init: (input: { readonly sum: number }) => ({ state: input, notes: [{ key: 'start' }] }),
  choices: (state: { readonly sum: number }) => (state.sum > 102 ? [] : [{ type: 'add' }]),
  step: ({ sum }) => ({ state: { sum: sum + 1 }, notes: [{ key: 'add' }] }),
});

test('a run gets its data with its parameters', () => {
  const run = asRun(adder, 100);
  expect(run.kind).toBe('run');
  expect(replay(run, { params: { start: 1 }, seed: 1, choices: [] }).map(({ state }) => state as unknown)).toEqual([
    { sum: 101 },
    { sum: 102 },
    { sum: 103 },
  ]);
});

test('a study joins its model', () => {
  const input = record({ sum: number({ min: 0, max: 999, doc: 'sum' }) }, { doc: 'start' });
  const joined = studied(adder, { input, report: (states) => states.length, invariants: {} });
  expect(joined).toMatchObject({ id: 'adder', kind: 'run', input, invariants: {} });
  expect(joined.report([{ sum: 1 }])).toBe(1);
});

describe('the input of an explorer', () => {
  const asked = studiedExplorer(explorer, {
    doc: 'what is asked',
    report: ([state]) => state.product,
    invariants: {},
  });
  const { input } = asked;
  const initial = { size: 4, share: 0.5, half: 0.5, rule: 'plain', rounded: true, vms: [] };

  test('has the explorer’s fields, all with their initial values', () => {
    expect(input.read({}, '')).toEqual(initial);
    expect([asked.id, input.doc, asked.report([{ product: 5 }])]).toEqual(['explorer', 'what is asked', 5]);
  });

  test('documents itself', () => {
    expect(Object.entries(input.fields ?? {}).map(([name, { type, doc }]) => [name, type, doc])).toEqual([
      ['size', '2…10 (± 2)', 'size in GB'],
      ['share', '0…1 (± 0.25)', 'share'],
      ['half', '0.5…3.5', 'half'],
      ['rule', 'plain | double', 'rule'],
      ['rounded', 'true or false', 'rounded'],
      ['vms', 'list of 0…2 × (object with size, count)', 'vms'],
    ]);
  });

  test.each([
    { ...initial, size: 10, share: 0.75, half: 3.5, rule: 'double', rounded: false },
    {
      ...initial,
      vms: [
        { size: 2, count: 3 },
        { size: 8, count: 1 },
      ],
    },
  ])('%j is taken', (value) => {
    expect(input.read(value, '')).toEqual(value);
  });

  test('a record of a list may leave out what has an initial value', () => {
    expect(input.read({ vms: [{}] }, '')).toMatchObject({ vms: [{ size: 4, count: 1 }] });
  });

  test.each([
    [{ size: 3 }, 'size: found 3, allowed: 2…10 (± 2)'],
    [{ size: 12 }, 'size: found 12'],
    [{ size: 2.5 }, 'size: found 2.5, allowed: whole number 2…10'],
    [{ share: 0.3 }, 'share: found 0.3, allowed: 0…1 (± 0.25)'],
    [{ half: 1 }, 'half: found 1, allowed: 0.5…3.5'],
    [{ rule: 'triple' }, 'rule: found "triple", allowed: plain | double'],
    [{ rounded: 1 }, 'rounded: found 1, allowed: true or false'],
    [{ vms: [{ size: 3 }] }, 'vms[0].size: found 3'],
    [{ vms: [{}, {}, {}] }, 'vms: found [{},{},{}], allowed: list of 0…2'],
    [{ other: 1 }, 'other: unknown field, allowed: size, share, half, rule, rounded, vms'],
  ])('%j is refused', (value, message) => {
    expect(() => input.read(value, '')).toThrow(InputError);
    expect(() => input.read(value, '')).toThrow(message);
  });
});
