import type { ReactElement } from 'react';
import { Lines, wrap } from '../../drawing/text.tsx';
import { requestName } from '../../sim/models/host-architecture/notes.ts';
import { PARTIES, partOfParty, type Kind, type Trace } from '../../sim/models/host-architecture/rules.ts';
import { currentTrace, type HostState } from '../../sim/models/host-architecture/state.ts';
import { adminOf, partyWord } from './facts.ts';
import { hands } from './plan.ts';
import { HandDot, type PartProps } from './Stage.tsx';

const DOT = 9;

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
  const { words } = props;
  const { x, columns, headY, legendY } = hands;
  const heads = { vmm: words.vmm, vmkernel: words.partyKernel, console: words.console };
  const rows = rowsOf(props, true);
  return (
    <>
      <text className="t-s t-strong" x={x} y={20}>
        {words.handsTitle}
      </text>
      {PARTIES.map((party, i) => {
        const lines = wrap(heads[party], 8);
        return (
          <Lines
            key={party}
            className="t-s t-soft t-middle"
            x={columns[i]!}
            y={headY - (lines.length - 1) * 22}
            lines={lines}
            leading={22}
          />
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
                  <HandDot x={columns[PARTIES.indexOf(party)]!} y={rowY(rows.length, i)} radius={DOT} hand={hand} />
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
  const [upper, lower] = beside === undefined ? [392, 416] : [396, 418];
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
type Places = readonly (readonly [party: (typeof PARTIES)[number], x: number, dot: number])[];
const ALONE: Places = [
  ['vmm', 4, 62],
  ['vmkernel', 90, 176],
  ['console', 204, 340],
];
/** An order never meets the VMM. */
const BOTH: Places = [
  ['console', 62, 198],
  ['vmkernel', 236, 322],
];

type HandsOfProps = Pick<Row, 'trace' | 'host'> &
  Pick<PartProps, 'words'> & { readonly y: number; readonly places: Places };

function HandsOf({ trace, host, words, y, places }: HandsOfProps): ReactElement {
  const gone = places === BOTH && host.setup.variant === 'esxi';
  return (
    <>
      {places.map(([party, x, dot]) => {
        if (party === 'console' && gone) return null;
        const hand = trace === undefined ? null : partOfParty(trace, party);
        return (
          <g key={party}>
            <text className={hand === null || hand === 'none' ? 't-s t-soft' : 't-s'} x={x} y={y}>
              {words[partyWord[party]]}
            </text>
            {hand !== null && (
              <g key={hand} className="enter beat-2" data-hand={party}>
                <HandDot x={dot} y={y - 5} radius={7} hand={hand} />
              </g>
            )}
          </g>
        );
      })}
    </>
  );
}
