import type { Json, ParamSpecs, Scenario, SimEvent } from './scenario.ts';
import { replay, takenChoices, type Frames, type Run } from './run.ts';

/** A run, all its frames, and where the reader stands in it. */
export type PlayerState<S, E, P extends ParamSpecs> = {
  readonly run: Run<P>;
  readonly frames: Frames<S, E>;
  readonly cursor: number;
  readonly playing: boolean;
};

export type PlayerAction<P extends ParamSpecs> =
  /** One frame on; at the end it only stops. Playing goes on. */
  | { readonly type: 'forward' }
  | { readonly type: 'back' }
  | { readonly type: 'seek'; readonly cursor: number }
  /** Take another event than the lecture would: the future after it is computed anew. */
  | { readonly type: 'choose'; readonly choice: number }
  | { readonly type: 'play' }
  | { readonly type: 'pause' }
  | { readonly type: 'load'; readonly run: Run<P>; readonly cursor: number };

/** The player at a frame of a run, standing still. A cursor outside the run is moved to its nearest frame. */
export function load<S extends Json, E extends SimEvent, P extends ParamSpecs, I>(
  scenario: Scenario<S, E, P, I>,
  run: Run<P>,
  cursor = 0,
): PlayerState<S, E, P> {
  const frames = replay(scenario, run);
  return {
    run: { ...run, choices: takenChoices(frames) },
    frames,
    cursor: clamp(cursor, frames.length),
    playing: false,
  };
}

/** Elm-style reducer without timers: whoever plays sends `forward` at the pace the reader asked for. */
export function reducePlayer<S extends Json, E extends SimEvent, P extends ParamSpecs, I>(
  scenario: Scenario<S, E, P, I>,
  player: PlayerState<S, E, P>,
  action: PlayerAction<P>,
): PlayerState<S, E, P> {
  const { frames, cursor, run } = player;
  switch (action.type) {
    case 'forward': {
      const next = clamp(cursor + 1, frames.length);
      return { ...player, cursor: next, playing: player.playing && next < frames.length - 1 };
    }
    case 'back':
      return { ...player, playing: false, cursor: clamp(cursor - 1, frames.length) };
    case 'seek':
      return { ...player, playing: false, cursor: clamp(action.cursor, frames.length) };
    case 'choose': {
      const past = frames.slice(1, cursor + 1).map((frame) => frame.choice);
      const offered = scenario.choices(frames[cursor]!.state);
      if (!(action.choice in offered)) return player;
      return load(scenario, { ...run, choices: [...past, action.choice] }, cursor + 1);
    }
    case 'play':
      // At the end there is nothing left to play, so it starts over.
      return { ...player, playing: frames.length > 1, cursor: cursor === frames.length - 1 ? 0 : cursor };
    case 'pause':
      return { ...player, playing: false };
    case 'load':
      return load(scenario, action.run, action.cursor);
  }
}

function clamp(cursor: number, length: number): number {
  return Number.isNaN(cursor) ? 0 : Math.max(0, Math.min(length - 1, Math.trunc(cursor)));
}
