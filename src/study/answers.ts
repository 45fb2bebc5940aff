/** The last answer to a question, and when it was given (milliseconds since 1970). */
export type Answer = { readonly right: boolean; readonly at: number };

const key = 'unterbau.antworten';

/** Answers of this page, for browsers that keep nothing. */
let here: Record<string, Answer> = {};
let told = false;

/**
 * The last answer to every question answered so far, by the question's id. What is damaged counts as not there.
 */
export function answersOf(): Readonly<Record<string, Answer>> {
  let stored: unknown = null;
  try {
    stored = JSON.parse(localStorage.getItem(key) ?? '{}');
  } catch {
    // Storage that throws, or text that is no JSON: this page's answers still count.
  }
  const entries = typeof stored === 'object' && stored !== null ? Object.entries(stored) : [];
  return { ...Object.fromEntries(entries.filter((entry): entry is [string, Answer] => isAnswer(entry[1]))), ...here };
}

function isAnswer(value: unknown): value is Answer {
  if (typeof value !== 'object' || value === null) return false;
  const { right, at } = value as Partial<Answer>;
  return typeof right === 'boolean' && typeof at === 'number';
}

/**
 * Keeps the answer to a question. Where the browser keeps nothing it holds for this page, and the first time the document
 * gets the event `unterbau:nicht-gespeichert`, so that the page can say so.
 */
export function recordAnswer(questionId: string, right: boolean, at: number = Date.now()): void {
  here = { ...here, [questionId]: { right, at } };
  try {
    localStorage.setItem(key, JSON.stringify(answersOf()));
  } catch {
    if (told) return;
    told = true;
    document.dispatchEvent(new CustomEvent('unterbau:nicht-gespeichert'));
  }
}
