import type { ReactElement } from 'react';
import type { Box } from '../../drawing/hull.tsx';
import { quietPart } from '../../drawing/part.ts';
import { round } from '../../drawing/text.tsx';
import { computed, rivals, under } from '../../sim/models/coscheduling/facts.ts';
import { range } from '../../sim/models/coscheduling/sets.ts';
import type { CoschedulingState, PastTick, Policy } from '../../sim/models/coscheduling/state.ts';
import { balanceText, ruleText, type PartProps } from './facts.ts';
import { CpuStrip, emptyBox, TimeLanes, type LanesProps } from './Lanes.tsx';
import { rowY, type Plan } from './plan.ts';

/** Two rules on the same supply, each with what it has made of it so far. */
export type Rivals = {
  readonly policies: readonly [Policy, Policy];
  readonly pasts: readonly [readonly PastTick[], readonly PastTick[]];
};

/** The halves of a comparison; without one, the rule of the run and the one it is weighed against. */
export function rivalsOf(state: CoschedulingState, beside?: CoschedulingState): Rivals {
  if (beside !== undefined) {
    return { policies: [state.input.policy, beside.input.policy], pasts: [state.past, beside.past] };
  }
  const policies = rivals(state);
  return { policies, pasts: [under(state, policies[0]), under(state, policies[1])] };
}

/** The CPUs that the rule that got less done left empty at the end; null where both got the same. */
export function lossBox({ pasts }: Rivals, plan: Plan): Box | null {
  const [one, other] = pasts.map(computed) as [number, number];
  if (one === other) return null;
  const worse = other < one ? 1 : 0;
  return emptyBox(pasts[worse], plan.halves[worse]!.lanes);
}

/** Two rules on the same supply and one scale, and what each of them made of it: a comparison, and the end of a run. */
export function Balance({ state, words, uid, plan, facts, beside }: PartProps): ReactElement {
  const { policies, pasts } = rivalsOf(state, beside);
  const { vcpus, policy, costop } = state.input;
  return (
    <>
      <text className="t-strong" x={4} y={plan.layout === 'wide' ? 24 : 18}>
        {balanceText(pasts, words)}
      </text>
      {policies.map((name, i) => {
        const { x, headY, lanes } = plan.halves[i]!;
        const own = name === policy;
        const shown: LanesProps = { past: pasts[i]!, lanes, vcpus, type: plan.type, uid, words };
        return (
          <g key={name}>
            <text className="t-s t-strong" x={x} y={headY}>
              {ruleText(name, costop, words)}
            </text>
            {range(vcpus).map((v) => (
              <text
                key={v}
                className="t-s"
                x={x}
                y={round(rowY(lanes.rows, v) + lanes.rows.height / 2)}
                dominantBaseline="central"
              >
                V{v}
              </text>
            ))}
            <TimeLanes {...shown} attributes={(v) => (own ? quietPart(`v${v}`, { facts }) : {})} />
            <g {...(own ? quietPart('pcpus', { facts }) : {})}>
              <text
                className="t-s t-strong"
                x={x}
                y={round(lanes.strip.y + lanes.strip.height / 2)}
                dominantBaseline="central"
              >
                {words.cpu}
              </text>
              <CpuStrip {...shown} empty={words.wasted} />
            </g>
          </g>
        );
      })}
    </>
  );
}
