import type { ReactElement } from 'react';
import type { PartFact } from '../../drawing/part.ts';
import type { FrameProps, View } from '../../drawing/view.ts';
import { defineExplorerFigure } from '../../player/defineExplorerFigure.tsx';
import { memoryOverhead, type OverheadState } from '../../sim/models/memory-overhead/model.ts';
import { describeOverhead, isPriceQuiet, type OverheadFact, type OverheadPart, type OverheadWord } from './facts.ts';
import { Fan } from './Fan.tsx';
import { Pair } from './Pair.tsx';
import { Counts, Host } from './parts.tsx';
import { plans } from './plan.ts';

function isPart(fact: OverheadFact): fact is PartFact<OverheadPart> {
  return fact.object !== undefined;
}

function OverheadFrame(props: FrameProps<OverheadState, OverheadWord>): ReactElement {
  const { state, beside, focus, words, layout } = props;
  const facts = describeOverhead(state, words).filter(isPart);
  const parts = { state, facts, focus, words, plan: plans[layout] };
  if (beside !== undefined) return <Pair {...parts} beside={beside} />;
  return (
    <>
      {/* While the dot is what matters, the host steps back. */}
      <g className={focus.includes('point') ? 'is-dim' : undefined}>
        {state.show === 'counts' ? <Counts {...parts} /> : <Host {...parts} />}
      </g>
      <g className={isPriceQuiet(state) ? 'is-dim' : undefined}>
        <Fan {...parts} />
      </g>
    </>
  );
}

/** The memory of a host with the VMs it holds, and what one of them costs beside its own memory. */
const view: View<OverheadState, OverheadWord> = {
  size: (_, layout) => plans[layout].size,
  Frame: OverheadFrame,
  pairs: true,
  describe: describeOverhead,
};

export default defineExplorerFigure(memoryOverhead, view);
