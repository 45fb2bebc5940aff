import type { ReactElement } from 'react';
import { textWidth, TYPE } from '../../drawing/fit.ts';
import { Handle } from '../../drawing/handle.tsx';
import { Hull } from '../../drawing/hull.tsx';
import type { Outcome } from '../../sim/models/rings/execute.ts';
import { rings } from '../../sim/models/rings/model.ts';
import { actorOf, current, currentLine, type RingsState } from '../../sim/models/rings/state.ts';
import { columnOf, type Column } from '../../sim/models/rings/track.ts';
import { kernelName, lookOf, opName, partOf, type PartProps } from './facts.ts';
import type { Columns, PlacedRow, RowsPlan } from './plan.ts';

/** A row that has been carried out: where its dot stands. */
export type Visit = {
  readonly row: PlacedRow;
  readonly outcome: Outcome;
  readonly column: Column;
  readonly isNew: boolean;
};

/** What has been carried out of the rows in view. */
export function visitsOf({ issued, outcomes }: RingsState, placed: readonly PlacedRow[]): readonly Visit[] {
  return placed.flatMap((row): readonly Visit[] => {
    const outcome = outcomes[row.first];
    const isNew = issued === null && outcomes.length === row.first + 1;
    return outcome === undefined ? [] : [{ row, outcome, column: columnOf(outcome.path), isNew }];
  });
}

type GroundProps = {
  readonly columns: readonly Column[];
  readonly at: Columns;
  /** Where the column of the VMM ends. */
  readonly right: number;
  /** Upper and lower end. */
  readonly ends: readonly [from: number, to: number];
};

/** What dots stand on: an axis for each who carries out, and a ground below the visits to the VMM. */
export function Ground({ columns, at, right, ends: [from, to] }: GroundProps): ReactElement {
  return (
    <>
      {columns.includes('vmm') && (
        <rect
          x={at.vmm - (right - at.vmm)}
          y={from}
          width={2 * (right - at.vmm)}
          height={to - from}
          rx={3}
          className="fill-accent-soft"
        />
      )}
      {columns.map((column) => (
        <path key={column} d={`M${at[column]} ${from + 8} V${to - 8}`} className="rings-axis" />
      ))}
    </>
  );
}

/** The dots joined in the order of the program. */
export function Threads({ visits, at }: { readonly visits: readonly Visit[]; readonly at: Columns }): ReactElement {
  return (
    <>
      {visits.slice(1).map(({ row, column, isNew }, i) => {
        const before = visits[i]!;
        return (
          <path
            key={row.first}
            d={`M${at[before.column]} ${before.row.y} L${at[column]} ${row.y}`}
            className={isNew ? 'rings-thread appear beat-2' : 'rings-thread'}
          />
        );
      })}
    </>
  );
}

type DotProps = Visit & { readonly x: number; readonly radius: number };

/** Who carried out a row: filled for the CPU, hollow for what stands in its place, dark for the VMM; crossed where it went wrong, open where it was refused. */
export function Dot({ row: { y }, outcome, isNew, x, radius }: DotProps): ReactElement {
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

type InstructionsProps = PartProps & {
  readonly placed: readonly PlacedRow[];
  /** Height of a row. */
  readonly height: number;
  readonly plan: RowsPlan;
};

/** How high a finger's place is on the row that comes next, where something else may be put before it. */
const TAP = 40;

/** The rows of the program in view. */
export function Instructions({ placed, ...props }: InstructionsProps): ReactElement {
  const { state, plan } = props;
  const line = currentLine(state);
  const done = state.outcomes.length;
  const next = placed.find(({ first, times }) => first <= done && done < first + times);
  return (
    <>
      {placed.map((row, i) => (
        <Instruction
          key={row.first}
          {...props}
          row={row}
          ends={placed[i + 1]?.ctx !== row.ctx}
          isCurrent={row.first <= line && line < row.first + row.times}
          isDone={row.first < done}
        />
      ))}
      {next !== undefined && (
        <Handle
          events={rings.choices(state).slice(1)}
          x={plan.x}
          y={next.y - TAP / 2}
          width={plan.end + 13 - plan.x}
          height={TAP}
        />
      )}
    </>
  );
}

const TONES = { u: 'a', k: 'b' } as const;

type InstructionProps = Omit<InstructionsProps, 'placed'> & {
  readonly row: PlacedRow;
  readonly ends: boolean;
  readonly isCurrent: boolean;
  readonly isDone: boolean;
};

/** One row of the program: a strip in the tone of its owner, whose name stands at the first row of a run. */
function Instruction(props: InstructionProps): ReactElement {
  const { state, layout, words, focus, row, height, plan, ends, isCurrent, isDone } = props;
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
          x={owner === null ? plan.end : plan.text}
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
