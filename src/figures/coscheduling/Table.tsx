import type { ReactElement } from 'react';
import { quietPart } from '../../drawing/part.ts';
import { Lines, round, wrap } from '../../drawing/text.tsx';
import { Tile } from '../../drawing/tone.tsx';
import { tableRows } from '../../sim/models/coscheduling/facts.ts';
import { range } from '../../sim/models/coscheduling/sets.ts';
import { demandText, type PartProps } from './facts.ts';

const policies = ['esx3', 'esx4'] as const;

/** Width of what a cell says. */
const CELL = 50;

/** The rules beside the table: where, and how many characters a line has. */
const RULES = { x: 712, limit: 23 };

/** Table 2.16: every combination of the vCPUs, and in a column each whether ESX 3 and ESX 4 let it start. */
export function Table(part: PartProps): ReactElement {
  const { state, words, uid, plan, facts } = part;
  const isWide = plan.layout === 'wide';
  const rows = tableRows(state);
  const members = range(state.input.vcpus);
  const blocks = isWide && rows.length > 8 ? 2 : 1;
  const perBlock = Math.ceil(rows.length / blocks);
  const top = isWide ? 68 : 52;
  const pitch = Math.min(isWide ? 42 : 34, Math.floor((plan.height - top - (isWide ? 8 : 26)) / perBlock));
  const [chip, column, width] = isWide ? [44, 62, 344] : [42, 70, 0];
  const height = pitch - (isWide ? 8 : 4);
  const columnX = (x: number, i: number) => x + members.length * (chip + 4) + 12 + i * column;
  return (
    <g {...quietPart('sets', { facts })}>
      <text className="t-strong" x={4} y={isWide ? 24 : 18}>
        {words.table}
      </text>
      {range(blocks).map((block) =>
        policies.map((policy, i) => (
          <text
            key={`${block} ${policy}`}
            className="t-s t-strong t-middle"
            x={columnX(4 + block * width, i) + CELL / 2}
            y={top - 10}
          >
            {words[policy]}
          </text>
        )),
      )}
      {rows.map(({ set, legal }, n) => {
        const x = 4 + Math.floor(n / perBlock) * width;
        const y = top + (n % perBlock) * pitch;
        return (
          <g key={set.join()} data-set={set.join('')}>
            {members.map((v) =>
              set.includes(v) ? (
                <g key={v}>
                  <rect className="fill-sunken" x={x + v * (chip + 4)} y={y} width={chip} height={height} rx={3} />
                  <text
                    className="t-s t-middle"
                    x={x + v * (chip + 4) + chip / 2}
                    y={y + height / 2}
                    dominantBaseline="central"
                  >
                    V{v}
                  </text>
                </g>
              ) : null,
            )}
            {policies.map((policy, i) => {
              const box = { x: columnX(x, i), y, width: CELL, height };
              return legal[i] ? (
                <Tile key={policy} uid={uid} tone="run" {...box} letter="✓" />
              ) : (
                <path key={policy} className="line" d={`M${box.x + CELL / 2 - 8} ${round(y + height / 2)} h16`} />
              );
            })}
          </g>
        );
      })}
      {isWide && (
        <>
          <text className="t-s t-strong" x={RULES.x} y={top + 18}>
            {words.situation}
          </text>
          {policies.map((policy, i) => (
            <Lines
              key={policy}
              className="t-s"
              x={RULES.x}
              y={top + 56 + i * 76}
              lines={wrap(`${words[policy]}: ${demandText(state, words, policy) ?? words.anything}`, RULES.limit)}
              leading={26}
            />
          ))}
        </>
      )}
    </g>
  );
}
