import type { ReactElement } from 'react';
import { LimitHatch } from '../../drawing/bar.tsx';
import type { PartFact } from '../../drawing/part.ts';
import type { FrameProps, View } from '../../drawing/view.ts';
import { defineExplorerFigure } from '../../player/defineExplorerFigure.tsx';
import { hostHardware, type HardwareState } from '../../sim/models/host-hardware/model.ts';
import { describeHardware, takeHardware, type HardwareFact, type HardwarePart, type HardwareWord } from './facts.ts';
import { PairScene, PairVerdicts } from './Pair.tsx';
import { plans } from './plan.ts';
import { Rules, Verdicts } from './Rules.tsx';
import { Limits, Scene } from './Scene.tsx';

function isPart(fact: HardwareFact): fact is PartFact<HardwarePart> {
  return fact.object !== undefined;
}

function HardwareFrame(props: FrameProps<HardwareState, HardwareWord>): ReactElement {
  const { state, beside, focus, words, layout, uid } = props;
  const facts = describeHardware(state, words).filter(isPart);
  const parts = { state, facts, focus, words, plan: plans[layout], uid };
  const pair = beside === undefined ? null : ([state, beside] as const);
  const isPierced = (pair ?? [state]).some(({ server, start }) => server !== null && start === 'beyond');
  return (
    <g className="host-hardware">
      <g aria-hidden="true">
        <LimitHatch uid={uid} />
        {pair === null ? (
          <>
            <Scene {...parts} />
            {layout === 'wide' ? <Rules {...parts} /> : <Verdicts {...parts} />}
          </>
        ) : (
          <>
            <PairScene {...parts} pair={pair} />
            <PairVerdicts {...parts} pair={pair} />
          </>
        )}
      </g>
      {isPierced && <Limits {...parts} />}
    </g>
  );
}

/** Four pillars under a plate: the gap above a short one is the verdict. Beside it, rule by rule, 2010 and today. */
const view: View<HardwareState, HardwareWord> = {
  size: (_, layout) => plans[layout].size,
  Frame: HardwareFrame,
  pairs: true,
  describe: describeHardware,
  take: takeHardware,
};

export default defineExplorerFigure(hostHardware, view);
