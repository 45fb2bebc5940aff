import type { ReactElement } from 'react';
import type { PartFact } from '../../drawing/part.ts';
import { TonePatterns } from '../../drawing/tone.tsx';
import type { FrameProps, View } from '../../drawing/view.ts';
import { defineFigure } from '../../player/defineFigure.tsx';
import { vcenterServices } from '../../sim/models/vcenter-services/model.ts';
import type { VcenterState } from '../../sim/models/vcenter-services/state.ts';
import { Editions } from './Editions.tsx';
import { describeVcenter, takeVcenter, type VcenterFact, type VcenterWord } from './facts.ts';
import { Client, Focus, HostBox, Lists, Manager, Vms, type OutageProps } from './Outage.tsx';
import { editionsPlans, planOf } from './plan.ts';

function isPart(fact: VcenterFact): fact is PartFact {
  return fact.object !== undefined;
}

function VcenterFrame(props: FrameProps<VcenterState, VcenterWord>): ReactElement {
  const { state, words, layout, focus, uid } = props;
  const facts = describeVcenter(state, words).filter(isPart);
  if (state.view === 'editions') {
    return (
      <g className="vcenter">
        <Editions {...{ state, words, facts }} plan={editionsPlans[layout]} />
      </g>
    );
  }
  const plan = planOf(state, layout);
  const part: OutageProps = { state, words, plan, facts, focus, uid };
  return (
    <g className="vcenter">
      <TonePatterns uid={uid} tones={['stopped']} />
      <text className="t-s t-strong" x={4} y={plan.titleY}>
        {words.title}
      </text>
      {/* At the end the two lists are what counts. */}
      <g className={state.phase === 'sumUp' ? 'vcenter-back' : undefined}>
        <Manager {...part} />
        {state.hosts.map(({ id }) => (
          <HostBox key={id} {...part} id={id} />
        ))}
        <Vms {...part} />
      </g>
      <Client {...part} />
      <Lists {...part} />
      <Focus {...part} />
    </g>
  );
}

/** Where each service is and what an outage of the vCenter Server stops; or which edition of the hosts has which function. */
const view: View<VcenterState, VcenterWord> = {
  size: (state, layout) => (state.view === 'editions' ? editionsPlans[layout] : planOf(state, layout)).size,
  Frame: VcenterFrame,
  describe: describeVcenter,
  take: takeVcenter,
};

export default defineFigure(vcenterServices, view);
