import type { ParavirtualizationState } from '../../sim/models/paravirtualization/state.ts';
import type { Path } from '../../sim/models/paravirtualization/routes.ts';
import type { ObjectFact } from './facts.ts';
import type { Plan } from './geometry.ts';
import type { ParavirtualizationWords } from './words.ts';

/** What every part of a stack is given. */
export type PartProps = {
  readonly path: Path;
  readonly state: ParavirtualizationState;
  readonly facts: readonly ObjectFact[];
  readonly focus: readonly string[];
  readonly words: ParavirtualizationWords;
  readonly plan: Plan;
  readonly uid: string;
};

type ObjectProps = {
  readonly 'data-object': string;
  readonly 'data-state': string | undefined;
  readonly className: string | undefined;
};

/** The attributes of an element that notes may point at; with a state where the table tells of it too. */
export function objectProps(object: string, { facts, focus }: Pick<PartProps, 'facts' | 'focus'>): ObjectProps {
  return {
    'data-object': object,
    'data-state': facts.find((fact) => fact.object === object)?.state,
    className: focus.includes(object) ? 'is-focus' : undefined,
  };
}
