import fc from 'fast-check';
import { rounded, type Answer, type Progress, type Review, type Tick } from '../../src/study/progress.ts';
import { answersTogether } from '../../src/study/progress.ts';

/** Few ids and few seconds, so that two states often speak of the same thing at the same time. */
const id = fc.constantFrom('2-5-ringe', 'vmkernel', '2.5.1', 'q01', 'constructor', 'begriff-skew');
const at = fc.integer({ min: 1_800_000_000, max: 1_800_000_005 });

const tick: fc.Arbitrary<Tick> = fc.record({ at, done: fc.boolean() });
const answers: fc.Arbitrary<readonly Answer[]> = fc
  .array(fc.record({ at: fc.integer({ min: 1_800_000_000, max: 1_800_000_020 }), right: fc.boolean() }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((list) => answersTogether(list, []));
const review: fc.Arbitrary<Review> = fc.record({
  at,
  due: fc.integer({ min: 1_800_000_060, max: 1_900_000_000 }),
  stability: fc.double({ min: 0.001, max: 36_500, noNaN: true }).map(rounded),
  difficulty: fc.double({ min: 1, max: 10, noNaN: true }).map(rounded),
  state: fc.constantFrom(1, 2, 3),
  step: fc.integer({ min: 0, max: 2 }),
  reps: fc.integer({ min: 1, max: 99 }),
  lapses: fc.integer({ min: 0, max: 9 }),
});

/** Any state that a reader can have. */
export const anyProgress: fc.Arbitrary<Progress> = fc.record({
  v: fc.constant(1 as const),
  goals: fc.dictionary(id, tick),
  sections: fc.dictionary(id, tick),
  questions: fc.dictionary(id, answers),
  cards: fc.dictionary(id, review),
  figures: fc.dictionary(id, tick),
});
