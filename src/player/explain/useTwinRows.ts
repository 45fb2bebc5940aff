import { useMemo } from 'react';
import type { AnyModel } from '../../sim/kernel/model.ts';
import { isRunOf, runOf } from '../../sim/kernel/player.ts';
import { replay, type Frames } from '../../sim/kernel/run.ts';
import { linkToStep } from '../address/links-of.ts';
import { sentence } from '../captions.ts';
import type { Figure, FigureStep } from '../useFigure.ts';
import type { PlayerProps } from '../props.ts';
import type { TwinRow } from './Twin.tsx';

/** The rows of the twin: the steps that the reader steps through, or, with `all`, every frame of the run shown. */
export function useTwinRows(props: PlayerProps & { readonly figure: Figure }, all: boolean): readonly TwinRow[] {
  const { model, captions, figure } = props;
  const { player, guide, steps, onPath } = figure;
  const { frames } = player;
  return useMemo(() => {
    const href = (step: FigureStep, index: number) => linkToStep(props, figure, step, index);
    if (all) {
      return (frames as Frames<unknown, unknown>).map(({ index, notes, state }) => {
        const step = { id: null, frame: index, told: '', sentence: sentence(notes, captions), mark: undefined };
        return { number: index, sentence: step.sentence, state, href: href(step, index) };
      });
    }
    const stateOf = onPath ? statesOfStops(model, figure) : ({ frame }: FigureStep) => frames[frame]?.state as unknown;
    return steps.map((step, index) => ({
      number: index,
      sentence: step.sentence,
      state: stateOf(step, index),
      look: step.look,
      href: href(step, index),
    }));
    // The run decides; a step inside it changes nothing, and the links of the table must not change with every step.
  }, [model, captions, guide, frames, steps, onPath, player.compare, all]);
}

/** States of the stops of the lecture, each run replayed once. */
function statesOfStops(model: AnyModel, { guide, player }: Figure): (step: FigureStep, index: number) => unknown {
  const known: { readonly stop: number; readonly frames: Frames<unknown, unknown> }[] = [];
  return ({ frame }, index) => {
    const stop = guide.path[index]!;
    if (isRunOf(stop, player.run)) return player.frames[frame]?.state as unknown;
    const same = known.find((one) => isRunOf(guide.path[one.stop]!, runOf(stop)));
    const frames: Frames<unknown, unknown> = same?.frames ?? replay(model, runOf(stop));
    if (same === undefined) known.push({ stop: index, frames });
    return frames[frame]?.state;
  };
}
