import type { Matched } from './find.ts';
import { wordsOf, type Word } from './words.ts';

/** A piece of a text; marked where it stands for a word of the question. */
export type Piece = { readonly text: string; readonly marked: boolean };

/** So many words of a text are shown. */
const SHOWN = 24;
/** A place whose words stand further down than this is not seen at once: its link names them. */
const AT_ONCE = 40;
/** So many words are enough to find a sentence again. */
const QUOTED = 5;

function stands(word: string, matched: Matched): boolean {
  return matched.some((one) => one.has(word));
}

/** Where in a text most different words of the question stand together: the first word of that window, or -1. */
function densest(words: readonly Word[], matched: Matched): number {
  let best = -1;
  let most = 0;
  for (const [at, { word }] of words.entries()) {
    if (!stands(word, matched)) continue;
    const window = words.slice(at, at + SHOWN / 2);
    const here = matched.filter((one) => window.some((other) => one.has(other.word))).length;
    if (here > most) [best, most] = [at, here];
  }
  return best;
}

/** The part of a text that answers, with the words of the question marked, as HTML is made of it elsewhere. */
export function excerpt(text: string, matched: Matched): readonly Piece[] {
  const words = wordsOf(text);
  const start = Math.max(0, densest(words, matched) - 4);
  const shown = words.slice(start, start + SHOWN);
  const pieces: Piece[] = [];
  let at = shown[0]?.from ?? 0;
  if (start > 0) pieces.push({ text: '… ', marked: false });
  for (const { word, from, to } of shown) {
    if (!stands(word, matched)) continue;
    pieces.push({ text: text.slice(at, from), marked: false }, { text: text.slice(from, to), marked: true });
    at = to;
  }
  const isEnd = start + SHOWN >= words.length;
  const end = isEnd ? text.length : (shown.at(-1)?.to ?? text.length);
  pieces.push({ text: text.slice(at, end) + (isEnd ? '' : ' …'), marked: false });
  return pieces.filter((piece) => piece.text !== '');
}

/**
 * What makes a browser scroll to the passage of a long text, to be put after the anchor: a text fragment with some words of
 * the sentence. Empty where the title answers, or the passage is near it. Browsers without text fragments stay at the anchor.
 */
export function passage(title: string, text: string, matched: Matched): string {
  const named = wordsOf(title);
  if (matched.every((one) => named.some(({ word }) => one.has(word)))) return '';
  const words = wordsOf(text);
  const at = densest(words, matched);
  if (at < AT_ONCE) return '';
  // A sentence stands in one paragraph; its neighbour may stand in the next, where a browser would not look for it.
  const ends = (word: Word, next: Word | undefined) => /[.!?:;]/.test(text.slice(word.to, next?.from));
  let first = at;
  while (first > 0 && at - first < QUOTED - 2 && !ends(words[first - 1]!, words[first])) first -= 1;
  let last = at;
  while (last - first + 1 < QUOTED && words[last + 1] !== undefined && !ends(words[last]!, words[last + 1])) last += 1;
  const quoted = text.slice(words[first]!.from, words[last]!.to);
  return `:~:text=${encodeURIComponent(quoted).replaceAll('-', '%2D')}`;
}
