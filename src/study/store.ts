import {
  answersTogether,
  emptyProgress,
  entry,
  isEmpty,
  merge,
  withEntry,
  type Answer,
  type Progress,
  type Review,
  type Tick,
} from './progress.ts';
import { readProgress, type Reading } from './read-progress.ts';
import { carryOver } from './renamed.ts';

/**
 * Where the reader's progress lies: in this browser, below one key. Storage may be missing, forbidden, full or hold what
 * this page cannot read; then the page keeps what happens to itself, says so (`trouble`), and overwrites nothing.
 */
export const STORAGE_KEY = 'unterbau.lernstand';
const CHANGED = 'unterbau:lernstand';

/** Why nothing is kept beyond this page; null where all is well. */
export type Trouble =
  { readonly kind: 'verwehrt' | 'voll' | 'gast' } | { readonly kind: 'unlesbar'; readonly reason: string };

/** What happened on this page and could not be stored. */
let unsaved: Progress = emptyProgress;
let problem: Trouble | null = null;

/** Pages inside other pages are guests: they write nothing. */
function isGuest(): boolean {
  return window.parent !== window || document.body.classList.contains('embed');
}

function stored(): Progress {
  let text: string | null;
  try {
    text = localStorage.getItem(STORAGE_KEY);
  } catch {
    problem = { kind: 'verwehrt' };
    return emptyProgress;
  }
  if (text === null) return emptyProgress;
  if (text !== read?.text) read = { text, reading: readText(text) };
  if (read.reading.ok) return read.reading.value;
  problem = { kind: 'unlesbar', reason: read.reading.reason };
  return emptyProgress;
}

/** What was stored when it was last looked at: a page of questions looks often. */
let read: { readonly text: string; readonly reading: Reading<Progress> } | null = null;

function readText(text: string): Reading<Progress> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = text;
  }
  const reading = readProgress(value);
  return reading.ok ? { ok: true, value: carryOver(reading.value) } : reading;
}

/** The progress as it is now, with what other tabs stored meanwhile. */
export function progress(): Progress {
  return merge(stored(), unsaved);
}

/** Why nothing is kept, as far as this page has found out. */
export function trouble(): Trouble | null {
  return problem;
}

/**
 * Changes the progress: reads what is stored now, applies the change, stores the result. Two tabs do not overwrite each
 * other, for nothing is remembered between two changes. The first time that readers do more than watch figures, it asks the
 * browser not to clear the data: some browsers pass the question on to the reader, and not in the middle of a lecture.
 */
export function update(change: (before: Progress) => Progress): void {
  problem = null;
  const kept = stored();
  const before = merge(kept, unsaved);
  const after = change(before);
  if (isGuest()) problem = { kind: 'gast' };
  if (problem === null && write(after)) {
    unsaved = emptyProgress;
    if (isOnlySeen(kept) && !isOnlySeen(after)) askToKeep();
  } else {
    unsaved = after;
  }
  document.dispatchEvent(new CustomEvent(CHANGED));
}

/** Whether nothing is known but which figures were played to their end. */
function isOnlySeen(one: Progress): boolean {
  return isEmpty({ ...one, figures: emptyProgress.figures });
}

/** Browsers clear what they hold when space is short, unless asked not to. Old ones, and pages without TLS, cannot be asked. */
function askToKeep(): void {
  const { storage } = navigator as Partial<Navigator>;
  void storage?.persist().catch(() => false);
}

function write(after: Progress): boolean {
  try {
    if (isEmpty(after)) localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, JSON.stringify(after));
    return true;
  } catch (error) {
    problem = { kind: error instanceof DOMException && error.name === 'QuotaExceededError' ? 'voll' : 'verwehrt' };
    return false;
  }
}

/** Tells when the progress changed, here or in another tab, or may have changed while this page lay in the history. */
export function onChange(tell: () => void): void {
  document.addEventListener(CHANGED, tell);
  addEventListener('storage', ({ key }) => {
    if (key === STORAGE_KEY || key === null) tell();
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) tell();
  });
}

/** Now in whole seconds, but always later than the entry that it replaces: clocks go back, and fingers are fast. */
function after(before: { readonly at: number } | undefined, at = Date.now()): number {
  return Math.max(Math.floor(at / 1000), (before?.at ?? 0) + 1);
}

/** Ticks or clears a box of a goal, a section or a figure. */
export function setTick(kind: 'goals' | 'sections' | 'figures', id: string, done: boolean): void {
  update((before) => {
    const at = after(entry<Tick>(before[kind], id));
    return withEntry(before, kind, id, { at, done });
  });
}

/** Notes that a figure was played to its end. The first time counts. */
export function markFigurePlayed(slug: string): void {
  if (entry(progress().figures, slug)?.done !== true) setTick('figures', slug, true);
}

/** Notes an answer. `at` is in milliseconds, as `Date.now()` says it. */
export function recordAnswer(questionId: string, right: boolean, at = Date.now()): void {
  update((before) => {
    const answers = entry(before.questions, questionId) ?? [];
    const answer: Answer = { at: after(answers[0], at), right };
    return withEntry(before, 'questions', questionId, answersTogether([answer], answers));
  });
}

/** The last answers to every question that was answered, the latest first. */
export function answersOf(): Readonly<Record<string, readonly Answer[]>> {
  return progress().questions;
}

/** Puts a card where a review left it; `undefined` makes it new again. */
export function setReview(cardId: string, review: Review | undefined): void {
  update((before) => withEntry(before, 'cards', cardId, review));
}

/** Adds what another device or a file knows. */
export function takeIn(other: Progress): void {
  update((before) => merge(before, carryOver(other)));
}

/** Forgets everything, also what this page cannot read. */
export function reset(): void {
  unsaved = emptyProgress;
  try {
    localStorage.removeItem(STORAGE_KEY);
  } catch {
    // Then nothing is stored either.
  }
  update(() => emptyProgress);
}
