import type { Rng } from '../../kernel/random.ts';
import type { CoschedulingInput } from './input.ts';
import type { VcpuState } from './scheduler.ts';
import type { VcpuSet } from './sets.ts';
import type { Vm, World } from './vm.ts';

/** What the reader has changed in the outside world; it holds from then on. */
export type Interventions = {
  /** pCPUs given (positive) or taken (negative). */
  readonly pcpus: number;
  /** Per vCPU: follows the input, or has been put to sleep or woken. */
  readonly demand: readonly ('input' | 'asleep' | 'awake')[];
};

/** A VM under co-scheduling after `t` ticks of 1 ms. */
export type CoschedulingState = {
  readonly input: CoschedulingInput;
  readonly t: number;
  readonly rng: Rng;
  /** pCPUs that other VMs hold of those the input names. */
  readonly taken: number;
  readonly interventions: Interventions;
  readonly vm: Vm;
  /** The world of the last tick; before the first tick, the one it will bring. */
  readonly world: World;
  /** The vCPUs that ran in the last tick. */
  readonly ran: VcpuSet;
  readonly states: readonly VcpuState[];
  /** Per vCPU one letter a tick: R run, H run in the hypervisor, Y ready, C co-stopped, W wait. */
  readonly lanes: readonly string[];
  /** pCPUs of the VM in each tick. */
  readonly supply: readonly number[];
  /** Which vCPU sits on which of the VM's pCPUs; `null` is an empty one. */
  readonly seats: readonly (number | null)[];
  /** The largest skew so far in ms, as the policy counts it. */
  readonly peak: number;
};

/** The letters of the lanes. */
export const letters: Readonly<Record<VcpuState, string>> = {
  run: 'R',
  hypervisor: 'H',
  ready: 'Y',
  costop: 'C',
  wait: 'W',
};
