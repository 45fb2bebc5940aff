import type { ReactElement } from 'react';
import { LimitHatch } from '../../drawing/bar.tsx';
import type { PartFact } from '../../drawing/part.ts';
import type { FrameProps, View } from '../../drawing/view.ts';
import { defineExplorerFigure } from '../../player/defineExplorerFigure.tsx';
import { readyTime, type ReadyState } from '../../sim/models/ready-time/model.ts';
import { describeReady, drawnOf, takeReady, type ReadyFact, type ReadyPart, type ReadyWord } from './facts.ts';
import { Brackets, LimitOfRows, OpenRows, Rows, Strip, Title, Verdict } from './Calculation.tsx';
import { Charts } from './Charts.tsx';
import { Outline } from './Outline.tsx';
import { planOf } from './plan.ts';

function isPart(fact: ReadyFact): fact is PartFact<ReadyPart> {
  return fact.object !== undefined;
}

function ReadyFrame({ state, focus, words, layout, uid }: FrameProps<ReadyState, ReadyWord>): ReactElement {
  const facts = describeReady(state, words).filter(isPart);
  const parts = { state, facts, focus, words, plan: planOf(state, layout), uid };
  const { hasRows, hasVerdict } = drawnOf(state);
  // While other charts are what matters, the calculation steps back.
  const isElsewhere = state.show === 'charts' || state.show === 'answer';
  return (
    <>
      <LimitHatch uid={uid} />
      <g className={isElsewhere ? 'is-dim' : undefined}>
        <Title {...parts} />
        <Strip {...parts} />
        <Brackets {...parts} />
        {hasRows ? <Rows {...parts} /> : <OpenRows {...parts} />}
        {hasVerdict && <LimitOfRows {...parts} />}
      </g>
      {hasVerdict && <Charts {...parts} />}
      {/* The answer is in the charts. */}
      {hasVerdict && state.show !== 'answer' && <Verdict {...parts} />}
      <Outline {...parts} />
    </>
  );
}

/** The interval of each vCPU with the time it waits, the rule of thumb, and the same value in other charts. */
const view: View<ReadyState, ReadyWord> = {
  size: (state, layout) => planOf(state, layout).size,
  Frame: ReadyFrame,
  describe: describeReady,
  take: takeReady,
};

export default defineExplorerFigure(readyTime, view);
