import type { ReactElement } from 'react';
import { sentence, type Captions } from '../captions.ts';
import type { Figure } from '../useFigure.ts';
import { Told } from './Told.tsx';

export type SentenceProps = {
  readonly id: string;
  /** What is said, with its emphasis. */
  readonly words: string;
  readonly figure: Figure;
  readonly captions: Captions;
};

/**
 * What is said of a moment. Room is kept for the longest sentences of what the reader steps through: they stand behind it
 * unseen, so that no step moves anything, at any width and with any type.
 */
export function Sentence({ id, words, figure, captions }: SentenceProps): ReactElement {
  const [longest, next] = longestOf(figure, captions);
  return (
    <p className="sentence" id={id} data-longest={longest} data-next={next}>
      {/* An element of its own for every sentence: what a translator has put in its place goes with it. */}
      <span key={words}>
        <Told text={words} />
      </span>
    </p>
  );
}

const measured = new WeakMap<object, readonly string[]>();

/** The two longest sentences: which of them has more lines, only the browser knows. */
function longestOf({ steps, comparison }: Figure, captions: Captions): readonly string[] {
  const known = measured.get(steps);
  if (known !== undefined) return known;
  const beside = comparison?.frames.map(({ notes }) => sentence(notes, captions)) ?? [];
  const all = [...new Set([...steps.map((step) => step.sentence), ...beside])];
  const found = all.sort((a, b) => b.length - a.length).slice(0, 2);
  measured.set(steps, found);
  return found;
}
