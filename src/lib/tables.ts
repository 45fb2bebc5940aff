import { z } from 'astro/zod';
import { contentNames, readContent } from './content.ts';
import { sectionKeys } from './outline.ts';
import { sourceById } from './sources.ts';
import { readValue, type Column, type Value } from './table-values.ts';

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'allowed: lower-case letters, digits, hyphens, a letter first');
const integers = z.array(z.int().nonnegative()).min(1);
const quantity = z.strictObject({
  zahl: z.number(),
  einheit: z.string().optional(),
  ungefaehr: z.literal(true).optional(),
});
const value = z.union(
  [z.null(), z.number(), z.string(), integers, quantity, z.strictObject({ ports: integers, zusatz: z.string() })],
  'allowed: a number, a text, null, [443, 902], { zahl, einheit, ungefaehr } or { ports, zusatz }',
);
const sourcedValue = z.strictObject({
  wert: value,
  /** What is right where the book's value is not. */
  richtig: value.optional(),
  /** Only what is certain goes without; what is doubtful is left out. */
  sicherheit: z.literal('mittel').optional(),
  quellen: z.array(z.string()).default([]),
});
const zeit = z.literal('heute').optional();

/** A table of the book as it stands in `content/data/tables`. `zeit: heute` marks what the book does not have. */
export const tableSchema = z.strictObject({
  nr: z.string().regex(/^2\.\d+$/, 'allowed: a number of the book such as "2.16"'),
  titel: z.string(),
  abschnitt: z.enum(sectionKeys),
  /** Whether readers may sort it: only where all rows are of one kind. */
  sortierbar: z.boolean().default(false),
  heute: z.strictObject({ titel: z.string(), stand: z.iso.date() }).optional(),
  spalten: z.array(
    z.strictObject({
      id,
      name: z.string(),
      art: z.enum(['text', 'code', 'zahl', 'wert', 'port', 'vcpus']),
      einheit: z.string().optional(),
      stellen: z.int().optional(),
      zeit,
    }),
  ),
  teile: z.array(
    z.strictObject({
      titel: z.string().optional(),
      zeilen: z.array(z.strictObject({ id, zeit, zellen: z.record(z.string(), z.union([value, sourcedValue])) })),
    }),
  ),
  anmerkungen: z
    .array(
      z.strictObject({
        id,
        art: z.enum(['einordnung', 'heute']),
        zeile: z.string().optional(),
        spalte: z.string().optional(),
        text: z.string(),
        sicherheit: z.literal('mittel').optional(),
        quellen: z.array(z.string()).min(1),
      }),
    )
    .default([]),
});

/** What stands in one place of a table. `right` is what it should say, `sure` whether somebody checked it. */
export type Cell = {
  readonly value: Value;
  readonly right: Value | null;
  readonly sure: boolean;
  readonly sources: readonly string[];
};

/** A row has a name that does not depend on its place, so that links to it last. `cells` is as long as the columns. */
export type Row = { readonly id: string; readonly today: boolean; readonly cells: readonly Cell[] };

export type Part = { readonly title: string | null; readonly rows: readonly Row[] };

/** „Einordnung“ or „Heute“ below a table, about a row, a column, or all of it. */
export type TableNote = {
  readonly id: string;
  readonly kind: 'einordnung' | 'heute';
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

function readTable(name: string): Table {
  const file = `content/${name}.yaml`;
  const raw = readContent(name, tableSchema);
  const { nr, titel, abschnitt, sortierbar, heute, anmerkungen } = raw;
  const columns: readonly Column[] = raw.spalten.map(({ id, name, art, einheit, stellen, zeit }) => ({
    id,
    name,
    kind: art,
    unit: einheit ?? null,
    digits: stellen ?? 0,
    today: zeit === 'heute',
  }));
  const cited = (sources: readonly string[], place: string) => sources.map((source) => sourceById(source, place).id);
  const readCell = (
    cell: z.infer<typeof value> | z.infer<typeof sourcedValue>,
    column: Column,
    place: string,
  ): Cell => {
    const sourced = typeof cell === 'object' && cell !== null && 'wert' in cell ? cell : { wert: cell, quellen: [] };
    return {
      value: readValue(sourced.wert, column, place),
      right: sourced.richtig === undefined ? null : readValue(sourced.richtig, { ...column, kind: 'wert' }, place),
      sure: sourced.sicherheit === undefined,
      sources: cited(sourced.quellen, place),
    };
  };
  const parts: readonly Part[] = raw.teile.map(({ titel, zeilen }) => ({
    title: titel ?? null,
    rows: zeilen.map(({ id, zeit, zellen }) => {
      const place = `${file}, row "${id}"`;
      known(
        Object.keys(zellen),
        columns.map((column) => column.id),
        'column',
        place,
      );
      const cells = columns.map((column) =>
        readCell(zellen[column.id] ?? null, column, `${place}, column "${column.id}"`),
      );
      return { id, today: zeit === 'heute', cells };
    }),
  }));
  const rowIds = parts.flatMap((part) => part.rows.map((row) => row.id));
  const notes: readonly TableNote[] = anmerkungen.map(({ id, art, zeile, spalte, text, sicherheit, quellen }) => {
    const place = `${file}, note "${id}"`;
    known(zeile === undefined ? [] : [zeile], rowIds, 'row', place);
    known(
      spalte === undefined ? [] : [spalte],
      columns.map((column) => column.id),
      'column',
      place,
    );
    const sources = cited(quellen, place);
    return { id, kind: art, row: zeile ?? null, column: spalte ?? null, text, sure: sicherheit === undefined, sources };
  });
  unique([...rowIds, ...notes.map((note) => note.id)], file);
  if (heute === undefined && columns.some((column) => column.today)) {
    throw new Error(`${file}: found columns with "zeit: heute", allowed only with "heute: { titel, stand }"`);
  }
  return {
    nr,
    title: titel,
    anchor: `tabelle-${nr.replace('.', '-')}`,
    section: abschnitt,
    sortable: sortierbar,
    today: heute === undefined ? null : { title: heute.titel, checked: heute.stand },
    columns,
    parts,
    notes: notes.toSorted((a, b) => a.kind.localeCompare(b.kind)),
  };
}

function known(found: readonly string[], allowed: readonly string[], what: string, place: string): void {
  for (const one of found) {
    if (!allowed.includes(one)) throw new Error(`${place}: found ${what} "${one}", allowed: ${allowed.join(', ')}`);
  }
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
