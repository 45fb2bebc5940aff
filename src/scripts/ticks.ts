import type * as Store from '../study/store.ts';

// Boxes to tick: at the goals and in the table of contents of a chapter, and wherever a page brings some. What they keep is
// loaded when somebody ticks one, or has done so before.
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

async function show(): Promise<void> {
  const { progress } = await store();
  const now = progress();
  for (const box of boxes) {
    const [kind, id] = keyOf(box);
    box.checked = Object.hasOwn(now[kind], id) && now[kind][id]?.done === true;
  }
}

/**
 * Keeps a tick as the reader has just set it: what `show` makes of the box meanwhile does not count. Where the store is there
 * it is kept at once, for the reader may leave the page with the next click.
 */
async function keep(box: HTMLInputElement): Promise<void> {
  const isDone = box.checked;
  const { setTick, trouble } = loaded ?? (await store());
  setTick(...keyOf(box), isDone);
  box.checked = isDone;
  if (status !== null) status.textContent = (trouble() === null ? status.dataset.stored : status.dataset.kept) ?? '';
}

for (const box of boxes) {
  box.addEventListener('change', () => void keep(box));
}
// Pages bring their boxes empty: one that is ticked now was ticked by a reader who was faster than this script.
const early = Array.from(boxes).filter((box) => box.checked);

let hasBegun = false;
try {
  hasBegun = localStorage.getItem('unterbau.lernstand') !== null;
} catch {
  // Then there is nothing to show.
}
if (boxes.length > 0) {
  if (hasBegun) void show();
  early.forEach((box) => void keep(box));
  addEventListener('storage', () => void show());
}
