import type * as Store from '../study/store.ts';

// Boxes to tick: at the goals and in the table of contents of a chapter, and wherever a page brings some. What keeps them is
// loaded when somebody comes near one, or has ticked one before.
const status = document.querySelector<HTMLElement>('.tick-status');
let loaded: typeof Store | null = null;
const store = async () => (loaded ??= await import('../study/store.ts'));

/** A box for an entry of the progress: `goals:2-5-ringe`. */
function boxFor(key: string): HTMLInputElement {
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.className = 'tick';
  box.dataset.tick = key;
  return box;
}

function label(box: HTMLInputElement, ...content: Node[]): HTMLLabelElement {
  const element = document.createElement('label');
  const text = document.createElement('span');
  text.append(...content);
  element.append(box, text);
  return element;
}

for (const goal of document.querySelectorAll('.goals li[id]')) {
  goal.append(label(boxFor(goal.id.replace('lernziel-', 'goals:')), ...goal.childNodes));
}
for (const link of document.querySelectorAll<HTMLAnchorElement>('.contents [href^="#abschnitt-"]')) {
  const box = boxFor(link.hash.replace('#abschnitt-', 'sections:'));
  box.setAttribute('aria-label', (status?.dataset.name ?? '') + link.textContent.trim().replace(/\s+/g, ' '));
  link.after(box);
}
// The chapter itself, below the contents.
const heading = document.querySelector('.chapter-head h1');
if (heading !== null) {
  const name = (status?.dataset.name ?? '') + (heading.querySelector('.nr')?.textContent ?? '');
  const box = boxFor(heading.id.replace('abschnitt-', 'sections:'));
  document.querySelector('.contents details')?.append(label(box, document.createTextNode(name)));
}

const boxes = document.querySelectorAll<HTMLInputElement>('input[data-tick]');

function keyOf(box: HTMLInputElement): readonly ['goals' | 'sections', string] {
  const [kind = '', id = ''] = (box.dataset.tick ?? '').split(':');
  return [kind === 'goals' ? 'goals' : 'sections', id];
}

/** What was ticked or cleared while the store is not there. */
const pending = new Map<HTMLInputElement, boolean>();

/** Sets the boxes as they were stored. Without the store they stay as they are; the next tick asks for it again. */
async function show(): Promise<void> {
  const now = (await store().catch(() => null))?.progress();
  if (now === undefined) return;
  for (const box of boxes) {
    if (pending.has(box)) continue;
    const [kind, id] = keyOf(box);
    box.checked = Object.hasOwn(now[kind], id) && now[kind][id]?.done === true;
  }
}

/**
 * Keeps a tick as the reader has just set it, and all that still wait. Where the store is there it is kept at once, for the
 * reader may leave the page with the next click.
 */
async function keep(box: HTMLInputElement): Promise<void> {
  pending.set(box, box.checked);
  const isNew = loaded === null;
  const kept = loaded ?? (await store().catch(() => null));
  if (kept !== null) {
    for (const [one, isDone] of pending) kept.setTick(...keyOf(one), isDone);
    pending.clear();
    if (isNew) void show();
  }
  if (status !== null) {
    const sentence = kept === null ? 'late' : kept.trouble() === null ? 'stored' : 'kept';
    status.textContent = status.dataset[sentence] ?? '';
  }
}

const prepare = (): void => {
  if (loaded === null) void show();
};
for (const box of boxes) {
  box.addEventListener('change', () => void keep(box));
  // Whoever points at a box may tick it and go on with the next click.
  const place = box.closest('label') ?? box;
  for (const coming of ['pointerenter', 'focusin']) place.addEventListener(coming, prepare);
}
// Pages bring their boxes empty: one that is ticked now was ticked by a reader who was faster than this script.
const early = Array.from(boxes).filter((box) => box.checked);

function hasBegun(): boolean {
  try {
    return localStorage.getItem('unterbau.lernstand') !== null;
  } catch {
    // Then there is nothing to show.
    return false;
  }
}
if (boxes.length > 0) {
  if (hasBegun()) void show();
  early.forEach((box) => void keep(box));
  addEventListener('storage', () => void show());
  // The page comes back as it was left, and its boxes may have changed since.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted && (loaded !== null || hasBegun())) void show();
  });
}
