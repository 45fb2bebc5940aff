import type { ReactElement } from 'react';
import { ballooning } from '../../sim/models/ballooning/model.ts';
import { objectOf } from '../../sim/models/ballooning/notes.ts';
import { beforeTaking, momentOf, type Moment } from '../../sim/models/ballooning/moment.ts';
import type { Host } from '../../sim/models/ballooning/state.ts';
import { CellPatterns } from '../../drawing/cells.tsx';
import type { FrameProps, View } from '../../drawing/view.ts';
import { defineFigure } from '../../player/defineFigure.tsx';
import { factsOf, type BallooningWord } from './facts.ts';
import { Flows, FreeInHost, Giver, Needy } from './machine.tsx';
import { Helper } from './helper.tsx';
import { planOf } from './plan.ts';

/** A stop may look at the driver alone: what the host makes of it in the same tick comes with the next stop. */
function shownMoment(state: Host, focus: readonly string[]): Moment {
  const told = momentOf(state);
  const first = told.eye === 'gap' && focus.length > 0 && focus.every((object) => object === objectOf.driver);
  return first ? beforeTaking(state, told) : told;
}

/** VM 1 with the machine memory behind it, the gauge of the host, VM 2 that waits, and what the balloon takes in order. */
function BallooningFrame({ state, focus, words, layout, uid }: FrameProps<Host, BallooningWord>): ReactElement {
  const moment = shownMoment(state, focus);
  const facts = factsOf(moment, state.freeState, words).flatMap((fact) => ('object' in fact ? [fact] : []));
  const part = { state, words, layout, uid, moment, plan: planOf(layout), facts, focus: [] };
  return (
    <>
      <CellPatterns uid={uid} tones={['a', 'b']} />
      <Giver {...part} />
      <FreeInHost {...part} />
      <Needy {...part} />
      <Helper {...part} />
      <Flows {...part} />
    </>
  );
}

const view: View<Host, BallooningWord> = {
  size: (_state, layout) => {
    const { width, height } = planOf(layout);
    return [width, height];
  },
  Frame: BallooningFrame,
  describe: (state, words, focus = []) => factsOf(shownMoment(state, focus), state.freeState, words),
};

export default defineFigure(ballooning, view);
