import type { ReactElement } from 'react';
import { textWidth, TYPE } from '../../drawing/fit.ts';
import { Hull, type Box } from '../../drawing/hull.tsx';
import { formatNumber } from '../../drawing/number.ts';
import { currentLine, handled } from '../../sim/models/rings/state.ts';
import { columnOf, columnsOf, countsOf, isFinished, rowsOf, type Column } from '../../sim/models/rings/track.ts';
import { columnName, partOf, type PartProps } from './facts.ts';
import { placeRows, TRACKS, type TrackPlan } from './plan.ts';
import { Dot, Ground, Instructions, Threads, visitsOf, type Visit } from './Visits.tsx';

/** Height of a digit of Inter, as a share of its size. */
const DIGIT = 0.73;

/** The program row by row: who carries out each instruction, joined in order, with what that adds up to. */
export function Track(props: PartProps): ReactElement {
  const { state, layout, words, focus } = props;
  const plan = TRACKS[layout];
  const { mode } = state.machine;
  const rows = rowsOf(state);
  const line = currentLine(state);
  const [placed, height] = placeRows(rows, line, plan);
  const done = state.outcomes.length;
  const visits = visitsOf(state, placed);
  const columns = columnsOf(mode);
  const counts = countsOf(state);
  const latest = handled(state);
  const ends = [plan.top - height / 2 - 6, placed.at(-1)!.y + height / 2] as const;
  const last = visits.at(-1);
  // At the end it is a sum that is spoken of, no longer the last dot.
  const summed = isFinished(state) ? columns.find((column) => focus.includes(column)) : undefined;
  return (
    <>
      <text x={plan.x} y={plan.title} className="t-s t-strong">
        {layout === 'wide' ? words.program : words.whoExecutes}
      </text>
      <Ground columns={columns} at={plan.columns} right={plan.right} ends={ends} />
      <Instructions {...props} placed={placed} height={height} plan={plan} />
      <Threads visits={visits} at={plan.columns} />
      {columns.map((column) => {
        const added = latest !== null && columnOf(latest.path) === column;
        const sum = { x: plan.columns[column], y: plan.sums, className: 't-l t-strong t-middle' };
        return (
          <g key={column} {...partOf(column, props)}>
            <text x={plan.columns[column]} y={plan.heads} className="t-s t-strong t-middle">
              {columnName(column, mode, words)}
            </text>
            {visits
              .filter((visit) => visit.column === column)
              .map((visit) => (
                <Dot key={visit.row.first} x={plan.columns[column]} radius={plan.dot} {...visit} />
              ))}
            {added && counts[column] > 1 && (
              <text key={counts[column] - 1} {...sum} className={`${sum.className} leave beat-3`} aria-hidden="true">
                {formatNumber(counts[column] - 1)}
              </text>
            )}
            {counts[column] > 0 && (
              <text key={counts[column]} {...sum} className={`${sum.className}${added ? ' appear beat-3' : ''}`}>
                {formatNumber(counts[column])}
              </text>
            )}
          </g>
        );
      })}
      {done > 0 && (
        <text x={plan.x} y={plan.sums} className="t-s t-soft">
          {isFinished(state) ? `${formatNumber(done)} ${words.inAll}` : words.soFar}
        </text>
      )}
      {summed !== undefined && (
        <g className="appear beat-3">
          <Hull boxes={[boxAroundSum(counts[summed], summed, props)]} gap={plan.gap} radius={6} of={summed} />
        </g>
      )}
      {!isFinished(state) &&
        last !== undefined &&
        focus.includes(last.column) &&
        (layout === 'narrow' || last.column !== 'vmm') && (
          <g className="appear beat-2">
            <Hull boxes={[boxAround(trailing(visits), plan)]} gap={6} radius={plan.dot + 6} of={last.column} />
          </g>
        )}
    </>
  );
}

/** The box around a sum below its column. */
function boxAroundSum(sum: number, column: Column, { layout }: PartProps): Box {
  const { columns, sums } = TRACKS[layout];
  const size = TYPE[layout].l;
  const width = textWidth(formatNumber(sum), size);
  const height = size * DIGIT;
  return { x: columns[column] - width / 2, y: sums - height, width, height };
}

/** The last visit; of the translator all that it handled in a row. */
function trailing(visits: readonly Visit[]): readonly Visit[] {
  if (visits.at(-1)?.column !== 'translator') return visits.slice(-1);
  return visits.slice(visits.findLastIndex(({ column }) => column !== 'translator') + 1);
}

/** The box around the dots of some visits of one column, in order. */
function boxAround(visits: readonly Visit[], { columns, dot }: TrackPlan): Box {
  const [first, last] = [visits[0]!, visits.at(-1)!];
  return {
    x: columns[last.column] - dot,
    y: first.row.y - dot,
    width: 2 * dot,
    height: last.row.y - first.row.y + 2 * dot,
  };
}
