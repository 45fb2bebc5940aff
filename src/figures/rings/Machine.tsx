import type { ReactElement } from 'react';
import { partOf } from '../../drawing/part.ts';
import { Lines, round } from '../../drawing/text.tsx';
import { Tile } from '../../drawing/tone.tsx';
import { isUsed, ringOf } from '../../sim/models/rings/paths.ts';
import { activeActor, current, handled, wayOf, type Actor, type Way } from '../../sim/models/rings/state.ts';
import { letterOf, opName, TONE_OF, type PartProps, type RingsWord } from './facts.ts';
import { around, border, boxOf, middle, quarter, type Box, type Point } from './plan.ts';

/** The four rings as quarter discs, the used ones light, ring 0 tinted; below them the plane of the VMM, or the idea of the mode. */
export function Rings({ state, plan }: PartProps): ReactElement {
  const { centre, radii, rootPlate } = plan;
  const { mode } = state.machine;
  return (
    <>
      {([3, 2, 1, 0] as const).map((ring) => (
        <path
          key={ring}
          d={quarter(centre, radii[ring])}
          className={ring === 0 ? 'line fill-accent-soft' : isUsed(ring, mode) ? 'line tone-free' : 'line fill-sunken'}
        />
      ))}
      <rect {...rootPlate} rx={6} className={mode === 'hv' ? 'line fill-accent-soft' : 'panel fill-sunken'} />
    </>
  );
}

// What each mode does instead of a plane of its own.
const IDEA = { native: 'ideaNative', te: 'ideaTe', bt: 'ideaBt', pv32: 'ideaPv32' } as const;

/** Names of rings and planes; above the arrows, which must not cross out a word. */
export function RingNames({ state, plan, words }: PartProps): ReactElement {
  const { centre, radii, rootPlate, leading } = plan;
  const { mode } = state.machine;
  const rootNames = [`${words.rootMode},`, `${words.ring} 0`];
  const names = rootPlate.height < 2 * leading ? [rootNames.join(' ')] : rootNames;
  return (
    <>
      {radii.map((radius, ring) => (
        <text
          key={ring}
          x={centre.x + ((radii[ring - 1] ?? 0) + radius) / 2}
          y={centre.y + leading * 0.85}
          className={`t-s t-halo t-middle ${isUsed(ring, mode) ? 't-strong' : 't-soft'}`}
        >
          {leading > 20 || ring !== 2 ? `${words.ring} ${ring}` : ring}
        </text>
      ))}
      {mode !== 'hv' && (
        <text x={centre.x + radii[0] / 2} y={centre.y + leading * 1.8} className="t-s t-halo t-soft t-middle">
          {words.ring0Allows}
        </text>
      )}
      <text x={centre.x + radii[3]} y={centre.y + leading * 1.8} className="t-s t-halo t-soft t-end">
        {words.ring3Allows}
      </text>
      {mode === 'hv' && (
        <text x={centre.x + 8} y={plan.app.y - leading * 0.7} className="t-s t-halo t-soft">
          {words.nonRoot}
        </text>
      )}
      {mode === 'hv' ? (
        <Lines
          x={rootPlate.x + rootPlate.width - 12}
          y={rootPlate.y + rootPlate.height / 2 - ((names.length - 1) * leading) / 2 + leading * 0.28}
          lines={names}
          leading={leading}
          className="t-s t-end t-strong"
        />
      ) : (
        <text
          x={rootPlate.x + rootPlate.width / 2}
          y={rootPlate.y + rootPlate.height / 2}
          dominantBaseline="central"
          className="t-s t-middle t-soft"
        >
          {words[IDEA[mode]]}
        </text>
      )}
    </>
  );
}

const ACTOR_TONE = { app: 'a', kernel: 'b', vmm: 'host' } as const satisfies Record<Actor, string>;

// What has been done to the kernel, in one word.
const KERNEL = {
  native: 'kernelInRing0',
  te: 'kernelDeprivileged',
  bt: 'kernelTranslated',
  hv: 'kernelInRing0',
  pv32: 'kernelAdapted',
} as const satisfies Record<PartProps['state']['machine']['mode'], RingsWord>;

function titles(actor: Actor, { state, words }: PartProps): readonly string[] {
  const { mode } = state.machine;
  if (actor !== 'kernel') return [words[actor]];
  const remark = state.bookView && ringOf('k', mode) !== 0 ? 'bookRing' : KERNEL[mode];
  return [mode === 'native' ? words.kernelNative : words.kernelGuest, words[remark]];
}

/** Application, kernel and VMM in their rings; whoever has the CPU has a badge. */
export function Actors(props: PartProps): ReactElement {
  const { state, plan } = props;
  const { mode } = state.machine;
  const actors: readonly Actor[] = mode === 'native' ? ['app', 'kernel'] : ['app', 'kernel', 'vmm'];
  const active = activeActor(state);
  return (
    <>
      {actors.map((actor) => {
        const box = boxOf(actor, mode, plan);
        const lines = titles(actor, props);
        const tone = ACTOR_TONE[actor];
        const top = box.y + box.height / 2 - ((lines.length - 1) * plan.leading) / 2;
        return (
          <g key={actor} {...partOf(actor, props)}>
            <rect {...box} rx={6} className={`tone-${tone} edge-${tone}`} strokeWidth={1.5} />
            {lines.map((line, i) => (
              <text
                key={line}
                x={box.x + box.width / 2}
                y={top + i * plan.leading * 0.92}
                dominantBaseline="central"
                className={`t-s t-middle ink-${tone} ${i === 0 ? 't-strong' : ''}`}
              >
                {line}
              </text>
            ))}
            {active === actor && (
              <g transform={`translate(${box.x + box.width} ${box.y})`}>
                <circle r={9} className="fill-mark" />
                <path d="M-3 -5 v10 l8 -5 Z" className="tone-free" />
              </g>
            )}
          </g>
        );
      })}
    </>
  );
}

type ArrowProps = { readonly from: Point; readonly to: Box; readonly bend?: Point };

/** An arrow to the edge of a box, in a curve if it is to pass something. */
function Arrow({ from, to, bend }: ArrowProps): ReactElement {
  const before = bend ?? from;
  const end = border(before, to, 4);
  const angle = round((Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI);
  const curve = bend === undefined ? 'L' : `Q${bend.x} ${bend.y} `;
  return (
    <>
      <path d={`M${from.x} ${from.y} ${curve}${end.x} ${end.y}`} className="line-accent" />
      <path d="M0 0 L-13 -7 V7 Z" transform={`translate(${end.x} ${end.y}) rotate(${angle})`} className="fill-accent" />
    </>
  );
}

/** Where the guest goes on once the VMM (or the CPU, with a fault) is done. */
function WayBack({ state, plan, way, next }: PartProps & { readonly way: Way; readonly next: Actor }): ReactElement {
  const { mode } = state.machine;
  const box = boxOf(next, mode, plan);
  if (way.from === null) return <Arrow from={plan.stops[way.at]} to={box} />;
  const vmm = boxOf('vmm', mode, plan);
  const { lane, bend } = plan.back;
  if (next === 'app') return <Arrow from={border(bend, vmm, 0)} to={box} bend={bend} />;
  if (way.at !== 'root') return <Arrow from={middle(vmm)} to={box} />;
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
  const way = wayOf(state);
  const token = around(plan.stops[way.at], plan.token);
  const start = way.from === null ? null : around(plan.stops[way.from], plan.token);
  const vmm = boxOf('vmm', state.machine.mode, plan);
  // Without a plane of its own the VMM sits right beside its token; there the arrow points at the VMM itself.
  const target = outcome?.vmm && way.at !== 'root' ? vmm : token;
  return (
    <>
      {start !== null && (
        <>
          <rect {...start} rx={6} className="line dashed" />
          <Arrow from={border(middle(target), start, 0)} to={target} />
        </>
      )}
      {way.next !== null && <WayBack {...props} way={way} next={way.next} />}
      {outcome?.path === 'silent' && <MissedTrap token={token} vmm={vmm} />}
    </>
  );
}

/** The instruction: blank while it waits, with tone and letter of its path once it is handled. */
export function Token(props: PartProps): ReactElement {
  const { state, plan, words, uid } = props;
  const { x, y } = plan.stops[wayOf(state).at];
  const outcome = handled(state);
  const now = current(state);
  const { width, height } = plan.token;
  const badge = { x: -width / 2 + 3, y: -height / 2 + 3, width: height - 6, height: height - 6 };
  const { className, ...part } = partOf('token', props);
  return (
    <g
      {...part}
      className={['move', className, now === null ? 'is-dim' : undefined].filter(Boolean).join(' ')}
      transform={`translate(${x} ${y})`}
    >
      <rect {...around({ x: 0, y: 0 }, plan.token)} rx={6} className="tone-free edge-free" strokeWidth={1.5} />
      {outcome !== null && (
        <Tile uid={uid} tone={TONE_OF[outcome.path]} {...badge} letter={words[letterOf(outcome.path)]} />
      )}
      <text
        x={outcome === null ? 0 : height / 2 - 3}
        dominantBaseline="central"
        className={`t-s t-strong t-middle ${outcome?.path === 'silent' ? 't-mark' : ''}`}
      >
        {opName((now ?? state.program[0]!).op, words)}
      </text>
    </g>
  );
}
