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
  /** Whether the place begins its lecture; else it begins the run of its defaults. */
  readonly startsLecture: boolean;
  /** Whether the moment is a stop of the lecture. */
  readonly onPath: boolean;
  /** The step's public id; `null` where only the run itself names the moment. */
  readonly step: string | null;
  /** Whether it is the first step of the lecture, or of its run. */
  readonly first: boolean;
  readonly run: EncodedRun;
};

/**
 * The query of a link to a moment, without `?`; fields in a fixed order, only what the place that it leads to does not show
 * by itself.
 */
export function writeAddress(model: AnyModel, moment: Moment, prefix: string): string {
  const { params, defaults, seed, compare, defaultCompare, startsLecture, onPath, step, first, run } = moment;
  const query = new URLSearchParams();
  // The first stop of a lecture may have parameters of its own.
  const isShown = startsLecture && onPath && first;
  for (const name of Object.keys(model.params)) {
    const value = params[name];
    if (!isShown && value !== undefined && !sameField(value, defaults[name])) {
      query.set(`${prefix}p.${name}`, formatField(value));
    }
  }
  if (seed !== DEFAULT_SEED) query.set(`${prefix}seed`, String(seed));
  const hasRun = query.size > 0;
  if (compare !== defaultCompare) query.set(`${prefix}vergleich`, compare ?? 'aus');
  const isFirst = onPath && !startsLecture ? !hasRun && run.cursor === 0 : first;
  // The first moment of a run that the query would not tell from the lecture.
  const isHidden = startsLecture && !onPath && first && !hasRun;
  if (step === null || isHidden) query.set(`${prefix}lauf`, encodeRun(model, run));
  else if (!isFirst) query.set(`${prefix}schritt`, step);
  return query.toString();
}
