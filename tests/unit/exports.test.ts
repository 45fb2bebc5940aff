import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { ankiText } from '../../src/lib/exports/anki.ts';
import { cardText, type CardText } from '../../src/lib/exports/card-text.ts';
import { cardsCsv } from '../../src/lib/exports/csv.ts';
import { csv, csvCell } from '../../src/scripts/table/csv.ts';
import { exportFiles, items, notForMoodle } from '../../src/lib/exports/files.ts';
import type { Item } from '../../src/lib/exports/items.ts';
import { moodleXml } from '../../src/lib/exports/moodle.ts';
import { qtiFiles, qtiPackage } from '../../src/lib/exports/qti.ts';
import { cdata, xml } from '../../src/lib/exports/xml.ts';
import { cards } from '../../src/lib/cards.ts';
import { importIntoAnki, type Collection } from '../support/anki.ts';

const site = new URL('https://wiki.example/');
const texts = cards.map((card) => cardText(card, site));

/** Reads text with separators and quotes as spreadsheets do. */
function readRows(text: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at += 1; at < text.length; at += 1) {
        if (text[at] !== '"') cell += text.charAt(at);
        else if (text[at + 1] === '"') {
          cell += '"';
          at += 1;
        } else break;
      }
      at += 1;
    } else {
      while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') {
        cell += text.charAt(at);
        at += 1;
      }
    }
    rows.at(-1)!.push(cell);
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n' && at + 1 < text.length) rows.push([]);
    at += 1;
  }
  return rows;
}

/** What breaks formats: quotes, separators, line ends, formulas, markup, control characters, half a surrogate. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '"',
        '""',
        '\t',
        ';',
        '\n',
        '\r\n',
        '#',
        '=1+1',
        '+',
        '-',
        '@',
        "'",
        '<b>',
        '&amp;',
        ']]>',
        '--',
        '\u0000',
        '\ud800',
        '„',
        ' ',
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
const clean = (text: string): string => text.replace(/\r\n?/g, '\n').replaceAll('\0', '');

/** Collections as Anki makes them in English and in German: the names of note types are translated. */
const collection = (language: 'en' | 'de'): Collection => ({
  notetypes: language === 'en' ? ['Basic', 'Cloze'] : ['Einfach', 'Lückentext'],
  decks: new Set(['Default']),
  notes: new Map(),
});

describe('for Anki', () => {
  const text = exportFiles['unterbau-karten-anki.txt'](site);

  test('begins with the lines that spare the reader questions, and says where it comes from', () => {
    const lines = text.split('\n');
    expect(lines.slice(0, 8)).toEqual([
      '#separator:tab',
      '#html:false',
      '#notetype:Basic',
      '#notetype:Einfach',
      '#guid column:1',
      '#deck column:2',
      '#tags column:5',
      '#if matches:update current',
    ]);
    expect(lines[8]).toMatch(/^# .*https:\/\/wiki\.example\/karten\//);
  });

  test.each([
    ['en', 'Basic'],
    ['de', 'Einfach'],
  ] as const)('Anki’s importer makes a note of every card in a new deck (collection: %s)', (language, notetype) => {
    const anki = collection(language);
    expect(importIntoAnki(text, anki)).toEqual({ added: cards.length, updated: 0, unchanged: 0 });
    expect(anki.decks).toEqual(new Set(['Default', 'vSphere-Architektur']));
    const wrong = Array.from(anki.notes).filter(
      ([, note]) =>
        note.notetype !== notetype ||
        note.deck !== 'vSphere-Architektur' ||
        note.fields.length !== 2 ||
        note.tags.length !== 3,
    );
    expect(wrong).toEqual([]);
    const note = anki.notes.get('unterbau-2-1-vms-anzahl');
    expect(note?.fields[1]).toMatch(/^320 \(vSphere 4\.0\)<br>/);
    expect(note?.tags).toEqual(['vsphere4', 'abschnitt-2-2-3', 'tabelle']);
  });

  test('a second import updates what changed and doubles nothing, whatever the order and the last import’s choice', () => {
    const anki = collection('de');
    importIntoAnki(text, anki);
    expect(importIntoAnki(text, anki)).toEqual({ added: 0, updated: 0, unchanged: cards.length });
    const [first, ...rest] = texts;
    const changed = ankiText([...rest.toReversed(), { ...first!, back: 'neu' }], 'x');
    expect(importIntoAnki(changed, anki, 'keep both')).toEqual({ added: 0, updated: 1, unchanged: cards.length - 1 });
    expect(anki.notes.get(`unterbau-${first!.id}`)?.fields[1]).toBe(`neu<br>${first!.address}`);
  });

  test('hostile text stays in its field', () => {
    fc.assert(
      fc.property(hostile, hostile, (front, back) => {
        const anki = collection('en');
        const card: CardText = { ...texts[0]!, id: 'x', front, back };
        expect(importIntoAnki(ankiText([card], 'a\nb'), anki).added).toBe(1);
        const shown = (field: string) => unescaped(field.replaceAll('<br>', '\n').replaceAll('&#x27;', "'"));
        const fields = anki.notes.get('unterbau-x')?.fields.map(shown);
        expect(fields).toEqual([clean(front), `${clean(back)}\n${card.address}`]);
      }),
    );
  });
});

describe('for spreadsheets', () => {
  test('begins with a byte order mark, has semicolons, a head, and a last line that says where it comes from', () => {
    const text = exportFiles['unterbau-karten.csv'](site);
    expect(text.startsWith('\ufeffKennung;Frage;Antwort;Version;Abschnitt;Adresse\r\n')).toBe(true);
    const rows = readRows(text.slice(1), ';');
    expect(rows).toHaveLength(cards.length + 2);
    expect(rows.slice(1, -1).filter((row) => row.length !== 6)).toEqual([]);
    expect(rows.at(-1)?.[0]).toMatch(/wiki\.example/);
    expect(cardsCsv([], 'x')).toBe('\ufeffKennung;Frage;Antwort;Version;Abschnitt;Adresse\r\nx\r\n');
  });

  test.each(['=1+1', '+49', '-1', '@SUM(A1)', '\t=1', ' =HYPERLINK("x")', '＝1'])('„%s“ is no formula', (text) => {
    expect(readRows(csv([[text]]), ';')[0]?.[0]).toBe(`'${clean(text)}`);
  });

  test('hostile text stays in its cell and is never a formula', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 2, maxLength: 4 }), (cells) => {
        const [row] = readRows(csv([cells]), ';');
        expect(row?.map((cell, at) => (cell === clean(cells[at]!) ? cell : cell.slice(1)))).toEqual(cells.map(clean));
        expect(row?.filter((cell) => /^\s*[=+\-@]/.test(cell))).toEqual([]);
      }),
    );
    expect(csvCell('harmlos')).toBe('harmlos');
  });
});

/**
 * The texts of Moodle XML as Moodle’s reader (`core\\xml_parser`) keeps them: the parser hands text over in pieces, which
 * end at entities, at CDATA sections and before signs outside ASCII, and a piece that is blank is dropped.
 */
function moodleReads(file: string): readonly string[] {
  const piece = /<!\[CDATA\[([\s\S]*?)\]\]>|&(amp|lt|gt|quot);|([^&<\u0080-\uffff]+|[^&<]+)/g;
  const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return Array.from(file.matchAll(/<text>([\s\S]*?)<\/text>/g), ([, content = '']) => {
    const pieces = Array.from(
      content.matchAll(piece),
      ([, section, sign = '', plain]) => section ?? plain ?? signs[sign]!,
    );
    return trimmed(pieces.filter((one) => trimmed(one) !== '').join(''));
  });
}

/** Without the blanks that PHP’s `trim` takes away. */
const trimmed = (text: string): string => text.replace(/^[ \t\n\r\0\v]+|[ \t\n\r\0\v]+$/g, '');

describe('for learning platforms', () => {
  const files = qtiFiles(items, 'Herkunft -- https://wiki.example');

  test('Moodle’s reader loses no blank and no sign', () => {
    const prompt = 'VMs & „Hosts“ & Über "A" "B" < ü ]]> & <1 ms';
    const item: Item = {
      id: 'x',
      source: 'Fragen',
      prompt,
      explanation: '',
      tags: [],
      task: { kind: 'match', pairs: [[prompt, prompt]], spare: [] },
    };
    const [, name, asked, why, left, right] = moodleReads(moodleXml([item], 'x'));
    expect([asked, why, left]).toEqual([escaped(prompt), '', escaped(prompt)]);
    expect(right).toBe(prompt);
    // Names go through strip_tags.
    expect(name).toBe(`x: ${prompt.replaceAll('<', '‹')}`);
    fc.assert(
      fc.property(hostile, (text) => {
        expect(moodleReads(`<text>${cdata(text)}</text>`)).toEqual([trimmed(unescaped(xml(text)))]);
      }),
    );
  });

  test('Moodle gets everything but orders, and those are named', () => {
    const text = moodleXml(items, 'x');
    expect(text.match(/<question type="(?!category)/g)).toHaveLength(items.length - notForMoodle.length);
    expect(notForMoodle.length).toBeGreaterThan(0);
    expect(notForMoodle.every(({ task }) => task.kind === 'order')).toBe(true);
    for (const { id } of notForMoodle) expect(text).not.toContain(`unterbau-${id}<`);
  });

  test('Moodle’s fractions are those it knows, and the right ones make a whole', () => {
    const known = new Set(['0', '-100', '100', '50', '33.33333', '25', '20', '16.66667']);
    for (const question of moodleXml(items, 'x').split('<question type="multichoice">').slice(1)) {
      const fractions = Array.from(question.matchAll(/<answer fraction="([^"]+)"/g), ([, one]) => one!);
      expect(fractions.filter((one) => !known.has(one))).toEqual([]);
      expect(
        fractions
          .map(Number)
          .filter((one) => one > 0)
          .reduce((sum, one) => sum + one, 0),
      ).toBeCloseTo(100, 3);
    }
  });

  test('QTI gets everything: manifest, test and one file for each task, and all of them know each other', () => {
    expect(Object.keys(files)).toHaveLength(items.length + 2);
    const manifest = files['imsmanifest.xml']!;
    const hrefs = Array.from(manifest.matchAll(/<file href="([^"]+)"/g), ([, href]) => href!);
    expect(hrefs.toSorted()).toEqual(
      Object.keys(files)
        .filter((name) => name !== 'imsmanifest.xml')
        .toSorted(),
    );
    const tested = Array.from(files['test.xml']!.matchAll(/assessmentItemRef identifier="([^"]+)" href="([^"]+)"/g));
    expect(tested.map(([, id, href]) => [id, href])).toEqual(items.map(({ id }) => [id, `items/${id}.xml`]));
    expect(manifest).not.toContain('-- https');
  });

  test('every right answer of QTI is one of its choices', () => {
    for (const { id, task } of items) {
      const text = files[`items/${id}.xml`]!;
      const ids = new Set(Array.from(text.matchAll(/Choice identifier="([^"]+)"/g), ([, one]) => one));
      const right = Array.from(text.matchAll(/<value>([^<]+)<\/value>/g), ([, one]) => one!).filter(
        (one) => one !== '0',
      );
      expect(right.length, id).toBeGreaterThan(0);
      expect(
        right.flatMap((one) => one.split(' ')).filter((one) => !ids.has(one)),
        id,
      ).toEqual([]);
      if (task.kind === 'order') expect(right).toHaveLength(task.steps.length);
    }
  });

  test('no place tells what is right, even where a player does not shuffle', () => {
    for (const { id, task } of items) {
      const ids = Array.from(files[`items/${id}.xml`]!.matchAll(/Choice identifier="([^"]+)"/g), ([, one]) => one);
      if (task.kind === 'order') expect(ids, id).not.toEqual(task.steps.map((_, at) => `s${at + 1}`));
      if (task.kind === 'match') {
        const rights = ids.filter((one) => one!.startsWith('r'));
        expect(rights.toSorted(), id).toEqual([...task.pairs, ...task.spare].map((_, at) => `r${at + 1}`));
        expect(rights, id).not.toEqual(rights.toSorted());
      }
    }
    const places = items.flatMap(({ source, task }) =>
      source === 'Fragen' && task.kind === 'choice' && task.single ? task.options.findIndex(({ right }) => right) : [],
    );
    for (const place of [0, 1, 2, 3]) {
      expect(places.filter((one) => one === place).length / places.length).toBeLessThan(0.4);
    }
  });

  test('the package is an archive of these files, equal for equal contents', () => {
    const archive = qtiPackage(items.slice(0, 3), 'x');
    expect(Object.keys(unzipSync(archive))).toEqual(Object.keys(qtiFiles(items.slice(0, 3), 'x')));
    expect(qtiPackage(items.slice(0, 3), 'x')).toEqual(archive);
  });

  test('hostile text is text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const escaped = xml(text);
        expect(escaped).not.toMatch(/[<>"]|&(?!amp;|lt;|gt;|quot;)/);
        expect(
          Array.from(escaped).filter((sign) => /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/u.test(sign)),
        ).toEqual([]);
      }),
    );
  });
});
