import { cellText, dataRows, isShown } from './rows.ts';
import { gridText, type Format, type Grid } from './text.ts';

/** What of a table is on show, in the order on show. A table of several parts gets a column that names them. */
function readGrid(table: HTMLTableElement, partName: string): Grid {
  const heads = Array.from(table.querySelectorAll('thead th[scope="col"]')).filter(isShown).map(cellText);
  const rows = dataRows(table).filter(isShown);
  const lines = rows.map((row) => Array.from(row.cells).filter(isShown).map(cellText));
  if (table.tBodies.length < 2) return [heads, ...lines];
  const parts = rows.map((row) => row.closest('tbody')?.dataset.title ?? '');
  return [[partName, ...heads], ...lines.map((line, at) => [parts[at] ?? '', ...line])];
}

/** Makes the entries of the copy menu work. Where the browser refuses the clipboard, the text is shown to be copied by hand. */
export function enableCopy(tools: HTMLElement, table: HTMLTableElement, tellCopied: () => void): void {
  const menu = tools.querySelector<HTMLElement>('.table-copy');
  const byHand = tools.querySelector<HTMLElement>('.table-by-hand');
  const field = byHand?.querySelector('textarea');
  if (!menu || !byHand || !field) return;

  async function copy(format: Format): Promise<void> {
    if (!menu || !byHand || !field) return;
    const text = gridText(readGrid(table, field.dataset.part ?? ''), format);
    menu.hidePopover();
    try {
      await navigator.clipboard.writeText(text);
      byHand.hidden = true;
      tellCopied();
    } catch {
      byHand.hidden = false;
      field.value = text;
      field.focus();
      field.select();
    }
  }

  for (const button of menu.querySelectorAll<HTMLButtonElement>('button[data-format]')) {
    button.addEventListener('click', () => void copy(button.dataset.format as Format));
  }
}
