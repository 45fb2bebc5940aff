import type { ReactElement } from 'react';
import { range } from '../../sim/models/coscheduling/sets.ts';
import { round } from '../../drawing/text.tsx';
import { Tile } from '../../drawing/tone.tsx';
import { objectProps, type PartProps } from './part.ts';
import { firstTick } from './plan.ts';
import { toneOf, toneOfLetter } from './tones.ts';

/** A stretch of equal letters, from tick `from` on. */
type Stretch = { readonly letter: string; readonly from: number; readonly length: number };

function stretches(lane: string, first: number): readonly Stretch[] {
  return [...lane.slice(first).matchAll(/(.)\1*/g)].map((match) => ({
    letter: match[1]!,
    from: match.index,
    length: match[0].length,
  }));
}

/** One lane per vCPU: what it did in each millisecond; ahead of the present the lane is empty. */
export function Lanes({ state, focus, words, layout, uid, plan }: PartProps): ReactElement {
  const { x, y, columns, column, row } = plan.lanes;
  const first = firstTick(state.t, columns);
  const height = state.lanes.length * row;
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
      {state.lanes.map((lane, v) => {
        const top = y + v * row;
        const current = state.states[v]!;
        return (
          <g key={v} {...objectProps(`v${v}`, current, focus)}>
            <rect className="panel" x={0.5} y={top + pad} width={x - 6} height={row - 2 * pad} rx={3} />
            <text className="t-s t-strong t-middle" x={(x - 5) / 2} y={top + row / 2} dominantBaseline="central">
              V{v}
            </text>
            {stretches(lane, first).map(({ letter, from, length }) => (
              <Tile
                key={from + first}
                uid={uid}
                tone={toneOfLetter(letter)}
                x={round(x + from * column + 1)}
                y={top + pad}
                width={round(length * column - 2)}
                height={row - 2 * pad}
                letter={letter}
              />
            ))}
            {lane === '' && (
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
  const used = (t: number): number => state.lanes.filter((lane) => 'RH'.includes(lane[t]!)).length;
  return (
    <g>
      <text className="t-s t-soft" x={0} y={plan.supplyY + height / 2} dominantBaseline="central">
        {words.pcpuRow}
      </text>
      {state.supply.slice(first).map((avail, i) => {
        const unused = avail - used(first + i);
        return (
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
        );
      })}
    </g>
  );
}
