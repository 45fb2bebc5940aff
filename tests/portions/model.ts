import { defineExplorer, type Portions } from '../../src/sim/kernel/model.ts';

/** A count and a number that depends on every step of it, so that no shortcut gives the same. */
export type CountingState = { readonly count: number; readonly sum: number };

/** Steps between two reports. */
const PORTION = 200;

function* count(upTo: number, seed: number): Portions<CountingState> {
  let sum = seed;
  for (let i = 1; i <= upTo; i += 1) {
    for (let k = 0; k < 1500; k += 1) sum = (Math.imul(sum ^ i, 0x9e3779b1) + k) >>> 0;
    if (i % PORTION === 0) yield i / upTo;
  }
  return { state: { count: upTo, sum }, notes: [{ key: 'counted', values: { count: upTo, sum } }] };
}

/** Counts in portions: what takes long on purpose, several seconds for a million. */
export const counting = defineExplorer({
  id: 'counting',
  version: 1,
  portions: true,
  params: {
    upTo: { kind: 'range', min: 1, max: 1_000_000, step: 1, initial: 1000 },
    from: { kind: 'choice', options: ['zero', 'one'], initial: 'zero' },
  },
  presets: {},
  compare: { param: 'from', differs: (a: CountingState, b: CountingState) => a.sum !== b.sum },
  answer: ({ upTo, from }) => count(upTo, from === 'zero' ? 0 : 1),
});
