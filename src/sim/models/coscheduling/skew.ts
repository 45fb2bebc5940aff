import type { Policy } from './rules.ts';
import { range, type VcpuSet } from './sets.ts';
import { TICK_MS, type Rules, type Vm, type World } from './vm.ts';

/** Lead of every vCPU over the slowest active one in ms; relative to all vCPUs where none is active. */
export function leads(progress: readonly number[], active: VcpuSet): readonly number[] {
  const least = Math.min(...(active.length > 0 ? active.map((v) => progress[v]!) : progress));
  return progress.map((p) => Math.max(0, p - least));
}

/** The skew that a policy looks at, per vCPU in ms: the cumulative one (ESX 2 and 3) or the lead (ESX 4). */
export function skewOf(policy: Policy, vm: Vm, active: VcpuSet): readonly number[] {
  return policy === 'esx4' ? leads(vm.progress, active) : vm.skew;
}

/**
 * Books one tick in which `ran` ran (cpu.md §2.3 step 4). Cumulative skew grows for whoever wants to run and stands while
 * a sibling runs, shrinks for whoever runs or sleeps, and rests while the whole VM stands. Guest progress grows outside
 * the hypervisor only; a sleeping vCPU is carried along with the slowest, so that it never lags.
 */
export function book(vm: Vm, { active, hypervisor }: World, ran: VcpuSet, quantum: number): Vm {
  const skew = vm.skew.map((s, v) => {
    if (ran.includes(v) || !active.includes(v)) return Math.max(0, s - TICK_MS);
    return ran.length > 0 ? s + TICK_MS : s;
  });
  const worked = vm.progress.map((p, v) => (ran.includes(v) && !hypervisor.includes(v) ? p + TICK_MS : p));
  const least = Math.min(...active.map((v) => worked[v]!));
  const progress = active.length > 0 ? worked.map((p, v) => (active.includes(v) ? p : Math.max(p, least))) : worked;
  const runLength = vm.runLength.map((ticks, v) => (ran.includes(v) ? (ticks % quantum) + 1 : 0));
  return { ...vm, skew, progress, runLength };
}

/** The check after each tick (cpu.md §2.3 step 5): who is over `costop`, and who was and is still over `costart`. */
export function check(vm: Vm, active: VcpuSet, { costop, costart }: Pick<Rules, 'costop' | 'costart'>): Vm {
  if (costop === 0) return { ...vm, stopped: false, lagging: [], leading: [] };
  const lead = leads(vm.progress, active);
  const largest = Math.max(...vm.skew);
  const over = (value: number, was: boolean): boolean => value > costop || (was && value > costart);
  return {
    ...vm,
    stopped: vm.stopped ? largest > costart : largest > costop,
    lagging: range(vm.skew.length).filter((v) => over(vm.skew[v]!, vm.lagging.includes(v))),
    leading: range(vm.skew.length).filter((v) => over(lead[v]!, vm.leading.includes(v))),
  };
}

/** Who is over a threshold now, whatever was before: the measurement behind Table 2.16 (cpu.md §1.2). */
export function measure(vm: Vm, active: VcpuSet, costop: number): Vm {
  return check({ ...vm, stopped: false, lagging: [], leading: [] }, active, { costop, costart: costop });
}
