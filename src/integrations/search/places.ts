import { z } from 'astro/zod';
import { checkYaml } from '../../lib/content.ts';
import type { Place } from '../../scripts/search/places.ts';
import type { SearchRecord } from './records.ts';

const file = 'content/data/suchwoerter.yaml';
const schema = z.record(z.string(), z.array(z.string().min(2)).min(1));

/**
 * What the browser searches: every place with the names that readers may know it by. Whoever knows a term by another name
 * also finds the sections that are about it, or at least explain it. `words` is the text of `content/data/suchwoerter.yaml`;
 * throws where it names a place that the site does not have.
 */
export function placesOf(records: readonly SearchRecord[], words: string): readonly Place[] {
  const wordsOf = new Map(Object.entries(checkYaml(file, words, schema)));
  for (const url of wordsOf.keys()) {
    if (records.some((record) => record.url === url)) continue;
    const page = url.replace(/#.*/, '');
    const near = records.map((record) => record.url).filter((other) => other.startsWith(page));
    throw new Error(
      `${file}: found place "${url}", allowed: ${near.length > 0 ? near.join(', ') : 'an address of the site with its anchor'}`,
    );
  }
  const glossary = records.filter(({ url }) => url.startsWith('/glossar/#'));
  const namesOf = new Map(glossary.map(({ url, title, names }) => [url, `${title}, ${names}`]));
  const aliasesOf = new Map(glossary.map(({ title, names }) => [title, names]));
  return records.map(({ url, title, place, names, terms, text }) => {
    const subject = title.replace(/^[\d.]+ /, '');
    const known = names === '' ? (aliasesOf.get(subject) ?? '') : names;
    return {
      url,
      title,
      place,
      names: [known, ...(wordsOf.get(url) ?? [])].filter((name) => name !== '').join(', '),
      terms: terms.map((id) => namesOf.get(`/glossar/#${id}`) ?? '').join(', '),
      text,
    };
  });
}
