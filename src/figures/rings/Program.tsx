import type { ReactElement } from 'react';
import { Tile } from '../../drawing/tone.tsx';
import type { PartProps } from './part.ts';
import { toneOf } from './tones.ts';
import { letterOf, opName, purposeOf } from './words.ts';

/** The line the picture is about, 0-based; before the first step the first one. */
function currentLine({ issued, outcomes }: PartProps['state']): number {
  return Math.max(0, issued === null ? outcomes.length - 1 : outcomes.length);
}

/** A window on the program around the current line: path so far, who, instruction, what for. */
export function Program({ state, plan, words, uid }: PartProps): ReactElement {
  const { x, y, width, height, head, tallest } = plan.program;
  const roomy = head > plan.leading;
  const own = state.program.filter(({ inserted }) => !inserted).length;
  const row = Math.max(plan.program.row, Math.min(tallest, Math.floor((height - head) / own)));
  const rows = Math.floor((height - head) / row);
  const line = currentLine(state);
  const first = Math.max(0, Math.min(line - Math.floor(rows / 2), state.program.length - rows));
  const top = y + head;
  const columns = roomy ? { who: 40, op: 104, purpose: 214 } : { who: 26, op: 66, purpose: 148 };
  return (
    <>
      <rect x={x} y={y} width={width} height={height} rx={6} className="panel" />
      {roomy && (
        <>
          <text x={x + 10} y={y + 22} className="t-s t-soft">
            {words.program}
          </text>
          <text x={x + width - 10} y={y + 22} className="t-s t-soft t-end">
            {`${line + 1} / ${state.program.length}`}
          </text>
        </>
      )}
      {state.program.slice(first, first + rows).map(({ ctx, op, inserted }, i) => {
        const index = first + i;
        const path = state.outcomes[index]?.path;
        const mid = top + i * row + row / 2;
        const side = Math.min(row, 30) - 4;
        const tone = ctx === 'u' ? 'a' : 'b';
        return (
          <g key={index}>
            {index === line && (
              <rect x={x + 3} y={mid - row / 2} width={width - 6} height={row} rx={4} className="fill-accent-soft" />
            )}
            {inserted && (
              <rect
                x={x + 3}
                y={mid - row / 2 + 1}
                width={width - 6}
                height={row - 2}
                rx={4}
                className="line-mark dashed"
              />
            )}
            {path === undefined ? (
              <rect x={x + 8} y={mid - side / 2} width={side} height={side} rx={3} className="line-soft" />
            ) : (
              <Tile
                uid={uid}
                tone={toneOf(path)}
                x={x + 8}
                y={mid - side / 2}
                width={side}
                height={side}
                letter={words[letterOf(path)]}
              />
            )}
            <rect
              x={x + columns.who}
              y={mid - side / 2}
              width={roomy ? 54 : 36}
              height={side}
              rx={3}
              className={`tone-${tone}`}
            />
            <text
              x={x + columns.who + (roomy ? 27 : 18)}
              y={mid}
              dominantBaseline="central"
              className={`t-s t-middle ink-${tone}`}
            >
              {ctx === 'u' ? words.appShort : words.kernelShort}
            </text>
            <text x={x + columns.op} y={mid} dominantBaseline="central" className="t-s t-strong">
              {opName(op, words)}
            </text>
            <text x={x + columns.purpose} y={mid} dominantBaseline="central" className="t-s t-soft">
              {words[purposeOf(op)]}
            </text>
          </g>
        );
      })}
    </>
  );
}
