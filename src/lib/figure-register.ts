import type { AnyView } from '../drawing/view.ts';
import type { DefinedFigure } from '../player/defineFigure.tsx';
import { asRun } from '../sim/kernel/explorer.ts';
import type { AnyModel } from '../sim/kernel/model.ts';
import { models } from '../sim/models/index.ts';
import { figureFiles, homeOf, type FigureFile } from './figure-file.ts';
import { chapterByNr, sectionByKey, type Chapter } from './outline.ts';
import { dataOf } from './table-data.ts';

/** An interactive figure: what its content file says, its model as a run, its drawing, and the data the model reads. */
export type RegisteredFigure = FigureFile & {
  readonly model: AnyModel;
  /** Whether the reader fills in a form instead of stepping through time. */
  readonly isExplorer: boolean;
  readonly view: AnyView;
  readonly data: unknown;
  readonly chapter: Chapter;
};

const parts = {
  figure: import.meta.glob<{ readonly default: DefinedFigure }>('../figures/*/figure.tsx', { eager: true }),
  island: import.meta.glob('../figures/*/Island.astro'),
};

/** All interactive figures in the order of the book. A part that is missing ends the build with figure, file and remedy. */
export const registeredFigures: readonly RegisteredFigure[] = figureFiles.map(register);

for (const file of Object.keys(parts.figure)) {
  const id = file.split('/').at(-2) ?? '';
  if (!figureFiles.some(({ modell }) => modell === id)) {
    throw new Error(`src/figures/${id}/: found no content/figures/<slug>.yaml with "modell: ${id}", allowed: one`);
  }
}

function register(file: FigureFile): RegisteredFigure {
  const id = file.modell;
  const missing = (what: string, remedy: string) =>
    new Error(
      `${file.file}: modell "${id}": found no ${what}, allowed: ${remedy} (npm run new-figure writes all parts)`,
    );
  if (!Object.hasOwn(models, id)) {
    throw missing('such model', `${Object.keys(models).join(', ')}, or a new line in src/sim/models/index.ts`);
  }
  const defined = parts.figure[`../figures/${id}/figure.tsx`]?.default;
  if (defined === undefined)
    throw missing('drawing', `src/figures/${id}/figure.tsx with "export default defineFigure(…)"`);
  if (parts.island[`../figures/${id}/Island.astro`] === undefined) {
    throw missing('island', `src/figures/${id}/Island.astro, the four lines of its neighbours`);
  }
  if (defined.model.id !== id) {
    throw new Error(
      `src/figures/${id}/figure.tsx: found model "${defined.model.id}", allowed: ${id}, the name of its folder`,
    );
  }
  const data = dataOf(models[id]!);
  const home = homeOf(file);
  return {
    ...file,
    model: asRun(defined.model, data),
    isExplorer: defined.model.kind === 'explorer',
    view: defined.view,
    data,
    chapter: chapterByNr(home) ?? sectionByKey(home, file.file).chapter,
  };
}

/** The interactive figure that a number of the book or a slug names; `undefined` where there is none. */
export function figureNamed(name: string): RegisteredFigure | undefined {
  return registeredFigures.find(({ slug, abbildungen }) => slug === name || abbildungen.some(({ nr }) => nr === name));
}

/** The figure with a slug; `place` names the user of it in the error message. */
export function figureBySlug(slug: string, place: string): RegisteredFigure {
  const found = registeredFigures.find((figure) => figure.slug === slug);
  if (found !== undefined) return found;
  const known = registeredFigures.map((figure) => figure.slug).join(', ');
  throw new Error(`${place}: found figure "${slug}", allowed: ${known}`);
}

/** „Abbildung 2.8 und 2.9“; „zu Abschnitt 2.6.2“ or „zu 2.3, Netzwerkports“ for a figure that the book does not have. */
export function figureLabel(figure: RegisteredFigure): string {
  const { abbildungen, chapter } = figure;
  if (abbildungen.length > 0) return `Abbildung\u00a0${abbildungen.map(({ nr }) => nr).join(' und ')}`;
  const home = homeOf(figure);
  if (/^\d/.test(home)) return `Zu Abschnitt\u00a0${home}`;
  return `Zu ${chapter.nr}, ${sectionByKey(home, figure.file).title}`;
}

/** The anchors of a figure in its chapter, the one that links name first: `abbildung-2-8`, …, `figur-co-scheduling`. */
export function figureAnchors({ slug, abbildungen }: RegisteredFigure): readonly [string, ...string[]] {
  const own = `figur-${slug}`;
  const [first, ...others] = abbildungen.map(({ nr }) => `abbildung-${nr.replaceAll('.', '-')}`);
  return first === undefined ? [own] : [first, ...others, own];
}
