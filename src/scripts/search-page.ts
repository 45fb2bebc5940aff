// The search page: all hits of `?suche=…` (or `?q=…`), also while the reader changes the word. The address follows.
import { search, type Found } from './search/engine.ts';
import { hitItems, tell } from './search/hits.ts';

const BATCH = 20;
const PAUSE_MS = 150;

const form = document.querySelector<HTMLFormElement>('form.search-page')!;
const field = form.querySelector('input')!;
const list = form.querySelector('ol')!;
const more = form.querySelector<HTMLButtonElement>('.search-more')!;
const status = form.querySelector<HTMLElement>('[role="status"]')!;
let asked = 0;
let found: Found | null = null;

/** Adds the next hits to the list. */
function showMore(): void {
  const from = list.children.length;
  list.append(...hitItems(form, found?.hits(from, from + BATCH) ?? []));
  more.hidden = list.children.length >= (found?.total ?? 0);
  // Whoever asked for more goes on reading where it begins.
  if (from > 0) list.children.item(from)?.querySelector('a')?.focus();
}

async function answer(query: string): Promise<void> {
  const mine = (asked += 1);
  try {
    const result = query === '' ? null : await search(form.dataset.index!, query);
    if (mine !== asked) return;
    found = result;
    list.replaceChildren();
    showMore();
    if (found === null) {
      status.textContent = '';
      return;
    }
    const { taken, count } = tell(found, query, status.dataset);
    status.textContent = `${taken} ${count}`.trim();
  } catch {
    if (mine === asked) status.textContent = status.dataset.broken ?? '';
  }
}

function rememberInAddress(query: string): void {
  const address = new URL(location.href);
  address.searchParams.delete('q');
  if (query === '') address.searchParams.delete('suche');
  else address.searchParams.set('suche', query);
  history.replaceState(history.state, '', address);
}

let pause: ReturnType<typeof setTimeout> | undefined;
function ask(): void {
  clearTimeout(pause);
  const query = field.value.trim();
  rememberInAddress(query);
  void answer(query);
}
field.addEventListener('input', () => {
  clearTimeout(pause);
  pause = setTimeout(ask, PAUSE_MS);
});
// Enter asks at once, and once more where the places could not be loaded.
form.addEventListener('submit', (event) => {
  event.preventDefault();
  ask();
});
more.addEventListener('click', showMore);
// `q` is what other sites call it, and browsers that offer a search of this site.
const address = new URLSearchParams(location.search);
if (field.value === '') {
  field.value = address.get('suche') ?? address.get('q') ?? '';
  if (field.value === '') field.focus();
  void answer(field.value.trim());
} else {
  // What was typed before this script came beats the address.
  ask();
}
