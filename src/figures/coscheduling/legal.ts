import { leaders, ruleOf, slowest, type Objection, type Standing } from '../../sim/models/coscheduling/rules.ts';
import { combinations, intersect, without, type VcpuSet } from '../../sim/models/coscheduling/sets.ts';
import type { CoschedulingState } from '../../sim/models/coscheduling/state.ts';
import { standingOf } from '../../sim/models/coscheduling/vm.ts';
import type { Words } from '../../drawing/view.ts';
import { listed } from './part.ts';
import type { CoschedulingWord } from './words.ts';

/** Whether a combination may run next, and if not, why. */
export type Verdict =
  | { readonly kind: 'legal' }
  /** Legal by the rule, but it needs more pCPUs than the VM has right now. */
  | { readonly kind: 'tooFew'; readonly size: number }
  | { readonly kind: 'asleep'; readonly vcpus: VcpuSet }
  | Objection;

/** What the rules will look at in the next tick, as things stand. */
export function standing({ vm, world }: CoschedulingState): Standing {
  return standingOf(vm, world.active);
}

/** The verdict on one combination. In a recording nothing but the rule counts. */
export function judge(state: CoschedulingState, set: VcpuSet): Verdict {
  const { input, world } = state;
  const asleep = without(set, world.active);
  if (asleep.length > 0) return { kind: 'asleep', vcpus: asleep };
  const against = ruleOf(input.policy, standing(state))(set);
  if (against !== null) return against;
  if (input.trace === null && set.length > world.avail) return { kind: 'tooFew', size: set.length };
  return { kind: 'legal' };
}

/** „V1 fehlt“, „V3 voraus“, „ab 3 pCPUs“. */
export function verdictText(verdict: Verdict, words: Words<CoschedulingWord>): string {
  switch (verdict.kind) {
    case 'legal':
      return words.mayRun;
    case 'tooFew':
      return fromPcpus(verdict.size, words);
    case 'asleep':
      return `${few(verdict.vcpus, words)} ${words.waiting}`;
    case 'missing':
      return `${few(verdict.vcpus, words)} ${verdict.vcpus.length === 1 ? words.missing : words.missingMany}`;
    case 'ahead':
      return `${few(verdict.vcpus, words)} ${words.ahead}`;
  }
}

/** „ab 1 pCPU“, „ab 3 pCPUs“. */
export function fromPcpus(count: number, words: Words<CoschedulingWord>): string {
  return `${words.from} ${count} ${count === 1 ? words.pcpuRow : words.pcpu}`;
}

function few(vcpus: VcpuSet, words: Words<CoschedulingWord>): string {
  return vcpus.length <= 2 ? listed(vcpus) : `${vcpus.length} ${words.vcpus}`;
}

/** The rule of the moment in one line: „Immer dabei: V1, V2 – ab 2 pCPUs“, „V0 nur zusammen mit V2, V3“. */
export function ruleText(state: CoschedulingState, words: Words<CoschedulingWord>): string {
  const { policy, costop } = state.input;
  const now = standing(state);
  if (costop === 0) return words.off;
  if (state.input.vcpus === 1) return words.single;
  switch (policy) {
    case 'esx2':
      return now.stopped && now.active.length > 0 ? `${words.together} ${atOnce(now.active, words)}` : words.anything;
    case 'esx3': {
      const required = intersect(now.lagging, now.active);
      return required.length > 0 ? `${words.always} ${atOnce(required, words)}` : words.anything;
    }
    case 'esx4': {
      const ahead = leaders(now);
      return ahead.length > 0 ? `${listed(ahead)} ${words.onlyWith} ${listed(slowest(now))}` : words.anything;
    }
  }
}

function atOnce(vcpus: VcpuSet, words: Words<CoschedulingWord>): string {
  return vcpus.length > 1 ? `${listed(vcpus)} – ${fromPcpus(vcpus.length, words)}` : listed(vcpus);
}

/** Legal and possible combinations of each size, larger sizes first. */
export function tally(state: CoschedulingState): readonly {
  readonly size: number;
  readonly legal: number;
  readonly all: number;
  readonly fits: boolean;
}[] {
  const now = standing(state);
  const rule = ruleOf(state.input.policy, now);
  return now.active.map((_, i) => {
    const size = now.active.length - i;
    const sets = combinations(now.active, size);
    const legal = sets.filter((set) => rule(set) === null).length;
    return { size, legal, all: sets.length, fits: state.input.trace !== null || size <= state.world.avail };
  });
}

/** `all` sets are legal, `some`, or `none` that also fits on the pCPUs. */
export function setsState(state: CoschedulingState): 'all' | 'some' | 'none' {
  const rows = tally(state);
  if (!rows.some(({ legal, fits }) => legal > 0 && fits)) return 'none';
  return rows.every(({ legal, all }) => legal === all) ? 'all' : 'some';
}
