// The search page: all hits of `?suche=…`, also while the reader changes the word. The address follows.
import { search, type Found } from './search/engine.ts';
import { hitItems } from './search/hits.ts';
import { fillIn } from './table/rows.ts';

const BATCH = 20;
const PAUSE_MS = 150;

const form = document.querySelector<HTMLFormElement>('form.search-page')!;
const field = form.querySelector('input')!;
const list = form.querySelector('ol')!;
const more = form.querySelector<HTMLButtonElement>('.search-more')!;
const status = form.querySelector<HTMLElement>('[role="status"]')!;
let asked = 0;
let found: Found | null = null;

/** Adds the next hits to the list; `mine` says which question they answer. */
async function showMore(mine: number): Promise<void> {
  const from = list.children.length;
  const hits = (await found?.load(from, from + BATCH)) ?? [];
  if (mine !== asked) return;
  list.append(...hitItems(form, hits));
  more.hidden = list.children.length >= (found?.total ?? 0);
  // Whoever asked for more goes on reading where it begins.
  if (from > 0) list.children.item(from)?.querySelector('a')?.focus();
}

async function answer(query: string): Promise<void> {
  const mine = (asked += 1);
  try {
    const result = query === '' ? null : await search(form.dataset.engine!, query);
    if (mine !== asked) return;
    found = result;
    list.replaceChildren();
    await showMore(mine);
    if (mine !== asked) return;
    const sentence = found?.total === 0 ? status.dataset.none : status.dataset.some;
    status.textContent = found === null ? '' : fillIn(sentence, { treffer: found.total, suche: query });
  } catch {
    if (mine === asked) status.textContent = status.dataset.broken ?? '';
  }
}

function rememberInAddress(query: string): void {
  const address = new URL(location.href);
  if (query === '') address.searchParams.delete('suche');
  else address.searchParams.set('suche', query);
  history.replaceState(history.state, '', address);
}

let pause: ReturnType<typeof setTimeout> | undefined;
field.addEventListener('input', () => {
  clearTimeout(pause);
  pause = setTimeout(() => {
    const query = field.value.trim();
    rememberInAddress(query);
    void answer(query);
  }, PAUSE_MS);
});
form.addEventListener('submit', (event) => event.preventDefault());
more.addEventListener('click', () => void showMore(asked));
field.value = new URLSearchParams(location.search).get('suche') ?? '';
if (field.value === '') field.focus();
void answer(field.value.trim());
