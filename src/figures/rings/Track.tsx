import type { ReactElement } from 'react';
import { textWidth, TYPE } from '../../drawing/fit.ts';
import { Handle } from '../../drawing/handle.tsx';
import { Hull, type Box } from '../../drawing/hull.tsx';
import { formatNumber } from '../../drawing/number.ts';
import type { Outcome } from '../../sim/models/rings/execute.ts';
import { rings } from '../../sim/models/rings/model.ts';
import { actorOf, current, currentLine, handled } from '../../sim/models/rings/state.ts';
import { columnOf, columnsOf, countsOf, isFinished, rowsOf, type Column } from '../../sim/models/rings/track.ts';
import { columnName, kernelName, lookOf, opName, partOf, type PartProps } from './facts.ts';
import { placeRows, TRACKS, type PlacedRow, type TrackPlan } from './plan.ts';

/** A row that has been carried out: where its dot stands. */
type Visit = { readonly row: PlacedRow; readonly outcome: Outcome; readonly column: Column; readonly isNew: boolean };

const TONES = { u: 'a', k: 'b' } as const;

/** How high a finger's place is on the row that comes next, where something else may be put before it. */
const TAP = 40;

/** The program row by row: who carries out each instruction, joined in order, with what that adds up to. */
export function Track(props: PartProps): ReactElement {
  const { state, layout, words, focus } = props;
  const plan = TRACKS[layout];
  const { mode } = state.machine;
  const rows = rowsOf(state);
  const line = currentLine(state);
  const [placed, height] = placeRows(
    rows,
    rows.findLastIndex(({ first }) => first <= line),
    layout,
  );
  const done = state.outcomes.length;
  const visits = placed.flatMap((row): readonly Visit[] => {
    const outcome = state.outcomes[row.first];
    const isNew = state.issued === null && done === row.first + 1;
    return outcome === undefined ? [] : [{ row, outcome, column: columnOf(outcome.path), isNew }];
  });
  const columns = columnsOf(mode);
  const counts = countsOf(state);
  const latest = handled(state);
  const [head, foot] = [plan.top - height / 2 - 6, placed.at(-1)!.y + height / 2];
  const last = visits.at(-1);
  const next = placed.find(({ first, times }) => first <= done && done < first + times);
  return (
    <>
      <text x={plan.x} y={plan.title} className="t-s t-strong">
        {layout === 'wide' ? words.program : words.whoExecutes}
      </text>
      {columns.includes('vmm') && (
        <rect
          x={plan.columns.vmm - (plan.right - plan.columns.vmm)}
          y={head}
          width={2 * (plan.right - plan.columns.vmm)}
          height={foot - head}
          rx={3}
          className="fill-accent-soft"
        />
      )}
      {columns.map((column) => (
        <path key={column} d={`M${plan.columns[column]} ${head + 8} V${foot - 8}`} className="rings-axis" />
      ))}
      {placed.map((row, i) => (
        <Instruction
          key={row.first}
          {...props}
          row={row}
          height={height}
          ends={placed[i + 1]?.ctx !== row.ctx}
          isCurrent={row.first <= line && line < row.first + row.times}
          isDone={row.first < done}
        />
      ))}
      {visits.slice(1).map(({ row, column, isNew }, i) => {
        const before = visits[i]!;
        return (
          <path
            key={row.first}
            d={`M${plan.columns[before.column]} ${before.row.y} L${plan.columns[column]} ${row.y}`}
            className={isNew ? 'rings-thread appear beat-2' : 'rings-thread'}
          />
        );
      })}
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
      {next !== undefined && (
        <Handle
          events={rings.choices(state).slice(1)}
          x={plan.x}
          y={next.y - TAP / 2}
          width={plan.columns.cpu - plan.dot - 6 - plan.x}
          height={TAP}
        />
      )}
      {done > 0 && (
        <text x={plan.x} y={plan.sums} className="t-s t-soft">
          {isFinished(state) ? `${formatNumber(done)} ${words.inAll}` : words.soFar}
        </text>
      )}
      {last !== undefined && focus.includes(last.column) && (layout === 'narrow' || last.column !== 'vmm') && (
        <g className="appear beat-2">
          <Hull boxes={[boxAround(trailing(visits), plan)]} gap={6} radius={plan.dot + 6} of={last.column} />
        </g>
      )}
    </>
  );
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

type DotProps = Visit & { readonly x: number; readonly radius: number };

/** Who carried out a row: filled for the CPU, hollow for what stands in its place, dark for the VMM; crossed where it went wrong, open where it was refused. */
function Dot({ row: { y }, outcome, isNew, x, radius }: DotProps): ReactElement {
  const look = lookOf(outcome);
  const arm = radius * 0.45;
  return (
    <g className={isNew ? 'appear beat-2' : undefined}>
      <circle cx={x} cy={y} r={radius} className={`rings-dot-${look}`} />
      {look === 'wrong' && (
        <path
          d={`M${x - arm} ${y - arm} L${x + arm} ${y + arm} M${x + arm} ${y - arm} L${x - arm} ${y + arm}`}
          className="rings-cross"
        />
      )}
    </g>
  );
}

type InstructionProps = PartProps & {
  readonly row: PlacedRow;
  readonly height: number;
  readonly ends: boolean;
  readonly isCurrent: boolean;
  readonly isDone: boolean;
};

/** One row of the program: a strip in the tone of its owner, whose name stands at the first row of a run. */
function Instruction(props: InstructionProps): ReactElement {
  const { state, layout, words, focus, row, height, ends, isCurrent, isDone } = props;
  const plan = TRACKS[layout];
  const { ctx, op, times, inserted, y, owner, starts } = row;
  const name = times === 1 ? opName(op, words) : `${times} × ${opName(op, words)}`;
  const tone = TONES[ctx];
  const [above, below] = [starts ? 3 : 0, ends ? 3 : 0];
  const central = { dominantBaseline: 'central' } as const;
  const size = TYPE[layout].s;
  const box = { x: plan.text - 6, y: y - height / 2 + 2, width: textWidth(name, size) + 12, height: height - 4 };
  const isWaiting = current(state) === null;
  const strong = isDone || (isCurrent && !isWaiting);
  const who = ctx === 'u' ? words.app : kernelName(state, words);
  return (
    <g {...(isCurrent ? partOf('token', props) : {})} data-owner={actorOf(ctx)}>
      <rect
        x={plan.x}
        y={y - height / 2 + above}
        width={layout === 'wide' ? 8 : 5}
        height={height - above - below}
        className={`tone-${tone}`}
      />
      {starts && (
        <text
          x={owner === null ? plan.columns.cpu - 28 : plan.text}
          y={owner ?? y}
          {...central}
          className={`t-s ink-${tone}${owner === null ? ' t-end' : ''}`}
        >
          {who}
        </text>
      )}
      {inserted && <rect {...box} rx={4} className="line dashed" />}
      <text x={plan.text} y={y} {...central} className={`t-s ${strong ? 't-strong' : 't-soft'}`}>
        {name}
      </text>
      {layout === 'narrow' && isCurrent && focus.includes('token') && <Hull boxes={[box]} of="token" />}
    </g>
  );
}
