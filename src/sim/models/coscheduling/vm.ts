import type { Policy, Standing } from './rules.ts';
import { range, type VcpuSet } from './sets.ts';

/** The rules of a run; times in ms. `costop` 0 means that skew constrains nothing, as in Cpu.CoschedCostopThreshold. */
export type Rules = {
  readonly policy: Policy;
  readonly costop: number;
  readonly costart: number;
  readonly quantum: number;
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
  /** K, ESX 3. */
  readonly lagging: VcpuSet;
  /** L, ESX 4. */
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

/** Most vCPUs of a VM in vSphere 4. */
export const MAX_VCPUS = 8;

/** One poll interval of the skew check (Cpu.CoschedPollUsec 1000). */
export const TICK_MS = 1;

/** A VM of `n` vCPUs before its first tick. */
export function freshVm(n: number): Vm {
  const zeros = range(n).map(() => 0);
  return { skew: zeros, progress: zeros, runLength: zeros, stopped: false, lagging: [], leading: [] };
}

/** What the rules look at, for a VM and those of its vCPUs that want to compute. */
export function standingOf({ stopped, lagging, leading, progress }: Vm, active: VcpuSet): Standing {
  return { active, stopped, lagging, leading, progress };
}
