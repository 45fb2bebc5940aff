/** Plain data only: what survives `JSON.stringify` unchanged can be replayed, compared and linked to. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A number, a word, or a list of either; the caption decides how it reads in German. */
export type NoteValue = string | number | readonly (string | number)[];

/** What just happened, without words. The German sentence for `key` lives in `content/captions`. */
export type Note = {
  readonly key: string;
  readonly values?: Readonly<Record<string, NoteValue>>;
  /** Ids (`data-object`) of the parts of the drawing this note is about. */
  readonly focus?: readonly string[];
};

/** A state and what led to it. The first note names the step; there is always at least one. */
export type Step<S> = { readonly state: S; readonly notes: readonly [Note, ...Note[]] };

/** Something that may happen next. `type` is a verb of the machine and names the choice in the captions. */
export type SimEvent = { readonly type: string };

/** One knob of a figure. Names, options and bounds are part of every link: only ever add to them. */
export type ParamSpec =
  | { readonly kind: 'choice'; readonly options: readonly [string, ...string[]]; readonly initial: string }
  | {
      readonly kind: 'range';
      readonly min: number;
      readonly max: number;
      readonly step: number;
      readonly initial: number;
    }
  | { readonly kind: 'flag'; readonly initial: boolean };

export type ParamSpecs = Readonly<Record<string, ParamSpec>>;
export type ParamValue = string | number | boolean;

type ValueOf<Spec extends ParamSpec> = Spec extends { readonly kind: 'choice'; readonly options: readonly (infer O)[] }
  ? O
  : Spec extends { readonly kind: 'range' }
    ? number
    : boolean;

/** The values that belong to a set of specs: `{ policy: 'esx2' | 'esx3' | 'esx4', vcpus: number, … }`. */
export type Params<P extends ParamSpecs> = { readonly [K in keyof P]: ValueOf<P[K]> };

/**
 * One figure of the book as a deterministic machine.
 *
 * `choices(state)[0]` is the step the lecture takes; further entries are what the reader may do instead, in an order that
 * links rely on. An empty list ends the run. Whatever is random draws from a generator kept in the state.
 *
 * A frame index is the clock of a figure: two runs of a scenario under the same choices can be laid side by side, frame
 * by frame. Hence every variant spends the same number of steps on the same happening of the outside world.
 */
export type Scenario<S extends Json, E extends SimEvent, P extends ParamSpecs, I> = {
  readonly id: string;
  /** Raise it when an old encoded run would replay to a different picture. */
  readonly version: number;
  readonly params: P;
  /** Starting points worth seeing, each a few parameters that differ from the initial ones. */
  readonly presets: Readonly<Record<string, Partial<Params<P>>>>;
  /** The choice whose options are worth laying side by side, and when two states tell different stories. */
  readonly compare: { readonly param: keyof P & string; differs(a: S, b: S): boolean } | null;
  /** The parameters as the model's general input, of which they reach only a chosen part (see `Study.input`). */
  toInput(params: Params<P>): I;
  init(input: I, seed: number): Step<S>;
  choices(state: S): readonly E[];
  step(state: S, event: E): Step<S>;
};

/** A scenario whose types are of no interest to the caller: registry, player, command line. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- existential type: no `unknown` accepts every scenario
export type AnyScenario = Scenario<any, any, ParamSpecs, any>;

/** Gives a scenario its types from its parts; the value is returned as it is. */
export function defineScenario<S extends Json, E extends SimEvent, const P extends ParamSpecs, I>(
  scenario: Scenario<S, E, P, I>,
): Scenario<S, E, P, I> {
  return scenario;
}
