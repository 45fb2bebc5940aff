import type { ReactElement } from 'react';
import { Lines, wrap } from '../../drawing/text.tsx';
import { requestName } from '../../sim/models/host-architecture/notes.ts';
import { PARTIES, partOfParty, type Kind, type Party, type Trace } from '../../sim/models/host-architecture/rules.ts';
import { currentTrace, type HostState } from '../../sim/models/host-architecture/state.ts';
import { adminOf, partyWord } from './facts.ts';
import { hands } from './plan.ts';
import { HandDot, type PartProps } from './Stage.tsx';

const DOT = 9;
const LEADING = 22;

/** A row of the helper or of the balance: a request of one of the hosts, and its name. */
export type Row = {
  readonly key: string;
  readonly kind: Kind;
  readonly host: HostState;
  readonly trace: Trace | undefined;
  readonly name: string;
};

/** Row after row, in the order in which is asked; in a comparison an order has one for each host. */
export function rowsOf(
  { state, beside, words }: Pick<PartProps, 'state' | 'beside' | 'words'>,
  short: boolean,
): readonly Row[] {
  const rowOf = (kind: Kind, host: HostState, name: string): Row => {
    const trace = host.traces.find((one) => one.kind === kind);
    return { key: `${kind}${host === beside ? ' beside' : ''}`, kind, host, trace, name };
  };
  return state.requests.flatMap((kind) =>
    kind === 'admin' && beside !== undefined
      ? [state, beside].map((host) => rowOf(kind, host, adminOf(host, words, short)))
      : [rowOf(kind, state, words[requestName(kind)])],
  );
}

/** Who has a hand in which request: a row that has not come yet is a name. */
export function Hands(props: PartProps): ReactElement {
  const { words, plan } = props;
  const { x, columns, headY, first, legendY } = hands;
  const rows = rowsOf(props, true);
  return (
    <>
      <text className="t-s t-strong" x={x} y={20}>
        {words.handsTitle}
      </text>
      {PARTIES.map((party) => {
        const lines = party === 'console' ? wrap(words.console, 8) : [words[partyWord[party]]];
        const [at, y] = [columns[party], headY[party]];
        const isEnd = party === 'hil';
        return (
          <g key={party}>
            <Lines
              className={`t-s t-soft ${isEnd ? 't-end' : 't-middle'}`}
              x={isEnd ? plan.size[0] - 2 : at}
              y={y - (lines.length - 1) * LEADING}
              lines={lines}
              leading={LEADING}
            />
            {y < headY.vmm && <path className="line" d={`M${at} ${y + 8}V${first - DOT - 6}`} />}
          </g>
        );
      })}
      {rows.map(({ key, kind, host, trace }, i) => {
        if (trace === undefined) return null;
        const esxi = host.setup.variant === 'esxi';
        return (
          <g key={key} data-row={kind}>
            {PARTIES.filter((party) => party !== 'console' || !esxi).map((party) => {
              const hand = partOfParty(trace, party);
              return (
                <g key={`${party} ${hand}`} className="enter beat-2" data-hand={party}>
                  <HandDot x={columns[party]} y={rowY(rows.length, i)} radius={DOT} hand={hand} />
                </g>
              );
            })}
          </g>
        );
      })}
      <Legend x={x} y={legendY} gap={130} words={words} radius={DOT} />
    </>
  );
}

/** The height of a row in the helper: seven stand a little closer than six. */
export function rowY(rows: number, nth: number): number {
  return hands.first + nth * (rows > 6 ? hands.closer : hands.step);
}

type LegendProps = Pick<PartProps, 'words'> & {
  readonly x: number;
  readonly y: number;
  readonly gap: number;
  readonly radius: number;
};

function Legend({ x, y, gap, words, radius }: LegendProps): ReactElement {
  return (
    <>
      {(['involved', 'prepared'] as const).map((hand, i) => (
        <g key={hand}>
          <HandDot x={x + radius + i * gap} y={y - radius * 0.7} radius={radius} hand={hand} />
          <text className="t-s" x={x + 2.8 * radius + i * gap} y={y}>
            {words[hand]}
          </text>
        </g>
      ))}
    </>
  );
}

/** The same for one request, where there is no room for rows: the one that is on its way; of two orders one below the other. */
export function HandsLine(props: PartProps): ReactElement {
  const { state, words, beside } = props;
  // Two hosts have a row of names more, and what is below them stands lower.
  const [upper, lower] = beside === undefined ? [396, 420] : [402, 424];
  const rows = rowsOf(props, true).filter(
    ({ trace }) => trace !== undefined && trace.kind === currentTrace(state)?.kind,
  );
  if (rows.length === 2) {
    return (
      <>
        {rows.map((row, i) => (
          <g key={row.key}>
            <text className="t-s t-strong" x={4} y={i === 0 ? upper : lower}>
              {words[row.host.setup.variant]}
            </text>
            <HandsOf trace={row.trace} host={row.host} words={words} y={i === 0 ? upper : lower} places={BOTH} />
          </g>
        ))}
      </>
    );
  }
  return (
    <>
      <Legend x={4} y={upper} gap={110} words={words} radius={7} />
      <HandsOf trace={rows[0]?.trace} host={state} words={words} y={lower} places={ALONE} />
    </>
  );
}

/** Where the parties of a line and their dots stand. */
type Places = readonly { readonly party: Party; readonly x: number; readonly dot: number; readonly row: 0 | 1 }[];
const ALONE: Places = [
  { party: 'vmm', x: 4, dot: 203, row: 0 },
  { party: 'vmkernel', x: 220, dot: 348, row: 0 },
  { party: 'hil', x: 4, dot: 203, row: 1 },
  { party: 'console', x: 220, dot: 348, row: 1 },
];
/** An order meets neither the VMM nor the Hardware Interface Layer. */
const BOTH: Places = [
  { party: 'console', x: 62, dot: 198, row: 0 },
  { party: 'vmkernel', x: 236, dot: 322, row: 0 },
];
const ROW = 23;

type HandsOfProps = Pick<Row, 'trace' | 'host'> &
  Pick<PartProps, 'words'> & { readonly y: number; readonly places: Places };

function HandsOf({ trace, host, words, y, places }: HandsOfProps): ReactElement {
  const gone = places === BOTH && host.setup.variant === 'esxi';
  return (
    <>
      {places.map(({ party, x, dot, row }) => {
        const line = y + row * ROW;
        if (party === 'console' && gone) return null;
        const hand = trace === undefined ? null : partOfParty(trace, party);
        return (
          <g key={party}>
            <text className={hand === null || hand === 'none' ? 't-s t-soft' : 't-s'} x={x} y={line}>
              {words[partyWord[party]]}
            </text>
            {hand !== null && (
              <g key={hand} className="enter beat-2" data-hand={party}>
                <HandDot x={dot} y={line - 5} radius={7} hand={hand} />
              </g>
            )}
          </g>
        );
      })}
    </>
  );
}
