import { combinations, includes, intersect, range, subsets, without, type VcpuSet } from './sets.ts';
import { TICK_MS, type Policy, type Rules, type VcpuState, type Vm, type World } from './state.ts';

/** What the rules look at before a tick: a VM, and those of its vCPUs that want to compute; the others bind nobody. */
export type Standing = Pick<Vm, 'stopped' | 'lagging' | 'leading' | 'progress'> & Pick<World, 'active'>;

/** Why a set may not run: members that must be in it are missing, or members are too far ahead to run without the slowest. */
export type Objection =
  { readonly kind: 'missing'; readonly vcpus: VcpuSet } | { readonly kind: 'ahead'; readonly vcpus: VcpuSet };

/** The active vCPUs with the least progress. */
export function slowest({ active, progress }: Pick<Standing, 'active' | 'progress'>): VcpuSet {
  const least = Math.min(...active.map((v) => progress[v]!));
  return active.filter((v) => progress[v] === least);
}

/**
 * ESX 4: the active vCPUs that may not run without all of the slowest. L is as old as the last check; whoever has become
 * one of the slowest since then, because a slower one fell asleep, leads nobody. Without this, two equal vCPUs left over
 * from L would block each other on one pCPU, and ESX 4 would not be work-conserving (theorem 5 of cpu.md §2.4).
 */
export function leaders(standing: Standing): VcpuSet {
  return without(constrained('esx4', standing), slowest(standing));
}

/** The active vCPUs that the last check has put under constraint: all of the VM (ESX 2), K (ESX 3), L (ESX 4). */
export function constrained(policy: Policy, { active, stopped, lagging, leading }: Standing): VcpuSet {
  switch (policy) {
    case 'esx2':
      return stopped ? active : [];
    case 'esx3':
      return intersect(lagging, active);
    case 'esx4':
      return intersect(leading, active);
  }
}

/**
 * The rule of a policy in a given standing: a function that says what speaks against running exactly a given set, `null`
 * where nothing does. The number of pCPUs is not looked at. Source: cpu.md §1.3 and §2.3 step 1.
 */
export function ruleOf(policy: Policy, standing: Standing): (set: VcpuSet) => Objection | null {
  if (policy === 'esx4') {
    const [ahead, behind] = [leaders(standing), slowest(standing)];
    return (set) => {
      const running = intersect(ahead, set);
      return running.length > 0 && !includes(set, behind) ? { kind: 'ahead', vcpus: running } : null;
    };
  }
  const required = constrained(policy, standing);
  return (set) => (includes(set, required) ? null : { kind: 'missing', vcpus: without(required, set) });
}

/** The sets that may run, in the order of Table 2.16: larger sets first, then lexicographic. */
export function legalSets(policy: Policy, standing: Standing): readonly VcpuSet[] {
  const rule = ruleOf(policy, standing);
  return subsets(standing.active).filter((set) => rule(set) === null);
}

/**
 * The set that runs in the next tick (cpu.md §2.3 steps 1–2): as many as are allowed and fit; among equals the one with
 * most vCPUs that run already and have quantum left; then the one that helps those furthest behind. Empty where no set is
 * allowed.
 */
export function chooseSet(rules: Rules, vm: Vm, { avail, active }: World): VcpuSet {
  const rule = ruleOf(rules.policy, { ...vm, active });
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

/** What each vCPU does in a tick in which `ran` runs (cpu.md §2.3 step 3). */
export function statesOf(policy: Policy, vm: Vm, { active, hypervisor }: World, ran: VcpuSet): readonly VcpuState[] {
  const standing = { ...vm, active };
  const held = constrained(policy, standing);
  // ESX 2 and ESX 3 stop the VM as a whole; ESX 4 stops single vCPUs, but none that has become one of the slowest.
  const stopped = policy === 'esx4' ? leaders(standing) : held.length > 0 && ran.length === 0 ? active : [];
  return range(vm.skew.length).map((v) => {
    if (!active.includes(v)) return 'wait';
    if (ran.includes(v)) return hypervisor.includes(v) ? 'hypervisor' : 'run';
    return stopped.includes(v) ? 'costop' : 'ready';
  });
}

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
function check(vm: Vm, active: VcpuSet, { costop, costart }: Pick<Rules, 'costop' | 'costart'>): Vm {
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

/** What a tick leaves behind: the VM after it, who ran, and what each vCPU did. */
export type Ticked = { readonly vm: Vm; readonly ran: VcpuSet; readonly states: readonly VcpuState[] };

/** One tick of a VM in a world: a set is chosen and runs, skew is booked and checked (cpu.md §2.3). */
export function schedule(rules: Rules, vm: Vm, world: World): Ticked {
  const ran = chooseSet(rules, vm, world);
  const states = statesOf(rules.policy, vm, world, ran);
  return { vm: check(book(vm, world, ran, rules.quantum), world.active, rules), ran, states };
}
