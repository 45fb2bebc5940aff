import type { Question } from './question.ts';
import { plainText } from './task.ts';
import { words } from './words.ts';

/** The right answer as a sheet of paper has it: letters, numbers with letters, or a sequence. */
function answerOf(element: HTMLElement): string {
  const letters = Array.from(element.querySelectorAll<HTMLElement>('.options > li')).flatMap((item, at) =>
    'right' in item.dataset ? [String.fromCharCode(65 + at)] : [],
  );
  if (letters.length > 0) return letters.join(', ');
  const rights = Array.from(element.querySelectorAll<HTMLElement>('.rights > li'), ({ dataset }) => dataset.of);
  const lefts = Array.from(element.querySelectorAll('.lefts > li'), (_, at) => {
    return `${at + 1}\u00a0${String.fromCharCode(65 + rights.indexOf(String(at)))}`;
  });
  if (lefts.length > 0) return lefts.join(', ');
  return Array.from(element.querySelectorAll('.sequence > li'), plainText).join('; ');
}

/** Before printing, puts the solutions of the questions on show on a sheet of their own, in the same numbering. */
export function enableSheet(page: HTMLElement, questions: readonly Question[]): void {
  let sheet: HTMLElement | null = null;
  const remove = () => {
    sheet?.remove();
    sheet = null;
  };
  addEventListener('beforeprint', () => {
    remove();
    const shown = questions
      .filter(({ element }) => element.checkVisibility())
      .toSorted((a, b) => (a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
    for (const question of shown) question.prepare();
    sheet = document.createElement('section');
    sheet.className = 'answer-sheet';
    const heading = document.createElement('h2');
    heading.textContent = words('sheet');
    const list = document.createElement('ol');
    list.append(
      ...shown.map(({ element }) => {
        const item = document.createElement('li');
        const answer = document.createElement('b');
        answer.textContent = answerOf(element);
        item.append(answer, ` – ${plainText(element.querySelector('.explanation')!)}`);
        return item;
      }),
    );
    sheet.append(heading, list);
    page.append(sheet);
  });
  addEventListener('afterprint', remove);
}
