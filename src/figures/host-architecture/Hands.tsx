import type { ReactElement } from 'react';
import { Lines, wrap } from '../../drawing/text.tsx';
import { PARTIES, partOfParty } from '../../sim/models/host-architecture/rules.ts';
import { currentTrace } from '../../sim/models/host-architecture/state.ts';
import { partyWord } from './facts.ts';
import { hands } from './plan.ts';
import { HandDot, type PartProps } from './Stage.tsx';

const DOT = 9;

/** Who has a hand in which request: a row that has not come yet is a name. */
export function Hands({ state, words }: PartProps): ReactElement {
  const { x, columns, headY, legendY } = hands;
  const heads = { vmm: words.vmm, vmkernel: words.partyKernel, console: words.console };
  const esxi = state.setup.variant === 'esxi';
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
      {state.traces.map((trace) => {
        const y = rowY(state, trace.kind);
        return (
          <g key={trace.kind} data-row={trace.kind}>
            {PARTIES.filter((party) => party !== 'console' || !esxi).map((party) => {
              const hand = partOfParty(trace, party);
              return (
                <g key={`${party} ${hand}`} className="enter beat-2" data-hand={party}>
                  <HandDot x={columns[PARTIES.indexOf(party)]!} y={y} radius={DOT} hand={hand} />
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

/** The height of a row in the helper. */
export function rowY({ requests }: PartProps['state'], kind: (typeof requests)[number]): number {
  return hands.first + requests.indexOf(kind) * hands.step;
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

/** The same for one request, where there is no room for rows: the one that is on its way. */
export function HandsLine({ state, words }: PartProps): ReactElement {
  const trace = currentTrace(state);
  const places = [
    ['vmm', 4, 62],
    ['vmkernel', 90, 176],
    ['console', 204, 340],
  ] as const;
  return (
    <>
      <Legend x={4} y={392} gap={110} words={words} radius={7} />
      {places.map(([party, x, dot]) => {
        const hand = trace === undefined ? null : partOfParty(trace, party);
        return (
          <g key={party}>
            <text className={hand === null || hand === 'none' ? 't-s t-soft' : 't-s'} x={x} y={416}>
              {words[partyWord[party]]}
            </text>
            {hand !== null && (
              <g key={hand} className="enter beat-2" data-hand={party}>
                <HandDot x={dot} y={411} radius={7} hand={hand} />
              </g>
            )}
          </g>
        );
      })}
    </>
  );
}
