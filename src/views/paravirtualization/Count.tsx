import type { ReactElement } from 'react';
import { exitsOf, isIdle } from '../../sim/scenarios/paravirtualization/stack.ts';
import { formatNumber } from './format.ts';
import { interruptText } from './facts.ts';
import { objectProps, type PartProps } from './part.ts';

/** What one stack has cost: the exits as a number and as strokes, its interrupts, and the exits per request at the end. */
export function Count(part: PartProps): ReactElement {
  const { path, state, words, plan } = part;
  const stack = state.stacks[path];
  const exits = exitsOf(stack.counters);
  const left = plan.left[path];
  const { pitch, height, perLine } = plan.tally;
  const lines = Math.ceil(48 / perLine);
  const strokes = Array.from({ length: exits }, (_, i) => {
    const [x, y] = [left + 2 + (i % perLine) * pitch, plan.countY + 8 + Math.floor(i / perLine) * (height + 2)];
    return `M${x} ${y}v${height}`;
  }).join('');
  const below = plan.countY + 8 + lines * (height + 2);
  const done = stack.available && isIdle(stack) && state.coming.length === 0;
  const each = `${formatNumber(exits / Math.max(1, stack.acknowledged))} ${state.device === 'network' ? words.perPacket : words.perOrder}`;
  const interrupts = interruptText(stack.counters.interrupts, words);
  return (
    <g {...objectProps(`count-${path}`, part)}>
      <rect
        className="fill-sunken"
        x={left}
        y={plan.countY - 22}
        width={plan.box}
        height={plan.size[1] - plan.countY + 20}
        rx={5}
      />
      {stack.available ? (
        <>
          <text className="t-s" x={left + 6} y={plan.countY}>
            <tspan className="t-l t-strong">{exits}</tspan> {exits === 1 ? words.exit : words.exits}
          </text>
          <path className="line-mark" d={strokes} />
          {plan.layout === 'wide' ? (
            <>
              <text className="t-s t-soft t-end" x={left + plan.box - 6} y={plan.countY}>
                {interrupts}
              </text>
              {done && (
                <text className="t-s t-strong" x={left + 6} y={below + 18}>
                  {each}
                </text>
              )}
            </>
          ) : (
            <>
              <text className="t-s t-soft" x={left + 6} y={below + 15}>
                {interrupts}
              </text>
              {done && (
                <text className="t-s t-strong" x={left + 6} y={below + 32}>
                  {each}
                </text>
              )}
            </>
          )}
        </>
      ) : (
        <text className="t-s t-soft" x={left + 6} y={plan.countY}>
          {words.impossible}
        </text>
      )}
    </g>
  );
}
