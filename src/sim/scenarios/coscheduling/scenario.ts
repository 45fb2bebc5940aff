import { defineScenario } from '../../kernel/scenario.ts';
import { inputShape, type CoschedulingInput } from './input.ts';
import type { CoschedulingEvent } from './interventions.ts';
import { params, presets, toInput } from './params.ts';
import { report } from './report.ts';
import { slowest } from './rules.ts';
import { intersect } from './sets.ts';
import type { CoschedulingState } from './state.ts';
import { choices, start, step } from './step.ts';

/** Book 2.5.3, Abb. 2.8 and 2.9, Tab. 2.16: which vCPUs of a VM may run together, and when they must. One tick is 1 ms. */
export const coscheduling = defineScenario<CoschedulingState, CoschedulingEvent, typeof params, CoschedulingInput>({
  id: 'coscheduling',
  version: 1,
  params,
  presets,
  compare: {
    param: 'policy',
    differs: (a, b) => a.lanes.some((lane, v) => lane !== b.lanes[v]),
  },
  input: inputShape,
  toInput,
  init: start,
  choices,
  step,
  report,
  invariants: {
    'every vCPU is in exactly one state in every tick': ({ lanes, t }) =>
      lanes.every((lane) => lane.length === t && /^[RHYCW]*$/.test(lane)),
    'no more vCPUs run than pCPUs are there': ({ ran, world }) => ran.length <= world.avail,
    'only vCPUs that want to compute run': ({ ran, world }) => ran.every((v) => world.active.includes(v)),
    'every running vCPU sits on a pCPU of its own': ({ ran, seats }) =>
      seats
        .filter((v) => v !== null)
        .sort()
        .join() === ran.join(),
    'a single vCPU is never co-stopped': ({ input, lanes }) => input.vcpus > 1 || !lanes[0]!.includes('C'),
    'ESX 4 uses every pCPU that the guest has work for': ({ input, ran, world, t }) =>
      input.policy !== 'esx4' ||
      input.trace !== null ||
      t === 0 ||
      ran.length === Math.min(world.avail, world.active.length),
    'ESX 4 never stops the slowest': ({ input, vm, world }) =>
      input.policy !== 'esx4' ||
      intersect(vm.leading, slowest({ active: world.active, progress: vm.progress })).length === 0,
  },
});
