import { store, stored } from '../page/page.ts';

const KEY = 'unterbau.zeichen';
/** Where nothing can be stored, the choice holds for this page. */
let here = true;

/** Whether single characters are keys of the figures; read anew at every key, for other figures and tabs set it too. */
export function areLettersOn(): boolean {
  const kept = stored(KEY);
  return kept === null ? here : kept !== 'aus';
}

/** Keeps what a reader wants of single characters as keys (WCAG 2.1.4). */
export function keepLetters(on: boolean): void {
  here = on;
  store(KEY, on ? 'an' : 'aus');
}
