import type { Json, Note, RunModel, SimEvent } from './model.ts';
import type { FieldSpecs, Values } from './field.ts';

/** Bounds every run, so that a hand-written link cannot freeze a page. */
export const MAX_FRAMES = 500;

/**
 * Everything needed to see the same pictures again. `choices[i]` is the position of the event taken in step i + 1 within
 * `model.choices(state)`; where the list ends, the run goes on with choice 0. `[]` is the lecture path.
 */
export type Run<P extends FieldSpecs> = {
  readonly params: Values<P>;
  readonly seed: number;
  readonly choices: readonly number[];
};

/** One picture of a run. Frame 0 has no event. */
export type Frame<S, E> = {
  readonly index: number;
  readonly choice: number;
  readonly event: E | null;
  readonly state: S;
  readonly notes: readonly [Note, ...Note[]];
};

/** The frames of a run, always at least one. */
export type Frames<S, E> = readonly [Frame<S, E>, ...Frame<S, E>[]];

/**
 * All frames of a run up to its end, at most `MAX_FRAMES` steps. A choice that is not on offer (any more) is replaced by
 * choice 0, so that a changed parameter keeps as much of a run as it can.
 */
export function replay<S extends Json, E extends SimEvent, P extends FieldSpecs, I>(
  model: RunModel<S, E, P, I>,
  run: Run<P>,
): Frames<S, E> {
  return replayInput(model, model.toInput(run.params), run.seed, run.choices);
}

/** The same for a general input that no parameter reaches. */
export function replayInput<S extends Json, E extends SimEvent, P extends FieldSpecs, I>(
  model: RunModel<S, E, P, I>,
  input: I,
  seed: number,
  choices: readonly number[] = [],
): Frames<S, E> {
  const frames: [Frame<S, E>, ...Frame<S, E>[]] = [{ index: 0, choice: 0, event: null, ...model.init(input, seed) }];
  let state = frames[0].state;
  for (let index = 1; index <= MAX_FRAMES; index += 1) {
    const offered = model.choices(state);
    const wanted = choices[index - 1] ?? 0;
    const choice = wanted in offered ? wanted : 0;
    const event = offered[choice];
    if (event === undefined) break;
    const step = model.step(state, event);
    frames.push({ index, choice, event, ...step });
    state = step.state;
  }
  return frames;
}

/** The choices a run really took, without the zeros at its end: what a link has to carry. */
export function takenChoices(frames: Frames<unknown, unknown>): readonly number[] {
  const taken = frames.slice(1).map((frame) => frame.choice);
  return taken.slice(0, taken.findLastIndex((choice) => choice !== 0) + 1);
}
