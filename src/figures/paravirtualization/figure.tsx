import type { ReactElement } from 'react';
import { PATHS } from '../../sim/models/paravirtualization/routes.ts';
import type { ParavirtualizationState } from '../../sim/models/paravirtualization/state.ts';
import { TonePatterns } from '../../drawing/tone.tsx';
import { paravirtualization } from '../../sim/models/paravirtualization/model.ts';
import { defineFigure } from '../../player/defineFigure.tsx';
import type { FrameProps, View } from '../../drawing/view.ts';
import { describeStacks, type ParavirtualizationWord } from './facts.ts';
import { Layers, Zones } from './Layers.tsx';
import { plans } from './plan.ts';
import { Count, Doors, InterruptLine, Tokens, TONES } from './Traffic.tsx';

function ParavirtualizationFrame(props: FrameProps<ParavirtualizationState, ParavirtualizationWord>): ReactElement {
  const { state, focus, words, layout, uid } = props;
  const plan = plans[layout];
  const facts = describeStacks(state, words);
  return (
    <>
      <TonePatterns uid={uid} tones={TONES} />
      <Zones plan={plan} words={words} />
      {PATHS.map((path) => {
        const part = { path, state, facts, focus, words, plan, uid };
        return (
          <g key={path}>
            <Layers {...part} />
            {state.stacks[path].available && <InterruptLine {...part} />}
            {state.stacks[path].available && <Doors {...part} />}
            <Tokens {...part} />
            <Count {...part} />
          </g>
        );
      })}
    </>
  );
}

/** Three stacks of layers with the same requests on their way down. */
const view: View<ParavirtualizationState, ParavirtualizationWord> = {
  size: (_, layout) => plans[layout].size,
  Frame: ParavirtualizationFrame,
  describe: describeStacks,
};

export default defineFigure(paravirtualization, view);
