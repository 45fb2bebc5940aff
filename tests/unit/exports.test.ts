import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { ankiText } from '../../src/lib/exports/anki.ts';
import { cardText, type CardText } from '../../src/lib/exports/card-text.ts';
import { cardsCsv } from '../../src/lib/exports/csv.ts';
import { csv, csvCell } from '../../src/scripts/table/csv.ts';
import { exportFiles, items, notForMoodle } from '../../src/lib/exports/files.ts';
import { moodleXml } from '../../src/lib/exports/moodle.ts';
import { qtiFiles, qtiPackage } from '../../src/lib/exports/qti.ts';
import { xml } from '../../src/lib/exports/xml.ts';
import { cards } from '../../src/lib/cards.ts';

const site = new URL('https://wiki.example/');
const texts = cards.map((card) => cardText(card, site));

/** Reads text with separators and quotes as Anki and spreadsheets do. */
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
const clean = (text: string): string => text.replace(/\r\n?/g, '\n').replaceAll('\0', '');

describe('for Anki', () => {
  const lines = exportFiles['unterbau-karten-anki.txt'](site).split('\n');

  test('begins with the lines that spare the reader questions, and says where it comes from', () => {
    expect(lines.slice(0, 6)).toEqual([
      '#separator:tab',
      '#html:false',
      '#notetype:Basic',
      '#deck:vSphere-Architektur',
      '#guid column:1',
      '#tags column:4',
    ]);
    expect(lines[6]).toMatch(/^# .*https:\/\/wiki\.example\/karten\//);
  });

  test('every card is a note of four fields, with an id of its own and tags without spaces inside', () => {
    const rows = readRows(lines.slice(7).join('\n'), '\t');
    expect(rows).toHaveLength(cards.length);
    expect(rows.filter((row) => row.length !== 4)).toEqual([]);
    expect(new Set(rows.map(([guid]) => guid)).size).toBe(cards.length);
    const note = rows.find(([guid]) => guid === 'unterbau-2-1-vms-anzahl');
    expect(note?.[2]).toMatch(/^320 \(vSphere 4\.0\)\n/);
    expect(note?.[3]).toBe('vsphere4 abschnitt-2-2-3 tabelle');
  });

  test('a second import meets the same ids, whatever the order of the cards', () => {
    const guids = (text: string) => readRows(text.split('\n').slice(7).join('\n'), '\t').map(([guid]) => guid!);
    expect(guids(ankiText([...texts].reverse(), 'x')).sort()).toEqual(guids(ankiText(texts, 'x')).sort());
  });

  test('hostile text stays in its field', () => {
    fc.assert(
      fc.property(hostile, hostile, (front, back) => {
        const card: CardText = { ...texts[0]!, id: 'x', front, back };
        const rows = readRows(ankiText([card], 'a\nb').split('\n').slice(7).join('\n'), '\t');
        expect(rows).toEqual([['unterbau-x', clean(front), `${clean(back)}\n${card.address}`, expect.any(String)]]);
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

describe('for learning platforms', () => {
  const files = qtiFiles(items, 'Herkunft -- https://wiki.example');

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
