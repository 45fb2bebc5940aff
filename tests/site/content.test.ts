import { parse } from 'ultrahtml';
import { describe, expect, test } from 'vitest';
import { oneLine, textOf } from '../../src/integrations/search/text.ts';
import { registeredFigures } from '../../src/lib/figure-register.ts';
import { glossary } from '../../src/lib/glossary.ts';
import { outline } from '../../src/lib/outline.ts';
import { rowsOf, tables } from '../../src/lib/tables.ts';
import { englishLeftovers, typographyFaults } from '../support/german.ts';
import { attributes, pageAt, pages } from '../support/site.ts';

const anchorsByPage = new Map(pages.map(({ path, html }) => [path, attributes(html, 'id')]));
const chapterPages = outline.map(({ slug }) => `/kapitel/${slug}/`);

/** The chapter pages that have an anchor, one entry for each time. */
function chaptersWith(anchor: string): readonly string[] {
  return chapterPages.flatMap((path) => anchorsByPage.get(path)!.flatMap((id) => (id === anchor ? [path] : [])));
}

describe('everything of the book has one place', () => {
  test.each(outline.flatMap((chapter) => [chapter, ...chapter.sections].map((part) => [part.anchor, chapter.slug])))(
    'section %s on the page %s',
    (anchor, slug) => expect(chaptersWith(anchor)).toEqual([`/kapitel/${slug}/`]),
  );

  test('every table and every row, also on the page of all tables', () => {
    const anchors = tables.flatMap((table) => [
      table.anchor,
      ...rowsOf(table).map(({ id }) => `${table.anchor}-${id}`),
    ]);
    expect(anchors.length).toBeGreaterThan(120);
    expect(anchors.filter((anchor) => chaptersWith(anchor).length !== 1)).toEqual([]);
    const together = anchorsByPage.get('/tabellen/')!;
    expect(anchors.filter((anchor) => !together.includes(anchor))).toEqual([]);
  });

  test.each(['/', '/figuren/'])('%s asks the question of every figure, as a link to it', (path) => {
    const links = [...pageAt(path).html.matchAll(/<a href="\/figuren\/([a-z0-9-]+)\/"[^>]*>([^<]+)<\/a>/g)];
    const asked = new Map(links.map(([, slug = '', text = '']) => [slug, oneLine(text)]));
    for (const { slug, frage } of registeredFigures) expect(asked.get(slug), slug).toBe(oneLine(frage));
  });

  test('every figure of the book that is interactive', () => {
    for (const { nr } of registeredFigures.flatMap(({ abbildungen }) => abbildungen)) {
      expect(chaptersWith(`abbildung-${nr.replace('.', '-')}`), nr).toHaveLength(1);
    }
  });

  test('every term in the glossary', () => {
    const anchors = anchorsByPage.get('/glossar/')!;
    expect(glossary.filter(({ id }) => !anchors.includes(id))).toEqual([]);
  });

  test('all of it on the page for paper', () => {
    const anchors = anchorsByPage.get('/drucken/')!;
    const wanted = outline.flatMap((chapter) => [chapter.anchor, ...chapter.sections.map((section) => section.anchor)]);
    expect([...wanted, ...tables.map(({ anchor }) => anchor)].filter((anchor) => !anchors.includes(anchor))).toEqual(
      [],
    );
    expect(pageAt('/drucken/').html).not.toContain('<astro-island');
  });
});

describe.each(pages)('$path', ({ html }) => {
  const silent = new Set(['script', 'style', 'template', 'code', 'kbd', 'noscript']);
  const text = oneLine(
    textOf({ type: 1, name: 'body', attributes: {}, children: parse(html).children } as never, ({ name }) =>
      silent.has(name),
    ),
  );

  test('speaks German', () => expect(englishLeftovers(text.replace(/https?:\S+/g, ''))).toEqual([]));
  test('has German quotes and dashes', () => expect(typographyFaults(text)).toEqual([]));
  test('shows nothing that a program forgot', () => {
    expect(text.match(/.{0,30}(?:undefined|\bNaN\b|\[object |⟨).{0,30}/g) ?? []).toEqual([]);
  });
});
