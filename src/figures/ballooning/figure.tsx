import type { ReactElement } from 'react';
import type { Host } from '../../sim/models/ballooning/state.ts';
import { TonePatterns } from '../../drawing/tone.tsx';
import { ballooning } from '../../sim/models/ballooning/model.ts';
import { defineFigure } from '../../player/defineFigure.tsx';
import type { FrameProps, View } from '../../drawing/view.ts';
import { Balance } from './Balance.tsx';
import { Driver } from './Driver.tsx';
import { describeBallooning } from './facts.ts';
import { GuestFields, MachineFields } from './Fields.tsx';
import { Gauge } from './Gauge.tsx';
import { momentOf } from './moment.ts';
import { planOf } from './plan.ts';
import { StampDefinitions, TONES } from './Stamps.tsx';
import { ballooningWords, type BallooningWord } from './words.ts';

function BallooningFrame(props: FrameProps<Host, BallooningWord>): ReactElement {
  const part = { ...props, plan: planOf(props.layout), moment: momentOf(props.state) };
  return (
    <>
      <TonePatterns uid={props.uid} tones={TONES} />
      <StampDefinitions uid={props.uid} plan={part.plan} />
      <GuestFields {...part} />
      <Driver {...part} />
      <MachineFields {...part} />
      <Gauge {...part} />
      <Balance {...part} />
    </>
  );
}

/** Guest memory, the machine memory behind it, and the free-memory gauge of the host, one above the other. */
const view: View<Host, BallooningWord> = {
  words: ballooningWords,
  size: (_state, layout) => {
    const { width, height } = planOf(layout);
    return [width, height];
  },
  Frame: BallooningFrame,
  describe: describeBallooning,
};

export default defineFigure(ballooning, view);
