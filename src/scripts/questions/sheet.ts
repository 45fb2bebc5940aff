import type { Question } from './question.ts';
import { plainText } from './task.ts';
import { words } from './words.ts';

/** The right answer as a sheet of paper has it: letters, pairs, or a sequence. */
function answerOf(element: HTMLElement): string {
  const letters = Array.from(element.querySelectorAll<HTMLElement>('.options > li')).flatMap((item, at) =>
    'right' in item.dataset ? [String.fromCharCode(65 + at)] : [],
  );
  if (letters.length > 0) return letters.join(', ');
  return Array.from(element.querySelectorAll('.pairs > li, .sequence > li'), plainText).join('; ');
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
    for (const { prepare } of shown) prepare();
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
