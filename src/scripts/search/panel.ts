import { fillIn } from '../table/rows.ts';
import { loadWords, search } from './engine.ts';
import { hitItems, tell } from './hits.ts';
import { cameFrom } from './slash.ts';

/** So many hits fit below the field. */
const SHOWN = 6;
/** Waits until the reader pauses. */
const PAUSE_MS = 150;

/**
 * Makes the search field of the header answer while the reader types: arrow keys walk through the hits, Escape closes them
 * and then leads back to where the slash key was pressed, Enter leads to the page with all of them. Works once a form.
 */
export function openSearch(form: HTMLFormElement): void {
  const field = form.querySelector('input')!;
  if (field.onfocus === null) return;
  field.onfocus = field.oninput = null;
  const panel = form.querySelector<HTMLElement>('.search-panel')!;
  const list = panel.querySelector('ol')!;
  const all = panel.querySelector<HTMLAnchorElement>('.search-all')!;
  const status = form.querySelector<HTMLElement>('[role="status"]')!;
  const understood = panel.querySelector<HTMLElement>('.search-taken')!;
  const index = form.dataset.index!;
  let asked = 0;

  function close(): void {
    asked += 1;
    panel.hidden = true;
    status.textContent = '';
  }

  async function answer(query: string): Promise<void> {
    const mine = (asked += 1);
    try {
      const found = await search(index, query);
      // The reader has typed on, or left.
      if (mine !== asked) return;
      list.replaceChildren(...hitItems(form, found.hits(0, SHOWN)));
      panel.hidden = found.total === 0;
      const { taken, count } = tell(found, query, status.dataset);
      understood.textContent = taken;
      status.textContent = `${taken} ${count}`.trim();
      all.textContent = fillIn(all.dataset.name, { treffer: found.total });
      all.search = `?suche=${encodeURIComponent(query)}`;
    } catch {
      if (mine !== asked) return;
      panel.hidden = true;
      status.textContent = status.dataset.broken ?? '';
    }
  }

  function moveFocus(by: 1 | -1): void {
    const stops: readonly HTMLElement[] = [field, ...panel.querySelectorAll('a')];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    stops[(at + by + stops.length) % stops.length]?.focus();
  }

  let pause: ReturnType<typeof setTimeout> | undefined;
  const ask = () => {
    clearTimeout(pause);
    const query = field.value.trim();
    if (query === '') close();
    else pause = setTimeout(() => void answer(query), PAUSE_MS);
  };
  const enter = () => {
    loadWords(index).catch(() => undefined);
    if (panel.hidden) ask();
  };
  field.addEventListener('focus', enter);
  field.addEventListener('input', ask);
  function goBack(): void {
    const { element, top } = cameFrom;
    if (element === null) return;
    field.blur();
    if (element instanceof HTMLElement && element !== document.body) element.focus({ preventScroll: true });
    // Not the old scroll position: figures and tables on the way may have changed their height.
    scrollBy({ top: element.getBoundingClientRect().top - top, behavior: 'instant' });
  }

  form.addEventListener('keydown', (event) => {
    if (panel.hidden) {
      if (event.key === 'Escape') goBack();
      return;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      moveFocus(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      field.focus();
      close();
    }
  });
  panel.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('a')) close();
  });
  form.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && form.contains(relatedTarget)) return;
    clearTimeout(pause);
    close();
    cameFrom.element = null;
  });
  // The reader may have left again while this was loading.
  if (form.contains(document.activeElement)) enter();
}
