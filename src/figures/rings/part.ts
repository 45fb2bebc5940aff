import type { RingsState } from '../../sim/models/rings/state.ts';
import type { Plan } from './geometry.ts';
import type { RingsWords } from './words.ts';
import { stateOf } from './facts.ts';

/** What every part of the drawing is given. */
export type PartProps = {
  readonly state: RingsState;
  readonly plan: Plan;
  readonly words: RingsWords;
  readonly uid: string;
  readonly focus: readonly string[];
};

/** The attributes that make an element an object of the drawing: its name, its state, and whether a note points at it. */
export function objectProps(
  object: string,
  { state, focus }: Pick<PartProps, 'state' | 'focus'>,
): { readonly 'data-object': string; readonly 'data-state': string; readonly className: string | undefined } {
  return {
    'data-object': object,
    'data-state': stateOf(object, state),
    className: focus.includes(object) ? 'is-focus' : undefined,
  };
}
