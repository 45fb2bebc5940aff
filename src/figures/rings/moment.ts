import { ringOf, type Issued, type Outcome } from '../../sim/models/rings/execute.ts';
import { current, type RingsState } from '../../sim/models/rings/state.ts';
import type { Plan, Point } from './geometry.ts';

export type Actor = 'app' | 'kernel' | 'vmm';

/** The outcome of the instruction in view, or `null` while it is still waiting. */
export function handled(state: RingsState): Outcome | null {
  return state.issued === null ? (state.outcomes.at(-1) ?? null) : null;
}

/** Who has the CPU: whoever issues, handles, or (if no VMM steps in) goes on. Nobody before the first step. */
export function activeActor(state: RingsState): Actor | null {
  const now: Issued | Outcome | null = current(state);
  if (now === null) return null;
  const outcome = handled(state);
  if (outcome === null) return now.ctx === 'u' ? 'app' : 'kernel';
  return outcome.vmm ? 'vmm' : outcome.rings.at(-1) === 3 ? 'app' : 'kernel';
}

/** What a run showed wrongly without anybody noticing. */
export function isWrong(outcome: Outcome | null): boolean {
  return outcome !== null && outcome.visible !== outcome.expected;
}

function stop(ring: number, plan: Plan): Point {
  return plan.stops[ring === 3 ? 3 : ring === 1 ? 1 : 0];
}

/** Where the instruction stands, where it came from, and where the guest goes on if that is elsewhere. */
export function way(
  state: RingsState,
  plan: Plan,
): { readonly at: Point; readonly from: Point | null; readonly next: Actor | null } {
  const { mode } = state.machine;
  const outcome = handled(state);
  if (outcome === null) {
    const first = state.program[0]!;
    return { at: stop(state.issued?.ring ?? ringOf(first.ctx, mode), plan), from: null, next: null };
  }
  const start = stop(outcome.ring, plan);
  const last = outcome.rings.at(-1)!;
  const goesOn = last === 3 ? 'app' : 'kernel';
  if (outcome.vmm) return { at: mode === 'hv' ? plan.stops.root : plan.stops[0], from: start, next: goesOn };
  // A fault is a message: the instruction itself gets no further.
  if (outcome.path === 'gp') return { at: start, from: null, next: goesOn };
  return last === outcome.ring
    ? { at: start, from: null, next: null }
    : { at: stop(last, plan), from: start, next: null };
}

/** The boxes of the actors on this machine. */
export function boxOf(actor: Actor, state: RingsState, plan: Plan): Plan['app'] {
  const { mode } = state.machine;
  if (actor === 'app') return plan.app;
  if (actor === 'vmm') return mode === 'hv' ? plan.rootVmm : plan.vmm;
  return plan.kernel[ringOf('k', mode) === 0 ? 0 : 1];
}
