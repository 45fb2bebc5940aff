import type { FieldSpecs, Values } from './field.ts';

/** Plain data only: what survives `JSON.stringify` unchanged can be replayed, compared and linked to. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A number, a word, or a list of either; the content file decides how it reads in German. */
export type NoteValue = string | number | readonly (string | number)[];

/** What just happened, without words. The German sentence for `key` stands in `content/figures`. */
export type Note = {
  readonly key: string;
  readonly values?: Readonly<Record<string, NoteValue>>;
  /** Ids (`data-object`) of the parts of the drawing this note is about. */
  readonly focus?: readonly string[];
};

/** A state and what led to it. The first note names the step; there is always at least one. */
export type Step<S> = { readonly state: S; readonly notes: readonly [Note, ...Note[]] };

/** Something that may happen next. `type` is a verb of the machine and names the choice in the content file. */
export type SimEvent = { readonly type: string };

/** Only a choice has options to lay side by side. */
type ComparesChoice<P extends FieldSpecs> = {
  readonly compare: {
    readonly param: { [K in keyof P]: P[K] extends { readonly kind: 'choice' } ? K : never }[keyof P];
  } | null;
};

/** What runs and explorers have in common. */
type Common<S extends Json, P extends FieldSpecs> = {
  readonly id: string;
  /** Raise it when an old encoded run would replay to a different picture. */
  readonly version: number;
  readonly params: P;
  /** Starting points worth seeing, each a few parameters that differ from the initial ones. */
  readonly presets: Readonly<Record<string, Partial<Values<P>>>>;
  /** The choice whose options are worth laying side by side, and when two states tell different stories. */
  readonly compare: { readonly param: keyof P & string; differs(a: S, b: S): boolean } | null;
  /** Fields of a form that are two ways to write one value. */
  readonly oneValue?: OneValue<P>;
};

/** Two number fields for one value. The choice `by` says which one leads: the field that was typed last. */
type OneValue<P extends FieldSpecs> = {
  readonly by: keyof P & string;
  /** An option of the choice → the field that it makes the leading one. */
  readonly fields: Readonly<Record<string, keyof P & string>>;
  /** What these fields show: the leading one its own value, the others what follows from it. */
  show(params: Values<P>): Partial<Values<P>>;
};

/**
 * A deterministic machine on a time line.
 *
 * `choices(state)[0]` is the step the lecture takes; further entries are what the reader may do instead, in an order that
 * links rely on. An empty list ends the run. Whatever is random draws from a generator kept in the state.
 *
 * A frame index is the clock of a figure: two runs of a model under the same choices can be laid side by side, frame by
 * frame. Hence every variant spends the same number of steps on the same happening of the outside world.
 */
export type RunModel<S extends Json, E extends SimEvent, P extends FieldSpecs, I, D = void> = Common<S, P> & {
  readonly kind: 'run';
  /** The parameters as the model's general input, of which they reach only a chosen part (see `Study.input`). */
  toInput(params: Values<P>, data: D): I;
  init(input: I, seed: number): Step<S>;
  choices(state: S): readonly E[];
  step(state: S, event: E): Step<S>;
};

/**
 * An answer that takes long yields how much of it is done (0 … 1) and returns when it is complete. Between two yields lie a
 * few milliseconds at most: that is how long a page without a worker stands still.
 */
export type Portions<S> = Generator<number, Step<S>, void>;

/**
 * A question without time: a form goes in, an answer comes out. `asRun` makes it a run of one frame, so that links,
 * comparison, tables, embedding, print and search work as for any run. Its general input are its parameters.
 */
export type Explorer<S extends Json, P extends FieldSpecs, D = void> = Common<S, P> & {
  readonly kind: 'explorer';
  /** Whether answers come in portions, so that nobody has to ask in order to know (kernel/portions.ts, player/portions). */
  readonly portions?: true;
  /** Pure: the same parameters and data give the same answer, in a browser, a worker and Node. */
  answer(params: Values<P>, data: D): Step<S> | Portions<S>;
};

/** A run with its data, whose types are of no interest to the caller: player, command line, tests. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- existential type: no `unknown` accepts every model
export type AnyModel = RunModel<any, any, FieldSpecs, any>;

/** An explorer whose types are of no interest to the caller. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- existential type, see AnyModel
export type AnyExplorer = Explorer<any, FieldSpecs, any>;

/** Both kinds, as figures and the registry declare them. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- existential type, see AnyModel
export type DeclaredModel = RunModel<any, any, FieldSpecs, any, any> | AnyExplorer;

/** Gives a run its types from its parts. */
export function defineRun<S extends Json, E extends SimEvent, const P extends FieldSpecs, I, D = void>(
  model: Omit<RunModel<S, E, P, I, D>, 'kind'> & ComparesChoice<P>,
): RunModel<S, E, P, I, D> {
  return { kind: 'run', ...model };
}

/** A run with the data that it reads. */
export function bindRun(model: DeclaredModel & { readonly kind: 'run' }, data: unknown): AnyModel {
  return { ...model, toInput: (params) => model.toInput(params, data) as unknown };
}

/** Gives an explorer its types from its parts. */
export function defineExplorer<S extends Json, const P extends FieldSpecs, D = void>(
  model: Omit<Explorer<S, P, D>, 'kind'> & ComparesChoice<P>,
): Explorer<S, P, D> {
  return { kind: 'explorer', ...model };
}
