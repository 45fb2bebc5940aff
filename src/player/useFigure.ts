import { useMemo, useReducer } from 'react';
import type { AnyScenario, ParamSpecs, ParamValue, SimEvent } from '../sim/kernel/scenario.ts';
import { compareRuns, type Comparison } from '../sim/kernel/compare.ts';
import { initialParams } from '../sim/kernel/params.ts';
import { load, reducePlayer, type PlayerAction, type PlayerState } from '../sim/kernel/player.ts';
import type { Captions } from './captions.ts';
import { DEFAULT_SEED } from './address.ts';
import { marks, stepIds, type Mark } from './steps.ts';

/** The state of any scenario; only its own view looks inside. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- existential type, see AnyScenario
type AnyState = any;
type AnyParams = Readonly<Record<string, ParamValue>>;
type Player = PlayerState<AnyState, SimEvent, ParamSpecs>;

/** What the reader sees: a moment of a run, perhaps a variant beside it, and how the moment was reached. */
type FigureState = {
  readonly player: Player;
  readonly compare: ParamValue | null;
  /** Only one step forward is worth an animation; everything else cuts. */
  readonly moved: 'step' | 'cut';
};

type FigureAction =
  | PlayerAction<ParamSpecs>
  | { readonly type: 'compare'; readonly value: ParamValue | null }
  /** New parameters or seed for the same choices: what if. */
  | { readonly type: 'set'; readonly params?: AnyParams; readonly seed?: number }
  /** New parameters, lecture path, first frame. */
  | { readonly type: 'restart'; readonly params: AnyParams; readonly compare?: ParamValue | null };

export type Figure = FigureState & {
  readonly dispatch: (action: FigureAction) => void;
  readonly frame: Player['frames'][0];
  readonly params: AnyParams;
  /** The parameters and comparison this figure starts with where it stands. */
  readonly defaults: AnyParams;
  readonly steps: readonly string[];
  readonly marks: readonly Mark[];
  readonly comparison: Comparison<AnyState, SimEvent> | null;
  readonly last: number;
  /** Whether the run is the lecture path, so that steps can be named. */
  readonly onPath: boolean;
};

export type FigureStart = {
  readonly start: AnyParams;
  readonly compare: ParamValue | null;
  readonly step: string | null;
};

/** Holds a figure: the kernel's reducer plus the comparison beside it. */
export function useFigure(scenario: AnyScenario, captions: Captions, { start, compare, step }: FigureStart): Figure {
  const defaults = useMemo<AnyParams>(() => ({ ...initialParams(scenario.params), ...start }), [scenario, start]);
  const [state, dispatch] = useReducer(
    (figure: FigureState, action: FigureAction) => reduceFigure(scenario, figure, action),
    undefined,
    (): FigureState => {
      const player = load(scenario, { params: defaults, seed: DEFAULT_SEED, choices: [] });
      const cursor = step === null ? 0 : Math.max(0, stepIds(player.frames, captions).indexOf(step));
      return { player: { ...player, cursor }, compare, moved: 'cut' };
    },
  );
  const { player } = state;
  const { frames, run, cursor } = player;
  const steps = useMemo(() => stepIds(frames, captions), [frames, captions]);
  const named = useMemo(() => marks(frames, captions), [frames, captions]);
  const comparison = useMemo(
    () => (state.compare === null ? null : compareRuns(scenario, run, frames, state.compare)),
    [scenario, run, frames, state.compare],
  );
  return {
    ...state,
    dispatch,
    frame: frames[cursor] ?? frames[0],
    params: run.params,
    defaults,
    steps,
    marks: named,
    comparison,
    last: frames.length - 1,
    onPath: run.choices.length === 0,
  };
}

function reduceFigure(scenario: AnyScenario, figure: FigureState, action: FigureAction): FigureState {
  const { player } = figure;
  switch (action.type) {
    case 'compare':
      return { ...figure, compare: action.value, moved: 'cut' };
    case 'set': {
      const params = { ...(player.run.params as AnyParams), ...action.params };
      const run = { ...player.run, params, seed: action.seed ?? player.run.seed };
      return { ...figure, player: load(scenario, run, player.cursor), moved: 'cut' };
    }
    case 'restart': {
      const run = { params: action.params, seed: DEFAULT_SEED, choices: [] };
      return { player: load(scenario, run), compare: action.compare ?? null, moved: 'cut' };
    }
    default: {
      const next = reducePlayer(scenario, player, action) as Player;
      return {
        ...figure,
        player: next,
        moved: next.cursor === player.cursor + 1 && action.type !== 'seek' ? 'step' : 'cut',
      };
    }
  }
}
