import { ruleOf, type Policy } from './rules.ts';
import { combinations, intersect, range, type VcpuSet } from './sets.ts';
import { standingOf, type Rules, type Vm, type World } from './vm.ts';

/** The state of a vCPU in a tick, as esxtop counts it; `hypervisor` is RUN without guest progress. */
export type VcpuState = 'run' | 'hypervisor' | 'ready' | 'costop' | 'wait';

/**
 * The set that runs in the next tick (cpu.md §2.3 steps 1–2): as many as are allowed and fit; among equals the one with
 * most vCPUs that run already and have quantum left; then the one that helps those furthest behind. Empty where no set is
 * allowed.
 */
export function chooseSet(rules: Rules, vm: Vm, { avail, active }: World): VcpuSet {
  const rule = ruleOf(rules.policy, standingOf(vm, active));
  const rank = rules.policy === 'esx4' ? vm.progress : vm.skew.map((s) => -s);
  const byRank = [...active].sort((a, b) => rank[a]! - rank[b]! || a - b);
  const stays = (v: number): boolean => vm.runLength[v]! > 0 && vm.runLength[v]! < rules.quantum;
  for (let size = Math.min(avail, active.length); size > 0; size -= 1) {
    let best: VcpuSet = [];
    let mostStaying = -1;
    // Combinations come in order of rank, so the first of several equals is the one with the smallest ranks.
    for (const set of combinations(byRank, size)) {
      const staying = set.filter(stays).length;
      if (staying > mostStaying && rule(set) === null) [best, mostStaying] = [set, staying];
    }
    if (best.length > 0) return [...best].sort((a, b) => a - b);
  }
  return [];
}

/** The active vCPUs that the last check has put under constraint: all of the VM (ESX 2), K (ESX 3), L (ESX 4). */
export function constrained(policy: Policy, vm: Vm, active: VcpuSet): VcpuSet {
  switch (policy) {
    case 'esx2':
      return vm.stopped ? active : [];
    case 'esx3':
      return intersect(vm.lagging, active);
    case 'esx4':
      return intersect(vm.leading, active);
  }
}

/** What each vCPU does in a tick in which `ran` runs (cpu.md §2.3 step 3). */
export function statesOf(policy: Policy, vm: Vm, world: World, ran: VcpuSet): readonly VcpuState[] {
  const { active, hypervisor } = world;
  const held = constrained(policy, vm, active);
  // ESX 2 and ESX 3 stop the VM as a whole; ESX 4 stops single vCPUs.
  const stopped = policy === 'esx4' ? held : held.length > 0 && ran.length === 0 ? active : [];
  return range(vm.skew.length).map((v) => {
    if (!active.includes(v)) return 'wait';
    if (ran.includes(v)) return hypervisor.includes(v) ? 'hypervisor' : 'run';
    return stopped.includes(v) ? 'costop' : 'ready';
  });
}
