// One card after the other: question, answer, how well it was known. The scheduler is loaded when a sitting begins, and
// asked for again with every card until it is there.
import { entry, type Review } from '../../study/progress.ts';
import { NEW_AT_ONCE, nextCard, outstanding, remaining } from '../../study/queue.ts';
import type { Rating } from '../../study/schedule.ts';
import { progress, setReview, trouble } from '../../study/store.ts';
import { fillIn } from '../table/rows.ts';
import { fillCard } from './faces.ts';
import { waitingTime } from './waiting-time.ts';

const scheduling = () => import('../../study/schedule.ts');
const seconds = (): number => Math.floor(Date.now() / 1000);

/** What the reader rated last, to take it back. */
type Rated = { readonly id: string; readonly before: Review | undefined; readonly wasNew: boolean };

let stop: (() => void) | null = null;

/** Begins a sitting with some cards; one that runs ends. */
export function startSitting(root: HTMLElement, ids: readonly string[]): void {
  stop?.();
  const part = (name: string) => root.querySelector<HTMLElement>(`[data-part="${name}"]`)!;
  const tool = (name: string) => root.querySelector<HTMLButtonElement>(`[data-do="${name}"]`)!;
  const flash = root.querySelector<HTMLElement>('.flash')!;
  const status = root.querySelector<HTMLElement>('.sitting-status')!;
  const form = root.querySelector('form')!;
  const listening = new AbortController();
  const { signal } = listening;
  let newLeft = NEW_AT_ONCE;
  let current: string | null = null;
  let turned = false;
  /** Whether a rating waits for the scheduler: until it is kept the card stays as it is. */
  let pending = false;
  let rated: Rated[] = [];

  function say(sentence: string): void {
    status.textContent = sentence + (trouble() === null ? '' : ` ${root.dataset.kept ?? ''}`);
  }

  function end(): void {
    stop = null;
    listening.abort();
    flash.hidden = true;
    form.hidden = false;
  }

  function finish(): void {
    end();
    const { cards } = progress();
    const next = Math.min(...ids.map((id) => entry(cards, id)?.due ?? Infinity));
    const comes = Number.isFinite(next)
      ? fillIn(root.dataset.next, { wann: waitingTime(Math.max(60, next - seconds())) })
      : '';
    const done = rated.length === 0 ? '' : fillIn(root.dataset.done, { zahl: rated.length }) + comes;
    say(current === null && rated.length === 0 ? (root.dataset.none ?? '') : done);
    form.querySelector('button')?.focus();
  }

  function show(id: string | null): void {
    current = id;
    turned = false;
    if (id === null) return finish();
    const { cards } = progress();
    const left = remaining(ids, cards, seconds(), newLeft);
    fillCard(root, id);
    part('left').textContent = left > 1 ? fillIn(root.dataset.left, { zahl: left }) : (root.dataset.last ?? '');
    for (const name of ['back', 'rate', 'choices']) part(name).hidden = true;
    part('ask').hidden = false;
    tool('choices').hidden = part('choices').children.length === 0;
    tool('undo').disabled = rated.length === 0;
    say('');
    part('front').focus();
  }

  function next(last: string | null): void {
    show(nextCard(ids, progress().cards, seconds(), newLeft, last));
  }

  async function turn(): Promise<void> {
    if (current === null || turned) return;
    turned = true;
    const id = current;
    part('ask').hidden = true;
    for (const name of ['back', 'rate']) part(name).hidden = false;
    part('back').focus();
    // Without the scheduler the buttons do not say when the card comes again. What fails here, rating says.
    const schedule = await scheduling().catch(() => null);
    if (schedule === null || id !== current || signal.aborted) return;
    for (const [at, wait] of schedule.intervals(entry(progress().cards, id), seconds()).entries()) {
      root.querySelector(`[data-wait="${at + 1}"]`)!.textContent = waitingTime(wait);
    }
  }

  async function rate(rating: Rating): Promise<void> {
    if (current === null || !turned || pending) return;
    const id = current;
    pending = true;
    const schedule = await scheduling().catch(() => null);
    pending = false;
    if (schedule === null) return say(root.dataset.unrated ?? '');
    const before = entry(progress().cards, id);
    setReview(id, schedule.review(before, rating, seconds()));
    rated = [...rated, { id, before, wasNew: before === undefined }];
    if (before === undefined) newLeft -= 1;
    // Kept it is in any case; but whoever has ended the sitting sees no card of it any more.
    if (!signal.aborted) next(id);
  }

  function undo(): void {
    const last = rated.at(-1);
    if (last === undefined || pending) return;
    rated = rated.slice(0, -1);
    setReview(last.id, last.before);
    if (last.wasNew) newLeft += 1;
    show(last.id);
  }

  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const onControl = event.target instanceof Element && event.target.closest('button, a') !== null;
    if (event.key === ' ' && !turned && !onControl) {
      event.preventDefault();
      void turn();
    } else if (/^[1-4]$/.test(event.key) && turned) {
      event.preventDefault();
      void rate(Number(event.key) as Rating);
    }
  }

  flash.addEventListener('keydown', press, { signal });
  tool('turn').addEventListener('click', () => void turn(), { signal });
  tool('undo').addEventListener('click', undo, { signal });
  tool('end').addEventListener('click', finish, { signal });
  tool('choices').addEventListener(
    'click',
    () => {
      part('choices').hidden = false;
      tool('choices').hidden = true;
      part('front').focus();
    },
    { signal },
  );
  for (const button of root.querySelectorAll<HTMLButtonElement>('[data-rating]')) {
    button.addEventListener('click', () => void rate(Number(button.dataset.rating) as Rating), { signal });
  }

  stop = end;
  const { due, fresh } = outstanding(ids, progress().cards, seconds());
  if (due.length + fresh.length === 0) return finish();
  form.hidden = true;
  flash.hidden = false;
  next(null);
  scheduling().catch(() => undefined);
}
