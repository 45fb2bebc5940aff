import { csv } from '../../scripts/table/csv.ts';
import { fileName } from './moment-title.ts';
import { download } from './picture.ts';

/**
 * Saves a table for a spreadsheet: semicolons, UTF-8 with a byte order mark, and a last line that says where it comes from. The
 * name begins with the day, so that files of one figure sort by age.
 */
export function saveCsv(table: readonly (readonly string[])[], source: string, title: string): void {
  const text = `\ufeff${csv([...table, [source]])}`;
  const day = new Date().toISOString().slice(0, 10);
  download(new Blob([text], { type: 'text/csv;charset=utf-8' }), `${day}-${fileName(title)}.csv`);
}
