import type { AnyScenario } from '../sim/kernel/scenario.ts';
import type { ParamValue } from '../sim/kernel/scenario.ts';
import { initialParams } from '../sim/kernel/params.ts';
import type { EncodedRun } from '../sim/kernel/permalink.ts';
import { writeAddress } from './address.ts';

/** Everything a link has to say about what the reader sees. */
export type Seen = {
  readonly params: Readonly<Record<string, ParamValue>>;
  readonly seed: number;
  readonly compare: ParamValue | null;
  /** Public id of the step, `null` off the lecture path. */
  readonly step: string | null;
  readonly run: EncodedRun;
};

/** Where a figure lives. `base` ends with a slash. */
export type Place = { readonly base: string; readonly slug: string };

/**
 * Path and query of a moment on one of the figure's own pages. On the lecture path of the initial parameters that is the
 * static page of the step, whose preview and picture fit; else the query carries the difference.
 */
export function figurePath(scenario: AnyScenario, place: Place, seen: Seen, page: 'figuren' | 'einbetten'): string {
  const defaults = initialParams(scenario.params);
  const root = `${place.base}${page}/${place.slug}/`;
  const moment = { ...seen, defaults, defaultCompare: null };
  const plain = writeAddress(scenario, { ...moment, step: '', run: { choices: [], cursor: 0 } }, '') === '';
  if (plain && seen.step !== null) return seen.run.cursor === 0 ? root : `${root}${seen.step}/`;
  const query = writeAddress(scenario, moment, '');
  return query === '' ? root : `${root}?${query}`;
}

/** Path, query and anchor of a moment inside its chapter, whose figure starts with `defaults` and `defaultCompare`. */
export function chapterPath(
  scenario: AnyScenario,
  place: Place & { readonly chapter: string },
  seen: Seen,
  defaults: Readonly<Record<string, ParamValue>>,
  defaultCompare: ParamValue | null,
): string {
  const query = writeAddress(scenario, { ...seen, defaults, defaultCompare }, `${place.slug}.`);
  const [path = '', anchor = ''] = place.chapter.split('#');
  return `${place.base}${path}${query === '' ? '' : `?${query}`}#${anchor}`;
}
