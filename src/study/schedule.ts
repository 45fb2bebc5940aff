import { createEmptyCard, fsrs, Rating as Fsrs, State, type Card } from 'ts-fsrs';
import { rounded, type Review } from './progress.ts';

/** 1 „Nochmal“, 2 „Schwer“, 3 „Gut“, 4 „Leicht“. */
export type Rating = 1 | 2 | 3 | 4;

const grades = { 1: Fsrs.Again, 2: Fsrs.Hard, 3: Fsrs.Good, 4: Fsrs.Easy } as const;
const states = { 1: State.Learning, 2: State.Review, 3: State.Relearning } as const;

/** Without chance, so that every device computes the same; nine of ten cards are to be known when they come again. */
const scheduler = fsrs({ enable_fuzz: false, request_retention: 0.9 });

/** The card after a review at `at` (seconds since 1970). Forgetting, growing intervals: FSRS with its published parameters. */
export function review(before: Review | undefined, rating: Rating, at: number): Review {
  const now = Math.max(at, (before?.at ?? 0) + 1);
  const { card } = scheduler.next(cardOf(before, now), new Date(now * 1000), grades[rating]);
  return {
    at: now,
    due: Math.floor(card.due.getTime() / 1000),
    stability: rounded(card.stability),
    difficulty: rounded(card.difficulty),
    state: card.state as Review['state'],
    step: card.learning_steps,
    reps: card.reps,
    lapses: card.lapses,
  };
}

/** After each of the four ratings: the seconds until the card comes again. */
export function intervals(before: Review | undefined, at: number): readonly [number, number, number, number] {
  const wait = (rating: Rating) => {
    const { at: now, due } = review(before, rating, at);
    return due - now;
  };
  return [wait(1), wait(2), wait(3), wait(4)];
}

function cardOf(before: Review | undefined, now: number): Card {
  if (before === undefined) return createEmptyCard(new Date(now * 1000));
  return {
    due: new Date(before.due * 1000),
    stability: before.stability,
    difficulty: before.difficulty,
    // Asked for by the type, computed anew by the library.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    elapsed_days: 0,
    scheduled_days: Math.max(0, Math.round((before.due - before.at) / 86_400)),
    learning_steps: before.step,
    reps: before.reps,
    lapses: before.lapses,
    state: states[before.state],
    last_review: new Date(before.at * 1000),
  };
}
