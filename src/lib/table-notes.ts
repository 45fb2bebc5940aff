import { rowsOf, type Table, type TableNote } from './tables.ts';
import { sourceById, type Source } from './sources.ts';
import { formatValue } from './table-values.ts';

/** A note and the letter that points to it; notes about the whole table have none. */
export type MarkedNote = TableNote & { readonly mark: string | null };

/** The notes of a table with letters a, b, c … in their order; in its chapter without those that the text tells. */
export function markedNotes(table: Table, isAlone: boolean): readonly MarkedNote[] {
  const shown = table.notes.filter((note) => isAlone || !note.inChapter);
  const pointed = shown.filter((note) => note.row !== null || note.column !== null);
  return shown.map((note) => {
    const at = pointed.indexOf(note);
    return { ...note, mark: at < 0 ? null : String.fromCharCode('a'.charCodeAt(0) + at) };
  });
}

/** The notes that belong to one place: a cell (`row` and `column`) or the head of a column (`row` is null). */
export function notesAt(
  notes: readonly MarkedNote[],
  table: Table,
  row: string | null,
  column: string,
): readonly MarkedNote[] {
  const first = table.columns[0]?.id;
  return notes.filter((note) => note.mark !== null && note.row === row && (note.column ?? first) === column);
}

/** A source of a table, and what in it rests on that source, in words: „a · 5.5: LUNs pro Host“. */
export type SourceUse = { readonly source: Source; readonly uses: string; readonly today: boolean };

/** The sources of a table's cells and of the notes shown with it, each once, in the order of their first use. */
export function sourceUses(table: Table, notes: readonly MarkedNote[]): readonly SourceUse[] {
  const found = new Map<string, { marks: string[]; rows: Map<string, string[]>; today: boolean }>();
  const at = (id: string) => {
    const use = found.get(id) ?? { marks: [], rows: new Map<string, string[]>(), today: true };
    found.set(id, use);
    return use;
  };
  for (const note of notes) {
    for (const id of note.sources) {
      const use = at(id);
      if (note.mark !== null) use.marks.push(note.mark);
      use.today &&= note.kind === 'heute';
    }
  }
  for (const row of rowsOf(table)) {
    for (const [index, { sources }] of row.cells.entries()) {
      const column = table.columns[index];
      if (column === undefined) continue;
      for (const id of sources) {
        const { rows } = at(id);
        rows.set(column.name, [...(rows.get(column.name) ?? []), rowName(table, row.id)]);
      }
    }
  }
  return Array.from(found, ([id, { marks, rows, today }]) => {
    const cells = Array.from(rows, ([column, names]) => `${column}: ${names.join(', ')}`);
    // General knowledge backs whatever carries a question mark; a list of all of it would say nothing.
    const uses = id === 'wissen' ? [] : [marks.join(', '), ...cells].filter((one) => one !== '');
    return { source: sourceById(id, `table ${table.nr}`), uses: uses.join(' · '), today };
  });
}

/** What a row is called: its first cell, with the name of its part where a table has several. */
function rowName(table: Table, id: string): string {
  for (const { title, rows } of table.parts) {
    const row = rows.find((one) => one.id === id);
    const [column] = table.columns;
    const [cell] = row?.cells ?? [];
    if (column === undefined || cell === undefined) continue;
    const name = formatValue(cell.value, column) || id;
    return table.parts.length > 1 && title !== null ? `${name} (${title})` : name;
  }
  return id;
}
