import { defineRun } from '../../src/sim/kernel/model.ts';
import type { Guide } from '../../src/sim/kernel/player.ts';

/** A counter that goes up to 10 by its step, or by one more where the reader chooses so. */
export const counter = defineRun({
  id: 'counter',
  version: 3,
  params: { by: { kind: 'choice', options: ['one', 'two'], initial: 'one' } },
  presets: {},
  compare: { param: 'by', differs: (a, b) => a.value !== b.value },
  toInput: ({ by }) => ({ by: by === 'one' ? 1 : 2, ends: true }),
  init: (input: { by: number; ends: boolean }) => ({ state: { ...input, value: 0 }, notes: [{ key: 'start' }] }),
  choices: (state: { by: number; ends: boolean; value: number }) =>
    state.ends && state.value >= 10 ? [] : [{ type: 'add' }, { type: 'addMore' }],
  step: (state, event) => ({
    state: { ...state, value: state.value + state.by + (event.type === 'addMore' ? 1 : 0) },
    notes: [{ key: event.type }],
  }),
});

/** The run by ones: 0, 1, … 10, eleven frames. */
export const one = { params: { by: 'one' as const }, seed: 1, choices: [] };
/** The run by twos: 0, 2, … 10, six frames. */
export const two = { params: { by: 'two' as const }, seed: 1, choices: [] };

/** Every frame is a stop; there is no lecture. */
export const everyFrame: Guide = { path: [], stopsOf: (frames) => frames.map(({ index }) => index) };
