import type { ReactElement } from 'react';
import { ringOf } from '../../sim/models/rings/execute.ts';
import { Lines } from '../../drawing/text.tsx';
import { quarter } from './geometry.ts';
import type { PartProps } from './part.ts';

// What each mode does instead of a plane of its own.
const IDEA = { native: 'ideaNative', te: 'ideaTe', bt: 'ideaBt', pv32: 'ideaPv32' } as const;

function usedRings({ machine }: PartProps['state']): readonly number[] {
  return [3, 0, ringOf('k', machine.mode)];
}

/** The four rings as quarter discs, the used ones light, ring 0 tinted; below them the plane of the VMM, or the idea of the mode. */
export function Rings({ state, plan }: PartProps): ReactElement {
  const { centre, radii, rootPlate } = plan;
  const used = usedRings(state);
  return (
    <>
      {[3, 2, 1, 0].map((ring) => (
        <path
          key={ring}
          d={quarter(centre, radii[ring as 0 | 1 | 2 | 3])}
          className={ring === 0 ? 'line fill-accent-soft' : used.includes(ring) ? 'line tone-free' : 'line fill-sunken'}
        />
      ))}
      <rect
        {...rootPlate}
        rx={6}
        className={state.machine.mode === 'hv' ? 'line fill-accent-soft' : 'panel fill-sunken'}
      />
    </>
  );
}

/** Names of rings and planes; above the arrows, which must not cross out a word. */
export function RingNames({ state, plan, words }: PartProps): ReactElement {
  const { centre, radii, rootPlate, leading } = plan;
  const { mode } = state.machine;
  const used = usedRings(state);
  const rootNames = [`${words.rootMode},`, `${words.ring} 0`];
  const names = rootPlate.height < 2 * leading ? [rootNames.join(' ')] : rootNames;
  return (
    <>
      {[0, 1, 2, 3].map((ring) => {
        const inner = ring === 0 ? 0 : radii[(ring - 1) as 0 | 1 | 2];
        const x = centre.x + (inner + radii[ring as 0 | 1 | 2 | 3]) / 2;
        return (
          <text
            key={ring}
            x={x}
            y={centre.y + leading * 0.85}
            className={`t-s t-halo t-middle ${used.includes(ring) ? 't-strong' : 't-soft'}`}
          >
            {leading > 20 || ring !== 2 ? `${words.ring} ${ring}` : ring}
          </text>
        );
      })}
      {mode !== 'hv' && (
        <text x={centre.x + radii[0] / 2} y={centre.y + leading * 1.8} className="t-s t-halo t-soft t-middle">
          {words.ring0Allows}
        </text>
      )}
      <text x={centre.x + radii[3]} y={centre.y + leading * 1.8} className="t-s t-halo t-soft t-end">
        {words.ring3Allows}
      </text>
      {mode === 'hv' && (
        <text x={centre.x + 8} y={plan.app.y - leading * 0.7} className="t-s t-halo t-soft">
          {words.nonRoot}
        </text>
      )}
      {mode === 'hv' ? (
        <Lines
          x={rootPlate.x + rootPlate.width - 12}
          y={rootPlate.y + rootPlate.height / 2 - ((names.length - 1) * leading) / 2 + leading * 0.28}
          lines={names}
          leading={leading}
          className="t-s t-end t-strong"
        />
      ) : (
        <text
          x={rootPlate.x + rootPlate.width / 2}
          y={rootPlate.y + rootPlate.height / 2}
          dominantBaseline="central"
          className="t-s t-middle t-soft"
        >
          {words[IDEA[mode]]}
        </text>
      )}
    </>
  );
}
