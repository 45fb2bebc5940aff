import type { DeclaredModel, Explorer, Json, RunModel, SimEvent } from './model.ts';
import { onGrid, type FieldSpec, type FieldSpecs, type Values } from './field.ts';
import { allowedField } from './read-field.ts';
import type { DataNeed } from './data.ts';
import { flag, InputError, list, number, oneOf, record, type Shape } from './shape.ts';

/**
 * What the command line and the tests ask of a model and a browser never needs. It stands in a module of its own,
 * `study.ts`, so that no page pays for it.
 */
export type Study<S extends Json, I, D = unknown> = {
  /** Tables that the model reads; their numbers are handed in, never typed into it. */
  readonly data?: DataNeed<D>;
  /** The general input of the model, documented and checked; the parameters reach only a chosen part of it. */
  readonly input: Shape<I>;
  /** Every quantity the golden examples name, computed from the states of a whole run. */
  report(states: readonly [S, ...S[]]): Json;
  /** Facts that hold in every reachable state; checked by the property tests. */
  readonly invariants: Readonly<Record<string, (state: S) => boolean>>;
};

/** A model together with its study; the types of its states are of no interest to the caller. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- existential type, see AnyModel
export type StudiedModel = DeclaredModel & Study<any, any, any>;

/** Joins a run and its study. */
export function studied<S extends Json, E extends SimEvent, const P extends FieldSpecs, I, D>(
  model: RunModel<S, E, P, I, D>,
  study: Study<S, I, D>,
): RunModel<S, E, P, I, D> & Study<S, I, D> {
  return { ...model, ...study };
}

/** Joins an explorer and its study. Its general input are its parameters, so that their shape is known. */
export function studiedExplorer<S extends Json, const P extends FieldSpecs, D>(
  model: Explorer<S, P, D>,
  study: Omit<Study<S, Values<P>, D>, 'input'> & { readonly doc: string },
): Explorer<S, P, D> & Study<S, Values<P>, D> {
  const { doc, ...rest } = study;
  const fields = Object.fromEntries(Object.entries(model.params).map(([name, spec]) => [name, shapeOf(name, spec)]));
  return { ...model, ...rest, input: record(fields, { doc }) as unknown as Shape<Values<P>> };
}

/** A parameter as a field of the general input. */
function shapeOf(name: string, spec: FieldSpec): Shape<unknown> {
  switch (spec.kind) {
    case 'choice':
      return oneOf(spec.options, { doc: name, initial: spec.initial });
    case 'flag':
      return flag({ doc: name, initial: spec.initial });
    case 'range': {
      const { min, max, initial, unit } = spec;
      const whole = Number.isInteger(spec.step) && Number.isInteger(min);
      const shape = number({ doc: unit === undefined ? name : `${name} in ${unit}`, min, max, whole, initial });
      const type = allowedField(spec);
      return {
        ...shape,
        type,
        read(value, path) {
          const found = shape.read(value, path);
          if (onGrid(spec, found)) return found;
          throw new InputError(`${path}: found ${found}, allowed: ${type}`);
        },
      };
    }
    case 'list': {
      const fields = Object.entries(spec.fields).map(([field, inner]) => [field, shapeOf(field, inner)] as const);
      const item = record<Readonly<Record<string, unknown>>>(Object.fromEntries(fields), { doc: name });
      return list(item, { doc: name, max: spec.max, initial: spec.initial });
    }
  }
}
