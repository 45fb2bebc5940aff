import { initialValues, sameField, type AnyValues, type FieldSpecs } from './field.ts';
import type { Json, RunModel, SimEvent } from './model.ts';
import { replay, takenChoices, type Frames, type Run } from './run.ts';

/** The seed of every run that nobody asked otherwise. */
export const DEFAULT_SEED = 1;

/** A stop of a lecture: a moment of a run. Words stand elsewhere. */
export type PathStop = {
  readonly id: string;
  /** All parameters of the run; its seed is `DEFAULT_SEED`. */
  readonly params: AnyValues;
  readonly choices: readonly number[];
  readonly frame: number;
};

/** What a reader steps through: the lecture, and the stops of any other run. */
export type Guide = {
  readonly path: readonly PathStop[];
  /** The frames of a free run at which a reader stops, the first and the last among them. */
  readonly stopsOf: (frames: Frames<unknown, SimEvent>) => readonly number[];
};

/** A run, all its frames, and where the reader stands in it. */
export type PlayerState<S, E, P extends FieldSpecs> = {
  readonly run: Run<P>;
  readonly frames: Frames<S, E>;
  /** The frame that is shown. */
  readonly cursor: number;
  /** The stop of the path that was reached last; `null` off the path. */
  readonly stop: number | null;
  /** The stop at which the reader left the path, or is. */
  readonly lastStop: number;
  /** The frame at which a choice left the path: up to it the run is the lecture's. `null` where no choice has left it. */
  readonly fork: number | null;
  /** The frame of the stop that is being played to; `null` while standing at one, or between two. */
  readonly target: number | null;
  readonly playing: boolean;
  /** The variant that is laid beside, as a value of `model.compare.param`. */
  readonly compare: string | null;
  /** One frame forward is worth a motion; everything else cuts. */
  readonly moved: 'step' | 'cut';
  /** What is shown as soon as its answer is there; until then everything else is the last complete one (kernel/portions.ts). */
  readonly asked?: PlayerState<S, E, P> | undefined;
};

export type PlayerAction<P extends FieldSpecs> =
  /** On to the next stop, playing the frames before it; at the end it only stops. */
  | { readonly type: 'forward' }
  | { readonly type: 'back' }
  /** One frame, whatever the stops. */
  | { readonly type: 'fine'; readonly by: 1 | -1 }
  | { readonly type: 'seek'; readonly cursor: number }
  /** To a step of the present list (`stepFrames`), by its position. */
  | { readonly type: 'goTo'; readonly step: number }
  /** What time does: the next frame of a motion, or the next stop while playing. */
  | { readonly type: 'beat' }
  /** Take another event than the lecture would: the future after it is computed anew. */
  | { readonly type: 'choose'; readonly choice: number }
  | { readonly type: 'play' }
  | { readonly type: 'pause' }
  /** New parameters or seed for the same choices: what if. */
  | { readonly type: 'set'; readonly params?: AnyValues; readonly seed?: number }
  /** A run from its first frame. */
  | { readonly type: 'restart'; readonly params: AnyValues; readonly compare: string | null }
  | { readonly type: 'compare'; readonly value: string | null }
  /** Back to the lecture: to a stop, or to where the reader left it. */
  | { readonly type: 'lecture'; readonly stop?: number }
  /** A moment of a run; `stop` says which of the path's stops it is where two share a frame. */
  | { readonly type: 'load'; readonly run: Run<P>; readonly cursor: number; readonly stop?: number }
  /** An answer that came in portions is there, or nobody waits for it any more (kernel/portions.ts). */
  | { readonly type: 'answered' | 'cancel' };

type Model<S extends Json, E extends SimEvent, P extends FieldSpecs, I> = RunModel<S, E, P, I>;

/** The player at a frame of a run, standing still. A cursor outside the run is moved to its nearest frame. */
export function load<S extends Json, E extends SimEvent, P extends FieldSpecs, I>(
  model: Model<S, E, P, I>,
  guide: Guide,
  run: Run<P>,
  cursor = 0,
  options: {
    readonly stop?: number | undefined;
    readonly lastStop?: number;
    readonly fork?: number | null;
    readonly compare?: string | null;
  } = {},
): PlayerState<S, E, P> {
  const frames = replay(model, run);
  const at = clamp(cursor, frames.length);
  const compare = options.compare ?? null;
  const own = { ...run, choices: takenChoices(frames) };
  const stop = compare === null ? (options.stop ?? stopAt(guide.path, own, at)) : null;
  const lastStop = stop ?? options.lastStop ?? 0;
  const fork = stop === null ? (options.fork ?? null) : null;
  return { run: own, frames, cursor: at, stop, lastStop, fork, target: null, playing: false, compare, moved: 'cut' };
}

/** The player at a stop of the path. */
export function loadStop<S extends Json, E extends SimEvent, P extends FieldSpecs, I>(
  model: Model<S, E, P, I>,
  guide: Guide,
  index: number,
): PlayerState<S, E, P> {
  const stop = guide.path[clamp(index, guide.path.length)];
  if (stop === undefined)
    return load(model, guide, { params: initialValues(model.params), seed: DEFAULT_SEED, choices: [] });
  return load(model, guide, runOf(stop), stop.frame, { stop: guide.path.indexOf(stop) });
}

/** The run that a stop is a moment of. */
export function runOf<P extends FieldSpecs>(stop: PathStop): Run<P> {
  return { params: stop.params as Run<P>['params'], seed: DEFAULT_SEED, choices: stop.choices };
}

/** Whether a run is the one that a stop belongs to. */
export function isRunOf(stop: PathStop, run: Run<FieldSpecs>): boolean {
  const params: AnyValues = run.params;
  return (
    run.seed === DEFAULT_SEED &&
    run.choices.length === stop.choices.length &&
    run.choices.every((choice, i) => choice === stop.choices[i]) &&
    Object.keys(params).every((name) => sameField(params[name], stop.params[name]))
  );
}

/** The last stop of a run at or before a frame, its first one where none is; `null` for a run that is not on the path. */
function stopAt(path: readonly PathStop[], run: Run<FieldSpecs>, cursor: number): number | null {
  let first: number | null = null;
  let found: number | null = null;
  for (const [i, stop] of path.entries()) {
    if (!isRunOf(stop, run)) continue;
    first ??= i;
    if (stop.frame <= cursor) found = i;
  }
  return found ?? first;
}

/** The frames that a reader steps through now: of the path's stops, of every frame in a comparison, else of the run's stops. */
export function stepFrames(guide: Guide, player: PlayerState<unknown, SimEvent, FieldSpecs>): readonly number[] {
  if (player.stop !== null) return guide.path.map(({ frame }) => frame);
  if (player.compare !== null) return player.frames.map(({ index }) => index);
  return guide.stopsOf(player.frames);
}

/** Position in `stepFrames`: the step that the reader has reached, and whether the picture is exactly this step. */
export function stepOf(
  guide: Guide,
  player: PlayerState<unknown, SimEvent, FieldSpecs>,
): { readonly step: number; readonly exact: boolean } {
  const frames = stepFrames(guide, player);
  const shown = player.target ?? player.cursor;
  const step =
    player.stop ??
    Math.max(
      0,
      frames.findLastIndex((frame) => frame <= shown),
    );
  return { step, exact: frames[step] === shown };
}

/** Elm-style reducer without timers: whoever plays sends `beat` at the pace the reader asked for. */
export function reducePlayer<S extends Json, E extends SimEvent, P extends FieldSpecs, I>(
  model: Model<S, E, P, I>,
  guide: Guide,
  player: PlayerState<S, E, P>,
  action: PlayerAction<P>,
): PlayerState<S, E, P> {
  const { frames, cursor, run, compare } = player;
  const kept = { compare, lastStop: player.stop ?? player.lastStop };
  switch (action.type) {
    case 'forward':
      return { ...goTo(model, guide, settle(player), 1), playing: false };
    case 'back':
      return goTo(model, guide, settle(player), -1);
    case 'fine':
      return seek(guide, player, cursor + action.by, action.by === 1 ? 'step' : 'cut');
    case 'seek':
      return seek(guide, player, action.cursor, 'cut');
    case 'goTo':
      return at(model, guide, player, action.step);
    case 'beat':
      return beat(model, guide, player);
    case 'choose': {
      const past = frames.slice(1, cursor + 1).map((frame) => frame.choice);
      const offered = model.choices(frames[cursor]!.state);
      if (!(action.choice in offered)) return player;
      // A choice before the fork leaves nothing of the lecture's run to return to.
      const fork = player.stop !== null ? cursor : player.fork !== null && cursor >= player.fork ? player.fork : null;
      const chosen = load(model, guide, { ...run, choices: [...past, action.choice] }, cursor + 1, { ...kept, fork });
      return { ...chosen, moved: 'step' };
    }
    case 'play':
      // At the end there is nothing left to play, so it starts over.
      return isAtEnd(guide, player)
        ? { ...at(model, guide, player, 0), playing: hasMore(guide, player) }
        : { ...player, playing: true };
    case 'pause':
      return { ...player, playing: false };
    case 'set': {
      const params = { ...run.params, ...action.params };
      return load(model, guide, { ...run, params, seed: action.seed ?? run.seed }, cursor, kept);
    }
    case 'restart': {
      const fresh = { params: action.params as Run<P>['params'], seed: DEFAULT_SEED, choices: [] };
      return load(model, guide, fresh, 0, { ...kept, compare: action.compare });
    }
    case 'compare':
      return load(model, guide, run, cursor, { ...kept, compare: action.value });
    case 'lecture':
      return loadStop(model, guide, action.stop ?? player.stop ?? player.lastStop);
    case 'load':
      return load(model, guide, action.run, action.cursor, { stop: action.stop, ...kept });
    default:
      return player;
  }
}

/** A motion that is under way arrives at once. */
function settle<S, E, P extends FieldSpecs>(player: PlayerState<S, E, P>): PlayerState<S, E, P> {
  return player.target === null ? player : { ...player, cursor: player.target, target: null, moved: 'cut' };
}

function seek<S, E extends SimEvent, P extends FieldSpecs>(
  guide: Guide,
  player: PlayerState<S, E, P>,
  wanted: number,
  moved: 'step' | 'cut',
): PlayerState<S, E, P> {
  const cursor = clamp(wanted, player.frames.length);
  const stop = player.stop === null ? null : stopAt(guide.path, player.run, cursor);
  return { ...player, cursor, stop, target: null, playing: false, moved: cursor === player.cursor + 1 ? moved : 'cut' };
}

/** One step on or back. Between two stops, back leads to the one before. */
function goTo<S extends Json, E extends SimEvent, P extends FieldSpecs, I>(
  model: Model<S, E, P, I>,
  guide: Guide,
  player: PlayerState<S, E, P>,
  by: 1 | -1,
): PlayerState<S, E, P> {
  const { step, exact } = stepOf(guide, player);
  const steps = stepFrames(guide, player);
  if (by === -1) {
    const wanted = Math.max(0, exact ? step - 1 : step);
    // Whoever goes back over the choice that left the path is on it again.
    const rejoins = player.fork !== null && player.cursor > player.fork && (steps[wanted] ?? 0) <= player.fork;
    return rejoins ? loadStop(model, guide, player.lastStop) : at(model, guide, player, wanted);
  }
  if (step + 1 >= steps.length) return { ...player, playing: false };
  const next = guide.path[step + 1];
  const sameRun = player.stop === null || (next !== undefined && isRunOf(next, player.run));
  const frame = steps[step + 1]!;
  if (!sameRun || frame <= player.cursor) return at(model, guide, player, step + 1);
  const stop = player.stop === null ? null : step + 1;
  const cursor = player.cursor + 1;
  return { ...player, cursor, stop, target: frame === cursor ? null : frame, moved: 'step' };
}

/** At a step, standing still. */
function at<S extends Json, E extends SimEvent, P extends FieldSpecs, I>(
  model: Model<S, E, P, I>,
  guide: Guide,
  player: PlayerState<S, E, P>,
  wanted: number,
): PlayerState<S, E, P> {
  const steps = stepFrames(guide, player);
  const step = clamp(wanted, steps.length);
  const still = { playing: false, target: null, moved: 'cut' } as const;
  if (player.stop === null) return { ...player, ...still, cursor: steps[step] ?? 0 };
  const stop = guide.path[step]!;
  if (isRunOf(stop, player.run)) return { ...player, ...still, stop: step, cursor: stop.frame };
  return loadStop(model, guide, step);
}

function beat<S extends Json, E extends SimEvent, P extends FieldSpecs, I>(
  model: Model<S, E, P, I>,
  guide: Guide,
  player: PlayerState<S, E, P>,
): PlayerState<S, E, P> {
  const { target, cursor, playing } = player;
  if (target !== null) {
    return { ...player, cursor: cursor + 1, target: cursor + 1 === target ? null : target, moved: 'step' };
  }
  if (!playing) return player;
  const next = goTo(model, guide, player, 1);
  return { ...next, playing: next.target !== null || !isAtEnd(guide, next) };
}

function isAtEnd(guide: Guide, player: PlayerState<unknown, SimEvent, FieldSpecs>): boolean {
  return stepOf(guide, player).step === stepFrames(guide, player).length - 1;
}

function hasMore(guide: Guide, player: PlayerState<unknown, SimEvent, FieldSpecs>): boolean {
  return stepFrames(guide, player).length > 1;
}

function clamp(index: number, length: number): number {
  return Number.isNaN(index) ? 0 : Math.max(0, Math.min(length - 1, Math.trunc(index)));
}
