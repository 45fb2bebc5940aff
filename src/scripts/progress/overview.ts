import { entry, type Kind, type Progress } from '../../study/progress.ts';

const words = (text: string | undefined): readonly string[] => (text ?? '').split(' ').filter((word) => word !== '');

/** Whether an entry counts as done: ticked, answered rightly the last time, a card that comes again after days. */
function isDone(now: Progress, kind: Kind, id: string): boolean {
  switch (kind) {
    case 'goals':
    case 'sections':
    case 'figures':
      return entry(now[kind], id)?.done === true;
    case 'questions':
      return entry(now.questions, id)?.[0]?.right === true;
    case 'cards':
      return entry(now.cards, id)?.state === 2;
  }
}

/** Fills the lines of both tables: „3/8“, with a tick where nothing is left. */
export function showDone(now: Progress): void {
  const lines = Array.from(document.querySelectorAll<HTMLElement>('tr[data-line]'));
  const all = (kind: Kind, among: readonly HTMLElement[]) =>
    among.flatMap((line) => (kind === 'sections' ? [line.dataset.line ?? ''] : words(line.dataset[kind])));
  for (const line of lines) fill(line, (kind) => all(kind, [line]));
  for (const sum of document.querySelectorAll<HTMLElement>('tr[data-sum]')) fill(sum, (kind) => all(kind, lines));
  for (const aim of document.querySelectorAll<HTMLElement>('tr[data-aim]')) {
    const sections = words(aim.dataset.sections);
    const covered = lines.filter((line) => sections.includes(line.dataset.line ?? ''));
    fill(aim, (kind) => (kind === 'questions' ? words(aim.dataset.questions) : all(kind, covered)));
  }

  function fill(line: HTMLElement, idsOf: (kind: Kind) => readonly string[]): void {
    for (const cell of line.querySelectorAll<HTMLElement>('td[data-kind]')) {
      const kind = cell.dataset.kind as Kind;
      const ids = idsOf(kind);
      if (ids.length === 0) continue;
      const done = ids.filter((id) => isDone(now, kind, id)).length;
      cell.textContent = `${done === ids.length ? '✓ ' : ''}${done}/${ids.length}`;
      cell.classList.toggle('is-begun', done > 0);
    }
  }
}
