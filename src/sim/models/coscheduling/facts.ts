import {
  chooseSet,
  constrained,
  leaders,
  leads,
  legalSets,
  schedule,
  skewOf,
  slowest,
  statesOf,
  type Standing,
} from './rules.ts';
import { range, subsets, without, type VcpuSet } from './sets.ts';
import { freshVm, type CoschedulingState, type PastTick, type Policy, type VcpuState } from './state.ts';

/** What the rules will look at in the next tick, as things stand. */
export function standing({ vm, world }: Pick<CoschedulingState, 'vm' | 'world'>): Standing {
  return { ...vm, active: world.active };
}

/** Skew of one vCPU in ms as the policy counts it, and whether that is over the threshold. */
export type SkewFact = { readonly ms: number; readonly over: boolean };

/** The skew of every vCPU. */
export function skews({ input, vm, world }: Pick<CoschedulingState, 'input' | 'vm' | 'world'>): readonly SkewFact[] {
  const { policy, costop } = input;
  return skewOf(policy, vm, world.active).map((ms) => ({ ms, over: costop > 0 && ms > costop }));
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

/** Ticks in a row in which the same was the case; `from` is the first of them. */
export type Stretch<T> = { readonly what: T; readonly from: number; readonly length: number };

/** Puts equal ticks in a row together. Ticks before `first` are left out. */
function inRows<T, Tick>(
  past: readonly Tick[],
  first: number,
  of: (tick: Tick) => T,
  same: (a: T, b: T) => boolean = Object.is,
): readonly Stretch<T>[] {
  const found: Stretch<T>[] = [];
  for (const [t, tick] of past.entries()) {
    if (t < first) continue;
    const [what, last] = [of(tick), found.at(-1)];
    if (last !== undefined && same(last.what, what)) found[found.length - 1] = { ...last, length: last.length + 1 };
    else found.push({ what, from: t, length: 1 });
  }
  return found;
}

/** What a vCPU has done from tick `first` on. */
export function stretches(past: readonly PastTick[], vcpu: number, first: number): readonly Stretch<VcpuState>[] {
  return inRows(past, first, ({ states }) => states[vcpu]!);
}

/** How many pCPUs the VM had, and which vCPUs were on them. */
export type Supply = { readonly avail: number; readonly ran: VcpuSet };

/** Who was on the pCPUs from tick `first` on. */
export function supply(past: readonly PastTick[], first: number): readonly Stretch<Supply>[] {
  const of = ({ states, world }: PastTick): Supply => ({ avail: world.avail, ran: ranIn(states) });
  return inRows(past, first, of, (a, b) => a.avail === b.avail && a.ran.join() === b.ran.join());
}

function ranIn(states: readonly VcpuState[]): VcpuSet {
  return range(states.length).filter((v) => states[v] === 'run' || states[v] === 'hypervisor');
}

/** How many ms the vCPUs of a VM have run, all together. */
export function computed(past: readonly PastTick[]): number {
  return past.reduce((sum, { states }) => sum + ranIn(states).length, 0);
}

/** The past that another policy would have had in the same worlds. */
export function under({ input, past }: CoschedulingState, policy: Policy): readonly PastTick[] {
  let vm = freshVm(input.vcpus);
  return past.map(({ world }) => {
    const ticked = schedule({ ...input, policy }, vm, world);
    vm = ticked.vm;
    return { states: ticked.states, world };
  });
}

/** What each vCPU will do in the next tick if the world stays as it is; a recording holds nobody. */
function nextStates({ input, vm, world }: CoschedulingState): readonly VcpuState[] {
  return input.trace === null ? statesOf(input.policy, vm, world, chooseSet(input, vm, world)) : [];
}

/** Who stands still from now on: held by the last check, and not yet so in the tick that is over. */
export function announced(state: CoschedulingState): VcpuSet {
  const { input, t, states } = state;
  if (t === 0 || t >= input.ticks) return [];
  const next = nextStates(state);
  return range(input.vcpus).filter((v) => next[v] === 'costop' && states[v] !== 'costop');
}

/**
 * What a moment is about: the run itself; at its end the balance beside the rule that does it otherwise; at the end of a
 * recording Table 2.16. A VM with one vCPU has nothing to weigh up, and more than four have more sets than a table shows.
 */
export function sceneOf({ input, t }: CoschedulingState): 'run' | 'balance' | 'table' {
  if (t < input.ticks || input.vcpus === 1) return 'run';
  if (input.trace === null) return 'balance';
  return input.vcpus <= TABLE_VCPUS ? 'table' : 'run';
}

const TABLE_VCPUS = 4;

/** The two rules that the balance lays side by side: that of the run, and ESX 4; for a run under ESX 4, ESX 3. */
export function rivals({ input }: CoschedulingState): readonly [Policy, Policy] {
  return [input.policy === 'esx2' ? 'esx2' : 'esx3', 'esx4'];
}

/** The rows of Table 2.16: every combination of the VM's vCPUs, and whether it may start under ESX 3 and under ESX 4. */
export function tableRows(
  state: CoschedulingState,
): readonly { readonly set: VcpuSet; readonly legal: readonly boolean[] }[] {
  const legal = (['esx3', 'esx4'] as const).map((policy) =>
    legalSets(policy, standing(state)).map((set) => set.join()),
  );
  return subsets(range(state.input.vcpus)).map((set) => ({
    set,
    legal: legal.map((sets) => sets.includes(set.join())),
  }));
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

/** Combinations of the awake vCPUs that the rule allows, and how many there are at all. */
export function freedom({ input, vm, world }: CoschedulingState): { readonly legal: number; readonly all: number } {
  const sets = legalSets(input.policy, standing({ vm, world }));
  return { legal: sets.length, all: 2 ** world.active.length - 1 };
}

/** `all` combinations are legal, `some`, or `none` that also finds pCPUs; a recording asks for none. */
export function freedomLevel(state: CoschedulingState): 'all' | 'some' | 'none' {
  const { input, world } = state;
  const sets = legalSets(input.policy, standing(state));
  if (!sets.some((set) => input.trace !== null || set.length <= world.avail)) return 'none';
  const { legal, all } = freedom(state);
  return legal === all ? 'all' : 'some';
}

/** What the rule demands at the moment. */
export type Demand =
  /** The threshold is switched off, a single vCPU has no skew, or nobody is over the threshold. */
  | { readonly kind: 'off' | 'single' | 'nothing' }
  /** ESX 2: only all of these together; ESX 3: never without these. */
  | { readonly kind: 'together' | 'always'; readonly vcpus: VcpuSet }
  /** ESX 4: these only together with the slowest. */
  | { readonly kind: 'onlyWith'; readonly vcpus: VcpuSet; readonly slowest: VcpuSet };

/** The rule of the moment, under the policy of the run or another one. */
export function demandOf(state: CoschedulingState, policy: Policy = state.input.policy): Demand {
  const { costop, vcpus } = state.input;
  const now = standing(state);
  if (costop === 0) return { kind: 'off' };
  if (vcpus === 1) return { kind: 'single' };
  const bound = policy === 'esx4' ? leaders(now) : constrained(policy, now);
  if (bound.length === 0) return { kind: 'nothing' };
  if (policy === 'esx4') return { kind: 'onlyWith', vcpus: bound, slowest: slowest(now) };
  return { kind: policy === 'esx2' ? 'together' : 'always', vcpus: bound };
}

/** How far a vCPU has come, in ms, and what the rule makes of it. */
export type Progress = {
  /** What it has computed for the guest, and how far it was carried along while it slept. */
  readonly computed: number;
  readonly carried: number;
  /** ESX 2 and ESX 3: the lag that they count, where it matters: for those they bind, and for those behind who stand. */
  readonly behind: number;
  /** The skew is over the threshold: a lag under ESX 2 and ESX 3, a lead under ESX 4. */
  readonly over: boolean;
  /** It was held in the tick that is over, and still is. */
  readonly stopped: boolean;
};

/** How far every vCPU has come. */
export function progressOf(state: CoschedulingState): readonly Progress[] {
  const { input, vm, world, past, states, ran } = state;
  const next = nextStates(state);
  const bound = input.policy === 'esx4' ? [] : constrained(input.policy, standing(state));
  const front = Math.max(...vm.progress);
  return skews(state).map(({ ms, over }, v) => {
    const stands = world.active.includes(v) && !ran.includes(v) && vm.progress[v]! < front;
    const counts = input.policy !== 'esx4' && (over || bound.includes(v) || stands);
    const computed = past.filter((tick) => tick.states[v] === 'run').length;
    return {
      computed,
      carried: vm.progress[v]! - computed,
      behind: counts ? ms : 0,
      over,
      stopped: states[v] === 'costop' && next[v] === 'costop',
    };
  });
}

/** The limit under ESX 4 in ms of progress; `null` where there is none, nothing to compare yet, or each lag is measured. */
export function limitAhead({ input, t, vm, world }: CoschedulingState): number | null {
  if (input.costop === 0 || input.vcpus === 1 || t === 0 || input.policy !== 'esx4') return null;
  const awake = world.active.length > 0 ? world.active.map((v) => vm.progress[v]!) : vm.progress;
  return Math.min(...awake) + input.costop;
}

/**
 * The release under ESX 4 in ms of progress, where it decides: somebody is held although within the limit, or was until
 * just now; `null` elsewhere, and where nothing lies between release and limit.
 */
export function releaseAhead(state: CoschedulingState): number | null {
  const { input, vm, world, states } = state;
  const ahead = limitAhead(state);
  if (ahead === null || input.costart >= input.costop) return null;
  const held = leaders(standing(state));
  const lead = leads(vm.progress, world.active);
  const stillHeld = held.some((v) => lead[v]! <= input.costop);
  const freed = without(world.active, held).some((v) => states[v] === 'costop');
  return stillHeld || freed ? ahead - input.costop + input.costart : null;
}
