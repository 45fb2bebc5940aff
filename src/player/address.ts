import type { AnyScenario, ParamValue } from '../sim/kernel/scenario.ts';
import { formatParam } from '../sim/kernel/params.ts';
import { encodeRun, type EncodedRun } from '../sim/kernel/permalink.ts';

/** A moment of a figure, as much of it as a link has to say. */
export type Moment = {
  readonly params: Readonly<Record<string, ParamValue>>;
  /** What the place that the link leads to shows without being told. */
  readonly defaults: Readonly<Record<string, ParamValue>>;
  readonly seed: number;
  readonly compare: ParamValue | null;
  readonly defaultCompare: ParamValue | null;
  /** The step's public id on the lecture path; `null` off it. */
  readonly step: string | null;
  readonly run: EncodedRun;
};

export const DEFAULT_SEED = 1;

/** The query of a link to a moment, without `?`; fields in a fixed order, only what differs from the defaults. */
export function writeAddress(scenario: AnyScenario, moment: Moment, prefix: string): string {
  const query = new URLSearchParams();
  for (const name of Object.keys(scenario.params)) {
    const value = moment.params[name];
    if (value !== undefined && value !== moment.defaults[name]) query.set(`${prefix}p.${name}`, formatParam(value));
  }
  if (moment.seed !== DEFAULT_SEED) query.set(`${prefix}seed`, String(moment.seed));
  if (moment.compare !== moment.defaultCompare) {
    query.set(`${prefix}vergleich`, moment.compare === null ? 'aus' : formatParam(moment.compare));
  }
  if (moment.step === null) query.set(`${prefix}lauf`, encodeRun(scenario, moment.run));
  else if (moment.run.cursor > 0) query.set(`${prefix}schritt`, moment.step);
  return query.toString();
}
