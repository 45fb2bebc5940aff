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

/** What a line of the rail takes at most, in a narrow one and in a wide one. */
const measures = [/[^ ].{0,24}(?= |$)/g, /[^ ].{0,28}(?= |$)/g];

/** How high a text is in the rail, where a long word ends a line early. Lines end at hyphens too. */
const lines = (text: string) =>
  measures.reduce((sum, line) => sum + (text.replace(/-/g, '- ').match(line)?.length ?? 0), 0);

/** The longest sentence, and of the others the one with the most lines: which of them is higher, only the browser knows. */
function longestOf({ steps, comparison }: Figure, captions: Captions): readonly string[] {
  const known = measured.get(steps);
  if (known !== undefined) return known;
  const beside = comparison?.frames.map(({ notes }) => sentence(notes, captions)) ?? [];
  const all = [...new Set([...steps.map((step) => step.sentence), ...beside])].sort((a, b) => b.length - a.length);
  const [longest = '', ...others] = all;
  const found = [longest, others.reduce((one, other) => (lines(other) > lines(one) ? other : one), '')];
  measured.set(steps, found);
  return found;
}
