// Sort, filter and copy for every table of the page. Without this script a table is whole and readable.
import { enableCopy } from './table/copy.ts';
import { filterTable } from './table/filter.ts';
import { revealTarget, watchFit } from './table/fit.ts';
import { dataRows, fillIn } from './table/rows.ts';
import { enableSort } from './table/sort.ts';

function enhance(figure: HTMLElement): void {
  const table = figure.querySelector('table');
  if (table !== null) watchFit(figure, table);
  const tools = figure.querySelector<HTMLElement>('.table-tools');
  const status = tools?.querySelector<HTMLElement>('.table-status');
  if (!table || !tools || !status) return;

  const say = (sentence: string | undefined, values = {}) => (status.textContent = fillIn(sentence, values));
  if ('sortable' in table.dataset) {
    enableSort(table, (column, direction) => say(status.dataset[direction], { spalte: column }));
  }
  const field = tools.querySelector<HTMLInputElement>('.table-filter input');
  field?.addEventListener('input', () => {
    const hits = filterTable(table, field.value);
    say(field.value.trim() && status.dataset.filtered, { treffer: hits, alle: dataRows(table).length });
  });
  enableCopy(tools, table, () => say(status.dataset.copied));
  tools.dataset.ready = '';
}

for (const figure of document.querySelectorAll<HTMLElement>('figure.table')) enhance(figure);
if (document.readyState === 'complete') revealTarget();
else addEventListener('load', revealTarget);
addEventListener('hashchange', revealTarget);
