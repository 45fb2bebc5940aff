import type { Note } from '../../kernel/model.ts';

/** What the drawing shows without a word; it gives way where a tick has more to tell than a reader takes in at once. */
const ROUTINE: ReadonlySet<string> = new Set(['granted', 'orderMore', 'stateSoft', 'stateHard', 'takeBehind']);

/** The first note, which names the step, and the two of the others that matter most, in their order. */
export function threeAtMost(told: readonly Note[]): readonly Note[] {
  if (told.length <= 3) return told;
  const [first, ...others] = told;
  const routine = others.filter(({ key }) => ROUTINE.has(key));
  const turning = others.filter((note) => !routine.includes(note));
  const kept = new Set([first, ...[...turning, ...routine].slice(0, 2)]);
  return told.filter((note) => kept.has(note));
}
