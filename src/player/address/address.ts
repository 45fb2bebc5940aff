import { formatField, sameField, type AnyValues } from '../../sim/kernel/field.ts';
import type { AnyModel } from '../../sim/kernel/model.ts';
import { encodeRun, type EncodedRun } from '../../sim/kernel/permalink.ts';
import { DEFAULT_SEED } from '../../sim/kernel/player.ts';

/** A moment of a figure, as much of it as a link has to say. */
export type Moment = {
  readonly params: AnyValues;
  /** What the place that the link leads to shows without being told. */
  readonly defaults: AnyValues;
  readonly seed: number;
  readonly compare: string | null;
  readonly defaultCompare: string | null;
  /** The step's public id; `null` where only the run itself names the moment. */
  readonly step: string | null;
  /** Whether the step needs no name: it is the first of its run. */
  readonly first: boolean;
  readonly run: EncodedRun;
};

/** The query of a link to a moment, without `?`; fields in a fixed order, only what differs from the defaults. */
export function writeAddress(model: AnyModel, moment: Moment, prefix: string): string {
  const query = new URLSearchParams();
  for (const name of Object.keys(model.params)) {
    const value = moment.params[name];
    if (value !== undefined && !sameField(value, moment.defaults[name])) {
      query.set(`${prefix}p.${name}`, formatField(value));
    }
  }
  if (moment.seed !== DEFAULT_SEED) query.set(`${prefix}seed`, String(moment.seed));
  if (moment.compare !== moment.defaultCompare) {
    query.set(`${prefix}vergleich`, moment.compare ?? 'aus');
  }
  if (moment.step === null) query.set(`${prefix}lauf`, encodeRun(model, moment.run));
  else if (!moment.first) query.set(`${prefix}schritt`, moment.step);
  return query.toString();
}
