import { excerpt, passage, type Piece } from './excerpt.ts';
import { find, type Answer } from './find.ts';
import { collectWords, type Place, type Words } from './places.ts';

/** A place as it is shown. */
export type Hit = Pick<Place, 'title' | 'place'> & { readonly url: string; readonly excerpt: readonly Piece[] };

/** Everything found, best first; hits are made when they are shown. */
export type Found = Pick<Answer, 'dropped' | 'meant'> & {
  readonly total: number;
  hits(from: number, to: number): readonly Hit[];
};

let loaded: Promise<Words> | null = null;

/** Loads all places once. Rejects where that fails, and may be asked again. */
export async function loadWords(index: string): Promise<Words> {
  loaded ??= load(index).catch((error: unknown) => {
    loaded = null;
    throw error;
  });
  return loaded;
}

async function load(index: string): Promise<Words> {
  const response = await fetch(index);
  if (!response.ok) throw new Error(`${index}: found status ${response.status}, allowed: 200`);
  return collectWords((await response.json()) as readonly Place[]);
}

/** Searches the whole site. `index` is the address of its places, `…/suche/index.json`; hits lead below the same base. */
export async function search(index: string, question: string): Promise<Found> {
  const words = await loadWords(index);
  const { places, matched, dropped, meant } = find(words, question);
  const base = index.replace(/\/suche\/index\.json$/, '');
  return {
    total: places.length,
    dropped,
    meant,
    hits: (from, to) =>
      places.slice(from, to).map(({ url, title, place, text }) => ({
        url: base + url + (url.includes('#abschnitt-') ? passage(title, text, matched) : ''),
        title,
        place,
        excerpt: excerpt(text, matched),
      })),
  };
}
