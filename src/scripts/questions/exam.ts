import { drawExam, secondsFor, tally } from '../../study/exam.ts';
import { startClock, type Clock } from './clock.ts';
import type { Question } from './question.ts';
import { fillIn, say } from './words.ts';

/** The exam of a page, as others start and leave it. */
export type Exam = { begin(pool: readonly Question[], count: number, seed: number, withClock: boolean): void };

/**
 * The exam: the questions move into a list of their own, are answered without help, and come back when the reader leaves.
 * `onChange` hears of its beginning (with the number of questions) and its end (`null`), and of the clock.
 */
export function createExam(
  page: HTMLElement,
  sections: readonly string[],
  onChange: (count: number | null, withClock: boolean) => void,
): Exam {
  const box = page.querySelector<HTMLElement>('.exam')!;
  const list = box.querySelector<HTMLElement>('.exam-questions')!;
  const title = box.querySelector<HTMLElement>('h2')!;
  const result = box.querySelector<HTMLElement>('.exam-result')!;
  const done = box.querySelector<HTMLElement>('.exam-done')!;
  const clockFace = box.querySelector<HTMLElement>('.exam-clock')!;
  const button = (action: string) => box.querySelector<HTMLButtonElement>(`[data-action="${action}"]`)!;
  const [handIn, leave, clockButton] = [button('hand-in'), button('leave'), button('clock')];
  const leaveName = leave.textContent;
  const dialog = box.querySelector('dialog')!;
  let asked: readonly Question[] = [];
  let homes = new Map<Question, Comment>();
  let clock: Clock | null = null;
  let began = 0;

  function begin(pool: readonly Question[], count: number, seed: number, withClock: boolean): void {
    end();
    const drawn = drawExam(
      pool.filter((one) => one.canBeExamined),
      count,
      seed,
    );
    asked = drawn.map((id) => pool.find((one) => one.id === id)!);
    homes = new Map(asked.map((one) => [one, document.createComment(one.id)]));
    for (const [one, home] of homes) {
      one.reset();
      one.prepare();
      one.element.replaceWith(home);
      one.element.open = true;
      const item = document.createElement('li');
      item.append(one.element);
      list.append(item);
    }
    page.dataset.exam = 'running';
    box.hidden = false;
    result.hidden = true;
    handIn.hidden = false;
    leave.textContent = leaveName;
    title.textContent = fillIn(title.dataset.title, { n: asked.length });
    showDone();
    began = Date.now();
    setClock(withClock);
    onChange(asked.length, withClock);
    showTitle();
  }

  function showTitle(): void {
    title.scrollIntoView({ block: 'start', behavior: 'instant' });
    title.focus({ preventScroll: true });
  }

  function setClock(on: boolean): void {
    stopClock();
    if (on) clock = startClock(clockFace, began + secondsFor(asked.length) * 1000);
    clockButton.hidden = false;
    clockButton.textContent = (on ? clockButton.dataset.off : clockButton.dataset.on) ?? '';
  }

  function stopClock(): void {
    clock?.stop();
    clock = null;
    clockFace.textContent = '';
  }

  const answered = (): number => asked.filter((one) => one.prepare().missing() === '').length;

  function showDone(): void {
    done.textContent = fillIn(done.dataset.done, { n: answered(), alle: asked.length });
  }

  function finish(): void {
    const minutes = Math.max(1, Math.round((Date.now() - began) / 60_000));
    stopClock();
    const results = asked.map((one) => ({ section: one.section, right: one.settle().right }));
    page.dataset.exam = 'over';
    handIn.hidden = true;
    clockButton.hidden = true;
    leave.textContent = leave.dataset.end ?? '';
    showResult(tally(results, sections), minutes);
    showTitle();
  }

  function showResult(parts: ReturnType<typeof tally>, minutes: number): void {
    const template = page.querySelector<HTMLTemplateElement>('template.exam-table')!;
    const content = document.importNode(template.content, true);
    const sum = content.querySelector<HTMLElement>('.exam-sum')!;
    const [right, all] = [parts.reduce((n, one) => n + one.right, 0), asked.length];
    const percent = Math.round((right / Math.max(1, all)) * 100);
    const sentence = fillIn(sum.dataset.sum, { richtig: right, alle: all, prozent: percent });
    sum.textContent = `${sentence} · ${fillIn(minutes === 1 ? sum.dataset.minute : sum.dataset.time, { minuten: minutes })}`;
    content.querySelector('tbody')!.append(
      ...parts.map((part) => {
        const row = document.createElement('tr');
        const place = document.createElement('th');
        place.scope = 'row';
        const heading = page.querySelector(`.question-group[data-key="${part.section}"] > :is(h2, h3)`);
        // Number and title of the section, with the link into the text.
        place.append(...Array.from(heading?.childNodes ?? [], (node) => node.cloneNode(true)));
        const score = document.createElement('td');
        score.textContent = `${part.right} von ${part.asked}`;
        row.append(place, score);
        return row;
      }),
    );
    result.replaceChildren(content);
    result.hidden = false;
    say(sentence);
  }

  function end(): void {
    stopClock();
    for (const [one, home] of homes) {
      one.element.open = false;
      one.reset();
      home.replaceWith(one.element);
    }
    homes = new Map();
    asked = [];
    list.replaceChildren();
    box.hidden = true;
    delete page.dataset.exam;
  }

  list.addEventListener('change', showDone);
  handIn.addEventListener('click', finish);
  function goBack(): void {
    end();
    onChange(null, true);
    page.querySelector<HTMLElement>('[data-action="exam"]')!.focus();
  }

  leave.addEventListener('click', () => {
    // Answers are lost with one click only where there are none.
    if (page.dataset.exam === 'running' && answered() > 0) dialog.showModal();
    else goBack();
  });
  button('stay').addEventListener('click', () => dialog.close());
  button('give-up').addEventListener('click', () => {
    dialog.close();
    goBack();
  });
  clockButton.addEventListener('click', () => {
    const on = clock === null;
    setClock(on);
    onChange(asked.length, on);
  });
  // In an exam the questions stay open.
  list.addEventListener('click', (event) => {
    if (page.dataset.exam !== 'running' || !(event.target instanceof Element)) return;
    if (event.target.closest('.question > summary')) event.preventDefault();
  });
  return { begin };
}
