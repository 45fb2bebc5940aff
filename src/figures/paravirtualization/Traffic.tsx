import type { ReactElement } from 'react';
import { Tile, type Tone } from '../../drawing/tone.tsx';
import { APPLICATION, BOUNDARY } from '../../sim/models/paravirtualization/routes.ts';
import { exitsNow, type Request, type Stack } from '../../sim/models/paravirtualization/stack.ts';
import { rowsOf, tokenAt } from './geometry.ts';
import type { PartProps } from './part.ts';
import type { ParavirtualizationWords } from './words.ts';

/** A request that waits is light, one that is under way is marked as the guest's, a reported one is dark. */
export const TONES: readonly Tone[] = ['free', 'ready', 'a', 'run'];

function toneOf({ id, depth, batch }: Request, { acknowledged }: Stack): Tone {
  if (id <= acknowledged) return 'run';
  if (depth === APPLICATION) return 'free';
  return depth === BOUNDARY && batch === 0 ? 'ready' : 'a';
}

/** The numbered requests of one stack, each in its own lane. */
export function Tokens({ path, state, plan, uid }: PartProps): ReactElement {
  const stack = state.stacks[path];
  const { width, height } = plan.token;
  return (
    <>
      {stack.requests.map((request) => {
        const row = rowsOf[path][request.depth] ?? 'hardware';
        const [x, y] = tokenAt(plan, path, request.id, row);
        return (
          <g key={`${path}-${request.id}`} className="move" transform={`translate(${x} ${y})`}>
            <Tile
              uid={uid}
              tone={toneOf(request, stack)}
              x={0}
              y={0}
              width={width}
              height={height}
              letter={`${request.id}`}
            />
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
  const exits = `${open} ${open === 1 ? words.exit : words.exits}`;
  const cause = doorCause(stack, words);
  return (
    <g data-object={`door-${path}`}>
      {[0, 1].map((i) => (
        <Door key={i} x={left + i * (width + 6)} y={plan.doorY} width={width} height={height} open={i < open} />
      ))}
      {open > 0 && (
        <text className="t-s t-strong t-mark" x={left + 2 * width + 14} y={plan.doorY + height - 4}>
          {plan.layout === 'narrow' ? `+${open}` : cause === null ? exits : `${cause}: ${exits}`}
        </text>
      )}
    </g>
  );
}

/** What the guest needs the hypervisor for in this tick; `null` where it is two things at once. */
function doorCause({ path, now }: Stack, words: ParavirtualizationWords): string | null {
  if (path === 'emulated') return words.access;
  if (now.rang !== null && now.acknowledged.length > 0) return null;
  if (path === 'pvKernel') return words.hypercall;
  return now.rang === null ? words.acknowledgement : words.doorbell;
}

type DoorProps = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly open: boolean;
};

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
  if (state.stacks[path].now.acknowledged.length === 0) return null;
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
