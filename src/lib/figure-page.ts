import type { FigureProps } from '../player/Player.tsx';
import type { Context } from '../player/useAddress.ts';
import type { Sources } from '../player/Why.tsx';
import type { Captions } from '../player/captions.ts';
import { sentence } from '../player/captions.ts';
import { marks, stepIds } from '../player/steps.ts';
import { DEFAULT_SEED } from '../player/address.ts';
import { initialParams } from '../sim/kernel/params.ts';
import { replay, type Frames } from '../sim/kernel/run.ts';
import { captionsOf } from './captions.ts';
import { figureAnchor, figureLabel, type RegisteredFigure } from './figure-register.ts';
import { figures } from './figures.ts';
import { outline } from './outline.ts';
import { sourceById } from './sources.ts';
import { withBase } from './url.ts';

/** One step of a lecture path as a page needs it. */
export type LectureStep = {
  readonly index: number;
  readonly id: string;
  readonly mark: string | undefined;
  readonly sentence: string;
};

/** The scenario and view behind a registered figure. Throws where the register names one that does not exist. */
export function machineOf({ scenario, slug }: RegisteredFigure) {
  const found = figures[scenario];
  if (found !== undefined) return found;
  throw new Error(
    `content/data/figures.yaml: figure "${slug}": found scenario "${scenario}", allowed: ${Object.keys(figures).join(', ')}`,
  );
}

/** The frames of the lecture path under a figure's initial parameters, or under those its chapter starts with. */
export function lectureFrames(figure: RegisteredFigure, where: 'own' | 'chapter'): Frames<unknown, unknown> {
  const { scenario } = machineOf(figure);
  const params = { ...initialParams(scenario.params), ...(where === 'chapter' ? figure.start : {}) };
  return replay(scenario, { params, seed: DEFAULT_SEED, choices: [] });
}

/** The steps of a figure's own lecture path; each of them is a page. */
export function lectureSteps(figure: RegisteredFigure): readonly LectureStep[] {
  const captions = captionsOf(figure.scenario);
  const frames = lectureFrames(figure, 'own');
  const ids = stepIds(frames, captions);
  const named = new Map(marks(frames, captions).map((mark) => [mark.index, mark.name]));
  return frames.map((frame, index) => ({
    index,
    id: ids[index] ?? '',
    mark: named.get(index),
    sentence: sentence(frame.notes, captions),
  }));
}

/** `kapitel/2-5-cpu-virtualisierung/#abbildung-2-8`, relative to the base path. */
export function chapterOf(figure: RegisteredFigure): string {
  const main = figure.abschnitt.split('.').slice(0, 2).join('.');
  const chapter = outline.find(({ nr }) => nr === main);
  if (chapter === undefined) {
    throw new Error(`content/data/figures.yaml: figure "${figure.slug}": found abschnitt "${figure.abschnitt}", allowed: the numbers of content/data/outline.yaml`);
  }
  return `kapitel/${chapter.slug}/#${figureAnchor(figure.abbildungen[0]?.nr ?? '')}`;
}

/** The properties of a figure's island. Only the sources that its captions cite travel to the browser. */
export function figureProps(figure: RegisteredFigure, context: Context, step: string | null): FigureProps {
  const captions = captionsOf(figure.scenario);
  return {
    slug: figure.slug,
    captions,
    sources: citedSources(captions, figure.scenario),
    base: withBase('/'),
    context,
    chapter: chapterOf(figure),
    label: figureLabel(figure),
    start: context === 'kapitel' ? figure.start : {},
    compare: context === 'kapitel' ? figure.vergleich : null,
    step,
  };
}

function citedSources(captions: Captions, scenario: string): Sources {
  const ids = new Set(Object.values(captions.schritte).flatMap(({ quelle }) => quelle ?? []));
  return Object.fromEntries(
    [...ids].sort().map((id) => {
      const { titel, adresse } = sourceById(id, `content/captions/${scenario}.yaml`);
      return [id, adresse === undefined ? { titel } : { titel, adresse }];
    }),
  );
}

/** Up to four telling moments of a run for paper: its marked steps, spread evenly, and its end. */
export function keyFrameIndexes(frames: Frames<unknown, unknown>, captions: Captions): readonly number[] {
  const last = frames.length - 1;
  const marked = marks(frames, captions).map((mark) => mark.index).filter((index) => index > 0 && index < last);
  const wanted = 3;
  const step = Math.max(1, marked.length / wanted);
  const spread = Array.from({ length: Math.min(wanted, marked.length) }, (_, i) => marked[Math.floor(i * step)] ?? 0);
  return [...new Set([...spread, last])];
}
