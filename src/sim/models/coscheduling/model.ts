import { defineRun } from '../../kernel/model.ts';
import type { CoschedulingInput } from './input.ts';
import type { CoschedulingEvent } from './interventions.ts';
import { params, presets, toInput } from './params.ts';
import type { CoschedulingState } from './state.ts';
import { choices, start, step } from './step.ts';

/** Book 2.5.3, Abb. 2.8 and 2.9, Tab. 2.16: which vCPUs of a VM may run together, and when they must. One tick is 1 ms. */
export const coscheduling = defineRun<CoschedulingState, CoschedulingEvent, typeof params, CoschedulingInput>({
  id: 'coscheduling',
  version: 1,
  params,
  presets,
  compare: {
    param: 'policy',
    differs: (a, b) => a.lanes.some((lane, v) => lane !== b.lanes[v]),
  },
  toInput,
  init: start,
  choices,
  step,
});
