import { shuffled } from './shuffle.ts';

/** A question as the exam sees it. */
export type Drawable = { readonly id: string; readonly chapter: string };

/** The pace of the exam 2V0-16.25: 60 questions in 135 minutes. */
const secondsPerQuestion = (135 * 60) / 60;

/** How long an exam of so many questions takes, in seconds. */
export function secondsFor(questions: number): number {
  return questions * secondsPerQuestion;
}

/**
 * Draws an exam: at most `count` questions, one of every chapter first as far as they go, in an order that only the seed
 * decides.
 */
export function drawExam(pool: readonly Drawable[], count: number, seed: number): readonly string[] {
  const mixed = shuffled(pool, seed);
  const isFirst = (one: Drawable): boolean => mixed.find(({ chapter }) => chapter === one.chapter) === one;
  const drawn = [...mixed.filter(isFirst), ...mixed.filter((one) => !isFirst(one))].slice(0, count);
  return mixed.filter((one) => drawn.includes(one)).map(({ id }) => id);
}

/** How many questions about a section were asked, and how many were answered rightly. */
export type Tally = { readonly section: string; readonly right: number; readonly asked: number };

/** The result of an exam by section, in the order in which the sections are named. */
export function tally(
  results: readonly { readonly section: string; readonly right: boolean }[],
  sections: readonly string[],
): readonly Tally[] {
  return sections.flatMap((section) => {
    const own = results.filter((one) => one.section === section);
    return own.length === 0 ? [] : [{ section, right: own.filter(({ right }) => right).length, asked: own.length }];
  });
}
