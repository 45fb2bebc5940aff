import type { ParamSpecs, ParamValue, Params } from './scenario.ts';

/** The values a figure starts with. */
export function initialParams<P extends ParamSpecs>(specs: P): Params<P> {
  return Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, spec.initial])) as Params<P>;
}

/** A value as links write it: `esx4`, `3`, `0.5`, `1` for true. */
export function formatParam(value: ParamValue): string {
  return typeof value === 'boolean' ? (value ? '1' : '0') : String(value);
}
