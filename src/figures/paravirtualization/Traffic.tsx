import type { ReactElement } from 'react';
import { formatNumber } from '../../drawing/number.ts';
import { partOf } from '../../drawing/part.ts';
import { round } from '../../drawing/text.tsx';
import { Tile, type Tone } from '../../drawing/tone.tsx';
import { MOST_REQUESTS } from '../../sim/models/paravirtualization/model.ts';
import { ACCESSES_PER_INTERRUPT, ACCESSES_PER_REQUEST } from '../../sim/models/paravirtualization/routes.ts';
import { exitCause, exitsNow, exitsOf, jobOf, phaseOf, type Phase } from '../../sim/models/paravirtualization/stack.ts';
import { exitsEach } from '../../sim/models/paravirtualization/state.ts';
import { exitWord, interruptText, type PartProps } from './facts.ts';
import { rowsOf, tokenAt, type Plan } from './plan.ts';

/** A request that waits is light, one that is under way is marked as the guest's, a reported one is dark. */
const TONE_OF = { waiting: 'free', held: 'ready', underWay: 'a', reported: 'run' } as const satisfies Record<
  Phase,
  Tone
>;
export const TONES: readonly Tone[] = Object.values(TONE_OF);

/** The numbered requests of one stack, each in its own lane. */
export function Tokens({ path, state, plan, uid }: PartProps): ReactElement {
  const stack = state.stacks[path];
  const box = { x: 0, y: 0, width: plan.token.width, height: plan.token.height };
  return (
    <>
      {stack.requests.map((request) => {
        const row = rowsOf[path][request.depth] ?? 'hardware';
        const [x, y] = tokenAt(plan, path, request.id, row);
        return (
          <g key={`${path}-${request.id}`} className="move" transform={`translate(${x} ${y})`}>
            <Tile uid={uid} tone={TONE_OF[phaseOf(request, stack)]} {...box} letter={`${request.id}`} />
          </g>
        );
      })}
    </>
  );
}

/** Doors in the border: one opens for every exit of this tick. At most two exits happen at once on any path. */
export function Doors({ path, state, words, plan }: PartProps): ReactElement {
  const stack = state.stacks[path];
  const open = exitsNow(stack);
  const [width, height] = plan.door;
  const left = plan.left[path] + 4;
  const exits = `${open} ${exitWord(open, words)}`;
  const cause = exitCause(stack);
  return (
    <g data-object={`door-${path}`}>
      {[0, 1].map((i) => (
        <Door key={i} x={left + i * (width + 6)} y={plan.doorY} width={width} height={height} open={i < open} />
      ))}
      {open > 0 && (
        <text className="t-s t-strong t-mark" x={left + 2 * width + 14} y={plan.doorY + height - 4}>
          {plan.layout === 'narrow' ? `+${open}` : cause === null ? exits : `${words[cause]}: ${exits}`}
        </text>
      )}
    </g>
  );
}

type DoorProps = Readonly<Record<'x' | 'y' | 'width' | 'height', number>> & { readonly open: boolean };

function Door({ x, y, width, height, open }: DoorProps): ReactElement {
  return (
    <>
      <rect className={open ? 'fill-mark' : 'line fill-sunken'} x={x} y={y} width={width} height={height} />
      {open ? (
        <path className="fill-mark-soft" d={`M${x + 2} ${y + 2}l${width * 0.5} 4v${height - 8}l${-width * 0.5} 2z`} />
      ) : (
        <circle className="fill-ink" cx={x + width - 3.5} cy={y + height / 2} r={1.4} />
      )}
    </>
  );
}

/** The way of an interrupt: from the device back up to the driver, drawn in the tick in which the guest serves it. */
export function InterruptLine({ path, state, plan }: PartProps): ReactElement | null {
  if (jobOf(state.stacks[path]).kind !== 'interrupt') return null;
  const [from, to] = [plan.rows.hardware, plan.rows.driver];
  const right = plan.left[path] + plan.box;
  const lane = plan.interruptLane;
  const [start, end] = [from.y + from.height / 2, to.y + to.height - 14];
  return (
    <>
      <path className="line-mark" d={`M${right} ${start}h${lane}V${end}h${-lane + 3}`} />
      <path className="fill-mark" d={`M${right - 1} ${end}l7 -5v10z`} />
    </>
  );
}

/** Most strokes of a tally: all exits for each request of the emulated path. */
const MOST_STROKES = (ACCESSES_PER_REQUEST + ACCESSES_PER_INTERRUPT) * MOST_REQUESTS;

/** What one stack has cost: the exits as a number and as strokes, its interrupts, and in the end the exits per request. */
export function Count(part: PartProps): ReactElement {
  const { path, state, words, plan } = part;
  const { available, counters } = state.stacks[path];
  const exits = exitsOf(counters);
  const [left, top] = [plan.left[path] + 6, plan.countY + 8];
  const end = top + Math.ceil(MOST_STROKES / plan.tally.perLine) * (plan.tally.height + 2) + plan.leading - 4;
  const each = exitsEach(state, path);
  const unit = state.device === 'network' ? words.perPacket : words.perOrder;
  const wide = plan.layout === 'wide';
  return (
    <g {...partOf(`count-${path}`, part)}>
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
            <tspan className={wide ? 't-xl t-strong' : 't-l t-strong'}>{exits}</tspan> {exitWord(exits, words)}
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
            {each === null ? '' : `${formatNumber(each, 2)} ${unit}`}
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
