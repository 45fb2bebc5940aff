/** A place that was found. `excerpt` is HTML with `<mark>` around the words. */
export type Hit = {
  readonly url: string;
  readonly excerpt: string;
  readonly meta: { readonly title: string; readonly place?: string; readonly names?: string };
};

/** Everything found, best first; each hit is loaded when it is shown. */
export type Found = { readonly total: number; load(from: number, to: number): Promise<readonly Hit[]> };

type Pagefind = {
  options(options: object): Promise<void>;
  init(): Promise<void>;
  search(query: string): Promise<{ readonly results: readonly { data(): Promise<Hit> }[] }>;
};

/** Titles and other names count most, where a place belongs hardly: a word of a caption is not a word of each row. */
const ranking = { metaWeights: { title: 5, names: 5, terms: 1, place: 0.2 } };

let engine: Promise<Pagefind> | null = null;

/** Loads the engine once: code, word list and index, all from this site. Rejects where that fails, and may be asked again. */
export async function loadEngine(address: string): Promise<Pagefind> {
  engine ??= start(address).catch((error: unknown) => {
    engine = null;
    throw error;
  });
  return engine;
}

async function start(address: string): Promise<Pagefind> {
  const pagefind = (await import(/* @vite-ignore */ address)) as Pagefind;
  await pagefind.options({ ranking, excerptLength: 24 });
  await pagefind.init();
  return pagefind;
}

/** Searches the whole site. */
export async function search(address: string, query: string): Promise<Found> {
  const { results } = await (await loadEngine(address)).search(query);
  return {
    total: results.length,
    async load(from, to) {
      const hits = await Promise.all(results.slice(from, to).map((result) => result.data()));
      return from === 0 ? exactFirst(hits, query) : hits;
    },
  };
}

/** Stems say little about names: whoever types „Shares“ means Shares before Page-Sharing. */
function exactFirst(hits: readonly Hit[], query: string): readonly Hit[] {
  const wanted = query.toLocaleLowerCase('de');
  const isExact = ({ meta: { title, names = '' } }: Hit): boolean =>
    [title, ...names.split(', ')].some((name) => name.toLocaleLowerCase('de') === wanted);
  return hits.toSorted((a, b) => Number(isExact(b)) - Number(isExact(a)));
}
