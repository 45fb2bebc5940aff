import { initialValues, type AnyValues } from '../../sim/kernel/field.ts';
import type { AnyModel } from '../../sim/kernel/model.ts';
import type { EncodedRun } from '../../sim/kernel/permalink.ts';
import type { Figure } from '../useFigure.ts';
import { writeAddress } from './address.ts';

/** Everything a link has to say about what the reader sees. */
export type Seen = {
  readonly params: AnyValues;
  readonly seed: number;
  readonly compare: string | null;
  /** Public id of the step; `null` where only the run itself names the moment. */
  readonly step: string | null;
  /** Whether the step is the one that its place shows without being told: the first. */
  readonly first: boolean;
  /** Whether the step is a stop of the lecture, which has a page of its own. */
  readonly onPath: boolean;
  readonly run: EncodedRun;
};

/**
 * Where a figure lives. `base` ends with a slash; `chapter` is page and anchor, relative to it, and `inChapter` what it begins
 * with there.
 */
export type Place = {
  readonly base: string;
  readonly slug: string;
  readonly chapter: string;
  readonly inChapter: { readonly params: AnyValues; readonly compare: string | null };
};

/** What a figure shows now, for links. While it moves, that is where it is going. */
export function seenIn({ player, momentId, onPath, params, exact, step }: Figure): Seen {
  const { run, compare } = player;
  const cursor = player.target ?? player.cursor;
  const first = onPath ? exact && step === 0 : cursor === 0;
  return { params, seed: run.seed, compare, step: momentId, first, onPath, run: { choices: run.choices, cursor } };
}

/**
 * Path and query of a moment on one of the figure's own pages. A stop of the lecture is the static page of the step, whose
 * preview and picture fit; else the query carries the difference.
 */
export function figurePath(model: AnyModel, place: Place, seen: Seen, page: 'figuren' | 'einbetten'): string {
  const root = `${place.base}${page}/${place.slug}/`;
  if (seen.onPath && seen.step !== null) return seen.first ? root : `${root}${seen.step}/`;
  const initial = { defaults: initialValues(model.params), defaultCompare: null, startsLecture: true };
  const query = writeAddress(model, { ...seen, ...initial }, '');
  return query === '' ? root : `${root}?${query}`;
}

/** Path, query and anchor of a moment inside its chapter. */
export function chapterPath(model: AnyModel, { base, slug, chapter, inChapter }: Place, seen: Seen): string {
  const { params, compare } = inChapter;
  const start = {
    defaults: { ...initialValues(model.params), ...params },
    defaultCompare: compare,
    startsLecture: Object.keys(params).length === 0 && compare === null,
  };
  const query = writeAddress(model, { ...seen, ...start }, `${slug}.`);
  const [path = '', anchor = ''] = chapter.split('#');
  return `${base}${path}${query === '' ? '' : `?${query}`}#${anchor}`;
}
