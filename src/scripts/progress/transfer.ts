// Export, import and reset. What only these need is loaded when they are used.
import { isEmpty, kinds, canonical, emptyProgress, type Progress } from '../../study/progress.ts';
import type { Reading } from '../../study/read-progress.ts';
import { progress, reset, takeIn, trouble } from '../../study/store.ts';
import { fillIn } from '../table/rows.ts';

/** Says on the page why nothing is kept, if that is so. */
export function showTrouble(root: HTMLElement): void {
  const line = root.querySelector<HTMLElement>('.transfer-trouble')!;
  const problem = trouble();
  line.hidden = problem === null;
  if (problem === null) line.textContent = '';
  else line.textContent = fillIn(root.dataset[problem.kind], { grund: 'reason' in problem ? problem.reason : '' });
}

/** How many entries of a state say something that another does not. */
function news(other: Progress, here: Progress): number {
  const only = (state: Progress, kind: (typeof kinds)[number], id: string) =>
    canonical({ ...emptyProgress, [kind]: { [id]: state[kind][id] } });
  return kinds.reduce(
    (sum, kind) =>
      sum +
      Object.keys(other[kind]).filter((id) => {
        const known = Object.hasOwn(here[kind], id);
        return !known || only(other, kind, id) !== only(here, kind, id);
      }).length,
    0,
  );
}

/** Makes buttons and fields of the section work. */
export function enableTransfer(root: HTMLElement): void {
  const part = <T extends HTMLElement>(name: string) => root.querySelector<T>(`[data-part="${name}"]`)!;
  const buttons = (name: string) => root.querySelectorAll<HTMLButtonElement>(`[data-do="${name}"]`);
  const onClick = (name: string, act: () => void) => buttons(name).forEach((one) => one.addEventListener('click', act));
  const status = root.querySelector<HTMLElement>('.transfer-status')!;
  const codeBox = root.querySelector<HTMLElement>('#lernstand-code')!;
  const enterBox = root.querySelector<HTMLFormElement>('#lernstand-eingabe')!;
  const dialog = root.querySelector('dialog')!;
  const inDialog = dialog.querySelector('[role="status"]')!;
  // What lies behind an open dialog nobody sees or hears.
  const say = (sentence: string | undefined, values = {}) =>
    ((dialog.open ? inDialog : status).textContent = fillIn(sentence, values));
  /** Does what needs code that is loaded only now, and says so where that does not come. */
  const tried = (act: () => Promise<void>) => void act().catch(() => say(root.dataset.missing));

  function take(reading: Reading<Progress>): void {
    if (!reading.ok) return void say(root.dataset.refused, { grund: reading.reason });
    const before = progress();
    takeIn(reading.value);
    const count = news(progress(), before);
    say(count === 0 ? root.dataset.same : root.dataset.taken, { zahl: count });
  }

  async function save(): Promise<void> {
    const now = progress();
    if (isEmpty(now)) return void say(root.dataset.empty);
    const { backupName, backupText } = await import('../../study/backup.ts');
    const time = new Date();
    const link = document.createElement('a');
    link.download = backupName(time);
    link.href = URL.createObjectURL(
      new Blob([backupText(now, location.origin + location.pathname, time)], { type: 'application/json' }),
    );
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    say(root.dataset.saved, { name: link.download });
  }

  async function load(field: HTMLInputElement): Promise<void> {
    const file = field.files?.[0];
    if (file === undefined) return;
    try {
      const { readBackup } = await import('../../study/backup.ts');
      // A file of another kind may be huge; nothing of ours is.
      const text = file.size > 10_000_000 ? '' : await file.text().catch(() => null);
      if (text === null) say(root.dataset.unread);
      else take(readBackup(text));
    } finally {
      // The same file can be chosen again.
      field.value = '';
    }
  }

  async function showCode(): Promise<void> {
    const now = progress();
    if (isEmpty(now)) return void say(root.dataset.empty);
    const [{ codeOf }, { qrPicture }] = await Promise.all([import('../../study/code.ts'), import('./qr.ts')]);
    const code = codeOf(now);
    part<HTMLTextAreaElement>('code').value = code;
    const picture = qrPicture(`${location.origin}${location.pathname}#stand=${code}`);
    part('qr').replaceChildren(...(picture === null ? [] : [picture]));
    root.querySelector<HTMLElement>('.qr')!.hidden = picture === null;
    say(picture === null ? root.dataset.large : '');
    open(codeBox, 'code');
    part('code').focus();
  }

  async function copy(): Promise<void> {
    const field = part<HTMLTextAreaElement>('code');
    try {
      await navigator.clipboard.writeText(field.value);
      say(root.dataset.copied);
    } catch {
      field.select();
      say(root.dataset.byHand);
    }
  }

  function open(box: HTMLElement, button: string, isOpen = true): void {
    box.hidden = !isOpen;
    for (const one of buttons(button)) one.setAttribute('aria-expanded', String(isOpen));
  }

  /** A link may bring a state along. It is offered, never taken unasked, and stays in the address until it is answered. */
  function offer(): void {
    if (!location.hash.startsWith('#stand=')) return;
    const { hash } = location;
    part('offer').hidden = false;
    const close = () => {
      part('offer').hidden = true;
      if (location.hash === hash) history.replaceState(history.state, '', location.pathname + location.search);
    };
    const accept = async () => {
      const { readCode } = await import('../../study/code.ts');
      // Answered meanwhile.
      if (part('offer').hidden) return;
      close();
      take(readCode(hash));
    };
    const decline = () => {
      close();
      say('');
    };
    buttons('accept').forEach((one) => (one.onclick = () => tried(accept)));
    buttons('decline').forEach((one) => (one.onclick = decline));
    part('offer').querySelector('button')!.focus();
  }

  onClick('save', () => tried(save));
  root.querySelector<HTMLInputElement>('input[data-do="load"]')!.addEventListener('change', (event) => {
    const field = event.currentTarget as HTMLInputElement;
    tried(() => load(field));
  });
  onClick('code', () => (codeBox.hidden ? tried(showCode) : open(codeBox, 'code', false)));
  onClick('copy', () => void copy());
  onClick('enter', () => {
    open(enterBox, 'enter', enterBox.hidden !== false);
    if (!enterBox.hidden) enterBox.querySelector('textarea')!.focus();
  });
  enterBox.addEventListener('submit', (event) => {
    event.preventDefault();
    const field = enterBox.querySelector('textarea')!;
    tried(async () => {
      const { readCode } = await import('../../study/code.ts');
      take(readCode(field.value));
    });
  });
  onClick('ask', () => {
    dialog.showModal();
    say('');
  });
  onClick('keep', () => dialog.close());
  onClick('forget', () => {
    dialog.close();
    reset();
    open(codeBox, 'code', false);
    say(root.dataset.gone);
  });
  offer();
  addEventListener('hashchange', offer);
  void tellDurable(root, part('durable'));
}

/** Whether the browser has promised to keep what it stores. Old browsers and pages without TLS cannot say. */
async function tellDurable(root: HTMLElement, line: HTMLElement): Promise<void> {
  try {
    const isDurable = await navigator.storage.persisted();
    line.textContent = (isDurable ? root.dataset.durable : root.dataset.fleeting) ?? '';
  } catch {
    line.textContent = root.dataset.fleeting ?? '';
  }
}
