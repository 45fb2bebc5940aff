import type { ReactElement } from 'react';
import { coscheduling } from '../../sim/models/coscheduling/model.ts';
import type { CoschedulingState } from '../../sim/models/coscheduling/state.ts';
import { TonePatterns } from '../../drawing/tone.tsx';
import type { FrameProps, View } from '../../drawing/view.ts';
import { defineFigure } from '../../player/defineFigure.tsx';
import { factsOf, type CoschedulingWord } from './facts.ts';
import { Lanes, Supply } from './Lanes.tsx';
import { toneOf } from './part.ts';
import { Legend, Places } from './Places.tsx';
import { planOf } from './plan.ts';
import { Sets } from './Sets.tsx';
import { Counters, Skew } from './Skew.tsx';

function CoschedulingFrame(props: FrameProps<CoschedulingState, CoschedulingWord>): ReactElement {
  const { state, words, layout, uid } = props;
  const part = { ...props, facts: factsOf(state, words), plan: planOf(state.input, layout) };
  return (
    <>
      <TonePatterns uid={uid} tones={Object.values(toneOf)} />
      <Lanes {...part} />
      <Supply {...part} />
      <Skew {...part} />
      <Counters {...part} />
      <Places {...part} />
      <Sets {...part} />
      {layout === 'narrow' && <Legend {...part} />}
    </>
  );
}

/** Lanes over time, skew against its threshold, the pCPUs, and the combinations that may run next. */
const view: View<CoschedulingState, CoschedulingWord> = {
  size: ({ input }, layout) => {
    const { width, height } = planOf(input, layout);
    return [width, height];
  },
  Frame: CoschedulingFrame,
  describe: factsOf,
};

export default defineFigure(coscheduling, view);
