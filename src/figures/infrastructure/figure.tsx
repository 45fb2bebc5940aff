import type { ReactElement } from 'react';
import { Hull, type Box } from '../../drawing/hull.tsx';
import type { FrameProps, View } from '../../drawing/view.ts';
import { Way } from '../../drawing/way.tsx';
import { defineFigure } from '../../player/defineFigure.tsx';
import { infrastructure } from '../../sim/models/infrastructure/model.ts';
import { hostName, vmName } from '../../sim/models/infrastructure/notes.ts';
import type { InfrastructureState } from '../../sim/models/infrastructure/state.ts';
import { describeParts, takeParts, type InfrastructureWord } from './facts.ts';
import { Band, Connections, LargeHost, Plate, SmallHosts, Tile, type PartProps } from './parts.tsx';
import { barOf, planOf, tileOf, wayOf, type Plan } from './plan.ts';

/** What is outlined of a part that a note speaks of: of a host the bar that says what it does, of the large plate nothing. */
function boxOf(object: string, { vms, hosts }: InfrastructureState, plan: Plan): Box | undefined {
  if (object === 'drs' || object === 'ha') return plan[object];
  const vm = vms.find(({ id }) => vmName(id) === object);
  if (vm !== undefined) return tileOf(plan, vm.on);
  const host = hosts.find(({ id }) => hostName(id) === object);
  return host && barOf(plan, host.id, 'hypervisor');
}

/** Doors come in the order in which the chapter is read: 2.3 above all, then the hosts, then the inside of one. */
function InfrastructureFrame(props: FrameProps<InfrastructureState, InfrastructureWord>): ReactElement {
  const { state, focus, words, layout } = props;
  const plan = planOf(state, layout);
  const part: PartProps = { state, words, plan, focus, facts: describeParts(state, words) };
  const moved = state.vms.filter((vm) => vm.moved !== null);
  const [byDrs] = moved.filter((vm) => vm.moved!.by === 'drs');
  return (
    <g className="infrastructure">
      <g aria-hidden="true">
        <text className={layout === 'wide' ? 'title t-strong' : 'title t-s t-strong'} x={4} y={plan.titleY}>
          {layout === 'wide' ? words.title : words.titleShort}
        </text>
        <Connections {...part} />
      </g>
      <Plate {...part} />
      <g aria-hidden="true">
        <Band {...part} />
      </g>
      <SmallHosts {...part} />
      <LargeHost {...part} />
      <g aria-hidden="true">
        {state.vms.map((vm) => (
          <Tile key={vm.id} {...part} vm={vm} />
        ))}
        {byDrs && (
          <Way
            key={`${byDrs.id} ${byDrs.on.host} ${state.phase}`}
            points={wayOf(plan, byDrs.moved!.from, byDrs.on)}
            width={layout === 'wide' ? 3.5 : 2}
            bend="straight"
            className="appear"
          />
        )}
        {focus.map((object) => {
          const box = boxOf(object, state, plan);
          const late = moved.some(({ id }) => vmName(id) === object) ? 'appear beat-2' : undefined;
          return (
            box && (
              <g key={`${object} ${state.phase}`} className={late}>
                <Hull boxes={[box]} gap={2} radius={6} of={object} />
              </g>
            )
          );
        })}
      </g>
    </g>
  );
}

/** The infrastructure from bare servers to the map of the chapter. */
const view: View<InfrastructureState, InfrastructureWord> = {
  size: (state, layout) => planOf(state, layout).size,
  Frame: InfrastructureFrame,
  describe: describeParts,
  take: takeParts,
};

export default defineFigure(infrastructure, view);
