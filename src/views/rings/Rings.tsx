import type { ReactElement } from 'react';
import { ringOf } from '../../sim/scenarios/rings/execute.ts';
import { quarter } from './geometry.ts';
import type { PartProps } from './part.ts';

/** The four rings as quarter discs, the used ones light, ring 0 tinted; below them the plane of the VMM under VT-x. */
export function Rings({ state, plan, words }: PartProps): ReactElement {
  const { centre, radii, rootPlate, leading } = plan;
  const { mode } = state.machine;
  const used = [3, 0, ringOf('k', mode)];
  const hv = mode === 'hv';
  const plateText = rootPlate.x + rootPlate.width - 12;
  return (
    <>
      {[3, 2, 1, 0].map((ring) => (
        <path
          key={ring}
          d={quarter(centre, radii[ring as 0 | 1 | 2 | 3])}
          className={
            ring === 0 ? 'line fill-accent-soft' : used.includes(ring) ? 'tone-free edge-free' : 'line fill-sunken'
          }
        />
      ))}
      {[0, 1, 2, 3].map((ring) => {
        const inner = ring === 0 ? 0 : radii[(ring - 1) as 0 | 1 | 2];
        const x = centre.x + (inner + radii[ring as 0 | 1 | 2 | 3]) / 2;
        return (
          <text
            key={ring}
            x={x}
            y={centre.y + leading * 0.85}
            className={`t-s t-middle ${used.includes(ring) ? 't-strong' : 't-soft'}`}
          >
            {leading > 20 || ring !== 2 ? `${words.ring} ${ring}` : ring}
          </text>
        );
      })}
      {hv && (
        <text x={centre.x + 8} y={plan.app.y - leading * 0.7} className="t-s t-soft">
          {words.nonRoot}
        </text>
      )}
      <rect {...box(rootPlate)} rx={6} className={hv ? 'line fill-accent-soft' : 'line-soft dashed'} />
      <text
        x={plateText}
        y={rootPlate.y + rootPlate.height / 2 - 5}
        className={`t-s t-end ${hv ? 't-strong' : 't-soft'}`}
      >
        {hv ? words.rootMode : words.noRootMode}
      </text>
      <text x={plateText} y={rootPlate.y + rootPlate.height / 2 + leading - 8} className="t-s t-soft t-end">
        {hv ? `${words.ring} 0` : words.onlyWithVtx}
      </text>
    </>
  );
}

function box({ x, y, width, height }: PartProps['plan']['app']) {
  return { x, y, width, height };
}
