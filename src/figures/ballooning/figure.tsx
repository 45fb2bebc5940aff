import type { ReactElement } from 'react';
import { ballooning } from '../../sim/models/ballooning/model.ts';
import { momentOf } from '../../sim/models/ballooning/moment.ts';
import type { Host } from '../../sim/models/ballooning/state.ts';
import { TonePatterns } from '../../drawing/tone.tsx';
import type { FrameProps, View } from '../../drawing/view.ts';
import { defineFigure } from '../../player/defineFigure.tsx';
import { factsOf, type BallooningWord } from './facts.ts';
import { GuestFields, MachineFields, StampDefinitions, TONES } from './fields.tsx';
import { Balance, Driver, Gauge } from './parts.tsx';
import { planOf } from './plan.ts';

/** Guest memory, the machine memory behind it, and the free-memory gauge of the host, one above the other. */
function BallooningFrame(props: FrameProps<Host, BallooningWord>): ReactElement {
  const { state, words, layout, uid } = props;
  const moment = momentOf(state);
  const part = { ...props, plan: planOf(layout), moment, facts: factsOf(moment, state.freeState, words) };
  return (
    <>
      <TonePatterns uid={uid} tones={TONES} />
      <StampDefinitions uid={uid} plan={part.plan} />
      <GuestFields {...part} />
      <Driver {...part} />
      <MachineFields {...part} />
      <Gauge {...part} />
      <Balance {...part} />
    </>
  );
}

const view: View<Host, BallooningWord> = {
  size: (_state, layout) => {
    const { width, height } = planOf(layout);
    return [width, height];
  },
  Frame: BallooningFrame,
  describe: (state, words) => factsOf(momentOf(state), state.freeState, words),
};

export default defineFigure(ballooning, view);
