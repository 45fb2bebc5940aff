import type { ReactElement } from 'react';
import type { RingsState } from '../../sim/models/rings/state.ts';
import { TonePatterns } from '../../drawing/tone.tsx';
import { rings } from '../../sim/models/rings/model.ts';
import { defineFigure } from '../../player/defineFigure.tsx';
import type { FrameProps, View } from '../../drawing/view.ts';
import { Actors } from './Actors.tsx';
import { describeRings } from './facts.ts';
import { plans } from './geometry.ts';
import { Counters, GuestView, Legend, PagePanel, Rule } from './Panels.tsx';
import { Program } from './Program.tsx';
import { RingNames, Rings } from './Rings.tsx';
import { TONES } from './tones.ts';
import { Token, WayLines } from './Way.tsx';
import { ringsWords, type RingsWord } from './words.ts';

function RingsFrame({ state, focus, words, layout, uid }: FrameProps<RingsState, RingsWord>): ReactElement {
  const part = { state, focus, words, uid, plan: plans[layout] };
  return (
    <>
      <TonePatterns uid={uid} tones={TONES} />
      <Rings {...part} />
      <WayLines {...part} />
      <RingNames {...part} />
      <Actors {...part} />
      <Counters {...part} />
      <Program {...part} />
      <Rule {...part} />
      <GuestView {...part} />
      <PagePanel {...part} />
      <Legend {...part} />
      <Token {...part} />
    </>
  );
}

/** The rings with the instruction on its way, the program, and what the guest sees of it. */
const view: View<RingsState, RingsWord> = {
  words: ringsWords,
  size: (_, layout) => plans[layout].size,
  Frame: RingsFrame,
  describe: describeRings,
};

export default defineFigure(rings, view);
