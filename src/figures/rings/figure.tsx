import type { ReactElement } from 'react';
import { TonePatterns } from '../../drawing/tone.tsx';
import type { FrameProps, View } from '../../drawing/view.ts';
import { defineFigure } from '../../player/defineFigure.tsx';
import { rings } from '../../sim/models/rings/model.ts';
import type { RingsState } from '../../sim/models/rings/state.ts';
import { isFinished } from '../../sim/models/rings/track.ts';
import { Corner, Footer } from './Aside.tsx';
import { Balance } from './Balance.tsx';
import { describeRings, type PartProps, type RingsWord } from './facts.ts';
import { Pair } from './Pair.tsx';
import { SIZES, TRACK_AT_END } from './plan.ts';
import { Actors, Rings, Tokens, Trail } from './Rings.tsx';
import { Track } from './Track.tsx';

function RingsFrame(props: FrameProps<RingsState, RingsWord>): ReactElement {
  const { state, focus, words, layout, uid, beside } = props;
  const part: PartProps = { state, facts: partsOf(state, words), focus, words, uid, layout };
  const finished = isFinished(state);
  if (beside !== undefined) {
    return (
      <g className="rings">
        <Pair {...part} beside={beside} />
      </g>
    );
  }
  if (layout === 'narrow') {
    return (
      <g className="rings">
        <Track {...part} />
        {finished ? <Balance {...part} /> : <Footer {...part} />}
      </g>
    );
  }
  return (
    <g className="rings">
      <TonePatterns uid={uid} tones={['idle']} />
      {!finished && (
        <>
          <Rings {...part} />
          <Trail {...part} />
          <Actors {...part} />
          <Corner {...part} />
          <Tokens {...part} />
        </>
      )}
      <g className="move" transform={`translate(${finished ? TRACK_AT_END : 0} 0)`}>
        <Track {...part} />
      </g>
      {finished && <Balance {...part} />}
    </g>
  );
}

function partsOf(state: RingsState, words: PartProps['words']): PartProps['facts'] {
  return describeRings(state, words).filter((fact): fact is PartProps['facts'][number] => 'object' in fact);
}

/** The program with who carries out each instruction; beside it the rings, at the end the balance of all modes. */
const view: View<RingsState, RingsWord> = {
  size: (_, layout) => SIZES[layout],
  Frame: RingsFrame,
  pairs: true,
  describe: describeRings,
};

export default defineFigure(rings, view);
