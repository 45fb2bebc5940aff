import { fillIn } from '../table/rows.ts';

/** So much of an address is repeated to the reader. */
const SHOWN = 60;

/** Says that the page has no such place, and leads to the nearest one: port 9999 of a table to the table. */
export function tellLost(): void {
  const note = document.querySelector<HTMLElement>('.lost');
  if (note === null) return;
  const id = decoded(location.hash.slice(1));
  if (document.getElementById(id) !== null) return;
  const near = nearest(id);
  // A row of a table has no room for a sentence above it.
  if (near !== null) (near.closest('figure') ?? near).before(note);
  note.hidden = false;
  note.role = 'alert';
  note.textContent = fillIn(near === null ? note.dataset.none : note.dataset.near, { stelle: id.slice(0, SHOWN) });
  if (!('moved' in document.documentElement.dataset)) (near === null ? document.body : note).scrollIntoView();
}

/** The element whose id says the beginning of an id, part by part: `abschnitt-2-5-9` → `abschnitt-2-5`. */
function nearest(id: string): HTMLElement | null {
  const parts = id.split('-');
  for (let length = parts.length - 1; length > 1; length -= 1) {
    const found = document.getElementById(parts.slice(0, length).join('-'));
    if (found !== null) return found;
  }
  return null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
