import type { ReactElement } from 'react';
import type { VcpuState } from '../../sim/models/coscheduling/scheduler.ts';
import { letters } from '../../sim/models/coscheduling/state.ts';
import { Tile } from '../../drawing/tone.tsx';
import type { PartProps } from './part.ts';
import { toneOf } from './tones.ts';

/** The letters of the narrow drawing; the wide one explains them where the vCPUs sit. */
export function Legend({ state, words, uid, plan }: PartProps): ReactElement {
  const atHypervisor = state.input.hypervisor.some((set) => set.length > 0);
  const entries: readonly (readonly [VcpuState, string])[] = [
    ['run', words.running],
    ...(atHypervisor ? [['hypervisor', words.hypervisorShort] as const] : []),
    ['ready', words.ready],
    ['costop', words.costop],
    ['wait', words.waiting],
  ];
  const pitch = plan.width / entries.length;
  return (
    <g>
      {entries.map(([doing, text], i) => (
        <g key={doing}>
          <Tile
            uid={uid}
            tone={toneOf[doing]}
            x={i * pitch + 0.5}
            y={plan.legendY}
            width={18}
            height={20}
            letter={letters[doing]}
          />
          <text className="t-s" x={i * pitch + 22} y={plan.legendY + 15}>
            {text}
          </text>
        </g>
      ))}
    </g>
  );
}
