import * as store from './store.ts';

/** The last answer to a question, and when it was given (milliseconds since 1970). */
export type Answer = { readonly right: boolean; readonly at: number };

let told = false;

/** The last answer to every question answered so far, by the question's id. */
export function answersOf(): Readonly<Record<string, Answer>> {
  const entries = Object.entries(store.answersOf());
  return Object.fromEntries(
    entries.flatMap(([id, [last]]) => (last === undefined ? [] : [[id, { right: last.right, at: last.at * 1000 }]])),
  );
}

/**
 * Keeps the answer to a question. Where the browser keeps nothing it holds for this page, and the first time the document
 * gets the event `unterbau:nicht-gespeichert`, so that the page can say so.
 */
export function recordAnswer(questionId: string, right: boolean, at: number = Date.now()): void {
  store.recordAnswer(questionId, right, at);
  if (store.trouble() === null || told) return;
  told = true;
  document.dispatchEvent(new CustomEvent('unterbau:nicht-gespeichert'));
}
