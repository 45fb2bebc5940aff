/** A cell of a table as plain data. */
export type DataCell = number | string | null;

/** A table that a model reads, with the file it stands in for messages. Rows keep the order of the book. */
export type DataTable = {
  readonly file: string;
  readonly rows: readonly { readonly id: string; readonly cells: Readonly<Record<string, DataCell>> }[];
};

/** Tables by name: `tabelle-2-17`. */
export type DataTables = Readonly<Record<string, DataTable>>;

/** What a model reads: the names of its tables, and how they become the typed data that it computes with. */
export type DataNeed<D> = {
  readonly tables: readonly string[];
  /** Runs once when the site is built, or when Node starts; what it returns is plain and travels to the browser. */
  read(tables: DataTables): D;
};

/** A table that does not have what a model needs; the message is for the author of the table. */
export class DataError extends Error {
  override readonly name = 'DataError';
}

/** The table of that name. Throws where nobody has handed it in. */
export function tableOf(tables: DataTables, name: string): DataTable {
  const table = Object.hasOwn(tables, name) ? tables[name] : undefined;
  if (table === undefined)
    throw new DataError(`data "${name}": found no such table, allowed: ${Object.keys(tables).join(', ')}`);
  return table;
}

/** A cell as a number. Throws with file, row, column, what was found and what is allowed. */
export function numberAt(table: DataTable, row: string, column: string): number {
  const cells = table.rows.find((one) => one.id === row)?.cells;
  if (cells === undefined) {
    const ids = table.rows.map(({ id }) => id).join(', ');
    throw new DataError(`${table.file}: found no row "${row}", allowed: ${ids}`);
  }
  const value = Object.hasOwn(cells, column) ? cells[column] : undefined;
  if (value === undefined) {
    throw new DataError(
      `${table.file}, row "${row}": found no column "${column}", allowed: ${Object.keys(cells).join(', ')}`,
    );
  }
  if (typeof value !== 'number') {
    throw new DataError(
      `${table.file}, row "${row}", column "${column}": found ${JSON.stringify(value)}, allowed: a number`,
    );
  }
  return value;
}
