import type { ReactElement } from 'react';
import { Hull } from '../../drawing/hull.tsx';
import type { OutageState } from '../../sim/models/vcenter-services/state.ts';
import { countedBack, fatesOf, nameOf } from './facts.ts';
import { Item, type OutageProps } from './marks.tsx';
import { HostBox, Manager, outlinesOf, Vms, Whispers } from './Outage.tsx';
import { pairOf } from './plan.ts';

type ComparisonProps = Omit<OutageProps, 'plan'> & {
  readonly layout: OutageProps['plan']['layout'];
  readonly beside: OutageState;
};

/**
 * With HA and without: the vCenter Server once, since it is the same in both, the hosts twice, and above all how many of the
 * VMs that went down are back. Connections are left out; those of the second hosts would run through the first.
 */
export function Comparison({ state, beside, layout, ...props }: ComparisonProps): ReactElement {
  const { words } = props;
  const { halves, names, fates } = pairOf(state, layout);
  const own: OutageProps = { ...props, state, plan: halves[0] };
  const other: OutageProps = { ...props, state: beside, plan: halves[1], part: () => ({}) };
  const lost = fatesOf(state, beside);
  const counted = countedBack(state, beside);
  const beat = counted === null ? '' : 'enter beat-2';
  return (
    <>
      <text className="t-strong" x={4} y={halves[0].titleY}>
        {counted === null ? words.title : `${counted[0]} : ${counted[1]} ${words.vmsBack}`}
      </text>
      <Manager {...own} />
      {[own, other].map((half, i) => (
        <g key={i} data-half={i + 1}>
          <text className="t-s t-strong" x={names[i]![0]} y={names[i]![1]}>
            {half.state.ha ? words.withHa : words.withoutHa}
          </text>
          <Whispers {...half} />
          {half.state.hosts.map(({ id }) => (
            <HostBox key={id} {...half} id={id} />
          ))}
          <Vms {...half} />
          {fates !== null &&
            lost.map(({ id, runs }, nth) => (
              <g key={id} className={beat}>
                <Item
                  plan={half.plan}
                  goesOn={runs[i]!}
                  x={fates.x}
                  y={half.plan.hosts[0].y + 66 + (nth - (lost.length - 1) / 2) * fates.pitch}
                  text={`${nameOf(id, words)} ${runs[i] ? words.up : words.stands}`}
                />
              </g>
            ))}
        </g>
      ))}
      {[own, other].map((half, i) =>
        outlinesOf(half)
          .filter(({ of }) => i === 0 || of.startsWith('vm-'))
          .map(({ of, box }) => (
            <g key={`${of} ${state.phase} ${i}`} className="enter beat-2">
              <Hull boxes={[box]} gap={2} radius={6} of={of} />
            </g>
          )),
      )}
    </>
  );
}
