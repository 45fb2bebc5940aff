import type { PlayerProps } from '../props.ts';
import type { Figure, FigureStep } from '../useFigure.ts';
import { chapterPath, figurePath, seenIn } from './links.ts';

/** Links to what is shown: on the figure's own page, in a frame, in its chapter. */
export type Links = { readonly own: string; readonly embed: string; readonly chapter: string };

type Where = Pick<PlayerProps, 'model' | 'base' | 'slug' | 'chapter' | 'inChapter' | 'context'>;

/** The links of this moment. */
export function linksOf({ model, ...place }: Where, figure: Figure): Links {
  const seen = seenIn(figure);
  return {
    own: figurePath(model, place, seen, 'figuren'),
    embed: figurePath(model, place, seen, 'einbetten'),
    chapter: chapterPath(model, place, seen),
  };
}

/** The link to any other step or frame of what the reader steps through. */
export function linkToStep(
  { model, context, ...place }: Where,
  figure: Figure,
  step: FigureStep,
  index: number,
): string {
  const { run } = figure.player;
  const moment = { step: step.id, first: index === 0, run: { choices: run.choices, cursor: step.frame } };
  const seen = { ...seenIn(figure), ...moment, onPath: figure.onPath && step.id !== null };
  // A frame in another page must not lead out of what may be framed.
  return figurePath(model, place, seen, context === 'einbetten' ? 'einbetten' : 'figuren');
}
