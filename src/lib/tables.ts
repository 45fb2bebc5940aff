import { contentNames, readContent } from './content.ts';
import { sourceById } from './sources.ts';
import { tableSchema, type RawCell, type RawTable } from './table-schema.ts';
import { readValue, type Column, type Value } from './table-values.ts';

/** What stands in one place of a table. `right` is what it should say, `sure` whether somebody checked it. */
export type Cell = {
  readonly value: Value;
  readonly right: Value | null;
  readonly sure: boolean;
  readonly sources: readonly string[];
};

/** A row has a name that does not depend on its place, so that links to it last. `cells` is as long as the columns. */
export type Row = { readonly id: string; readonly today: boolean; readonly cells: readonly Cell[] };

type Part = { readonly title: string | null; readonly rows: readonly Row[] };

/** „Einordnung“ or „Heute“ below a table, about a row, a column, or all of it. */
export type TableNote = {
  readonly id: string;
  readonly kind: 'einordnung' | 'heute';
  /** Whether the chapter says the same beside the table. */
  readonly inChapter: boolean;
  readonly row: string | null;
  readonly column: string | null;
  readonly text: string;
  readonly sure: boolean;
  readonly sources: readonly string[];
};

/** One of the book's tables, with what was added since. */
export type Table = {
  readonly nr: string;
  readonly title: string;
  /** `tabelle-2-16`; rows continue it: `tabelle-2-10-port-443`. */
  readonly anchor: string;
  /** Number or id of the section that the book has it in. */
  readonly section: string;
  readonly sortable: boolean;
  /** Heading over the columns that the book does not have, and the day they were checked. */
  readonly today: { readonly title: string; readonly checked: string } | null;
  readonly columns: readonly Column[];
  readonly parts: readonly Part[];
  readonly notes: readonly TableNote[];
};

function readCell(raw: RawCell, column: Column, place: string): Cell {
  const sourced = typeof raw === 'object' && raw !== null && 'wert' in raw ? raw : { wert: raw, quellen: [] };
  return {
    value: readValue(sourced.wert, column, place),
    right: sourced.richtig === undefined ? null : readValue(sourced.richtig, { ...column, kind: 'wert' }, place),
    sure: sourced.sicherheit === undefined,
    sources: cited(sourced.quellen, place),
  };
}

function readPart({ titel, zeilen }: RawTable['teile'][number], columns: readonly Column[], file: string): Part {
  const rows = zeilen.map(({ id, zeit, zellen }) => {
    const place = `${file}, row "${id}"`;
    for (const name of Object.keys(zellen)) known(name, names(columns), 'column', place);
    const cells = columns.map((column) =>
      readCell(zellen[column.id] ?? null, column, `${place}, column "${column.id}"`),
    );
    return { id, today: zeit === 'heute', cells };
  });
  return { title: titel ?? null, rows };
}

function readNote(
  raw: RawTable['anmerkungen'][number],
  columns: readonly Column[],
  rows: readonly Row[],
  file: string,
): TableNote {
  const place = `${file}, note "${raw.id}"`;
  if (raw.zeile !== undefined) known(raw.zeile, names(rows), 'row', place);
  if (raw.spalte !== undefined) known(raw.spalte, names(columns), 'column', place);
  return {
    id: raw.id,
    kind: raw.art,
    inChapter: raw.im_kapitel ?? false,
    row: raw.zeile ?? null,
    column: raw.spalte ?? null,
    text: raw.text,
    sure: raw.sicherheit === undefined,
    sources: cited(raw.quellen, place),
  };
}

function readTable(name: string): Table {
  const file = `content/${name}.yaml`;
  const raw = readContent(name, tableSchema);
  const columns: readonly Column[] = raw.spalten.map(({ id, name, art, einheit, stellen, zeit }) => ({
    id,
    name,
    kind: art,
    unit: einheit ?? null,
    digits: stellen ?? 0,
    today: zeit === 'heute',
  }));
  const parts = raw.teile.map((part) => readPart(part, columns, file));
  const rows = parts.flatMap((part) => part.rows);
  const notes = raw.anmerkungen.map((note) => readNote(note, columns, rows, file));
  unique([...names(rows), ...names(notes)], file);
  unique(names(columns), file);
  if (raw.heute === undefined && columns.some((column) => column.today)) {
    throw new Error(`${file}: found columns with "zeit: heute", allowed only with "heute: { titel, stand }"`);
  }
  return {
    nr: raw.nr,
    title: raw.titel,
    anchor: `tabelle-${raw.nr.replace('.', '-')}`,
    section: raw.abschnitt,
    sortable: raw.sortierbar,
    today: raw.heute === undefined ? null : { title: raw.heute.titel, checked: raw.heute.stand },
    columns,
    parts,
    notes: notes.toSorted((a, b) => a.kind.localeCompare(b.kind)),
  };
}

function names(things: readonly { readonly id: string }[]): readonly string[] {
  return things.map((thing) => thing.id);
}

function cited(sources: readonly string[], place: string): readonly string[] {
  return sources.map((source) => sourceById(source, place).id);
}

function known(found: string, allowed: readonly string[], what: string, place: string): void {
  if (!allowed.includes(found)) throw new Error(`${place}: found ${what} "${found}", allowed: ${allowed.join(', ')}`);
}

function unique(ids: readonly string[], file: string): void {
  const twice = ids.find((one, at) => ids.indexOf(one) !== at);
  if (twice !== undefined) throw new Error(`${file}: found id "${twice}" twice, allowed: each id once`);
}

/** All tables of the chapter, in the order of their numbers. */
export const tables: readonly Table[] = contentNames('data/tables')
  .map(readTable)
  .toSorted((a, b) => a.nr.localeCompare(b.nr, 'de', { numeric: true }));

/** The table with a number of the book. Throws with the known ones; `place` says who asked. */
export function tableByNr(nr: string, place: string): Table {
  const table = tables.find((one) => one.nr === nr);
  if (table === undefined) {
    throw new Error(`${place}: found table "${nr}", allowed: ${tables.map((one) => one.nr).join(', ')}`);
  }
  return table;
}

/** All rows of a table, in the order of the book. */
export function rowsOf(table: Table): readonly Row[] {
  return table.parts.flatMap((part) => part.rows);
}
