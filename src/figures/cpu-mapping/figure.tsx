import type { ReactElement } from 'react';
import { LimitHatch } from '../../drawing/bar.tsx';
import type { PartFact } from '../../drawing/part.ts';
import { TonePatterns } from '../../drawing/tone.tsx';
import type { FrameProps, View } from '../../drawing/view.ts';
import { defineExplorerFigure } from '../../player/defineExplorerFigure.tsx';
import { cpuMapping, type MappingState } from '../../sim/models/cpu-mapping/model.ts';
import { describeMapping, drawnOf, type MappingFact, type MappingPart, type MappingWord } from './facts.ts';
import { Hardware } from './Hardware.tsx';
import { planOf, stripsOf } from './plan.ts';
import { Strips } from './Strips.tsx';
import { Vms } from './Vms.tsx';

function isPart(fact: MappingFact): fact is PartFact<MappingPart> {
  return fact.object !== undefined;
}

function MappingFrame({ state, focus, words, layout, uid }: FrameProps<MappingState, MappingWord>): ReactElement {
  const facts = describeMapping(state, words).filter(isPart);
  const parts = { state, facts, focus, words, plan: planOf(state, layout), uid };
  const { isStrips, hasVms } = drawnOf(state);
  if (isStrips) {
    return (
      <>
        <LimitHatch uid={uid} />
        <Strips {...parts} />
      </>
    );
  }
  return (
    <>
      <TonePatterns uid={uid} tones={['b', 'c', 'd', 'idle']} />
      <Hardware {...parts} />
      {/* In the end the places count, whoever waits for them. */}
      {hasVms && (
        <g className={state.show === 'result' ? 'is-dim' : undefined}>
          <Vms {...parts} />
        </g>
      )}
    </>
  );
}

/** What a host has, from its sockets up to its logical CPUs, and the vCPUs that come down into them. */
const view: View<MappingState, MappingWord> = {
  size: (state, layout) => (drawnOf(state).isStrips ? stripsOf(layout).size : planOf(state, layout).size),
  Frame: MappingFrame,
  describe: describeMapping,
};

export default defineExplorerFigure(cpuMapping, view);
