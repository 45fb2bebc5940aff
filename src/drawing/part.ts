import type { Fact } from './view.ts';

/** A fact that is also a part of the drawing. `O` are the ids by which notes, table and drawing know the parts. */
export type PartFact<O extends string = string> = Fact & { readonly object: O; readonly state: string };

/** What a part has to know to be one: what is shown at this moment, and which parts the notes speak of. */
export type Shown<O extends string = string> = {
  readonly facts: readonly PartFact<O>[];
  readonly focus: readonly string[];
};

/** Attributes for the element that is a part; undefined ones are left out of the drawing. */
export type PartAttributes = {
  readonly 'data-object': string;
  readonly 'data-state': string | undefined;
  readonly className: 'is-focus' | undefined;
};

/**
 * Makes an element a part of the drawing: notes may point at it (`data-object`), it tells its state (`data-state`) as the
 * table does, and it is outlined while a note speaks of it. A part that no fact tells of has no state; notes may point at
 * it all the same. The outline goes around the first child.
 */
export function partOf<O extends string>(object: NoInfer<O>, { facts, focus }: Shown<O>): PartAttributes {
  return {
    'data-object': object,
    'data-state': facts.find((fact) => fact.object === object)?.state,
    className: focus.includes(object) ? 'is-focus' : undefined,
  };
}

/** Attributes of a part that a hull of its own outlines, so that the part itself never is. */
export function quietPart<O extends string>(object: NoInfer<O>, { facts }: Pick<Shown<O>, 'facts'>): PartAttributes {
  return partOf(object, { facts, focus: [] });
}
