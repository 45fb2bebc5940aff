import { answersOf, recordAnswer, type Answer } from '../../study/answers.ts';
import type { Facets } from '../../study/filter.ts';
import { seedOf } from '../../study/shuffle.ts';
import { choiceTask } from './choice.ts';
import { matchTask } from './match.ts';
import { orderTask } from './order.ts';
import { enableShare } from './share.ts';
import { plainText, type Task } from './task.ts';
import { copyOf, say, words } from './words.ts';

/** A question of the page. Its controls are made when it is first wanted. */
export type Question = Facets & {
  readonly id: string;
  readonly element: HTMLDetailsElement;
  /** Whether an exam can ask it: it is answered by choosing. */
  readonly canBeExamined: boolean;
  /** Makes the controls, if they are not there yet. */
  prepare(): Task;
  /** Marks the answer, keeps the result and shows the explanation. `words` says the same to the ear. */
  settle(): { readonly right: boolean; readonly words: string };
  /** Begins anew, in the order of the present seed. */
  reset(): void;
  /** Shows whether the last answer was right; nothing where there is none. */
  showHistory(last: Answer | undefined): void;
};

/** The question of a folded element. `seed` says in which order the options stand. */
export function questionOf(element: HTMLDetailsElement, seed: () => number): Question {
  const body = element.querySelector<HTMLElement>('.question-body')!;
  const solution = body.querySelector<HTMLDetailsElement>('.solution')!;
  const summary = element.querySelector('summary')!;
  const { art, section = '', level = '', goals = '' } = element.dataset;
  const id = body.id.replace('frage-', '');
  let task: Task | null = null;

  function prepare(): Task {
    if (task !== null) return task;
    const form = copyOf('question-parts') as HTMLFormElement;
    const fieldset = form.querySelector('fieldset')!;
    const hint =
      art === 'mehrfach' ? ` (${words('letterHint', { n: body.querySelectorAll('[data-right]').length })})` : '';
    form.querySelector('legend')!.textContent = plainText(summary.querySelector('.question-text')!) + hint;
    const made = makeTask(fieldset);
    made.reset(seedOf(id, seed()));
    task = made;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if ('solved' in body.dataset) reset();
      else check();
    });
    enableShare(form, body.id, seed);
    solution.before(form);
    body.dataset.ready = '';
    return made;
  }

  function makeTask(fieldset: HTMLElement): Task {
    if (art === 'zuordnung') return matchTask(body, fieldset);
    if (art === 'reihenfolge') return orderTask(body, fieldset);
    return choiceTask(body, fieldset, `antwort-${id}`, art === 'mehrfach');
  }

  const verdict = () => body.querySelector<HTMLElement>('.verdict')!;
  const mainButton = () => body.querySelector<HTMLButtonElement>('[type=submit]')!;

  function check(): void {
    const missing = prepare().missing();
    if (missing !== '') {
      verdict().hidden = false;
      verdict().textContent = missing;
      say(missing);
      return;
    }
    say(settle().words);
    mainButton().textContent = words('again');
  }

  function settle(): ReturnType<Question['settle']> {
    const made = prepare();
    const right = made.isRight();
    const reasons = made.mark();
    const sentence = words(right ? 'right' : 'wrong');
    verdict().hidden = false;
    verdict().textContent = sentence;
    verdict().dataset.right = String(right);
    body.dataset.solved = '';
    solution.open = true;
    recordAnswer(id, right);
    showHistory(answersOf()[id]);
    return { right, words: [sentence, ...reasons, plainText(body.querySelector('.explanation')!)].join(' ') };
  }

  function reset(): void {
    task?.reset(seedOf(id, seed()));
    delete body.dataset.solved;
    solution.open = false;
    if (task === null) return;
    verdict().hidden = true;
    mainButton().textContent = words('check');
  }

  function showHistory(last: Answer | undefined): void {
    summary.querySelector('.history')?.remove();
    if (last === undefined) return;
    const mark = document.createElement('span');
    mark.className = 'history';
    mark.dataset.right = String(last.right);
    const text = document.createElement('span');
    text.className = 'visually-hidden';
    text.textContent = words(last.right ? 'wasRight' : 'wasWrong');
    mark.append(text);
    summary.append(mark);
  }

  // Before it opens: `toggle` comes late, and whoever goes on with Tab at once would pass the controls by.
  summary.addEventListener('click', prepare);
  // Search in the page and links open it without a click.
  element.addEventListener('toggle', () => {
    if (element.open) prepare();
  });
  return {
    id,
    element,
    section,
    chapter: element.closest<HTMLElement>('.question-group')?.dataset.chapter ?? '',
    level,
    goals: goals.split(' '),
    canBeExamined: art === 'einfach' || art === 'mehrfach',
    prepare,
    settle,
    reset,
    showHistory,
  };
}
