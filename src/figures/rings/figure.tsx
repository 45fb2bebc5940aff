import type { ReactElement } from 'react';
import type { RingsState } from '../../sim/models/rings/state.ts';
import { TonePatterns, type Tone } from '../../drawing/tone.tsx';
import { rings } from '../../sim/models/rings/model.ts';
import { defineFigure } from '../../player/defineFigure.tsx';
import type { FrameProps, View } from '../../drawing/view.ts';
import { describeRings, TONE_OF, type PartProps, type RingsWord } from './facts.ts';
import { Actors, RingNames, Rings, Token, WayLines } from './Machine.tsx';
import { Counters, GuestView, Legend, PagePanel, Program, Rule } from './Panels.tsx';
import { plans } from './plan.ts';

const TONES: readonly Tone[] = [...new Set<Tone>([...Object.values(TONE_OF), 'free'])];

function RingsFrame({ state, focus, words, layout, uid }: FrameProps<RingsState, RingsWord>): ReactElement {
  const part: PartProps = { state, facts: describeRings(state, words), focus, words, uid, plan: plans[layout] };
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
  size: (_, layout) => plans[layout].size,
  Frame: RingsFrame,
  describe: describeRings,
};

export default defineFigure(rings, view);
