import { matches } from './match.ts';
import { cellText, dataRows } from './rows.ts';

/** Shows only the rows of a table that answer the query, and only the parts that have any. Returns how many there are. */
export function filterTable(table: Element, query: string): number {
  const only2010 = document.documentElement.dataset.zeit === '2010';
  const caption = table.closest('figure')?.querySelector('figcaption')?.textContent ?? '';
  let hits = 0;
  for (const row of dataRows(table)) {
    const cells = Array.from(row.cells).filter((cell) => !(only2010 && cell.closest('.zeit-heute')));
    const part = row.closest('tbody')?.dataset.title ?? '';
    row.hidden = !matches(cells.map(cellText).join(' '), `${caption} ${part}`, query);
    if (!row.hidden && cells.length > 0) hits += 1;
  }
  for (const body of table.querySelectorAll('tbody')) {
    const heading = body.querySelector<HTMLElement>('.table-part');
    if (heading) heading.hidden = dataRows(body).every((row) => row.hidden);
  }
  return hits;
}
