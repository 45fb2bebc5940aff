import type { ReactElement } from 'react';
import type { Box } from '../../drawing/hull.tsx';
import { quietPart, type PartFact } from '../../drawing/part.ts';
import { Lines, round, wrap } from '../../drawing/text.tsx';
import { straight, Way } from '../../drawing/way.tsx';
import {
  handOf,
  isDirect,
  lastHop,
  placeOf,
  rivalPlace,
  type Hand,
  type Place,
  type Trace,
} from '../../sim/models/host-architecture/rules.ts';
import { currentTrace, waitingIn, type HostState } from '../../sim/models/host-architecture/state.ts';
import type { HostWords } from './facts.ts';
import { axisOf, boxNames, boxOf, homeOf, markOf, slotOf, tokenBox, wayOf, type BoxName, type Plan } from './plan.ts';

/** What every part of the drawing is given. */
export type PartProps = {
  readonly state: HostState;
  readonly words: HostWords;
  readonly plan: Plan;
  readonly uid: string;
  readonly focus: readonly string[];
  readonly fact: PartFact;
};

/** A box with a class. */
export function Rect({ box, className, radius = 4 }: { box: Box; className: string; radius?: number }): ReactElement {
  const { x, y, width, height } = box;
  return <rect className={className} x={round(x)} y={round(y)} width={width} height={height} rx={radius} />;
}

/** The host from its VM down to its hardware, and the request that is on its way through it. */
export function Stage(props: PartProps): ReactElement {
  const { state, plan } = props;
  const trace = currentTrace(state);
  const drawn = trace && wayOf(plan, trace);
  return (
    <>
      <Regions {...props} />
      {drawn && drawn.behind.length > 0 && (
        <path
          key={`${state.traces.length}`}
          className="way-shaft host-way"
          d={straight(drawn.behind)}
          strokeWidth={plan.way}
        />
      )}
      <rect className="tone-host" {...plan.vmm} rx={3} data-object="vmm" />
      <text className="t-s t-strong ink-host" x={plan.vmm.x + plan.inset - 2} y={baseline(plan, plan.vmm)}>
        {props.words.vmm}
      </text>
      {boxNames.map((name) => (
        <Part key={name} {...props} name={name} />
      ))}
      {trace && <Marks {...props} trace={trace} />}
      {drawn?.past.map((points, i) => (
        <g
          key={`${state.traces.length} ${i} ${trace!.hops.length > 1 && trace!.kind === 'admin' ? i : trace!.hops.length}`}
        >
          {isDirect(trace!) && <path className="host-casing enter" d={straight(points)} strokeWidth={plan.way + 5} />}
          <Way
            points={points}
            width={plan.way}
            bend="straight"
            className={isDirect(trace!) ? 'host-direct enter' : 'enter'}
          />
        </g>
      ))}
      {trace && <Saying {...props} trace={trace} />}
      <Requests {...props} />
    </>
  );
}

function baseline({ layout }: Plan, { y, height }: Box): number {
  return y + height / 2 + (layout === 'wide' ? 7 : 5);
}

/** VM 1, the Service Console or its place, the VMkernel with its Hardware Interface Layer. */
function Regions({ state, words, plan }: PartProps): ReactElement {
  const { layout, vm, kernel, hil, inset, leading, rows, nameY } = plan;
  const gone = state.setup.variant === 'esxi';
  const top = (plan.layout === 'wide' ? 24 : 18) + vm.y;
  const consoleX = plan.console.x + inset - (layout === 'wide' ? 0 : 2);
  return (
    <>
      <g data-object="vm">
        <Rect box={vm} className="panel host-box" radius={6} />
        <text className="t-s t-strong" x={vm.x + inset} y={top}>
          {words.vm}
        </text>
      </g>
      <g data-object="console">
        <Rect key={String(gone)} box={plan.console} className={gone ? 'line dashed' : 'place'} radius={6} />
        <Lines
          className={gone ? 't-s t-soft' : layout === 'wide' ? 't-s t-strong' : 't-s'}
          x={consoleX}
          y={top}
          lines={[...wrap(words.console, 8), ...(gone ? [words.gone] : [])]}
          leading={leading}
        />
      </g>
      <g data-object="kernel">
        <Rect box={kernel} className="fill-sunken host-kernel" radius={6} />
        <text className="t-s t-strong" x={kernel.x + inset} y={kernel.y + (layout === 'wide' ? 25 : 20)}>
          {words.kernel}
        </text>
      </g>
      <Rect box={hil} className="fill-accent-soft" />
      <Lines
        className="t-s"
        x={kernel.x + inset + (layout === 'wide' ? 4 : 2)}
        y={rows.vmfs + nameY}
        lines={wrap(words.hil, 9)}
        leading={leading}
      />
    </>
  );
}

/** A part of the host: its name, and below it room for a request. */
function Part({ name, words, plan }: PartProps & { readonly name: BoxName }): ReactElement {
  const box = boxOf(plan, name);
  const hardware = name === 'cpu' || name === 'ram' || name === 'disk' || name === 'nic';
  const driver = name === 'diskDriver' || name === 'nicDriver';
  const label = driver
    ? words.driver
    : name === 'storage' && plan.layout === 'narrow'
      ? words.storageShort
      : words[name];
  return (
    <g data-object={name}>
      <Rect box={box} className={hardware ? 'panel host-box' : 'place'} />
      <text
        className={`t-s t-middle ${hardware && plan.layout === 'wide' ? 't-strong' : ''}`.trim()}
        x={axisOf(plan, name)}
        y={box.y + plan.nameY}
      >
        {label}
      </text>
    </g>
  );
}

/** What the parts of the host have had to do with the request; where it is, it is seen itself. */
function Marks({ trace, plan, state }: PartProps & { readonly trace: Trace }): ReactElement {
  const here = placeOf(trace);
  const places = [...new Set(trace.hops.flatMap(({ by }) => by))].filter((place) => place !== here);
  return (
    <>
      {places.map((place) => {
        const [x, y] = markOf(plan, trace.kind, place);
        return (
          <g key={`${state.traces.length} ${place}`} className="enter" data-mark={place}>
            <HandDot x={x} y={y} radius={plan.dot} hand={handOf(trace, place)} onDark={place === 'vmm'} />
          </g>
        );
      })}
    </>
  );
}

/** What is to be said where nothing else stands: that nobody stops a request, and what VMFS makes of a block. */
function Saying({ trace, words, plan }: PartProps & { readonly trace: Trace }): ReactElement | null {
  const wide = plan.layout === 'wide';
  const place = placeOf(trace);
  const beside = axisOf(plan, 'nicDriver');
  const y = plan.rows.vmfs + plan.nameY;
  if (place === 'vmfs' && wide) {
    return (
      <Lines
        className="t-s t-middle enter beat-2"
        x={beside}
        y={y}
        lines={wrap(words.translation, 14)}
        leading={plan.leading}
      />
    );
  }
  if (!isDirect(trace)) return null;
  const isDevice = place === 'disk' || place === 'nic';
  return (
    <Lines
      className="t-s t-strong t-middle host-direct-word enter beat-3"
      x={isDevice ? beside : axisOf(plan, 'memory')}
      y={isDevice ? y + plan.nameY / 2 : plan.rows.drivers}
      lines={wrap(words.direct, wide ? 20 : 5)}
      leading={plan.leading}
    />
  );
}

type HandDotProps = {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly hand: Hand;
  readonly onDark?: boolean;
};

/** A filled dot has acted on a request, a ring has prepared it, a small dot has done nothing. */
export function HandDot({ x, y, radius, hand, onDark = false }: HandDotProps): ReactElement {
  const r = hand === 'none' ? radius / 3 : hand === 'prepared' ? radius - 1 : radius;
  return (
    <circle
      className={`host-hand is-${hand} ${onDark ? 'on-dark' : ''}`.trim()}
      cx={round(x)}
      cy={round(y)}
      r={round(r)}
    />
  );
}

/** The requests that wait in VM 1, the one that is on its way with its place of origin, and that of another VM. */
function Requests(props: PartProps): ReactElement {
  const { state, words, plan, fact } = props;
  const trace = currentTrace(state);
  const box = trace && tokenBox(plan, trace);
  const place = trace === undefined ? null : placeOf(trace);
  const rival = trace === undefined ? null : rivalPlace(trace, state.setup);
  // CLI comes from where ADD was; both are commands of the same VM.
  const waiting = waitingIn(state).filter((kind) => kind !== 'cli' || state.requests.length === 1);
  const taken = place === null ? null : homeOf(plan, trace!.kind);
  return (
    <>
      <g data-object="entrance">
        {(trace?.kind ?? state.requests[0]) === 'admin' && (
          <text className="t-s t-soft t-middle" x={plan.columns[3] - plan.gutter / 2} y={plan.titleY}>
            {words.administrator}
          </text>
        )}
      </g>
      {waiting.map((kind) => (
        <Request key={kind} box={homeOf(plan, kind)} kind={trace ? 'waiting' : 'here'} name={words[`token-${kind}`]} />
      ))}
      {trace && taken && trace.kind !== 'admin' && (
        <Request key={`${trace.kind} was`} box={taken} kind="ghost" name={words[`token-${trace.kind}`]} />
      )}
      {rival !== null && (
        <Request key="rival" box={slotOf(plan, 'disk', rival)} kind="here" tone="b" name={words.rival} />
      )}
      <g {...quietPart('request', { facts: [fact] })}>
        {trace && box && (
          <g key={keyOf(trace, place)} className={isDirect(trace) ? 'enter beat-2' : undefined}>
            <Request
              box={box}
              kind="here"
              tone={trace.kind === 'admin' ? 'free' : 'a'}
              name={words[`token-${trace.kind}`]}
            />
          </g>
        )}
      </g>
    </>
  );
}

/** A request moves from layer to layer; where it goes past them all, its way is drawn first. */
function keyOf(trace: Trace, place: Place | null): string {
  const leaps = isDirect(trace) || lastHop(trace)?.how === 'refused';
  return `${trace.kind}${leaps ? place : ''}`;
}

type RequestProps = {
  readonly box: Box;
  readonly kind: 'here' | 'waiting' | 'ghost';
  readonly name: string;
  readonly tone?: 'a' | 'b' | 'free';
};

/** A request by its name: here, waiting for its turn, or where it came from. */
function Request({ box, kind, name, tone = 'a' }: RequestProps): ReactElement {
  const { x, y, width, height } = box;
  return (
    <g className={`token token-${kind} move`} transform={`translate(${round(x)} ${round(y)})`}>
      <rect
        className={kind === 'here' ? `tone-${tone} edge-${tone}` : `edge-${tone}`}
        x={0.75}
        y={0.75}
        width={width - 1.5}
        height={height - 1.5}
        rx={4}
      />
      <text
        className={`t-s t-middle ${kind === 'here' ? `t-strong ink-${tone}` : 't-soft'}`}
        x={width / 2}
        y={height / 2}
        dominantBaseline="central"
      >
        {name}
      </text>
    </g>
  );
}
