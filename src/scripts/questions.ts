// The page of questions: reads its address, filters, opens what the link leads to, and starts exams.
import { parametersOf, readAddress } from '../study/address.ts';
import { answersOf } from '../study/answers.ts';
import { isChosen, type Filter } from '../study/filter.ts';
import { createExam } from './questions/exam.ts';
import { questionOf } from './questions/question.ts';
import { enableSheet } from './questions/sheet.ts';
import { fillIn } from './questions/words.ts';

const page = document.querySelector<HTMLElement>('.questions')!;
const form = page.querySelector<HTMLFormElement>('.question-filter')!;
const count = page.querySelector<HTMLElement>('.question-count')!;
const note = page.querySelector<HTMLElement>('.question-note')!;
const action = (name: string) => page.querySelector<HTMLButtonElement>(`.question-actions [data-action="${name}"]`)!;
const withClock = page.querySelector<HTMLInputElement>('.question-actions [name="uhr"]')!;
type Choice = 'abschnitt' | 'ziel' | 'stufe';
const field = (name: Choice) => form.elements.namedItem(name) as HTMLSelectElement;
const wrongOnly = form.elements.namedItem('nur') as HTMLInputElement;
const valuesOf = (name: Choice) => Array.from(field(name).options, ({ value }) => value);

const asked = readAddress(new URLSearchParams(location.search), {
  sections: valuesOf('abschnitt'),
  goals: valuesOf('ziel'),
  levels: valuesOf('stufe'),
});
let seed = asked.seed ?? Math.floor(Math.random() * 10_000);
let examCount: number | null = null;

const questions = Array.from(page.querySelectorAll<HTMLDetailsElement>('details.question'), (element) =>
  questionOf(element, () => seed),
);
const groups = page.querySelectorAll<HTMLElement>('.question-group');

const filter = (): Filter => ({
  section: field('abschnitt').value,
  goal: field('ziel').value,
  level: field('stufe').value,
  wrongOnly: wrongOnly.checked,
});
const isShown = ({ element }: (typeof questions)[number]): boolean =>
  !element.hidden && !(document.documentElement.dataset.zeit === '2010' && element.classList.contains('zeit-heute'));

function applyFilter(): void {
  const chosen = filter();
  const answers = answersOf();
  for (const { element, ...one } of questions) {
    // What somebody reads while the script arrives does not vanish under the focus.
    const hasFocus = element.contains(document.activeElement);
    element.hidden = !hasFocus && !isChosen(one, chosen, answers[one.id]?.right === false);
  }
  for (const group of groups) {
    // A main section stays as heading while one of its parts has questions.
    const { key, chapter } = group.dataset;
    group.hidden = !questions.some(
      (one) => isShown(one) && (one.section === key || (key === chapter && one.chapter === key)),
    );
  }
  const n = questions.filter(isShown).length;
  const sentence = n === 0 ? count.dataset.none : n === questions.length ? count.dataset.all : count.dataset.some;
  count.textContent = fillIn(sentence, { n, alle: questions.length });
  action('exam').disabled = !questions.some((one) => isShown(one) && one.canBeExamined);
}

/** Marks what was answered before, and filters by it. */
function showAnswers(): void {
  const answers = answersOf();
  for (const one of questions) one.showHistory(answers[one.id]);
  applyFilter();
}

/** The address leads back to what is on show. */
function remember(): void {
  const address = new URL(location.href);
  for (const [name, value] of Object.entries(parametersOf(filter(), seed, examCount, withClock.checked))) {
    if (value === null) address.searchParams.delete(name);
    else address.searchParams.set(name, value);
  }
  address.searchParams.delete('loesung');
  if (examCount !== null) address.hash = '';
  try {
    history.replaceState(history.state, '', address);
  } catch {
    // The page works without it; only the link is less exact.
  }
}

function tell(sentence: string): void {
  note.querySelector('p')!.textContent = sentence;
  note.hidden = false;
}

/** Opens the question that the address leads to. */
function openLinked(withSolution: boolean): void {
  const linked = questions.find(({ id }) => location.hash === `#frage-${id}`);
  if (linked === undefined) return;
  linked.element.hidden = false;
  linked.element.closest<HTMLElement>('.question-group')!.hidden = false;
  linked.element.open = true;
  linked.prepare();
  if (withSolution) linked.element.querySelector<HTMLDetailsElement>('.solution')!.open = true;
  if (!('moved' in document.documentElement.dataset)) linked.element.scrollIntoView({ block: 'start' });
}

const exam = createExam(
  page,
  Array.from(groups, ({ dataset }) => dataset.key ?? ''),
  (running, clock) => {
    examCount = running;
    if (running === null) applyFilter();
    else withClock.checked = clock;
    remember();
  },
);

form.addEventListener('change', () => {
  applyFilter();
  remember();
});
form.addEventListener('submit', (event) => event.preventDefault());
withClock.addEventListener('change', remember);
action('exam').addEventListener('click', () => {
  // Every exam is a new one, and its link leads back to it.
  seed = Math.floor(Math.random() * 10_000);
  exam.begin(questions.filter(isShown), Number(action('exam').dataset.count), seed, withClock.checked);
});
action('shuffle').addEventListener('click', () => {
  seed = Math.floor(Math.random() * 10_000);
  for (const one of questions) one.reset();
  remember();
});
action('print').addEventListener('click', () => print());
note.querySelector('button')!.addEventListener('click', () => (note.hidden = true));
document.addEventListener('unterbau:nicht-gespeichert', () => tell(note.dataset.unsaved ?? ''));
addEventListener('hashchange', () => openLinked(false));
// The page comes back as it was left; elsewhere answers may have changed. An exam goes on.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted && examCount === null) showAnswers();
});
// The layer „heute“ adds questions.
new MutationObserver(applyFilter).observe(document.documentElement, { attributeFilter: ['data-zeit'] });
enableSheet(page, questions);

// What the reader has chosen before this script came beats the address.
field('abschnitt').value ||= asked.filter.section;
field('ziel').value ||= asked.filter.goal;
field('stufe').value ||= asked.filter.level;
wrongOnly.checked ||= asked.filter.wrongOnly;
withClock.checked &&= asked.clock;
showAnswers();
if (asked.ignored.length > 0) tell(fillIn(note.dataset.ignored, { was: asked.ignored.join(', ') }));
if (asked.exam !== null) exam.begin(questions.filter(isShown), asked.exam, seed, asked.clock);
else openLinked(asked.solution);
remember();
// What was opened before the script came.
for (const one of questions) if (one.element.open) one.prepare();
