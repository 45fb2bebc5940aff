/**
 * What goes into a model: one descriptor per parameter for links, forms, command line, tests and checks. Names, options and
 * bounds are part of every link: only ever add to them.
 */
export type FieldSpec = SimpleSpec | ListSpec;

/** A field with one value. */
export type SimpleSpec = ChoiceSpec | RangeSpec | FlagSpec;

type ChoiceSpec = {
  readonly kind: 'choice';
  readonly options: readonly [string, ...string[]];
  readonly initial: string;
};

/** A number from `min` to `max` in steps counted from `min`. `unit` lets a form understand „32 GB“ where MB are meant. */
export type RangeSpec = {
  readonly kind: 'range';
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly initial: number;
  readonly unit?: 'MB' | 'GB' | 'ms' | '%';
  /** What an arrow key or a drag moves it by, where `step` is too fine for that. */
  readonly nudge?: number;
};

type FlagSpec = { readonly kind: 'flag'; readonly initial: boolean };

/** Up to `max` records, all with the same simple fields. */
export type ListSpec = {
  readonly kind: 'list';
  readonly max: number;
  readonly fields: Readonly<Record<string, SimpleSpec>>;
  readonly initial: readonly RecordValue[];
};

export type FieldSpecs = Readonly<Record<string, FieldSpec>>;

export type SimpleValue = string | number | boolean;
export type RecordValue = Readonly<Record<string, SimpleValue>>;
export type FieldValue = SimpleValue | readonly RecordValue[];

type SimpleValueOf<Spec> = Spec extends { readonly kind: 'choice'; readonly options: readonly (infer O)[] }
  ? O
  : Spec extends { readonly kind: 'range' }
    ? number
    : boolean;
type ValueOf<Spec> = Spec extends { readonly kind: 'list'; readonly fields: infer F }
  ? readonly { readonly [K in keyof F]: SimpleValueOf<F[K]> }[]
  : SimpleValueOf<Spec>;

/** The values that belong to a set of specs: `{ policy: 'esx2' | 'esx3' | 'esx4', vcpus: number, … }`. */
export type Values<P extends FieldSpecs> = { readonly [K in keyof P]: ValueOf<P[K]> };

/** Values of any model. */
export type AnyValues = Readonly<Record<string, FieldValue>>;

/** The values a figure starts with. */
export function initialValues<P extends FieldSpecs>(specs: P): Values<P> {
  return Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, spec.initial])) as Values<P>;
}

/** A value as links write it: `esx4`, `3`, `0.5`, `1` for true; records of a list as `2*1024_1*512`. */
export function formatField(value: FieldValue): string {
  if (typeof value === 'object') {
    return value.map((record) => Object.values(record).map(formatField).join('*')).join('_');
  }
  return typeof value === 'boolean' ? (value ? '1' : '0') : String(value);
}

/** Whether two values are the same for links and forms. */
export function sameField(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a === b || (typeof a === 'object' && typeof b === 'object' && formatField(a) === formatField(b));
}

/** Whether a number lies on the steps of a range. */
export function onGrid(spec: RangeSpec, value: number): boolean {
  const steps = (value - spec.min) / spec.step;
  return Math.abs(steps - Math.round(steps)) < 1e-9;
}
