// The field over all tables of a page: `?suche=443` shows every row with that number.
import { filterTable } from './table/filter.ts';
import { fillIn } from './table/rows.ts';

const search = document.querySelector('.table-search');
const field = search?.querySelector('input');
const status = search?.querySelector<HTMLElement>('[role="status"]');
const entries = Array.from(document.querySelectorAll<HTMLElement>('.table-entry'));

function apply(query: string): void {
  let rows = 0;
  let hit = 0;
  for (const entry of entries) {
    const table = entry.querySelector('table');
    const hits = table ? filterTable(table, query) : 0;
    // An open menu closes before its table disappears: WebKit hangs otherwise, as theme.js says.
    if (hits === 0) entry.querySelector<HTMLElement>('.table-copy:popover-open')?.hidePopover();
    entry.hidden = hits === 0;
    rows += hits;
    if (hits > 0) hit += 1;
  }
  if (!status) return;
  const { some, none } = status.dataset;
  status.textContent =
    query === '' ? '' : fillIn(rows === 0 ? none : some, { zeilen: rows, tabellen: hit, suche: query });
}

/** The address carries the query, so that a link shows the same rows. */
function remember(query: string): void {
  const address = new URL(location.href);
  if (query === '') address.searchParams.delete('suche');
  else address.searchParams.set('suche', query);
  history.replaceState(history.state, '', address);
}

if (field) {
  field.value = new URLSearchParams(location.search).get('suche') ?? '';
  apply(field.value.trim());
  // Only now it does something: until then there is none to see.
  search?.toggleAttribute('data-ready', true);
  field.addEventListener('input', () => {
    apply(field.value.trim());
    remember(field.value.trim());
  });
  // The layer „heute“ adds rows and columns: what is found depends on it.
  new MutationObserver(() => apply(field.value.trim())).observe(document.documentElement, {
    attributeFilter: ['data-zeit'],
  });
}
