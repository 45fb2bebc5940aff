import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { figureBySlug, registeredFigures } from '../../src/lib/figure-register.ts';
import { glossary, termById } from '../../src/lib/glossary.ts';
import { outline } from '../../src/lib/outline.ts';
import { referenceTo, type ReferenceProps } from '../../src/lib/refs.ts';
import { sourceById } from '../../src/lib/sources.ts';
import { tableByNr } from '../../src/lib/tables.ts';
import { allTags, chapterTexts, proseOf, runningText, tagsOf } from '../support/chapters.ts';
import { allowedEnglish, englishLeftovers, typographyFaults } from '../support/german.ts';

// Every number that the book prints. Literal on purpose: a number lost from a register must fail here.
const sectionNumbers = [
  ...['2', '2.1', '2.2', '2.2.1', '2.2.2', '2.2.3', '2.2.4', '2.3', '2.4'],
  ...['2.5', '2.5.1', '2.5.2', '2.5.3', '2.5.4'],
  ...['2.6', '2.6.1', '2.6.2', '2.6.3', '2.6.4', '2.6.5', '2.6.6', '2.6.7', '2.7'],
];
const sectionsWithoutNumber = [
  ...['intel-vt-x-amd-v', 'editionen', 'maximale-ausstattung', 'zugriff', 'lizenzierung', 'license-server-3'],
  ...['infrastructure-sdk', 'netzwerkports'],
  ...['vmkernel', 'resource-manager', 'vmm', 'hardware-interface-layer', 'service-console'],
];
const figureNumbers = [...['2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.7', '2.8', '2.9', '2.10', '2.11', '2.12']];
const tableNumbers = [
  ...['2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.7', '2.8', '2.9'],
  ...['2.10', '2.11', '2.12', '2.13', '2.14', '2.15', '2.16', '2.17'],
];

const byNumber = (a: string, b: string): number => a.localeCompare(b, 'de', { numeric: true });
const attribute = (name: string, attribute: string): readonly string[] =>
  allTags(name).flatMap(({ attributes }) => attributes[attribute] ?? []);

describe('the numbers of the book', () => {
  test('every section is told exactly once, in the order of the book', () => {
    const chapters = outline.map(({ nr }) => nr);
    expect([...chapters, ...attribute('Section', 'nr')].sort(byNumber)).toEqual(sectionNumbers);
    expect(attribute('Section', 'id')).toEqual(sectionsWithoutNumber);
    for (const chapter of chapterTexts) {
      const told = tagsOf(chapter).filter(({ name }) => name === 'Section');
      const keys = told.map(({ attributes }) => attributes.nr ?? attributes.id);
      expect(keys).toEqual(chapter.chapter.sections.map(({ key }) => key));
    }
  });

  test('every table stands in the text exactly once', () => {
    expect(attribute('Table', 'nr')).toEqual(tableNumbers);
  });

  test('every figure of the book is interactive', () => {
    const interactive = registeredFigures.flatMap(({ abbildungen }) => abbildungen.map(({ nr }) => nr));
    expect(interactive.sort(byNumber)).toEqual(figureNumbers);
  });

  test('every interactive figure stands in the text of its section exactly once', () => {
    expect(attribute('Figure', 'slug')).toEqual(registeredFigures.map(({ slug }) => slug));
  });
});

describe('names in chapter text', () => {
  test('every cross reference resolves to an address', () => {
    const references = allTags('Ref');
    expect(references.length).toBeGreaterThan(40);
    for (const { attributes, place } of references) {
      expect(referenceTo({ ...attributes, place } as ReferenceProps).href, place).not.toBeNull();
    }
  });

  test('a number of the book in the text is a link', () => {
    const bare = chapterTexts.flatMap(({ file, text }) =>
      Array.from(
        proseOf(text).matchAll(/(?:Abschnitt|Tabelle|Abbildung)\s2\.\d[\d.]*/g),
        (match) => `${file}: ${match[0]}`,
      ),
    );
    expect(bare).toEqual([]);
  });

  test('every term, table, figure and source exists', () => {
    for (const { attributes, place } of allTags('Term')) termById(attributes.id ?? '', place);
    for (const { attributes, place } of allTags('Table')) tableByNr(attributes.nr ?? '', place);
    for (const { attributes, place } of allTags('Figure')) figureBySlug(attributes.slug ?? '', place);
    const cited = [...allTags('Note'), ...allTags('Overview')].flatMap(({ attributes, place }) =>
      (attributes.sources ?? '').split(' ').map((id) => sourceById(id, place)),
    );
    expect(cited.length).toBeGreaterThan(100);
  });

  test('every source of a figure exists', () => {
    const cited = registeredFigures.flatMap(({ notizen, file }) =>
      Object.values(notizen).flatMap(({ quelle }) => (quelle ?? []).map((id) => sourceById(id, file))),
    );
    expect(cited.length).toBeGreaterThan(20);
  });

  test('a note that rests on nothing we can name says that it is unchecked', () => {
    const bare = allTags('Note').filter(({ attributes }) => attributes.sources === 'wissen');
    expect(bare.filter(({ attributes }) => attributes.confidence === undefined)).toEqual([]);
    expect(bare.filter(({ attributes }) => attributes.confidence === 'high')).toEqual([]);
  });

  test('notes have ids of their own, „Heute“ says when it was checked', () => {
    const notes = allTags('Note');
    const idsOf = (attributes: (typeof notes)[number]['attributes']) =>
      `${attributes.id ?? ''} ${attributes.also ?? ''}`.trim().split(' ');
    const ids = notes.flatMap(({ attributes }) => idsOf(attributes));
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    for (const { attributes, place } of notes) {
      const own = new RegExp(`^${attributes.kind ?? ''}-[a-z0-9-]+$`);
      for (const id of idsOf(attributes)) expect(id, place).toMatch(own);
      if (attributes.kind === 'heute') expect(attributes.date, place).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });
});

describe('the way into a figure', () => {
  /** For each figure the paragraphs before it, back to whatever is no paragraph: a heading, a table, another figure. */
  const ways = chapterTexts.flatMap(({ text, file }) =>
    Array.from(text.matchAll(/<Figure slug="([a-z0-9-]+)" \/>/g), ({ 1: slug = '', index }) => ({
      figure: figureBySlug(slug, file),
      before: text
        .slice(0, index)
        .split(/\n\n|<\/Note>|<(?:Section|Table|Figure)[^>]*\/>/)
        .filter((part) => part.trim() !== '')
        .slice(-3)
        .join('\n'),
    })),
  );

  test('is a task: up to where readers go on, and what to watch', () => {
    expect(ways.map(({ figure }) => figure.slug).sort()).toEqual(registeredFigures.map(({ slug }) => slug).sort());
    const leading = /Drücken Sie(?: in <Ref figure="[\d.]+" \/>)? „Weiter“,\s+bis\s[^.]+/;
    expect(ways.filter(({ before }) => !leading.test(before)).map(({ figure }) => figure.slug)).toEqual([]);
  });

  test('a question that it quotes is one of the figure', () => {
    const quoted = ways.flatMap(({ figure, before }) =>
      Array.from(before.matchAll(/„([^“]+\?)“/g), ({ 1: question = '' }) => {
        const names = Object.values(figure.vorlagen).map(({ name }) => name.replaceAll('\u00a0', ' '));
        return { slug: figure.slug, question, isThere: names.includes(question.replaceAll('\u00a0', ' ')) };
      }),
    );
    expect(quoted.length).toBeGreaterThan(4);
    expect(quoted.filter(({ isThere }) => !isThere)).toEqual([]);
  });
});

describe('terms', () => {
  const marked = new Set(attribute('Term', 'id'));

  test('each one is used in a chapter, or says why not', () => {
    const inRunningText = new Set(
      chapterTexts
        .flatMap((one) => tagsOf({ ...one, text: runningText(one.text) }))
        .map(({ attributes }) => attributes.id),
    );
    for (const { id, nicht_im_kapitel } of glossary) {
      if (nicht_im_kapitel === undefined) expect(marked, `${id} is not used`).toContain(id);
      else expect(inRunningText, `${id} is used, so it needs no reason`).not.toContain(id);
    }
  });

  test.each(chapterTexts)('$file marks a term once, where the chapter first uses it', ({ text, ...rest }) => {
    const ids = tagsOf({ text, ...rest }).flatMap(({ name, attributes }) => (name === 'Term' ? [attributes.id] : []));
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    const late = glossary.flatMap(({ id, begriff, nicht_im_kapitel }) => {
      const use = nicht_im_kapitel === undefined ? firstUse(text, begriff) : -1;
      const mark = text.indexOf(`<Term id="${id}"`);
      return use >= 0 && (mark < 0 || mark > use) ? [`${begriff}: …${text.slice(use - 40, use + 40)}…`] : [];
    });
    expect(late).toEqual([]);
  });

  /** Where running text first has a term as a word of its own, not as part of a longer name; -1 where it has not. */
  function firstUse(text: string, term: string): number {
    const longer = glossary
      .flatMap(({ begriff, aliase }) => [begriff, ...aliase])
      .filter((name) => name !== term && name.includes(term));
    const hide = (part: string) => part.replace(/[^\n]/g, ' ');
    const readable = runningText(text.replaceAll('\u00a0', ' '))
      .replace(/^---\n[\s\S]*?\n---\n/, hide)
      .replace(/<[^>]*>|`[^`\n]*`/g, hide);
    const own = longer.reduce((rest, name) => rest.replaceAll(name, hide(name)), readable);
    return own.search(new RegExp(`(?<![\\p{L}\\p{N}-])${RegExp.escape(term)}(?![\\p{L}\\p{N}-])`, 'u'));
  }
});

describe('German', () => {
  const yamlFiles = readdirSync('content', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    // What readers type, English too, is shown to nobody.
    .filter((file) => !file.endsWith('suchwoerter.yaml'))
    .map((file) => join('content', file));
  const texts: readonly (readonly [file: string, text: string])[] = [
    ...chapterTexts.map(({ file, text }) => [file, proseOf(text)] as const),
    ...yamlFiles.flatMap((file) => sentencesOf(parse(readFileSync(file, 'utf8'))).map((text) => [file, text] as const)),
  ];

  /** Values with a space are read by people; names of parameters and ids have none. */
  function sentencesOf(value: unknown): readonly string[] {
    if (typeof value === 'string') return value.includes(' ') ? [value] : [];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(sentencesOf) : [];
  }

  test('no English is left over', () => {
    const found = texts.flatMap(([file, text]) => englishLeftovers(text).map((place) => `${file}: ${place}`));
    expect(found).toEqual([]);
  });

  test('every allowed English name is still in use', () => {
    const all = [...texts.map(([, text]) => text), readFileSync('src/components/Footer.astro', 'utf8')];
    const plain = all.join(' ').replace(/\s+/g, ' ');
    expect(allowedEnglish.filter((name) => !plain.includes(name))).toEqual([]);
  });

  test('quotes are „…“, dashes are –', () => {
    const found = texts.flatMap(([file, text]) => typographyFaults(text).map((place) => `${file}: ${place}`));
    expect(found).toEqual([]);
  });

  test('the checks themselves notice what they look for', () => {
    expect(englishLeftovers('Der Host prüft it twice.')).toEqual(['Der Host prüft it twice.']);
    expect(englishLeftovers('„Trap and Emulate“ fängt ab, was auffällt; also die CPU.')).toEqual([]);
    expect(typographyFaults('Er sagt "ja" - oder...')).toHaveLength(4);
    expect(typographyFaults('„offen bleibt')).toHaveLength(1);
    expect(typographyFaults('Er sagt „ja“ – oder …')).toEqual([]);
  });
});
