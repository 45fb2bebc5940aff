import { slowest } from './rules.ts';
import { intersect } from './sets.ts';
import type { CoschedulingState } from './state.ts';

/** Facts of every reachable state; the theorems about whole runs are in the property tests. */
export const invariants: Readonly<Record<string, (state: CoschedulingState) => boolean>> = {
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
};
