import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { placesOf } from './places.ts';
import { recordsOf, type SearchRecord } from './records.ts';

/**
 * Writes `suche/index.json` of the finished site, one entry for every place that a link can lead to: a section, a note, a
 * row of a table, a term, a step. The browser ranks them, see `src/scripts/search/`.
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
        const words = await readFile(new URL('../../../content/data/suchwoerter.yaml', import.meta.url), 'utf8');
        const places = placesOf(records, words);
        await mkdir(new URL('suche/', dir), { recursive: true });
        await writeFile(new URL('suche/index.json', dir), JSON.stringify(places));
        logger.info(`${places.length} places can be found`);
      },
    },
  };
}
