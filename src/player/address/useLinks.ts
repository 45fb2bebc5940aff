import { useMemo } from 'react';
import type { PlayerProps } from '../props.ts';
import type { Figure, FigureStep } from '../useFigure.ts';
import { chapterPath, figurePath, seenIn } from './links.ts';

/** Links to what is shown: on the figure's own page, in a frame, in its chapter. */
export type Links = { readonly own: string; readonly embed: string; readonly chapter: string };

/** The links of this moment, and how to link to any other step or frame of what the reader steps through. */
export function useLinks(
  { model, base, slug, chapter, compare }: PlayerProps,
  figure: Figure,
): { readonly links: Links; readonly hrefOf: (step: FigureStep, index: number) => string } {
  const place = { base, slug, chapter };
  const seen = seenIn(figure);
  const { onPath } = figure;
  const { run } = figure.player;
  // The table of all steps is drawn anew only with another run: its links must not change with every step.
  const hrefOf = useMemo(
    () => (step: FigureStep, index: number) => {
      const moment = { step: step.id, first: index === 0, run: { choices: run.choices, cursor: step.frame } };
      return figurePath(model, place, { ...seen, ...moment, onPath: onPath && step.id !== null }, 'figuren');
    },
    [run, onPath, figure.player.compare],
  );
  return {
    links: {
      own: figurePath(model, place, seen, 'figuren'),
      embed: figurePath(model, place, seen, 'einbetten'),
      chapter: chapterPath(model, place, seen, figure.defaults, compare),
    },
    hrefOf,
  };
}
