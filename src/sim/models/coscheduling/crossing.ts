import type { Note } from '../../kernel/model.ts';
import { countOf, names, noteOn, objects, verb } from './phrases.ts';
import { constrained } from './scheduler.ts';
import { without } from './sets.ts';
import { skewOf } from './skew.ts';
import type { CoschedulingState } from './state.ts';

/**
 * Who has just gone over the threshold, and what the policy makes of it; `null` where nobody has. The first of the two
 * notes is the published step `skew-grenze` under every policy.
 */
export function crossing(before: CoschedulingState, after: CoschedulingState): readonly [Note, Note] | null {
  const { policy, costop, trace } = after.input;
  const { active } = after.world;
  const skew = skewOf(policy, after.vm, active);
  const newly = without(constrained(policy, after.vm, active), constrained(policy, before.vm, active));
  const over = newly.filter((v) => skew[v]! > costop);
  if (over.length === 0) return null;
  const values = { over: names(over), skew: Math.max(...over.map((v) => skew[v]!)), costop };
  const limit = noteOn(['skew', ...objects(over)], 'limitCrossed', values);
  if (trace !== null) return [limit, noteOn([], 'onlyMeasured')];
  switch (policy) {
    case 'esx2':
      return [limit, noteOn(['sets'], 'stopsVm', { needed: countOf(active.length, 'pCPU') })];
    case 'esx3':
      return [limit, noteOn(['sets'], 'requiresLaggards', { over: names(over) })];
    case 'esx4':
      return [limit, noteOn(['sets'], 'stopsLeaders', { over: names(over) })];
  }
}

/** Who has come down to the lower threshold and is free again; `null` where nobody has. */
export function release(before: CoschedulingState, after: CoschedulingState): Note | null {
  const { policy, costart } = after.input;
  const { active } = after.world;
  const freed = without(constrained(policy, before.vm, active), constrained(policy, after.vm, active));
  if (freed.length === 0) return null;
  const values = { freed: names(freed), costart };
  switch (policy) {
    case 'esx2':
      return noteOn(['sets', 'skew'], 'releasesVm', { costart });
    case 'esx3':
      return noteOn(['sets', ...objects(freed)], 'releasesLaggards', { ...values, have: verb('have', freed) });
    case 'esx4': {
      const verbs = { lie: verb('lie', freed), may: verb('may', freed) };
      return noteOn(['sets', ...objects(freed)], 'releasesLeaders', { ...values, ...verbs });
    }
  }
}
