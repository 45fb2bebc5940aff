import { joinedWords, stem, wordsOf, type Word } from './words.ts';

/** A place that search leads to, as the build writes it down. All but the address is text. */
export type Place = {
  /** Path with anchor, below the base path. */
  readonly url: string;
  readonly title: string;
  /** What it belongs to: section, page, table. */
  readonly place: string;
  /** Other names, parted by commas; they count like the title. */
  readonly names: string;
  /** Names of the terms that it explains. */
  readonly terms: string;
  readonly text: string;
};

/** Titles and other names count most, what a place belongs to hardly: a word of a caption is not a word of each row. */
const weights = { title: 5, names: 5, terms: 2, place: 0.6 } as const;
/** How soon a repeated word counts no more, and how much a long text takes off (BM25). */
const SATURATION = 1.2;
const LENGTH = 0.6;

/** Goals, summaries and questions name everything and explain little; help and imprint are seldom meant. */
const kinds: readonly (readonly [pattern: RegExp, worth: number])[] = [
  [/#(lernziele|zusammenfassung)$/, 0.4],
  [/^\/(fragen|karten)\//, 0.2],
  [/^\/(hilfe|ueber)\//, 0.5],
  [/^\/figuren\/[^/]+\/[^/]+\/$/, 0.8],
];

/** How much a place is worth against others that say the same. */
export function worth({ url }: Place): number {
  return kinds.find(([pattern]) => pattern.test(url))?.[1] ?? 1;
}

/** How a word is written, and whether a title or another name has it. */
type Spelling = { readonly written: string; readonly isName: boolean };

/** All words of the site: where each stands and how much it counts there, and how names are spelled. */
export type Words = {
  readonly places: readonly Place[];
  readonly counts: ReadonlyMap<string, ReadonlyMap<Place, number>>;
  readonly stems: ReadonlyMap<string, readonly string[]>;
  /** How words of titles and other names are written, and of texts those that have a capital letter, as names have. */
  readonly spellings: ReadonlyMap<string, Spelling>;
};

/** Collects the words of all places. */
export function collectWords(places: readonly Place[]): Words {
  const counts = new Map<string, Map<Place, number>>();
  const spellings = new Map<string, Spelling>();
  const texts = places.map((place) => allWords(place.text));
  const average = texts.reduce((sum, words) => sum + words.length, 0) / Math.max(1, places.length);

  function count(word: string, place: Place, weight: number): void {
    const here = counts.get(word) ?? new Map<Place, number>();
    counts.set(word, here.set(place, (here.get(place) ?? 0) + weight));
  }

  for (const [at, place] of places.entries()) {
    for (const field of ['title', 'names', 'terms', 'place'] as const) {
      const words = allWords(place[field]);
      for (const word of new Set(words.map((one) => one.word))) count(word, place, weights[field]);
      if (field === 'place' || field === 'terms') continue;
      for (const { word, from, to } of words) {
        if (!spellings.get(word)?.isName) spellings.set(word, { written: place[field].slice(from, to), isName: true });
      }
    }
    const words = texts[at] ?? [];
    const often = new Map<string, number>();
    for (const { word, from, to } of words) {
      often.set(word, (often.get(word) ?? 0) + 1);
      const written = place.text.slice(from, to);
      if (!spellings.has(word) && /\p{Lu}/u.test(written)) spellings.set(word, { written, isName: false });
    }
    const length = SATURATION * (1 - LENGTH + (LENGTH * words.length) / average);
    for (const [word, times] of often) count(word, place, (times * (SATURATION + 1)) / (times + length));
  }
  return { places, counts, spellings, stems: Map.groupBy(counts.keys(), stem) };
}

/** The words of a text, and those that its hyphens make. */
function allWords(text: string): readonly Word[] {
  const words = wordsOf(text);
  return [...words, ...joinedWords(text, words)];
}
