import { includes, intersect, subsets, without, type VcpuSet } from './sets.ts';

/** ESX 2 strict, ESX 3 relaxed, ESX 4 further relaxed co-scheduling (book 2.5.3; cpu.md §2.1). */
export type Policy = 'esx2' | 'esx3' | 'esx4';

/** What the rules look at before a tick. */
export type Standing = {
  /** The vCPUs that want to compute; the others sleep in the guest and bind nobody. */
  readonly active: VcpuSet;
  /** ESX 2: the whole VM is co-stopped. */
  readonly stopped: boolean;
  /** ESX 3: K, the vCPUs whose cumulative skew is too large. */
  readonly lagging: VcpuSet;
  /** ESX 4: L, the vCPUs too far ahead of the slowest. */
  readonly leading: VcpuSet;
  /** Guest progress of every vCPU in ms. */
  readonly progress: readonly number[];
};

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
  return without(intersect(standing.leading, standing.active), slowest(standing));
}

/**
 * The rule of a policy in a given standing: a function that says what speaks against running exactly a given set, `null`
 * where nothing does. The number of pCPUs is not looked at. Source: cpu.md §1.3 and §2.3 step 1.
 */
export function ruleOf(policy: Policy, standing: Standing): (set: VcpuSet) => Objection | null {
  switch (policy) {
    case 'esx2':
      return requires(standing.stopped ? standing.active : []);
    case 'esx3':
      return requires(intersect(standing.lagging, standing.active));
    case 'esx4': {
      const [ahead, behind] = [leaders(standing), slowest(standing)];
      return (set) => {
        const running = intersect(ahead, set);
        return running.length > 0 && !includes(set, behind) ? { kind: 'ahead', vcpus: running } : null;
      };
    }
  }
}

function requires(required: VcpuSet): (set: VcpuSet) => Objection | null {
  return (set) => (includes(set, required) ? null : { kind: 'missing', vcpus: without(required, set) });
}

/** The sets that may run, in the order of Table 2.16: larger sets first, then lexicographic. */
export function legalSets(policy: Policy, standing: Standing): readonly VcpuSet[] {
  const rule = ruleOf(policy, standing);
  return subsets(standing.active).filter((set) => rule(set) === null);
}
