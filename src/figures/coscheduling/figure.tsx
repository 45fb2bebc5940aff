import type { ReactElement } from 'react';
import type { CoschedulingState } from '../../sim/models/coscheduling/state.ts';
import { TonePatterns } from '../../drawing/tone.tsx';
import { coscheduling } from '../../sim/models/coscheduling/model.ts';
import { defineFigure } from '../../player/defineFigure.tsx';
import type { FrameProps, View } from '../../drawing/view.ts';
import { describeCoscheduling } from './facts.ts';
import { Lanes, Supply } from './Lanes.tsx';
import { Legend } from './Legend.tsx';
import { Places } from './Places.tsx';
import { planOf } from './plan.ts';
import { Sets } from './Sets.tsx';
import { Counters, Skew } from './Skew.tsx';
import { TONES } from './tones.ts';
import { coschedulingWords, type CoschedulingWord } from './words.ts';

function CoschedulingFrame(props: FrameProps<CoschedulingState, CoschedulingWord>): ReactElement {
  const part = { ...props, plan: planOf(props.state.input, props.layout) };
  return (
    <>
      <TonePatterns uid={props.uid} tones={TONES} />
      <Lanes {...part} />
      <Supply {...part} />
      <Skew {...part} />
      <Counters {...part} />
      <Places {...part} />
      <Sets {...part} />
      {props.layout === 'narrow' && <Legend {...part} />}
    </>
  );
}

/** Lanes over time, skew against its threshold, the pCPUs, and the combinations that may run next. */
const view: View<CoschedulingState, CoschedulingWord> = {
  words: coschedulingWords,
  size: ({ input }, layout) => {
    const { width, height } = planOf(input, layout);
    return [width, height];
  },
  Frame: CoschedulingFrame,
  describe: describeCoscheduling,
};

export default defineFigure(coscheduling, view);
