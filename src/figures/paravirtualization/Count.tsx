import type { ReactElement } from 'react';
import { MOST_REQUESTS } from '../../sim/models/paravirtualization/model.ts';
import { exitsOf, isIdle } from '../../sim/models/paravirtualization/stack.ts';
import { formatNumber } from '../../drawing/number.ts';
import { round } from '../../drawing/text.tsx';
import { interruptText } from './facts.ts';
import type { Plan } from './geometry.ts';
import { objectProps, type PartProps } from './part.ts';

/** Most strokes of a tally: four exits for each request of the emulated path. */
const MOST_STROKES = 4 * MOST_REQUESTS;

/** What one stack has cost: the exits as a number and as strokes, its interrupts, and in the end the exits per request. */
export function Count(part: PartProps): ReactElement {
  const { path, state, words, plan } = part;
  const { available, counters, acknowledged } = state.stacks[path];
  const exits = exitsOf(counters);
  const [left, top] = [plan.left[path] + 6, plan.countY + 8];
  const end = top + Math.ceil(MOST_STROKES / plan.tally.perLine) * (plan.tally.height + 2) + plan.leading - 4;
  const done = available && acknowledged > 0 && isIdle(state.stacks[path]) && state.coming.length === 0;
  const unit = state.device === 'network' ? words.perPacket : words.perOrder;
  const each = done ? `${formatNumber(exits / acknowledged, 2)} ${unit}` : '';
  const wide = plan.layout === 'wide';
  return (
    <g {...objectProps(`count-${path}`, part)}>
      <rect
        className="panel"
        x={left - 6}
        y={plan.rows.hardware.y + plan.rows.hardware.height + plan.gap}
        width={plan.box}
        height={plan.countHeight}
        rx={5}
      />
      {available ? (
        <>
          <text className="t-s" x={left} y={plan.countY}>
            <tspan className={wide ? 't-xl t-strong' : 't-l t-strong'}>{exits}</tspan>{' '}
            {exits === 1 ? words.exit : words.exits}
          </text>
          <path className="fill-mark" d={strokes(exits, left + 1, top, plan)} />
          <text className="t-s t-soft" x={left} y={end}>
            {interruptText(counters.interrupts, words)}
          </text>
          <text
            className={`t-s t-strong ${wide ? 't-end' : ''}`}
            x={wide ? left + plan.box - 13 : left}
            y={wide ? end : end + plan.leading}
          >
            {each}
          </text>
        </>
      ) : (
        <text className="t-s t-soft" x={left} y={plan.countY}>
          {words.impossible}
        </text>
      )}
    </g>
  );
}

/** One stroke for each exit, line by line. */
function strokes(exits: number, left: number, top: number, { tally: { pitch, height, perLine } }: Plan): string {
  const one = (_: unknown, i: number): string =>
    `M${round(left + (i % perLine) * pitch)} ${top + Math.floor(i / perLine) * (height + 2)}h${pitch / 2}v${height}h${-pitch / 2}z`;
  return Array.from({ length: exits }, one).join('');
}
