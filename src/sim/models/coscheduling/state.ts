import type { Rng } from '../../kernel/random.ts';
import { range, type VcpuSet } from './sets.ts';

/** ESX 2 strict, ESX 3 relaxed, ESX 4 further relaxed co-scheduling (book 2.5.3; cpu.md §2.1). */
export type Policy = 'esx2' | 'esx3' | 'esx4';

/** The rules of a run; times in ms. `costop` 0 means that skew constrains nothing, as in Cpu.CoschedCostopThreshold. */
export type Rules = {
  readonly policy: Policy;
  readonly costop: number;
  readonly costart: number;
  readonly quantum: number;
};

/**
 * The general input: one VM, and what the outside world does to it, tick by tick (1 ms). In every list per tick the last
 * entry holds until the end, so `[1]` is a constant supply. `study.ts` documents and checks each field.
 */
export type CoschedulingInput = Rules & {
  readonly vcpus: number;
  readonly ticks: number;
  readonly avail: readonly number[];
  readonly competition: number;
  readonly active: readonly VcpuSet[] | null;
  readonly hypervisor: readonly VcpuSet[];
  readonly trace: readonly VcpuSet[] | null;
};

/** What the scheduler remembers of a VM between two ticks; lists are indexed by vCPU, times in ms. */
export type Vm = {
  /** s: cumulative skew as ESX 2 and ESX 3 count it. */
  readonly skew: readonly number[];
  /** p: guest progress as ESX 4 counts it; time in the hypervisor is left out. */
  readonly progress: readonly number[];
  /** Consecutive ticks a vCPU has run, 0 while it does not; starts at 1 again after a full quantum. */
  readonly runLength: readonly number[];
  /** ESX 2: the whole VM is co-stopped. */
  readonly stopped: boolean;
  /** K, ESX 3: the vCPUs whose cumulative skew is too large. */
  readonly lagging: VcpuSet;
  /** L, ESX 4: the vCPUs too far ahead of the slowest. */
  readonly leading: VcpuSet;
};

/** What the outside world does during one tick. */
export type World = {
  /** pCPUs that the host leaves to this VM. */
  readonly avail: number;
  /** vCPUs that want to compute; the others sleep in the guest. */
  readonly active: VcpuSet;
  /** vCPUs that, if they run, spend the tick in the hypervisor. */
  readonly hypervisor: VcpuSet;
};

/** The state of a vCPU in a tick, as esxtop counts it; `hypervisor` is RUN without guest progress. */
export type VcpuState = 'run' | 'hypervisor' | 'ready' | 'costop' | 'wait';

/** A tick that is over: what each vCPU did, and in which world. */
export type PastTick = { readonly states: readonly VcpuState[]; readonly world: World };

/** What the reader has changed in the outside world; it holds from then on. */
export type Interventions = {
  /** pCPUs given (positive) or taken (negative). */
  readonly pcpus: number;
  /** Per vCPU: follows the input, or has been put to sleep or woken. */
  readonly demand: readonly ('input' | 'asleep' | 'awake')[];
};

/** Every event lets one tick pass; all but `tick` change the outside world first, from then on. */
export type CoschedulingEvent =
  | { readonly type: 'tick' }
  | { readonly type: 'givePcpu' }
  | { readonly type: 'takePcpu' }
  | { readonly type: 'sleep'; readonly vcpu: number }
  | { readonly type: 'wake'; readonly vcpu: number };

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
  readonly past: readonly PastTick[];
  /** The largest skew so far in ms, as the policy counts it. */
  readonly peak: number;
};

/** Most vCPUs of a VM in vSphere 4. */
export const MAX_VCPUS = 8;

/** One poll interval of the skew check (Cpu.CoschedPollUsec 1000). */
export const TICK_MS = 1;

/** A VM of `n` vCPUs before its first tick. */
export function freshVm(n: number): Vm {
  const zeros = range(n).map(() => 0);
  return { skew: zeros, progress: zeros, runLength: zeros, stopped: false, lagging: [], leading: [] };
}
