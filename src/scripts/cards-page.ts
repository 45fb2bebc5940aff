// The page of cards: how many are due, and the sitting. The cards themselves stand in the page.
import { entry, type Progress } from '../study/progress.ts';
import { outstanding } from '../study/queue.ts';
import { onChange, progress } from '../study/store.ts';
import { startSitting } from './cards/sitting.ts';

const root = document.querySelector<HTMLElement>('.sitting')!;
const form = root.querySelector('form')!;
const choice = form.querySelector('select')!;
const entries = Array.from(document.querySelectorAll<HTMLElement>('.flip'));

/** The ids of the cards that the reader wants to learn. */
function chosen(): readonly string[] {
  const [field = '', value = ''] = choice.value.split(':');
  const wanted = value === '' ? entries : entries.filter((card) => card.dataset[field] === value);
  return wanted.map((card) => card.id.replace('karte-', ''));
}

/** 1234 as „1.234“. To wake up `Intl` for three numbers costs as much as all else that this page does at first. */
const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, '.');

function count(now: Progress): void {
  const ids = chosen();
  const { due, fresh } = outstanding(ids, now.cards, Date.now() / 1000);
  const known = ids.filter((id) => entry(now.cards, id) !== undefined);
  for (const [name, list] of Object.entries({ due, fresh, known })) {
    root.querySelector(`[data-count="${name}"]`)!.textContent = grouped(list.length);
  }
}

const show = (): void => count(progress());
choice.addEventListener('change', show);
onChange(show);
addEventListener('visibilitychange', show);
form.querySelector('button')!.addEventListener('click', () => startSitting(root, chosen()));
show();

/** A link to a card opens it. */
function openTarget(): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target instanceof HTMLDetailsElement) target.open = true;
}
openTarget();
addEventListener('hashchange', openTarget);
