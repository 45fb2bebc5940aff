import { useMemo, useReducer } from 'react';
import { compareRuns, type Comparison } from '../sim/kernel/compare.ts';
import { initialValues, type AnyValues, type FieldSpecs } from '../sim/kernel/field.ts';
import type { AnyModel, SimEvent } from '../sim/kernel/model.ts';
import {
  DEFAULT_SEED,
  load,
  loadStop,
  reducePlayer,
  stepFrames,
  stepOf,
  type Guide,
  type PlayerAction,
  type PlayerState,
} from '../sim/kernel/player.ts';
import type { Frame } from '../sim/kernel/run.ts';
import { plain, told, type Captions, type PathEntry } from './captions.ts';
import { lookAt, marks, stepIds, stopsOf } from './stops/stops.ts';

/** The state of any model; only its own view looks inside. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- existential type, see AnyModel
type AnyState = any;
type Player = PlayerState<AnyState, SimEvent, FieldSpecs>;
type FigureAction = PlayerAction<FieldSpecs>;

/** One step of what the reader steps through: a stop of the lecture, or a frame of a free run. */
export type FigureStep = {
  /** What the stop looks at, where it says so. */
  readonly look?: readonly string[] | undefined;
  /** Public id; frames of a run with other choices have none. */
  readonly id: string | null;
  readonly frame: number;
  /** What is said, with its emphasis and without. */
  readonly told: string;
  readonly sentence: string;
  readonly mark: string | undefined;
};

export type Figure = {
  readonly player: Player;
  readonly guide: Guide;
  readonly dispatch: (action: FigureAction) => void;
  readonly frame: Frame<AnyState, SimEvent>;
  /** What is said of the picture that is shown, with its emphasis and without. */
  readonly told: string;
  readonly sentence: string;
  readonly params: AnyValues;
  /** The parameters and comparison this figure starts with where it stands. */
  readonly defaults: AnyValues;
  readonly steps: readonly FigureStep[];
  /** The step that was reached last, and whether the picture is exactly this step. */
  readonly step: number;
  readonly exact: boolean;
  readonly last: number;
  readonly comparison: Comparison<AnyState, SimEvent> | null;
  /** Whether the reader is on the lecture. */
  readonly onPath: boolean;
  /** Public id of what is shown; `null` where only the run itself names it. */
  readonly momentId: string | null;
};

export type FigureStart = {
  readonly path: readonly PathEntry[];
  readonly start: AnyValues;
  readonly compare: string | null;
  readonly step: string | null;
  /** Where answers come in portions; see definePortionsFigure. */
  readonly reduce?: typeof reducePlayer | undefined;
};

/** What a reader of this figure steps through: its lecture with all parameters, and the stops of free runs. */
export function guideOf(model: AnyModel, captions: Captions, path: readonly PathEntry[]): Guide {
  const initial = initialValues(model.params);
  return {
    path: path.map(({ id, frame, params, choices = [] }) => ({
      id,
      frame,
      choices,
      params: { ...initial, ...params },
    })),
    stopsOf: (frames) => stopsOf(frames, captions),
  };
}

const said = (words: string) => ({ told: words, sentence: plain(words) });

/** Holds a figure: the kernel's reducer, and the words for what it shows. */
export function useFigure(
  model: AnyModel,
  captions: Captions,
  { path, start, compare, step, reduce = reducePlayer }: FigureStart,
): Figure {
  const guide = useMemo(() => guideOf(model, captions, path), [model, captions, path]);
  const defaults = useMemo<AnyValues>(() => ({ ...initialValues(model.params), ...start }), [model, start]);
  const [player, dispatch] = useReducer(
    (state: Player, action: FigureAction) => reduce(model, guide, state, action) as Player,
    undefined,
    (): Player => {
      const stop = guide.path.findIndex(({ id }) => id === step);
      if (stop !== -1) return loadStop(model, guide, stop) as Player;
      // Where a place changes nothing, the figure starts its lecture, whatever the run of its first stop.
      if (Object.keys(start).length === 0 && compare === null) return loadStop(model, guide, 0) as Player;
      return load(model, guide, { params: defaults, seed: DEFAULT_SEED, choices: [] }, 0, { compare }) as Player;
    },
  );
  const { frames, run, cursor } = player;
  const ids = useMemo(() => stepIds(frames, captions), [frames, captions]);
  const onPath = player.stop !== null;
  const comparing = player.compare !== null;
  const steps = useMemo((): readonly FigureStep[] => {
    if (onPath)
      return path.map(({ id, frame, told: words, mark, look }) => ({ id, frame, ...said(words), mark, look }));
    const named = new Map(marks(frames, captions).map((mark) => [mark.index, mark.name]));
    return stepFrames(guide, player).map((frame) => ({
      id: run.choices.length === 0 ? (ids[frame] ?? null) : null,
      frame,
      ...said(told(frames[frame]!.notes, captions)),
      mark: named.get(frame),
    }));
  }, [onPath, comparing, guide, frames, captions]);
  const comparison = useMemo(
    () => (player.compare === null ? null : compareRuns(model, run, frames, player.compare)),
    [model, run, frames, player.compare],
  );
  const { step: at, exact } = stepOf(guide, player);
  const look = onPath && exact ? path[at]?.look : undefined;
  const frame = useMemo(() => lookAt(frames[cursor] ?? frames[0], look), [frames, cursor, look]);
  const here = onPath && exact ? steps[at] : undefined;
  return {
    player,
    guide,
    dispatch,
    frame,
    ...said(here?.told ?? told(frame.notes, captions)),
    params: run.params,
    defaults,
    steps,
    step: at,
    exact,
    last: steps.length - 1,
    comparison,
    onPath,
    momentId: onPath ? (here?.id ?? null) : run.choices.length === 0 ? (ids[cursor] ?? null) : null,
  };
}
