import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import * as pagefind from 'pagefind';
import { recordsOf, type SearchRecord } from './records.ts';

/** What the browser needs of Pagefind: its engine and the index. Its ready-made surfaces stay out. */
const needed = /^(pagefind(-worker)?\.js|pagefind-entry\.json|wasm\.de\.pagefind|.*\.pf_\w+|index|fragment)$/;

/**
 * Builds the search index of the finished site, with one record for every place that a link can lead to: a section, a
 * row of a table, a term, a step. Writes it to `pagefind/` beside the pages. Ends the build where Pagefind reports an error.
 */
export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, pages, logger }) => {
        const records: SearchRecord[] = [];
        for (const { pathname } of pages) {
          if (pathname === '404/') continue;
          const html = await readFile(new URL(`${pathname}index.html`, dir), 'utf8');
          records.push(...recordsOf(`/${pathname}`, html));
        }
        await writeIndex(records, fileURLToPath(new URL('pagefind/', dir)));
        logger.info(`${records.length} places can be found`);
      },
    },
  };
}

async function writeIndex(records: readonly SearchRecord[], folder: string): Promise<void> {
  const { index, errors } = await pagefind.createIndex();
  if (index === undefined) throw new Error(`search index: ${errors.join('; ')}`);
  try {
    for (const { url, text, ...record } of withOtherNames(records)) {
      const added = await index.addCustomRecord({ url, language: 'de', content: text, meta: record });
      if (added.errors.length > 0) throw new Error(`search index, ${url}: ${added.errors.join('; ')}`);
    }
    const written = await index.writeFiles({ outputPath: folder });
    if (written.errors.length > 0) throw new Error(`search index: ${written.errors.join('; ')}`);
  } finally {
    await pagefind.close();
  }
  for (const name of await readdir(folder)) if (!needed.test(name)) await rm(join(folder, name), { recursive: true });
}

/** What is indexed of a place; all but address and text are weighted on their own. */
type Indexed = Readonly<Record<'url' | 'text' | 'title' | 'place' | 'names' | 'terms', string>>;

/** Whoever knows a term by another name also finds the sections that are about it, or at least explain it. */
function withOtherNames(records: readonly SearchRecord[]): readonly Indexed[] {
  const glossary = records.filter(({ url }) => url.startsWith('/glossar/#'));
  const namesOf = new Map(glossary.map(({ url, title, names }) => [url, `${title}, ${names}`]));
  const aliasesOf = new Map(glossary.map(({ title, names }) => [title, names]));
  return records.map(({ url, title, place, names, terms, text }) => {
    const subject = title.replace(/^[\d.]+ /, '');
    return {
      url,
      text,
      title,
      place,
      names: names === '' ? (aliasesOf.get(subject) ?? '') : names,
      terms: terms.map((id) => namesOf.get(`/glossar/#${id}`) ?? '').join(', '),
    };
  });
}
