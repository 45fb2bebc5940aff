import type { ReactElement } from 'react';
import { stretches, supply } from '../../sim/models/coscheduling/facts.ts';
import { range } from '../../sim/models/coscheduling/sets.ts';
import { partOf } from '../../drawing/part.ts';
import { round } from '../../drawing/text.tsx';
import { Tile } from '../../drawing/tone.tsx';
import { letterOf, toneOf, type PartProps } from './part.ts';
import { firstTick } from './plan.ts';

/** One lane per vCPU: what it did in each millisecond; ahead of the present the lane is empty. */
export function Lanes(part: PartProps): ReactElement {
  const { state, words, layout, uid, plan } = part;
  const { x, y, columns, column, row } = plan.lanes;
  const first = firstTick(state.t, columns);
  const height = state.states.length * row;
  const pad = layout === 'wide' ? 4 : 2;
  const ticks = range(columns / 4).map((i) => first + 4 * (i + 1));
  const now = state.t - first;
  return (
    <g>
      {layout === 'wide' ? (
        <text className="t-s t-strong" x={x} y={20}>
          {words.time}
        </text>
      ) : (
        <text className="t-s t-soft" x={0} y={y - 6}>
          {words.ms}
        </text>
      )}
      <rect className="fill-sunken" x={x} y={y} width={round(columns * column)} height={height} />
      {ticks.map((t) => (
        <g key={t}>
          <path className="line-soft" d={`M${round(x + (t - first) * column)} ${y} v${height}`} />
          <text className="t-s t-soft t-end" x={round(x + (t - first) * column)} y={y - 6}>
            {t}
          </text>
        </g>
      ))}
      {now > 0 && (
        <rect
          className="fill-accent-soft line-accent"
          x={round(x + (now - 1) * column)}
          y={y}
          width={round(column)}
          height={height + 4}
        />
      )}
      {state.states.map((current, v) => {
        const top = y + v * row;
        return (
          <g key={v} {...partOf(`v${v}`, part)}>
            <rect className="panel" x={0.5} y={top + pad} width={x - 6} height={row - 2 * pad} rx={3} />
            <text className="t-s t-strong t-middle" x={(x - 5) / 2} y={top + row / 2} dominantBaseline="central">
              V{v}
            </text>
            {stretches(state, v, first).map(({ doing, from, length }) => (
              <Tile
                key={from}
                uid={uid}
                tone={toneOf[doing]}
                x={round(x + (from - first) * column + 1)}
                y={top + pad}
                width={round(length * column - 2)}
                height={row - 2 * pad}
                letter={letterOf[doing]}
              />
            ))}
            {state.t === 0 && (
              <path
                className={`edge-${toneOf[current]} dashed`}
                d={`M${x} ${top + row / 2} h${round(columns * column)}`}
              />
            )}
          </g>
        );
      })}
    </g>
  );
}

/** Under the lanes: how many pCPUs the VM had in each tick; those it could not use are marked. */
export function Supply({ state, words, layout, plan }: PartProps): ReactElement {
  const { x, columns, column } = plan.lanes;
  const first = firstTick(state.t, columns);
  const height = layout === 'wide' ? 28 : 20;
  return (
    <g>
      <text className="t-s t-soft" x={0} y={plan.supplyY + height / 2} dominantBaseline="central">
        {words.pcpuRow}
      </text>
      {supply(state)
        .slice(first)
        .map(({ avail, unused }, i) => (
          <g key={first + i}>
            <rect
              className={unused > 0 ? 'fill-mark-soft edge-stopped' : 'fill-sunken line-soft'}
              x={round(x + i * column + 1.5)}
              y={plan.supplyY}
              width={round(column - 3)}
              height={height}
              rx={3}
            />
            <text
              className={`t-s t-middle ${unused > 0 ? 't-mark t-strong' : 't-soft'}`}
              x={round(x + (i + 0.5) * column)}
              y={plan.supplyY + height / 2}
              dominantBaseline="central"
            >
              {avail}
            </text>
          </g>
        ))}
    </g>
  );
}
