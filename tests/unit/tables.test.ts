import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { legalSets } from '../../src/sim/models/coscheduling/rules.ts';
import { checkYaml } from '../../src/lib/content.ts';
import { tableSchema } from '../../src/lib/table-schema.ts';
import { rowsOf, tableByNr, tables, type Table } from '../../src/lib/tables.ts';
import { formatValue, readValue, sortNumber, type Column } from '../../src/lib/table-values.ts';

/** Rows and columns of the book, without what was added since. */
function bookCells(table: Table) {
  return rowsOf(table)
    .filter((row) => !row.today)
    .map((row) => row.cells.filter((_, index) => !table.columns[index]?.today));
}

function numbersOf(nr: string, column: string): readonly (number | null)[] {
  const table = tableByNr(nr, 'test');
  const index = table.columns.findIndex((one) => one.id === column);
  return rowsOf(table).map((row) => {
    const value = row.cells[index]?.value;
    return value?.kind === 'number' ? value.number : null;
  });
}

/** A fingerprint of every printed cell; kinds of spaces do not count. */
function checksum(table: Table): string {
  const columns = table.columns.filter((column) => !column.today);
  const lines = bookCells(table).map((cells) =>
    cells.map((cell, index) => formatValue(cell.value, columns[index]!)).join('|'),
  );
  return createHash('sha256').update(lines.join('\n').replaceAll('\u00a0', ' ')).digest('hex').slice(0, 12);
}

describe('the tables of the book', () => {
  test('are all there, in their order', () => {
    expect(tables.map((table) => table.nr)).toEqual(Array.from({ length: 17 }, (_, at) => `2.${at + 1}`));
  });

  test.each([
    ['2.1', 4, 3, '78277d1af22e'],
    ['2.2', 2, 2, '75af7394955a'],
    ['2.3', 9, 5, 'fdb7d86ee5d0'],
    ['2.4', 7, 2, '2578b9bfb8c5'],
    ['2.5', 26, 2, 'f7b9a697d02e'],
    ['2.6', 4, 2, '635860cd323e'],
    ['2.7', 4, 2, '617137fab8af'],
    ['2.8', 4, 2, '5e2842bcfc81'],
    ['2.9', 8, 2, '5b0c2a8dcead'],
    ['2.10', 11, 3, '4587939c3764'],
    ['2.11', 3, 3, 'abd504064e0a'],
    ['2.12', 7, 4, '68efdac78a76'],
    ['2.13', 6, 4, '0d0757a58c3b'],
    ['2.14', 5, 4, '525a14599a8a'],
    ['2.15', 3, 2, '2a09908d88b2'],
    ['2.16', 9, 2, 'b44e32d85ae7'],
    ['2.17', 11, 9, '443138bad415'],
  ])('table %s has %i rows and %i columns, and its cells are the recorded ones', (nr, rows, columns, sum) => {
    const table = tableByNr(nr, 'test');
    const cells = bookCells(table);
    expect(cells).toHaveLength(rows);
    expect(cells.every((line) => line.length === columns)).toBe(true);
    expect(checksum(table)).toBe(sum);
  });

  test.each([
    ['2.1', 'anzahl', [64, 512, 25, 320]],
    ['2.2', 'menge', [1, 800]],
    ['2.3', 'speed', [1, 1, 1, 1, 1, 10, 10, 10, 10]],
    ['2.3', 'anzahl', [32, 16, 16, 32, 2, 4, 4, 4, 4]],
    ['2.4', 'anzahl', [8, 4096, 4088, 512, 248, 4096, 64]],
    [
      '2.5',
      'maximalwert',
      [
        ...[2, 64, 256, 32],
        ...[256, 30270, null, 8],
        ...[256, 32, 1024, 8, 16],
        ...[8, 64],
        ...[256, 4, 1024, 8, 64, 61],
        ...[256, 8, 256, 8, 1024],
      ],
    ],
    ['2.6', 'anzahl', [200, 2000, 3000, 15]],
    ['2.7', 'anzahl', [300, 3000, 4500, 30]],
    ['2.8', 'anzahl', [10, 1000, 10000, 15000]],
    ['2.9', 'anzahl', [100, 8, 8, 2, 4, 2, 4, 96]],
  ])('table %s keeps the numbers that the book prints (%s)', (nr, column, expected) => {
    expect(numbersOf(nr, column)).toEqual(expected);
  });

  test('rows and notes have names of their own on the whole page of tables', () => {
    const ids = tables.flatMap((table) => [
      table.anchor,
      ...rowsOf(table).map((row) => `${table.anchor}-${row.id}`),
      ...table.notes.map((note) => `${table.anchor}-${note.id}`),
    ]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('tabelle-2-10-port-443');
  });

  test('a slip of the book keeps its value and has the right one beside it', () => {
    const table = tableByNr('2.5', 'test');
    const row = rowsOf(table).find((one) => one.id === 'dateien-pro-volume');
    const [, column] = table.columns;
    const [, cell] = row?.cells ?? [];
    expect(cell && column && formatValue(cell.value, column)).toBe('~30.270');
    expect(cell?.right && column && formatValue(cell.right, column)).toBe('~30.720');
  });

  test('every value of a later version names its source', () => {
    const later = tables.flatMap((table) =>
      rowsOf(table).flatMap((row) => row.cells.filter((_, at) => table.columns[at]?.name.match(/^\d\.\d$/))),
    );
    const known = later.filter((cell) => cell.value.kind !== 'empty');
    expect(known.length).toBeGreaterThan(200);
    expect(known.filter((cell) => cell.sources.length === 0)).toEqual([]);
  });

  test('a value known only from general knowledge is marked as unchecked', () => {
    const wrong = tables.flatMap((table) =>
      rowsOf(table).flatMap((row) => row.cells.filter((cell) => cell.sure && cell.sources.join() === 'wissen')),
    );
    expect(wrong).toEqual([]);
  });
});

describe('table 2.16', () => {
  // The situation of figures 2.8 and 2.9: v0 and v1 lag behind, v3 is two steps ahead.
  const standing = { active: [0, 1, 2, 3], stopped: true, lagging: [0, 1], leading: [3], progress: [0, 0, 1, 2] };

  test.each([
    ['esx3', 0],
    ['esx4', 1],
  ] as const)('lists the sets that the rules of %s allow, in their order', (policy, index) => {
    const values = rowsOf(tableByNr('2.16', 'test')).map((row) => row.cells[index]?.value);
    const sets = values.flatMap((value) => (value?.kind === 'vcpus' ? [value.vcpus] : []));
    expect(sets).toEqual(legalSets(policy, standing));
  });
});

describe('table 2.17', () => {
  const rows = rowsOf(tableByNr('2.17', 'test')).map((row) =>
    row.cells.map(({ value }) => (value.kind === 'number' ? value.number : Number.NaN)),
  );
  const grid = rows.map(([, ...overheads]) => overheads);

  test('adds up to 143,250.34 MB over its 88 cells', () => {
    expect(grid.flat()).toHaveLength(88);
    expect(grid.flat().reduce((sum, cell) => sum + cell, 0)).toBeCloseTo(143_250.34, 6);
  });

  test('doubles the memory from row to row', () => {
    expect(rows.map(([memory]) => memory)).toEqual(Array.from({ length: 11 }, (_, at) => 256 * 2 ** at));
  });

  test('grows strictly with memory and with every vCPU', () => {
    for (const [at, line] of grid.entries()) {
      for (const [vcpu, cell] of line.entries()) {
        if (vcpu > 0) expect(cell).toBeGreaterThan(line[vcpu - 1] ?? Infinity);
        if (at > 0) expect(cell).toBeGreaterThan(grid[at - 1]?.[vcpu] ?? Infinity);
      }
    }
  });

  test('adds the same for each vCPU within the groups of 2 to 4 and of 5 to 8', () => {
    for (const line of grid) {
      for (const group of [line.slice(1, 4), line.slice(4, 8)]) {
        const differences = group.slice(1).map((cell, at) => cell - (group[at] ?? Number.NaN));
        expect(Math.max(...differences) - Math.min(...differences)).toBeLessThanOrEqual(0.02 + 1e-9);
      }
    }
  });
});

describe('values', () => {
  const column = (kind: Column['kind'], digits = 0): Column => ({
    id: 'x',
    name: 'x',
    kind,
    unit: null,
    digits,
    today: false,
  });

  test.each([
    [4096, column('zahl'), '4.096'],
    [1028.07, column('zahl', 2), '1.028,07'],
    [416.5, column('zahl', 2), '416,50'],
    [{ zahl: 2, einheit: 'TB' }, column('wert'), '2\u00a0TB'],
    [{ zahl: 30270, ungefaehr: true as const }, column('wert'), '~30.270'],
    [[27000, 27010], column('port'), '27000/27010'],
    [{ ports: [137, 138], zusatz: 'UDP' }, column('port'), '137/138\u00a0UDP'],
    [[0, 3], column('vcpus'), 'V0, V3'],
    [null, column('text'), ''],
  ])('%j reads as a German reader expects', (raw, where, text) => {
    expect(formatValue(readValue(raw, where, 'test'), where)).toBe(text);
  });

  test('sizes sort by what they mean, not by their digits', () => {
    const read = (zahl: number, einheit: string) =>
      sortNumber(readValue({ zahl, einheit }, column('wert'), 'test')) ?? Number.NaN;
    expect(read(800, 'MB')).toBeLessThan(read(1, 'TB'));
  });

  test('a value of the wrong kind is refused with place, finding and remedy', () => {
    expect(() => readValue(5, column('text'), 'table 2.1, row "vms"')).toThrow(
      'table 2.1, row "vms": found 5, allowed: a text, or null',
    );
  });
});

describe('errors for authors', () => {
  test('an unknown table names the asking file and the known numbers', () => {
    expect(() => tableByNr('2.99', 'content/chapters/x.mdx:7')).toThrow(
      /^content\/chapters\/x\.mdx:7: found table "2\.99", allowed: 2\.1, 2\.2, .*2\.17$/,
    );
  });

  test('an unknown field is refused by name', () => {
    const table = "nr: '2.1'\ntitel: x\nabschnitt: 2.2.3\nspalten: []\nteile: []\nfarbe: rot\n";
    expect(() => checkYaml('content/x.yaml', table, tableSchema)).toThrow(
      'content/x.yaml:6: farbe: found "rot" – no such field, allowed: nr, titel, abschnitt, sortierbar,',
    );
  });
});
