import type { ReactElement } from 'react';
import { TYPE } from '../../drawing/fit.ts';
import { Headline } from '../../drawing/headline.tsx';
import { Hull } from '../../drawing/hull.tsx';
import { formatNumber } from '../../drawing/number.ts';
import { Lines, wrap } from '../../drawing/text.tsx';
import { currentLine, isWrong, type RingsState } from '../../sim/models/rings/state.ts';
import { columnsOf, countsOf, isFinished, rowsOf, type Column } from '../../sim/models/rings/track.ts';
import { columnName, modeName, partOf, wrongText, type PartProps } from './facts.ts';
import { PAIRS, placeRows, type Columns, type PairPlan } from './plan.ts';
import { Dot, Ground, Instructions, Threads, visitsOf, type Visit } from './Visits.tsx';

/** One half of a comparison: its state, where its track begins, and what it has carried out. */
type Half = { readonly state: RingsState; readonly x: number; readonly at: Columns; readonly visits: readonly Visit[] };

/** The program once, and beside it who carries out each row in either mode; above both, how often the VMM had to come. */
export function Pair(props: PartProps & { readonly beside: RingsState }): ReactElement {
  const { state, beside, layout } = props;
  const plan = PAIRS[layout];
  const rows = rowsOf(state);
  const line = currentLine(state);
  const [placed, height] = placeRows(rows, line, plan);
  const halves = [state, beside].map((one, i): Half => {
    const x = plan.halves[i]!;
    const { cpu, translator, vmm } = plan.columns;
    return {
      state: one,
      x,
      at: { cpu: x + cpu, translator: x + translator, vmm: x + vmm },
      visits: visitsOf(one, placed),
    };
  });
  return (
    <>
      <Visited {...props} halves={halves} plan={plan} />
      {layout === 'wide' ? <Program {...props} plan={plan} /> : <Legend {...props} plan={plan} />}
      {placed.map(({ first, y, owner, starts }) => (
        <path
          key={first}
          d={`M${plan.x} ${(owner ?? y) - height / 2} H${plan.halves[1] + plan.width}`}
          className={starts ? 'rings-row is-start' : 'rings-row'}
        />
      ))}
      <Instructions {...props} placed={placed} height={height} plan={plan} />
      {halves.map((half, i) => (
        <Track
          key={half.x}
          {...props}
          half={half}
          plan={plan}
          ends={[plan.top - height / 2, placed.at(-1)!.y + height / 2]}
          isOwn={i === 0}
        />
      ))}
      <Parting halves={halves} plan={plan} />
    </>
  );
}

type PlacedProps = PartProps & { readonly plan: PairPlan };

/** How often the VMM had to come in either mode. */
function Visited({ state, words, plan, halves }: PlacedProps & { readonly halves: readonly Half[] }): ReactElement {
  const counts = halves.map((half) => countsOf(half.state).vmm);
  const isNew = halves.map(({ visits }) => visits.at(-1)?.isNew === true && visits.at(-1)?.column === 'vmm');
  const told = (numbers: readonly number[]) =>
    numbers.every((number) => number === 0) && !isFinished(state)
      ? words.howOften
      : `${numbers.map((number) => formatNumber(number)).join('\u00a0:\u00a0')} ${words.visits}`;
  const before = told(counts.map((count, i) => count - (isNew[i] === true ? 1 : 0)));
  return <Headline x={plan.x} y={plan.title} before={before} now={told(counts)} />;
}

function Program({ words, plan }: PlacedProps): ReactElement {
  return (
    <text x={plan.x} y={plan.heads} className="t-s t-strong">
      {words.program}
    </text>
  );
}

/** Where there is no room for its name above a column: who has a hollow dot. */
function Legend({ state, beside, words, plan }: PlacedProps & { readonly beside: RingsState }): ReactElement | null {
  const names = [state, beside].flatMap(({ machine: { mode } }) =>
    columnsOf(mode).includes('translator') ? [columnName('translator', mode, words)] : [],
  );
  if (names.length === 0) return null;
  return (
    <>
      <circle cx={plan.x + plan.dot + 2} cy={plan.heads - 5} r={plan.dot} className="rings-dot-translator" />
      <Lines
        x={plan.x + 2 * plan.dot + 8}
        y={plan.heads - (new Set(names).size - 1) * 17}
        lines={[...new Set(names)]}
        leading={17}
        className="t-s"
      />
    </>
  );
}

type TrackProps = PlacedProps & {
  readonly half: Half;
  readonly ends: readonly [from: number, to: number];
  /** The half that the table of the state tells of. */
  readonly isOwn: boolean;
};

/** Who carries out what in one mode, and what goes wrong in it unnoticed. */
function Track(props: TrackProps): ReactElement {
  const { half, layout, words, plan, ends, isOwn } = props;
  const { state, x, at, visits } = half;
  const { mode } = state.machine;
  const columns = columnsOf(mode);
  const wrong = state.outcomes.filter(isWrong).map(({ op }) => op);
  const hasHead = (column: Column) => layout === 'wide' || column !== 'translator';
  return (
    <g data-mode={mode} data-value={countsOf(state).vmm}>
      <Lines
        x={x}
        y={plan.names}
        lines={layout === 'wide' ? [modeName(state, words)] : wrap(modeName(state, words), 9)}
        leading={TYPE[layout].s + 3}
        className="t-s t-strong"
      />
      <Ground columns={columns} at={at} right={x + plan.right} ends={ends} />
      <Threads visits={visits} at={at} />
      {columns.map((column) => (
        <g key={column} {...(isOwn ? partOf(column, props) : {})}>
          {hasHead(column) ? (
            <text x={at[column]} y={plan.heads} className="t-s t-middle">
              {columnName(column, mode, words)}
            </text>
          ) : (
            <circle cx={at[column]} cy={plan.heads - 5} r={plan.dot} className="rings-dot-translator" />
          )}
          {visits
            .filter((visit) => visit.column === column)
            .map((visit) => (
              <Dot key={visit.row.first} x={at[column]} radius={plan.dot} {...visit} />
            ))}
        </g>
      ))}
      {wrong.length > 0 && (
        <text x={x} y={plan.foot} className="t-s t-mark t-strong">
          {wrongText(wrong, props, plan.width)}
        </text>
      )}
    </g>
  );
}

/** The one outline of a step: the row that has just been carried out, where the two modes did it elsewhere. */
function Parting({
  halves,
  plan: { dot },
}: {
  readonly halves: readonly Half[];
  readonly plan: PairPlan;
}): ReactElement | null {
  const latest = halves.flatMap(({ visits, at }) => {
    const visit = visits.at(-1);
    return visit?.isNew === true ? [{ ...visit, x: at[visit.column] }] : [];
  });
  const [one, other] = latest;
  if (one === undefined || other === undefined || one.column === other.column) return null;
  return (
    <g key={one.row.first} className="enter beat-2">
      <Hull
        boxes={latest.map(({ x, row }) => ({ x: x - dot, y: row.y - dot, width: 2 * dot, height: 2 * dot }))}
        gap={5}
        radius={dot + 5}
        of="parting"
      />
    </g>
  );
}
