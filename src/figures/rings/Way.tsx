import type { ReactElement } from 'react';
import { current } from '../../sim/models/rings/state.ts';
import { round } from '../../drawing/text.tsx';
import { Tile } from '../../drawing/tone.tsx';
import { around, border, middle, type Box, type Point } from './geometry.ts';
import { boxOf, handled, way, type Actor } from './moment.ts';
import { objectProps, type PartProps } from './part.ts';
import { toneOf } from './tones.ts';
import { letterOf, opName } from './words.ts';

/** An arrow to the edge of a box, in a curve if it is to pass something. */
function Arrow({
  from,
  to,
  bend = null,
}: {
  readonly from: Point;
  readonly to: Box;
  readonly bend?: Point | null;
}): ReactElement {
  const before = bend ?? from;
  const end = border(before, to, 4);
  const angle = round((Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI);
  const curve = bend === null ? 'L' : `Q${bend.x} ${bend.y} `;
  return (
    <>
      <path d={`M${from.x} ${from.y} ${curve}${end.x} ${end.y}`} className="line-accent" />
      <path d="M0 0 L-13 -7 V7 Z" transform={`translate(${end.x} ${end.y}) rotate(${angle})`} className="fill-accent" />
    </>
  );
}

/** Where the guest goes on once the VMM (or the CPU, with a fault) is done. */
function WayBack({ state, plan, at, next }: PartProps & { readonly at: Point; readonly next: Actor }): ReactElement {
  const box = boxOf(next, state, plan);
  if (handled(state)?.vmm !== true) return <Arrow from={at} to={box} />;
  const vmm = boxOf('vmm', state, plan);
  if (next === 'app') return <Arrow from={border(plan.back.bend, vmm, 0)} to={box} bend={plan.back.bend} />;
  if (state.machine.mode !== 'hv') return <Arrow from={middle(vmm)} to={box} />;
  const { lane } = plan.back;
  return <Arrow from={{ x: lane, y: vmm.y }} to={{ ...box, x: lane - 1, width: 2 }} />;
}

/** The alarm that never comes: a broken line towards the VMM. */
function MissedTrap({ token, vmm }: { readonly token: Box; readonly vmm: Box }): ReactElement {
  const from = border(middle(vmm), token, 0);
  const end = border(middle(token), vmm, 4);
  const x = round((from.x + end.x) / 2);
  const y = round((from.y + end.y) / 2);
  return (
    <>
      <path d={`M${from.x} ${from.y} L${end.x} ${end.y}`} className="line-mark dashed" />
      <path d={`M${x - 10} ${y - 10} l20 20 M${x + 10} ${y - 10} l-20 20`} className="line-mark" />
    </>
  );
}

/** The lines of the moment, below actors and instruction. */
export function WayLines(props: PartProps): ReactElement {
  const { state, plan } = props;
  const outcome = handled(state);
  const { at, from, next } = way(state, plan);
  // Without a plane of its own the VMM sits right beside its token; there the arrow points at the VMM itself.
  const target = outcome?.vmm && state.machine.mode !== 'hv' ? boxOf('vmm', state, plan) : around(at, plan.token);
  return (
    <>
      {from !== null && (
        <>
          <rect {...around(from, plan.token)} rx={6} className="line dashed" />
          <Arrow from={border(middle(target), around(from, plan.token), 0)} to={target} />
        </>
      )}
      {next !== null && <WayBack {...props} at={at} next={next} />}
      {outcome?.path === 'silent' && <MissedTrap token={around(at, plan.token)} vmm={boxOf('vmm', state, plan)} />}
    </>
  );
}

/** The instruction: blank while it waits, with tone and letter of its path once it is handled. */
export function Token(props: PartProps): ReactElement {
  const { state, plan, words, uid } = props;
  const { at } = way(state, plan);
  const outcome = handled(state);
  const now = current(state);
  const { width, height } = plan.token;
  const badge = height;
  const { className, ...object } = objectProps('token', props);
  return (
    <g
      {...object}
      className={['move', className, now === null ? 'is-dim' : undefined].filter(Boolean).join(' ')}
      transform={`translate(${at.x} ${at.y})`}
    >
      <rect
        x={-width / 2}
        y={-height / 2}
        width={width}
        height={height}
        rx={6}
        className="tone-free edge-free"
        strokeWidth={1.5}
      />
      {outcome !== null && (
        <Tile
          uid={uid}
          tone={toneOf(outcome.path)}
          x={-width / 2 + 3}
          y={-height / 2 + 3}
          width={badge - 6}
          height={height - 6}
          letter={words[letterOf(outcome.path)]}
        />
      )}
      <text
        x={outcome === null ? 0 : badge / 2 - 3}
        dominantBaseline="central"
        className={`t-s t-strong t-middle ${outcome?.path === 'silent' ? 't-mark' : ''}`}
      >
        {opName((now ?? state.program[0]!).op, words)}
      </text>
    </g>
  );
}
