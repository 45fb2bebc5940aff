import { pathRound } from 'd3-path';
import type { ReactElement } from 'react';
import { textWidth, TYPE } from '../../drawing/fit.ts';
import { Hull, type Box } from '../../drawing/hull.tsx';
import { Way } from '../../drawing/way.tsx';
import { isUsed } from '../../sim/models/rings/paths.ts';
import { currentLine, handled, wayOf, type Actor, type Place } from '../../sim/models/rings/state.ts';
import { kernelName, lookOf, opName, partOf, type PartProps } from './facts.ts';
import { boxOf, GHOST, RINGS, routeOf, TOKEN, type Point } from './plan.ts';

const { centre, radii } = RINGS;
/** The quarter of a ring above and to the right of the centre, a sector for ring 0. */
function quarter(ring: number): string {
  const path = pathRound(2);
  path.arc(0, 0, radii[ring] ?? 0, -Math.PI / 2, 0);
  if (ring === 0) path.lineTo(0, 0);
  else path.arc(0, 0, radii[ring - 1] ?? 0, 0, -Math.PI / 2, true);
  path.closePath();
  return path.toString();
}

/** The rings of the CPU, those in use light, ring 0 tinted, with their names below. */
export function Rings({ state, words, uid }: PartProps): ReactElement {
  const { mode } = state.machine;
  const below = centre.y + 24;
  return (
    <>
      <text x={4} y={24} className="t-s t-strong">
        {words.rings}
      </text>
      {radii.map((radius, ring) => {
        const used = isUsed(ring, mode);
        const fill = ring === 0 ? 'fill-accent-soft' : used ? 'tone-free' : 'fill-sunken';
        const shape = { d: quarter(ring), transform: `translate(${centre.x} ${centre.y})` };
        const book = ring === 1 && used && state.bookView;
        const middle = centre.x + ((radii[ring - 1] ?? 0) + radius) / 2;
        return (
          <g key={ring} data-ring={ring}>
            <path {...shape} className={`line ${fill}`} />
            {!used && <path {...shape} fill={`url(#${uid}-tone-idle)`} />}
            <text
              x={book ? centre.x + radius : middle}
              y={below}
              className={`t-s ${book ? 't-end' : 't-middle'} ${used ? 't-strong' : 't-soft'}`}
            >
              {ring === 2 ? ring : `${words.ring} ${ring}${book ? ` ${words.bookRing}` : ''}`}
            </text>
          </g>
        );
      })}
    </>
  );
}

const ACTOR_TONE = { app: 'a', kernel: 'b', vmm: 'host' } as const satisfies Record<Actor, string>;

/** Application, kernel and VMM in their rings, and where a kernel without ring 0 believes itself to be. */
export function Actors(props: PartProps): ReactElement {
  const { state, words, focus } = props;
  const { mode } = state.machine;
  const actors: readonly Actor[] = mode === 'native' ? ['app', 'kernel'] : ['app', 'kernel', 'vmm'];
  const kernel = boxOf('kernel', mode);
  const isFooled = mode === 'te' || mode === 'bt';
  return (
    <>
      {mode === 'hv' && (
        <>
          <rect x={16} y={226} width={160} height={26} className="fill-sunken" />
          <text x={20} y={244} className="t-s t-soft">
            {words.nonRoot}
          </text>
          <text x={boxOf('vmm', mode).x} y={66} className="t-s t-soft">
            {words.rootMode}
          </text>
        </>
      )}
      {actors.map((actor) => {
        const box = boxOf(actor, mode);
        const tone = ACTOR_TONE[actor];
        return (
          <g key={actor} data-actor={actor}>
            <rect {...box} rx={actor === 'vmm' ? 4 : 6} className={`tone-${tone} edge-${tone}`} />
            <Central box={box} className={`t-s t-strong ink-${tone}`}>
              {actor === 'kernel' ? kernelName(state, words) : words[actor]}
            </Central>
          </g>
        );
      })}
      {isFooled && (
        <g {...partOf('ghost', props)}>
          {focus.includes('ghost') ? (
            // One outline is enough: the focus takes the place of the dashed one.
            <Hull boxes={[GHOST]} gap={0} radius={6} of="ghost" />
          ) : (
            <rect {...GHOST} rx={6} className="edge-b dashed rings-ghost" />
          )}
          <path d={`M60 ${kernel.y + kernel.height} V${GHOST.y}`} className="edge-b dashed rings-ghost" />
          <Central box={GHOST} className="t-s t-soft">
            {words.believes}
          </Central>
        </g>
      )}
      {mode !== 'native' && focus.includes('vmm') && (
        <g className="appear beat-2">
          <Hull boxes={[boxOf('vmm', mode)]} gap={4} radius={7} of="vmm" />
        </g>
      )}
    </>
  );
}

type CentralProps = { readonly box: Box; readonly className: string; readonly children: string };

function Central({ box, className, children }: CentralProps): ReactElement {
  return (
    <text
      x={box.x + box.width / 2}
      y={box.y + box.height / 2}
      dominantBaseline="central"
      className={`t-middle ${className}`}
    >
      {children}
    </text>
  );
}

/** How an instruction left its ring: the way, its name beside it where no token stands any more, and the way on. */
export function Trail({ state, words }: PartProps): ReactElement | null {
  const outcome = handled(state);
  const { at, from, next } = wayOf(state);
  if (outcome === null || from === null) return null;
  const inRing0 = outcome.vmm && at === 0;
  const { points, name } = routeOf(from, inRing0 ? 'vmm' : at);
  return (
    <>
      <g className="appear beat-2">
        <Way points={points} width={4} />
        {name !== undefined && (
          <text {...name} className="t-s t-strong t-end">
            {opName(outcome.op, words)}
          </text>
        )}
      </g>
      {inRing0 && from === 1 && next === 'app' && (
        <Way points={routeOf('vmm', 3).points} width={2} kind="soft" className="appear beat-3" />
      )}
    </>
  );
}

/** The instruction in view, and the one before while it fades: at rest inside its ring, gone once the VMM has it. */
export function Tokens(props: PartProps): ReactElement {
  const { state } = props;
  const line = currentLine(state);
  const before = state.issued === null ? undefined : state.outcomes.at(-1);
  const isNone = state.issued === null && state.outcomes.length === 0;
  return (
    <>
      {before !== undefined && !before.vmm && (
        <Token key={line - 1} {...props} state={{ ...state, issued: null }} isLeaving />
      )}
      {!isNone && <Token key={line} {...props} isLeaving={false} />}
    </>
  );
}

function placeOf(at: Place, vmm: boolean): Point {
  return vmm && at === 0 ? TOKEN.atVmm : TOKEN.at[at];
}

function Token(props: PartProps & { readonly isLeaving: boolean }): ReactElement {
  const { state, words, focus, isLeaving } = props;
  const outcome = handled(state);
  const { op } = outcome ?? state.issued!;
  const { at, from } = wayOf(state);
  const { x, y } = placeOf(at, outcome?.vmm ?? false);
  const name = opName(op, words);
  const width = textWidth(name, TYPE.wide.s) + 20;
  const box = { x: 0, y: 0, width, height: TOKEN.height };
  const look = outcome === null ? null : lookOf(outcome);
  const gone = isLeaving ? 'leave' : outcome?.vmm === true ? 'leave beat-2' : undefined;
  // As the drawn ways turn, and past the words: down first only from ring 3 into a kernel in ring 0.
  const isDownFirst = from === 3 && at === 0 && outcome?.vmm === false;
  const [across, down] = isDownFirst ? ['rings-late', 'rings-early'] : ['rings-early', 'rings-late'];
  return (
    <g className={`move ${across}`} transform={`translate(${x} 0)`}>
      <g className={`move ${down}`} transform={`translate(0 ${y})`}>
        <g className={gone} {...(isLeaving ? {} : partOf('token', props))}>
          <rect {...box} rx={6} className="tone-free edge-free" />
          <Central box={box} className="t-s t-strong">
            {name}
          </Central>
          {look !== null && look !== 'vmm' && (
            <g className={isLeaving ? undefined : 'appear beat-2'}>
              <rect {...box} rx={6} className={`rings-dot-${look}`} />
              <Central box={box} className={`t-s t-strong rings-on-${look}`}>
                {name}
              </Central>
            </g>
          )}
          {focus.includes('token') && !isLeaving && <Hull boxes={[box]} gap={4} radius={9} of="token" />}
        </g>
      </g>
    </g>
  );
}
