import { z } from 'astro/zod';
import { describe, expect, test } from 'vitest';
import { chapters } from '../../src/lib/chapters.ts';
import { checkYaml } from '../../src/lib/content.ts';
import { glossary, termById } from '../../src/lib/glossary.ts';
import { neighbours, outline, sectionByKey } from '../../src/lib/outline.ts';
import { figureReference, sectionReference, tableReference } from '../../src/lib/refs.ts';
import { sourceById } from '../../src/lib/sources.ts';

const place = 'content/chapters/x.mdx:7';

describe('the outline', () => {
  test('has the eight main sections of the book in its order', () => {
    expect(outline.map(({ nr }) => nr)).toEqual(['2', '2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.7']);
  });

  test('names anchors after numbers, or after ids where the book has none', () => {
    expect(sectionByKey('2.5.3', place)).toMatchObject({ anchor: 'abschnitt-2-5-3', title: 'Virtual SMP (vSMP)' });
    expect(sectionByKey('vmkernel', place)).toMatchObject({ anchor: 'abschnitt-vmkernel', nr: null });
  });

  test('leads from chapter to chapter', () => {
    const [first, second] = outline;
    expect(neighbours(first!, outline)).toEqual({ previous: undefined, next: second });
    expect(neighbours(second!, outline).previous).toBe(first);
  });

  test('a heading that it does not know is refused', () => {
    expect(() => sectionByKey('2.9', place)).toThrow(`${place}: found section "2.9", allowed: 2.2.1, `);
  });
});

describe('cross references', () => {
  test('read as in the book and lead to the page that holds their target', () => {
    expect(sectionReference('2.5.3', place)).toEqual({
      label: 'Abschnitt\u00a02.5.3',
      href: '/kapitel/2-5-cpu-virtualisierung/#abschnitt-2-5-3',
    });
    expect(sectionReference('2.5', place).href).toBe('/kapitel/2-5-cpu-virtualisierung/#abschnitt-2-5');
    expect(sectionReference('vmkernel', place).label).toBe('Abschnitt „VMkernel“');
    expect(tableReference('2.16', place)).toEqual({
      label: 'Tabelle\u00a02.16',
      href: '/kapitel/2-5-cpu-virtualisierung/#tabelle-2-16',
    });
    expect(figureReference('2.9', place)).toEqual({
      label: 'Abbildung\u00a02.9',
      href: '/kapitel/2-5-cpu-virtualisierung/#abbildung-2-9',
    });
  });

  test('every section of every written chapter can be referred to', () => {
    for (const chapter of chapters) {
      for (const { key, anchor } of chapter.sections) expect(sectionReference(key, place).href).toContain(`#${anchor}`);
    }
  });

  test.each([
    ['section', () => sectionReference('2.8', place), 'found section="2.8", allowed: 2, 2.1'],
    ['table', () => tableReference('2.99', place), 'found table="2.99", allowed: 2.1, '],
    ['figure', () => figureReference('2.99', place), 'found figure="2.99", allowed: bestandteile, '],
    ['term', () => termById('nirgends', place), 'found term "nirgends", allowed: active-directory'],
    ['source', () => sourceById('cpu-S999', place), 'found source "cpu-S999", allowed: the ids of'],
  ])('an unknown %s is refused with its place and what is allowed', (_, resolve, message) => {
    expect(resolve).toThrow(`${place}: ${message}`);
  });
});

test('the glossary is in German alphabetical order', () => {
  const names = glossary.map(({ begriff }) => begriff);
  expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'de')));
});

describe('a data file', () => {
  const schema = z.array(
    z.strictObject({
      nr: z.string().regex(/^\d/, 'allowed: a number'),
      teile: z.array(z.strictObject({ name: z.string(), art: z.enum(['text', 'zahl']).optional() })).default([]),
    }),
  );

  test.each([
    ["- nr: '1'\n- nr: eins\n", 'x.yaml:2: [1].nr: found "eins" – allowed: a number'],
    ['- teile: []\n', 'x.yaml:1: [0].nr: found nothing – '],
    ["- nr: '1'\n  titel: x\n", 'x.yaml:2: [0].titel: found "x" – no such field, allowed: nr, teile'],
    [
      "- nr: '1'\n  teile:\n    - name: a\n      farbe: rot\n",
      'x.yaml:4: [0].teile[0].farbe: found "rot" – no such field, allowed: name, art',
    ],
    ["- nr: '1'\n  teile:\n    - { name: a, art: bild }\n", 'x.yaml:3: [0].teile[0].art: found "bild" – '],
    ["- nr: '1'\n  nr: '2'\n", 'x.yaml:2: Map keys must be unique'],
  ])('%j is refused with file, line, what was found and what is allowed', (text, message) => {
    expect(() => checkYaml('x.yaml', text, schema)).toThrow(message);
  });
});
