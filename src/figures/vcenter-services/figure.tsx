import type { ReactElement } from 'react';
import { quietPart, type PartFact } from '../../drawing/part.ts';
import type { FrameProps, View } from '../../drawing/view.ts';
import { defineFigure } from '../../player/defineFigure.tsx';
import { vcenterServices } from '../../sim/models/vcenter-services/model.ts';
import type { VcenterState } from '../../sim/models/vcenter-services/state.ts';
import { Comparison } from './Comparison.tsx';
import { Editions } from './Editions.tsx';
import { describeVcenter, takeVcenter, type VcenterFact, type VcenterWord } from './facts.ts';
import { Lists } from './Lists.tsx';
import type { OutageProps } from './marks.tsx';
import { Client, Focus, HostBox, Links, Manager, Move, Vms, Whispers } from './Outage.tsx';
import { editionsPlans, planOf } from './plan.ts';

function isPart(fact: VcenterFact): fact is PartFact {
  return fact.object !== undefined;
}

function VcenterFrame(props: FrameProps<VcenterState, VcenterWord>): ReactElement {
  const { state, words, layout, focus, beside } = props;
  const facts = describeVcenter(state, words).filter(isPart);
  if (state.view === 'editions') {
    return (
      <g className="vcenter">
        <Editions {...{ state, words, facts }} plan={editionsPlans[layout]} />
      </g>
    );
  }
  const part: OutageProps['part'] = (name) => quietPart(name, { facts });
  if (beside?.view === 'outage') {
    return (
      <g className="vcenter">
        <Comparison {...{ state, beside, words, layout, part, focus }} />
      </g>
    );
  }
  const plan = planOf(state, layout);
  const outage: OutageProps = { state, words, plan, part, focus };
  return (
    <g className="vcenter">
      <text className="t-s t-strong" x={4} y={plan.titleY}>
        {words.title}
      </text>
      {/* At the end it counts what went on and what stood. */}
      <g className={state.phase === 'sumUp' ? 'vcenter-back' : undefined}>
        <Links {...outage} />
        <Manager {...outage} />
        <Whispers {...outage} />
        {state.hosts.map(({ id }) => (
          <HostBox key={id} {...outage} id={id} />
        ))}
        <Vms {...outage} />
        <Move {...outage} />
      </g>
      <Client {...outage} />
      <Lists {...outage} />
      <Focus {...outage} />
    </g>
  );
}

/** Where each service is and what an outage of the vCenter Server stops; or which edition of the hosts has which function. */
const view: View<VcenterState, VcenterWord> = {
  size: (state, layout) => (state.view === 'editions' ? editionsPlans[layout] : planOf(state, layout)).size,
  Frame: VcenterFrame,
  pairs: true,
  describe: describeVcenter,
  take: takeVcenter,
};

export default defineFigure(vcenterServices, view);
