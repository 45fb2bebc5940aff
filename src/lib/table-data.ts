import type { DataCell, DataTable, DataTables } from '../sim/kernel/data.ts';
import type { StudiedModel } from '../sim/kernel/study.ts';
import { tables, rowsOf, type Table } from './tables.ts';
import type { Value } from './table-values.ts';

/** `tabelle-2-17`, and the file of the same name with two digits. */
function fileOf({ nr }: Table): string {
  const [chapter = '', number = ''] = nr.split('.');
  return `tabelle-${chapter}-${number.padStart(2, '0')}`;
}

function plain(value: Value): DataCell {
  switch (value.kind) {
    case 'number':
      return value.number;
    case 'text':
      return value.text;
    case 'ports':
      return value.ports.join('/');
    case 'vcpus':
      return value.vcpus.join(',');
    case 'empty':
      return null;
  }
}

/** The tables of the book as plain data, by the name of their file. What a note corrects stays as the book has it. */
const dataTables: DataTables = Object.fromEntries(
  tables.map((table): [string, DataTable] => [
    fileOf(table),
    {
      file: `content/data/tables/${fileOf(table)}.yaml`,
      rows: rowsOf(table).map(({ id, cells }) => ({
        id,
        cells: Object.fromEntries(table.columns.map((column, i) => [column.id, plain(cells[i]!.value)])),
      })),
    },
  ]),
);

/** What a model reads, read once: plain data that its pages hand to the browser. `null` for a model without tables. */
export function dataOf(model: StudiedModel): unknown {
  if (model.data === undefined) return null;
  for (const name of model.data.tables) {
    if (!Object.hasOwn(dataTables, name)) {
      throw new Error(
        `src/sim/models/${model.id}/study.ts: data: found "${name}", allowed: ${Object.keys(dataTables).join(', ')}`,
      );
    }
  }
  return model.data.read(dataTables) as unknown;
}
