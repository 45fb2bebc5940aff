import { createHash } from 'node:crypto';
import type { Context, FigureContent, FigurePlace } from '../player/props.ts';
import type { Captions, PathEntry } from '../player/captions.ts';
import type { LaterTexts } from '../player/explain/texts.ts';
import { fill, told } from '../player/captions.ts';
import { lookAt } from '../player/stops/stops.ts';
import { initialValues, sameField, type AnyValues } from '../sim/kernel/field.ts';
import { DEFAULT_SEED } from '../sim/kernel/player.ts';
import { compareRuns, frameAt } from '../sim/kernel/compare.ts';
import { answersOf, type Answer } from '../sim/kernel/portions.ts';
import { replay, type Frame } from '../sim/kernel/run.ts';
import type { FigureFile } from './figure-file.ts';
import { checkedParams, paramsOf, resolvePath, said, stepsOfRun, type ResolvedStop } from './figure-path.ts';
import { publishedSteps } from './ids.ts';
import { figureAnchors, figureLabel, registeredFigures, type RegisteredFigure } from './figure-register.ts';
import { sourceById } from './sources.ts';
import { withBase } from './url.ts';

/** A stop of the lecture as a page needs it, with its place in the path. */
export type LectureStep = ResolvedStop & {
  readonly index: number;
  readonly picture: Frame<unknown, unknown>;
};

/** A page that shows a stop: under its own address, or under one that was published for a step it replaces. */
export type StepPage = { readonly figure: RegisteredFigure; readonly step: LectureStep };

const lectures = new WeakMap<RegisteredFigure, readonly LectureStep[]>();

/** The stops of a figure's lecture, read once. Throws where a published step leads nowhere any more. */
export function lectureSteps(figure: RegisteredFigure): readonly LectureStep[] {
  const known = lectures.get(figure);
  if (known !== undefined) return known;
  const steps = resolvePath(figure).map((stop, index) => withPicture(figure, stop, index));
  checkAliases(figure, steps);
  lectures.set(figure, steps);
  return steps;
}

function withPicture({ model }: RegisteredFigure, stop: ResolvedStop, index: number): LectureStep {
  const frames = replay(model, { params: stop.params, seed: DEFAULT_SEED, choices: stop.choices });
  return { ...stop, index, picture: lookAt(frames[stop.frame] ?? frames[0], stop.look) };
}

/** Whoever linked to a step finds it: as a stop, or by its alias. */
function checkAliases({ slug, file, aliase, vorlagen }: RegisteredFigure, steps: readonly LectureStep[]): void {
  const ids = steps.map(({ id }) => id);
  for (const [old, target] of Object.entries(aliase)) {
    if (ids.includes(old))
      throw new Error(`${file}: aliase: found "${old}", which is a stop; allowed: ids that are none`);
    if (!ids.includes(target)) {
      throw new Error(`${file}: aliase.${old}: found "${target}", allowed: ${ids.join(', ')}`);
    }
  }
  const pages = Object.values(vorlagen).flatMap(({ seite }) => seite ?? []);
  for (const id of publishedSteps(slug)) {
    if (!ids.includes(id) && !Object.hasOwn(aliase, id) && !pages.includes(id)) {
      throw new Error(
        `${file}: found no stop for the published step "${id}", allowed: a line "${id}: <stop>" under aliase, with one of ${ids.join(', ')}`,
      );
    }
  }
}

/** Static paths of the pages that show a figure at its first step; `/figuren/` and `/einbetten/` have the same. */
export function figurePaths() {
  return registeredFigures.map((figure) => ({
    params: { slug: figure.slug },
    props: { figure, step: lectureSteps(figure)[0]! },
  }));
}

/** Static paths of the pages of all later steps, of published ids that lead to one, and of an explorer's presets. */
export function stepPaths() {
  return registeredFigures.flatMap((figure) => {
    const steps = lectureSteps(figure);
    const later = steps.slice(1).map((step) => [step.id, step] as const);
    const aliases = Object.entries(figure.aliase).map(
      ([old, id]) => [old, steps.find((step) => step.id === id)!] as const,
    );
    const presets = presetPages(figure).map((step) => [step.id, step] as const);
    return [...later, ...aliases, ...presets].map(([schritt, step]) => ({
      params: { slug: figure.slug, schritt },
      props: { figure, step },
    }));
  });
}

/** An explorer's presets are pages too, so that readers without script have their answers. Their index is -1: no stop. */
export function presetPages(figure: RegisteredFigure): readonly LectureStep[] {
  const { model, vorlagen, file, isExplorer } = figure;
  return Object.entries(vorlagen).flatMap(([key, { seite, name }]) => {
    if (seite === undefined) {
      if (!isExplorer) return [];
      throw new Error(
        `${file}: vorlagen.${key}: found no "seite", allowed: an address for its page such as "viele-kleine-vms"`,
      );
    }
    if (lectureSteps(figure).some(({ id }) => id === seite)) {
      throw new Error(
        `${file}: vorlagen.${key}.seite: found "${seite}", which is a stop; allowed: an address of its own`,
      );
    }
    const params = paramsOf(model, { lauf: { vorlage: key } }, `${file}: vorlagen.${key}`);
    const stop = { id: seite, params, choices: [], frame: 0, mark: name, ...said('') };
    const page = withPicture(figure, stop, -1);
    return [{ ...page, ...said(told(page.picture.notes, figure)) }];
  });
}

/** `kapitel/2-5-cpu-virtualisierung/#abbildung-2-8`, relative to the base path. */
export function chapterOf(figure: RegisteredFigure): string {
  return `kapitel/${figure.chapter.slug}/#${figureAnchors(figure)[0]}`;
}

const contents = new WeakMap<RegisteredFigure, FigureContent>();

/** What all pages of a figure say alike. */
export function figureContent(figure: RegisteredFigure): FigureContent {
  const known = contents.get(figure);
  if (known !== undefined) return known;
  const { model } = figure;
  const content: FigureContent = {
    captions: figureCaptions(figure, figure.isExplorer ? null : [model.compare?.param ?? '']),
    path: lectureSteps(figure).map((stop) => entryOf(figure, stop)),
    aliases: figure.aliase,
    data: figure.data,
    chapter: chapterOf(figure),
    inChapter: {
      params: checkedParams(model.params, figure.start, `${figure.file}: start`),
      compare: figure.vergleich,
    },
    label: figureLabel(figure),
  };
  contents.set(figure, content);
  return content;
}

/** Address of a figure's content. It changes with it, so that no old copy meets new code. */
function contentAddress(figure: RegisteredFigure): string {
  const hash = createHash('sha256')
    .update(JSON.stringify(figureContent(figure)))
    .digest('hex')
    .slice(0, 8);
  return `${withBase(`/figuren/${figure.slug}/inhalt.json`)}?${hash}`;
}

/** The properties of a figure's island. `step` is the stop of its page; without one the figure starts as its place wants. */
export function figurePlace(figure: RegisteredFigure, context: Context, step: LectureStep | null): FigurePlace {
  const { model } = figure;
  const inChapter = context === 'kapitel';
  const place = inChapter ? figureContent(figure).inChapter.params : {};
  const start = step?.index === -1 ? step.params : place;
  return {
    slug: figure.slug,
    content: contentAddress(figure),
    ...(context === 'einbetten' && { framed: true }),
    ...('portions' in model && { answers: knownAnswers(figure, start, inChapter ? figure.vergleich : null) }),
    base: withBase('/'),
    context,
    start,
    compare: inChapter ? figure.vergleich : null,
    step: step === null || step.index <= 0 ? null : step.id,
  };
}

/**
 * The figure of the start page: the end of its lecture comes first, under a question, then the lecture from its first stop.
 * Like a figure in a frame it leaves the address of its page alone.
 */
export function openingPlace(figure: RegisteredFigure, question: string): FigurePlace & Pick<FigureContent, 'path'> {
  const { path } = figureContent(figure);
  const map = { ...path.at(-1)!, told: question, mark: undefined };
  return { ...figurePlace(figure, 'figur', null), context: 'einbetten', path: [map, ...path] };
}

/** The answers that an explorer in portions brings along: of its lecture, and of what its place shows first. */
function knownAnswers(figure: RegisteredFigure, start: AnyValues, compare: string | null): readonly Answer[] {
  const { model } = figure;
  const first = { ...initialValues(model.params), ...start };
  const beside = compare === null || model.compare === null ? [] : [{ ...first, [model.compare.param]: compare }];
  return answersOf(model, [...lectureSteps(figure).map(({ params }) => params), first, ...beside]);
}

/** A stop as its figure carries it: only what differs from the run of the initial parameters. */
function entryOf({ model }: RegisteredFigure, stop: ResolvedStop): PathEntry {
  const { id, params, choices, frame, told: words, mark, look } = stop;
  const initial = initialValues(model.params);
  const own = Object.entries(params).filter(([name, value]) => !sameField(value, initial[name]));
  return {
    id,
    frame,
    told: words,
    ...(mark !== undefined && { mark }),
    ...(look !== undefined && { look }),
    ...(own.length > 0 && { params: Object.fromEntries(own) }),
    ...(choices.length > 0 && { choices }),
  };
}

/** What the figure itself needs of its content file; `null` for all of its parameters. Every byte stands in each page that shows it. */
function figureCaptions(file: FigureFile, params: readonly string[] | null): Captions {
  const { titel, kurz, notizen, wahl, parameter, vorlagen, worte } = file;
  const only = <T, U>(record: Readonly<Record<string, T>>, pick: (value: T) => U) =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [key, pick(value)]));
  return {
    titel,
    kurz,
    notizen: only(notizen, ({ schritt, text, marke }) =>
      marke === undefined ? { schritt, text } : { schritt, text, marke },
    ),
    wahl,
    parameter: Object.fromEntries(
      Object.entries(parameter).filter(([name]) => params === null || params.includes(name)),
    ),
    vorlagen: only(vorlagen, ({ name, seite }) => (seite === undefined ? { name } : { name, seite })),
    worte,
  };
}

/** Rules, sources and settings of a figure in words; loaded when somebody asks for them. */
export function laterTextsOf({ notizen, parameter, file }: RegisteredFigure): LaterTexts {
  const rules = Object.entries(notizen).flatMap(([key, { warum, quelle = [] }]) =>
    warum === undefined ? [] : [[key, { text: warum, quelle }] as const],
  );
  const ids = new Set(rules.flatMap(([, { quelle }]) => quelle));
  const sources = [...ids].sort().map((id) => {
    const { titel, adresse } = sourceById(id, file);
    return [id, adresse === undefined ? { titel } : { titel, adresse }] as const;
  });
  return { regeln: Object.fromEntries(rules), quellen: Object.fromEntries(sources), parameter };
}

/** The rules at work in a step, for readers without script. */
export function rulesOfStep(figure: RegisteredFigure, step: LectureStep): readonly string[] {
  return step.picture.notes.flatMap((note) => {
    const rule = figure.notizen[note.key]?.warum;
    return rule === undefined ? [] : [fill(rule, note.values ?? {}, figure)];
  });
}

/** The telling moments of a lecture for paper: up to `marked` of its marked steps, spread evenly, and its end. */
export function keySteps(steps: readonly LectureStep[], marked: number): readonly LectureStep[] {
  const last = steps.length - 1;
  const named = steps.filter(({ mark, index }) => mark !== undefined && index > 0 && index < last);
  const count = Math.min(marked, named.length);
  const spread = Array.from({ length: count }, (_, i) => named[Math.floor(((i + 0.5) * named.length) / count)]!);
  return [...new Set([...spread, steps[last]!])];
}

/** The steps of a figure as its chapter starts it: the lecture, or the run of the chapter's own parameters. */
export function chapterSteps(figure: RegisteredFigure): readonly LectureStep[] {
  if (Object.keys(figure.start).length === 0) return lectureSteps(figure);
  const params = { ...initialValues(figure.model.params), ...figure.start };
  return stepsOfRun(figure, params).map((stop, index) => withPicture(figure, stop, index));
}

/** What stands beside a step of `chapterSteps` where the chapter begins with a comparison; else `null`. */
export function besideInChapter(
  { model, vergleich }: RegisteredFigure,
  { params, choices, frame }: LectureStep,
): Frame<unknown, unknown> | null {
  if (vergleich === null || model.compare === null) return null;
  const run = { params, seed: DEFAULT_SEED, choices };
  const other = compareRuns(model, run, replay(model, run), vergleich);
  return frameAt(other.frames, frame);
}
