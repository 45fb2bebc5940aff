import { fold } from '../fold.ts';
import { worth, type Place, type Words } from './places.ts';
import { editDistance, isFilling, isHyphen, join, sound, stem, wordsOf, type Word } from './words.ts';

/** For each word of a question the words that stand for it. */
export type Matched = readonly ReadonlySet<string>[];

/** What a question has found, best first. */
export type Answer = {
  readonly places: readonly Place[];
  /** For each word of the question that counts, the words of the site that stand for it: what to mark in a text. */
  readonly matched: Matched;
  /** Words of the question that no place has together with the others, as they were typed. */
  readonly dropped: readonly string[];
  /** The question with misspelled words put right, or null. */
  readonly meant: string | null;
};

/** A word of the question: the index words that stand for it, and how much each place has of it. */
type Asked = {
  readonly typed: Word;
  readonly matched: ReadonlySet<string>;
  readonly counts: ReadonlyMap<Place, number>;
  /** How rare it is: rare words say more. */
  readonly rarity: number;
};

/** A word inside another counts from this length on; shorter ones stand in too many by chance. */
const INSIDE = 5;
/** What it takes off when only the sound of a word is right. */
const SOUND = 0.5;
/** Beginnings count from this length on. */
const BEGINNING = 3;

/**
 * Answers a question. Places with all its words come first; where there are none, words are left out until some have the
 * rest: those first that no place knows, then those that say least. Misspelled words are put right by titles and names.
 */
export function find(words: Words, question: string): Answer {
  const all = joinParts(words, question);
  const telling = all.filter(({ word }) => !isFilling(word));
  const typed = telling.length > 0 ? telling : all;
  const corrected = typed.map((one) => (matching(words, one.word).size > 0 ? null : spelling(words, one.word)));
  const asked = typed.map((one, at) => look(words, one, corrected[at] ?? one.word));
  const known = asked.filter(({ counts }) => counts.size > 0);
  const kept = mostTelling(known);
  const places = ranked(words.places, kept, question);
  return {
    places,
    matched: kept.map(({ matched }) => matched),
    dropped:
      places.length === 0
        ? []
        : typedWords(
            question,
            asked.filter((one) => !kept.includes(one)),
          ),
    meant:
      places.length === 0 || corrected.every((one) => one === null) ? null : respell(words, question, typed, corrected),
  };
}

/** Puts together what the site writes as one word: „esx top“ → esxtop, „Co-Scheduling“ → coscheduling. */
function joinParts(words: Words, question: string): readonly Word[] {
  const parts = wordsOf(question);
  const joined: Word[] = [];
  for (let at = 0; at < parts.length; at += 1) {
    const [part, next] = [parts[at]!, parts[at + 1]];
    const whole = next === undefined ? null : join(part, next);
    const apart = next !== undefined && !isHyphen(question, part, next) && knows(words, part) && knows(words, next);
    if (whole === null || apart || !knows(words, whole)) {
      joined.push(part);
      continue;
    }
    joined.push(whole);
    at += 1;
  }
  return joined;
}

function knows(words: Words, { word }: Word): boolean {
  return words.counts.has(word);
}

/** Index words that stand for a word, and how well, from 0 to 1. Numbers stand for themselves alone. */
function matching(words: Words, word: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  if (words.counts.has(word)) found.set(word, 1);
  if (/^[\d.,]+$/.test(word)) return found;
  for (const other of words.stems.get(stem(word)) ?? []) if (other !== word) found.set(other, 0.9);
  if (word.length < BEGINNING) return found;
  for (const other of words.counts.keys()) {
    if (found.has(other)) continue;
    if (other.startsWith(word)) found.set(other, 0.7 * (word.length / other.length));
    else if (word.length >= INSIDE && other.includes(word)) found.set(other, 0.4 * (word.length / other.length));
  }
  return found;
}

function look(words: Words, typed: Word, word: string): Asked {
  const counts = new Map<Place, number>();
  const matched = matching(words, word);
  for (const [other, quality] of matched) {
    for (const [place, count] of words.counts.get(other) ?? []) {
      counts.set(place, Math.max(counts.get(place) ?? 0, count * quality));
    }
  }
  const rarity = Math.log(1 + words.places.length / Math.max(1, counts.size));
  return { typed, matched: new Set(matched.keys()), counts, rarity };
}

/** The words that some place has together: of all such sets the one that says most. Goals and help do not decide. */
function mostTelling(known: readonly Asked[]): readonly Asked[] {
  let best: readonly Asked[] = [];
  let most = 0;
  for (const place of new Set(known.flatMap(({ counts }) => [...counts.keys()]))) {
    const here = known.filter(({ counts }) => counts.has(place));
    const says = worth(place) * here.reduce((sum, { rarity }) => sum + rarity, 0);
    if (says > most) [best, most] = [here, says];
  }
  return best;
}

/** The places that have all words, best first. A place that bears the very name comes before all others. */
function ranked(places: readonly Place[], kept: readonly Asked[], question: string): readonly Place[] {
  if (kept.length === 0) return [];
  const name = fold(question).replace(/[^\p{L}\p{N}]/gu, '');
  const scored = places.flatMap((place) => {
    if (!kept.every(({ counts }) => counts.has(place))) return [];
    const score = kept.reduce((sum, { counts, rarity }) => sum + rarity * (counts.get(place) ?? 0), 0);
    const names = [place.title, ...place.names.split(', ')];
    const exact = names.some((one) => fold(one).replace(/[^\p{L}\p{N}]/gu, '') === name);
    return [{ place, score: score * worth(place) * (exact ? 3 : 1) }];
  });
  return scored.toSorted((a, b) => b.score - a.score).map(({ place }) => place);
}

/**
 * The word of the site that is nearest to a misspelled one: one letter in four may be wrong, two at most. Words that sound
 * the same are nearer than any letter. Of two as near a word of a title or name wins, then the longer one, since letters are
 * left out more often than added.
 */
function spelling(words: Words, word: string): string | null {
  if (/\d/.test(word)) return null;
  const limit = Math.min(2, Math.floor(word.length / 4));
  const heard = sound(word);
  let best: string | null = null;
  let least: readonly number[] = [];
  for (const [other, { isName }] of words.spellings) {
    const plain = editDistance(word, other, limit);
    const distance =
      limit > 0 && plain > 1 ? Math.min(plain, SOUND + editDistance(heard, sound(other), limit - 1)) : plain;
    if (distance > limit) continue;
    const rank = [distance, isName ? 0 : 1, -other.length];
    if (best === null || isBefore(rank, least)) [best, least] = [other, rank];
  }
  return best;
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at !== -1 && a[at]! < b[at]!;
}

/** The words as they stand in the question. */
function typedWords(question: string, asked: readonly Asked[]): readonly string[] {
  return asked.map(({ typed: { from, to } }) => question.slice(from, to));
}

/** The question with the right spelling in place of the wrong one. */
function respell(
  words: Words,
  question: string,
  typed: readonly Word[],
  corrected: readonly (string | null)[],
): string {
  let text = question;
  for (const [at, { from, to }] of [...typed.entries()].reverse()) {
    const right = corrected[at];
    if (right !== null && right !== undefined)
      text = text.slice(0, from) + (words.spellings.get(right)?.written ?? right) + text.slice(to);
  }
  return text;
}
