import { constrained, leaders, ruleOf, skewOf, slowest, type Objection, type Standing } from './rules.ts';
import { combinations, subsets, without, type VcpuSet } from './sets.ts';
import type { CoschedulingState, VcpuState } from './state.ts';

/** What the rules will look at in the next tick, as things stand. */
export function standing({ vm, world }: Pick<CoschedulingState, 'vm' | 'world'>): Standing {
  return { ...vm, active: world.active };
}

/** Skew of one vCPU in ms as the policy counts it, whether that is over the threshold, and whether it is under constraint. */
export type SkewFact = { readonly ms: number; readonly over: boolean; readonly held: boolean };

/** The skew of every vCPU. */
export function skews({ input, vm, world }: Pick<CoschedulingState, 'input' | 'vm' | 'world'>): readonly SkewFact[] {
  const { policy, costop } = input;
  const held = constrained(policy, standing({ vm, world }));
  const over = (ms: number): boolean => costop > 0 && ms > costop;
  return skewOf(policy, vm, world.active).map((ms, v) => ({ ms, over: over(ms), held: held.includes(v) }));
}

/** The largest skew in ms, as the policy counts it. */
export function largestSkew(state: Pick<CoschedulingState, 'input' | 'vm' | 'world'>): number {
  return Math.max(...skews(state).map(({ ms }) => ms));
}

/** Whether any skew is over the threshold; `off` without one. */
export function skewLevel(state: CoschedulingState): 'over' | 'within' | 'off' {
  if (state.input.costop === 0) return 'off';
  return skews(state).some(({ over }) => over) ? 'over' : 'within';
}

/** Whether the VM has pCPUs, and uses them. */
export function pcpuUse({ ran, world, t }: CoschedulingState): 'none' | 'full' | 'unused' {
  if (world.avail === 0) return 'none';
  return t > 0 && ran.length < world.avail ? 'unused' : 'full';
}

/** Ticks in a row in which a vCPU did the same; `from` is the first of them. */
export type Stretch = { readonly doing: VcpuState; readonly from: number; readonly length: number };

/** What a vCPU has done from tick `first` on. */
export function stretches({ past }: CoschedulingState, vcpu: number, first: number): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const [t, { states }] of past.entries()) {
    if (t < first) continue;
    const [doing, last] = [states[vcpu]!, found.at(-1)];
    if (last?.doing === doing) found[found.length - 1] = { ...last, length: last.length + 1 };
    else found.push({ doing, from: t, length: 1 });
  }
  return found;
}

/** How many pCPUs the VM had in each tick, and how many of them it could not use. */
export function supply({ past }: CoschedulingState): readonly { readonly avail: number; readonly unused: number }[] {
  return past.map(({ avail, states }) => ({ avail, unused: avail - states.filter((one) => isRun[one]).length }));
}

const isRun = { run: true, hypervisor: true, ready: false, costop: false, wait: false } as const;

/** Whether a vCPU may be seen in the hypervisor at some moment of the run. */
export function visitsHypervisor({ input }: CoschedulingState): boolean {
  return input.hypervisor.some((set) => set.length > 0);
}

/** What esxtop tells apart. */
export type Counter = 'run' | 'ready' | 'costop' | 'wait';

/** The counter under which esxtop books a state. */
export const counterOf: Readonly<Record<VcpuState, Counter>> = {
  run: 'run',
  hypervisor: 'run',
  ready: 'ready',
  costop: 'costop',
  wait: 'wait',
};

/** Time in each state: in ms, and in percent of the elapsed time; a group of worlds reaches 100 % per world. */
export type Counted = {
  readonly ms: Readonly<Record<Counter, number>>;
  readonly percent: Readonly<Record<Counter, number>>;
};

/** RUN, RDY, CSTP and WAIT of every vCPU and of the VM, as esxtop would show them (cpu.md §4). */
export function counters({ input, past, t }: CoschedulingState): {
  readonly vcpus: readonly Counted[];
  readonly group: Counted;
} {
  const own = Array.from({ length: input.vcpus }, () => ({ run: 0, ready: 0, costop: 0, wait: 0 }));
  const group = { run: 0, ready: 0, costop: 0, wait: 0 };
  for (const { states } of past) {
    for (const [v, doing] of states.entries()) {
      own[v]![counterOf[doing]] += 1;
      group[counterOf[doing]] += 1;
    }
  }
  return { vcpus: own.map((ms) => withPercent(ms, t)), group: withPercent(group, t) };
}

function withPercent(ms: Counted['ms'], elapsed: number): Counted {
  const percent = (part: number): number => (elapsed === 0 ? 0 : (100 * part) / elapsed);
  const { run, ready, costop, wait } = ms;
  return { ms, percent: { run: percent(run), ready: percent(ready), costop: percent(costop), wait: percent(wait) } };
}

/** Whether a combination may run next, and if not, why. */
export type Verdict =
  | { readonly kind: 'legal' }
  /** Legal by the rule, but it needs more pCPUs than the VM has right now. */
  | { readonly kind: 'tooFew'; readonly size: number }
  | { readonly kind: 'asleep'; readonly vcpus: VcpuSet }
  | Objection;

/** The verdict on every combination of the VM's vCPUs, in the order of Table 2.16. In a recording only the rule counts. */
export function verdicts(state: CoschedulingState): readonly { readonly set: VcpuSet; readonly verdict: Verdict }[] {
  const { input, world, states } = state;
  const rule = ruleOf(input.policy, standing(state));
  const judge = (set: VcpuSet): Verdict => {
    const asleep = without(set, world.active);
    if (asleep.length > 0) return { kind: 'asleep', vcpus: asleep };
    return rule(set) ?? (fits(state, set.length) ? { kind: 'legal' } : { kind: 'tooFew', size: set.length });
  };
  return subsets([...states.keys()]).map((set) => ({ set, verdict: judge(set) }));
}

/** Whether so many vCPUs find pCPUs; a recording asks for none. */
function fits({ input, world }: CoschedulingState, size: number): boolean {
  return input.trace !== null || size <= world.avail;
}

/** Legal and possible combinations of one size, and whether that many find pCPUs. */
export type Tally = { readonly size: number; readonly legal: number; readonly all: number; readonly fits: boolean };

/** The tally of the vCPUs that want to compute, larger sizes first. */
export function tally(state: CoschedulingState): readonly Tally[] {
  const { active } = state.world;
  const rule = ruleOf(state.input.policy, standing(state));
  return active.map((_, i) => {
    const size = active.length - i;
    const sets = combinations(active, size);
    return { size, legal: sets.filter((set) => rule(set) === null).length, all: sets.length, fits: fits(state, size) };
  });
}

/** `all` combinations are legal, `some`, or `none` that also finds pCPUs. */
export function freedom(rows: readonly Tally[]): 'all' | 'some' | 'none' {
  if (!rows.some(({ legal, fits }) => legal > 0 && fits)) return 'none';
  return rows.every(({ legal, all }) => legal === all) ? 'all' : 'some';
}

/** What the rule demands at the moment. */
export type Demand =
  /** The threshold is switched off, a single vCPU has no skew, or nobody is over the threshold. */
  | { readonly kind: 'off' | 'single' | 'nothing' }
  /** ESX 2: only all of these together; ESX 3: never without these. */
  | { readonly kind: 'together' | 'always'; readonly vcpus: VcpuSet }
  /** ESX 4: these only together with the slowest. */
  | { readonly kind: 'onlyWith'; readonly vcpus: VcpuSet; readonly slowest: VcpuSet };

/** The rule of the moment. */
export function demandOf(state: CoschedulingState): Demand {
  const { policy, costop, vcpus } = state.input;
  const now = standing(state);
  if (costop === 0) return { kind: 'off' };
  if (vcpus === 1) return { kind: 'single' };
  const bound = policy === 'esx4' ? leaders(now) : constrained(policy, now);
  if (bound.length === 0) return { kind: 'nothing' };
  if (policy === 'esx4') return { kind: 'onlyWith', vcpus: bound, slowest: slowest(now) };
  return { kind: policy === 'esx2' ? 'together' : 'always', vcpus: bound };
}
