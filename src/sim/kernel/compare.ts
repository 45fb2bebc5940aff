import type { Json, RunModel, SimEvent } from './model.ts';
import type { FieldSpecs, Values } from './field.ts';
import { replay, type Frames, type Run } from './run.ts';

/** A second run on one clock with the first: same choices, same seed, one parameter different. */
export type Comparison<S, E> = {
  readonly frames: Frames<S, E>;
  /** The first frame in which the two runs tell different stories; `null` where they never part. */
  readonly divergence: number | null;
};

/**
 * Lays a variant of `run` beside its frames. `value` is the variant's value of `model.compare.param`.
 * Throws for a model without comparison: the caller offers none there.
 */
export function compareRuns<S extends Json, E extends SimEvent, P extends FieldSpecs, I>(
  model: RunModel<S, E, P, I>,
  run: Run<P>,
  frames: Frames<S, E>,
  value: string,
): Comparison<S, E> {
  const { compare } = model;
  if (compare === null) throw new Error(`${model.id}: has no parameter to compare`);
  const params = { ...run.params, [compare.param]: value } as Values<P>;
  const other = replay(model, { ...run, params });
  const length = Math.max(frames.length, other.length);
  for (let index = 0; index < length; index += 1) {
    if (compare.differs(frameAt(frames, index).state, frameAt(other, index).state)) {
      return { frames: other, divergence: index };
    }
  }
  return { frames: other, divergence: null };
}

/** The frame at a position; a run that has ended earlier stays at its last frame. */
export function frameAt<S, E>(frames: Frames<S, E>, index: number): Frames<S, E>[0] {
  return frames[Math.min(index, frames.length - 1)] ?? frames[0];
}
