import type { FigureProps } from '../player/Player.tsx';
import type { Context } from '../player/useAddress.ts';
import type { LaterTexts } from '../player/later/texts.ts';
import type { Captions } from '../player/captions.ts';
import { fill, sentence } from '../player/captions.ts';
import { marks, stepIds } from '../player/steps.ts';
import { DEFAULT_SEED } from '../player/address.ts';
import { initialParams } from '../sim/kernel/params.ts';
import { replay, type Frames } from '../sim/kernel/run.ts';
import { captionsOf, figureCaptions } from './captions.ts';
import { figureAnchor, figureLabel, registeredFigures, type RegisteredFigure } from './figure-register.ts';
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

/** Static paths of the pages that show a figure at its first step; `/figuren/` and `/einbetten/` have the same. */
export function figurePaths() {
  return registeredFigures.flatMap((figure) =>
    lectureSteps(figure)
      .slice(0, 1)
      .map((step) => ({ params: { slug: figure.slug }, props: { figure, step } })),
  );
}

/** Static paths of the pages of all later steps. */
export function stepPaths() {
  return registeredFigures.flatMap((figure) =>
    lectureSteps(figure)
      .slice(1)
      .map((step) => ({ params: { slug: figure.slug, schritt: step.id }, props: { figure, step } })),
  );
}

/** `kapitel/2-5-cpu-virtualisierung/#abbildung-2-8`, relative to the base path. */
export function chapterOf(figure: RegisteredFigure): string {
  const main = figure.abschnitt.split('.').slice(0, 2).join('.');
  const chapter = outline.find(({ nr }) => nr === main);
  if (chapter === undefined) {
    throw new Error(
      `content/data/figures.yaml: figure "${figure.slug}": found abschnitt "${figure.abschnitt}", allowed: the numbers of content/data/outline.yaml`,
    );
  }
  return `kapitel/${chapter.slug}/#${figureAnchor(figure.abbildungen[0]?.nr ?? '')}`;
}

/** The properties of a figure's island. */
export function figureProps(figure: RegisteredFigure, context: Context, step: string | null): FigureProps {
  return {
    slug: figure.slug,
    captions: figureCaptions(captionsOf(figure.scenario), machineOf(figure).scenario.compare?.param ?? null),
    base: withBase('/'),
    context,
    chapter: chapterOf(figure),
    label: figureLabel(figure),
    start: context === 'kapitel' ? figure.start : {},
    compare: context === 'kapitel' ? figure.vergleich : null,
    step,
  };
}

/** Rules, sources and settings of a figure in words; loaded when somebody asks for them. */
export function laterTextsOf(figure: RegisteredFigure): LaterTexts {
  const { schritte, parameter } = captionsOf(figure.scenario);
  const rules = Object.entries(schritte).flatMap(([key, { warum, quelle = [] }]) =>
    warum === undefined ? [] : [[key, { text: warum, quelle }] as const],
  );
  const ids = new Set(rules.flatMap(([, { quelle }]) => quelle));
  const sources = [...ids].sort().map((id) => {
    const { titel, adresse } = sourceById(id, `content/captions/${figure.scenario}.yaml`);
    return [id, adresse === undefined ? { titel } : { titel, adresse }] as const;
  });
  return { regeln: Object.fromEntries(rules), quellen: Object.fromEntries(sources), parameter };
}

/** The rules at work in one step of a figure's own lecture path, for readers without script. */
export function rulesOfStep(figure: RegisteredFigure, step: string | null): readonly string[] {
  const captions = captionsOf(figure.scenario);
  const frames = lectureFrames(figure, 'own');
  const index = step === null ? 0 : stepIds(frames, captions).indexOf(step);
  return (frames[index] ?? frames[0]).notes.flatMap((note) => {
    const rule = captions.schritte[note.key]?.warum;
    return rule === undefined ? [] : [fill(rule, note.values ?? {}, captions)];
  });
}

/** The telling moments of a run for paper: up to `marked` of its marked steps, spread evenly, and its end. */
export function keyFrameIndexes(
  frames: Frames<unknown, unknown>,
  captions: Captions,
  marked: number,
): readonly number[] {
  const last = frames.length - 1;
  const named = marks(frames, captions)
    .map((mark) => mark.index)
    .filter((index) => index > 0 && index < last);
  const count = Math.min(marked, named.length);
  const spread = Array.from({ length: count }, (_, i) => named[Math.floor(((i + 0.5) * named.length) / count)] ?? 0);
  return [...new Set([...spread, last])];
}
