import type { ReactElement } from 'react';
import type { Box } from '../../drawing/hull.tsx';
import { partOf } from '../../drawing/part.ts';
import { round } from '../../drawing/text.tsx';
import { computed, firstDifference, rivals, under } from '../../sim/models/coscheduling/facts.ts';
import { range } from '../../sim/models/coscheduling/sets.ts';
import type { CoschedulingState, PastTick } from '../../sim/models/coscheduling/state.ts';
import { balanceText, type PartProps } from './facts.ts';
import { CpuStrip, emptyBox, TimeLanes, type LanesProps } from './Lanes.tsx';
import { bottomOf, rowY, type Plan } from './plan.ts';

function pastsOf(state: CoschedulingState): readonly [readonly PastTick[], readonly PastTick[]] {
  const [one, other] = rivals(state);
  return [under(state, one), under(state, other)];
}

/** The CPUs that the rule that got less done left empty at the end; null where both got the same. */
export function lossBox(state: CoschedulingState, plan: Plan): Box | null {
  const pasts = pastsOf(state);
  const [one, other] = pasts.map(computed) as [number, number];
  if (one === other) return null;
  const worse = other < one ? 1 : 0;
  return emptyBox(pasts[worse], plan.halves[worse]!.lanes);
}

/** The end of a run: two rules on the same supply and one scale, and what each of them made of it. */
export function Balance({ state, words, uid, plan, facts }: PartProps): ReactElement {
  const pasts = pastsOf(state);
  const { vcpus, policy } = state.input;
  const parted = firstDifference(pasts);
  return (
    <>
      <text className="t-strong" x={4} y={plan.layout === 'wide' ? 24 : 18}>
        {balanceText(pasts, state, words)}
      </text>
      {rivals(state).map((name, i) => {
        const { x, headY, lanes } = plan.halves[i]!;
        const own = name === policy;
        const shown: LanesProps = { past: pasts[i]!, lanes, vcpus, type: plan.type, uid, words };
        const at = lanes.x + (parted ?? 0) * lanes.unit;
        return (
          <g key={name}>
            <text className="t-s t-strong" x={x} y={headY}>
              {words[name]}
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
            <TimeLanes {...shown} attributes={(v) => (own ? partOf(`v${v}`, { facts, focus: [] }) : {})} />
            <g {...(own ? partOf('pcpus', { facts, focus: [] }) : {})}>
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
            {parted !== null && (
              <path
                className="cosched-now dashed"
                d={`M${round(at)} ${lanes.rows.y - 6} V${round(bottomOf(lanes.rows, vcpus) + 4)}`}
              />
            )}
          </g>
        );
      })}
    </>
  );
}
