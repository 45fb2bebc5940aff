import type { AnyScenario, Json, ParamSpecs, Scenario, SimEvent } from './scenario.ts';
import type { Shape } from './shape.ts';

/**
 * What the command line and the tests ask of a scenario and a browser never needs. It stands in a module of its own,
 * `study.ts`, so that no page pays for it.
 */
export type Study<S extends Json, I> = {
  /** The general input of the model, documented and checked; the parameters reach only a chosen part of it. */
  readonly input: Shape<I>;
  /** Every quantity the golden scenarios name, computed from the states of a whole run. */
  report(states: readonly [S, ...S[]]): Json;
  /** Facts that hold in every reachable state; checked by the property tests. */
  readonly invariants: Readonly<Record<string, (state: S) => boolean>>;
};

/** A scenario together with its study; the types of its states are of no interest to the caller. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- existential type, see AnyScenario
export type StudiedScenario = AnyScenario & Study<any, any>;

/** Joins a scenario and its study. */
export function studied<S extends Json, E extends SimEvent, const P extends ParamSpecs, I>(
  scenario: Scenario<S, E, P, I>,
  study: Study<S, I>,
): Scenario<S, E, P, I> & Study<S, I> {
  return { ...scenario, ...study };
}
