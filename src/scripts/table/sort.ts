import { cellText, dataRows } from './rows.ts';

export type Direction = 'ascending' | 'descending' | 'original';

const next: Readonly<Record<Direction, Direction>> = {
  original: 'ascending',
  ascending: 'descending',
  descending: 'original',
};

const words = new Intl.Collator('de', { numeric: true });

/** Empty cells come last in both directions; numbers by size, words as a German dictionary has them. */
function compareCells(a: HTMLTableCellElement, b: HTMLTableCellElement, direction: Direction): number {
  const [textA, textB] = [cellText(a), cellText(b)];
  if (textA === '' || textB === '') return Number(textA === '') - Number(textB === '');
  const [numberA, numberB] = [a.dataset.sort, b.dataset.sort];
  const order =
    numberA !== undefined && numberB !== undefined ? Number(numberA) - Number(numberB) : words.compare(textA, textB);
  return direction === 'descending' ? -order : order;
}

/** Turns the heads of a table's columns into buttons: up, down, and back to the order of the book. */
export function enableSort(table: HTMLTableElement, tell: (column: string, direction: Direction) => void): void {
  const original = dataRows(table);
  const heads = Array.from(table.querySelectorAll<HTMLTableCellElement>('thead th[scope="col"]'));
  const directions = new Map<Element, Direction>();

  function sortBy(head: HTMLTableCellElement): void {
    const direction = next[directions.get(head) ?? 'original'];
    directions.clear();
    directions.set(head, direction);
    for (const one of heads) one.removeAttribute('aria-sort');
    if (direction !== 'original') head.setAttribute('aria-sort', direction);
    const at = head.cellIndex;
    for (const body of table.tBodies) {
      const rows = original.filter((row) => row.parentElement === body);
      if (direction !== 'original') {
        rows.sort((a, b) => {
          const [cellA, cellB] = [a.cells[at], b.cells[at]];
          return cellA && cellB ? compareCells(cellA, cellB, direction) : 0;
        });
      }
      body.append(...rows);
    }
    tell(head.dataset.name ?? '', direction);
  }

  for (const head of heads) {
    const name = head.querySelector('.table-name');
    if (!name) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'table-sort';
    name.replaceWith(button);
    button.append(name);
    button.addEventListener('click', () => sortBy(head));
  }
}
