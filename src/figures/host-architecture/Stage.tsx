import type { ReactElement } from 'react';
import type { Box } from '../../drawing/hull.tsx';
import { quietPart, type PartFact } from '../../drawing/part.ts';
import { Lines, round, wrap } from '../../drawing/text.tsx';
import { straight, Way, type WayPoint } from '../../drawing/way.tsx';
import {
  handOf,
  isDirect,
  lastHop,
  metBy,
  placeOf,
  rivalPlace,
  type Hand,
  type Place,
  type Trace,
} from '../../sim/models/host-architecture/rules.ts';
import { currentTrace, waitingIn, type HostState } from '../../sim/models/host-architecture/state.ts';
import type { HostWords } from './facts.ts';
import {
  around,
  axisOf,
  boxNames,
  boxOf,
  entranceOf,
  homeOf,
  markOf,
  slotOf,
  tokenBox,
  wayOf,
  type BoxName,
  type Plan,
} from './plan.ts';

/** What every part of the drawing is given. */
export type PartProps = {
  readonly state: HostState;
  readonly words: HostWords;
  readonly plan: Plan;
  readonly uid: string;
  readonly focus: readonly string[];
  readonly fact: PartFact;
  /** The other host of a comparison. */
  readonly beside: HostState | undefined;
};

type Half = { readonly state: HostState; readonly plan: Plan };

/** The hosts of a comparison, each with its own console; a host alone is one. */
export function halvesOf({ state, beside, plan }: Pick<PartProps, 'state' | 'beside' | 'plan'>): readonly Half[] {
  if (beside === undefined) return [{ state, plan }];
  return [
    { state, plan },
    { state: beside, plan: { ...plan, console: plan.second } },
  ];
}

/** Where the request on its way is drawn: an order once for each host, what both do alike once. */
function ordersOf(props: PartProps): readonly (Half & { readonly trace: Trace })[] {
  const trace = currentTrace(props.state);
  if (trace === undefined) return [];
  if (trace.kind !== 'admin') return [{ ...props, trace }];
  return halvesOf(props).map((half) => ({ ...half, trace: currentTrace(half.state) ?? trace }));
}

/** A box with a class. */
export function Rect({ box, className, radius = 4 }: { box: Box; className: string; radius?: number }): ReactElement {
  const { x, y, width, height } = box;
  return <rect className={className} x={round(x)} y={round(y)} width={width} height={height} rx={radius} />;
}

/** The host from its VM down to its hardware, and the request that is on its way through it. */
export function Stage(props: PartProps): ReactElement {
  const { state, plan } = props;
  const orders = ordersOf(props);
  return (
    <>
      <Regions {...props} />
      {orders.map(({ trace, plan: own }, i) => (
        <Behind key={i} points={wayOf(own, trace).behind} nth={state.traces.length} width={plan.way} />
      ))}
      <rect className="tone-host" {...plan.vmm} rx={3} data-object="vmm" />
      <text className="t-s t-strong ink-host" x={plan.vmm.x + plan.inset - 2} y={baseline(plan, plan.vmm)}>
        {props.words.vmm}
      </text>
      {boxNames.map((name) => (
        <Part key={name} {...props} name={name} />
      ))}
      {orders.map((order, i) => (
        <Marks key={i} {...order} />
      ))}
      {orders.flatMap(({ trace, plan: own }, which) =>
        wayOf(own, trace).past.map((points, i) => (
          <Past key={`${which} ${i} ${pastKey(state, trace, i)}`} points={points} trace={trace} width={plan.way} />
        )),
      )}
      {orders.length > 0 && <Saying {...props} trace={orders[0]!.trace} />}
      <Requests {...props} />
    </>
  );
}

/** A way appears once: an order adds a piece with each hop, another request has one that grows. */
function pastKey({ traces }: HostState, { kind, hops }: Trace, piece: number): string {
  return `${traces.length} ${hops.length > 1 && kind === 'admin' ? piece : hops.length}`;
}

type BehindProps = { readonly points: readonly WayPoint[]; readonly nth: number; readonly width: number };

/** The way of a request from layer to layer. */
function Behind({ points, nth, width }: BehindProps): ReactElement | null {
  if (points.length === 0) return null;
  return <path key={nth} className="way-shaft host-way" d={straight(points)} strokeWidth={width} />;
}

/** A way in front of the boxes; one that nobody stops has an edge of its own. */
function Past({ points, trace, width }: Omit<BehindProps, 'nth'> & { readonly trace: Trace }): ReactElement {
  const direct = isDirect(trace);
  return (
    <g>
      {direct && <path className="host-casing enter" d={straight(points)} strokeWidth={width + 5} />}
      <Way points={points} width={width} bend="straight" className={direct ? 'host-direct enter' : 'enter'} />
    </g>
  );
}

function baseline({ layout }: Plan, { y, height }: Box): number {
  return y + height / 2 + (layout === 'wide' ? 7 : 5);
}

/** VM 1, the Service Console or its place, the VMkernel with its Hardware Interface Layer. */
function Regions(props: PartProps): ReactElement {
  const { words, plan } = props;
  const { layout, vm, kernel, hil, inset, leading, rows, nameY } = plan;
  return (
    <>
      <g data-object="vm">
        <Rect box={vm} className="panel host-box" radius={6} />
        <text className="t-s t-strong" x={vm.x + inset} y={topOf(plan)}>
          {words.vm}
        </text>
      </g>
      {halvesOf(props).map((half, i) => (
        <Console key={i} {...half} words={words} named={props.beside !== undefined} />
      ))}
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

/** The first baseline in VM and console. */
const topOf = ({ layout, vm }: Plan) => (layout === 'wide' ? 24 : 18) + vm.y;

type ConsoleProps = Half & Pick<PartProps, 'words'> & { readonly named: boolean };

/** The Service Console, or its place where there is none; of two hosts each has its name above. */
function Console({ state, plan, words, named }: ConsoleProps): ReactElement {
  const { layout, console: box, inset, leading } = plan;
  const { variant } = state.setup;
  const gone = variant === 'esxi';
  return (
    <>
      {named && (
        <text className="t-s t-strong t-middle" x={box.x + box.width / 2} y={plan.hostsY} data-host={variant}>
          {words[variant]}
        </text>
      )}
      <g data-object="console">
        <Rect key={String(gone)} box={box} className={gone ? 'line dashed' : 'place'} radius={6} />
        <Lines
          className={gone ? 't-s t-soft' : layout === 'wide' ? 't-s t-strong' : 't-s'}
          x={box.x + inset - (layout === 'wide' ? 0 : 2)}
          y={topOf(plan)}
          lines={[...wrap(words.console, 8), ...(gone ? [words.gone] : [])]}
          leading={leading}
        />
      </g>
    </>
  );
}

/** Whether something of a request lies in a part: it itself, that of another VM, or what the part alone has had to do with it. */
function isUsed({ state }: PartProps, name: BoxName): boolean {
  const trace = currentTrace(state);
  if (trace === undefined) return false;
  const isMarked = metBy(trace).some(({ places }) => places.length === 1 && places[0] === name);
  return isMarked || lastHop(trace)?.by[0] === name || rivalPlace(trace, state.setup) === name;
}

/** A part of the host: its name, and below it what lies in it; where nothing does, the name has the middle. */
function Part(props: PartProps & { readonly name: BoxName }): ReactElement {
  const { name, words, plan } = props;
  const box = boxOf(plan, name);
  const axis = axisOf(plan, name);
  const [aside, down] = isUsed(props, name)
    ? [0, 0]
    : [box.x + box.width / 2 - axis, baseline(plan, box) - box.y - plan.nameY];
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
        className={`t-s t-middle move ${hardware && plan.layout === 'wide' ? 't-strong' : ''}`.trim()}
        x={axis}
        y={box.y + plan.nameY}
        transform={`translate(${round(aside)} ${round(down)})`}
      >
        {label}
      </text>
    </g>
  );
}

/**
 * What the components of the host have had to do with the request, a dot for each: two parts of one have it between them and
 * an outline around them. Where the request is, it is seen itself.
 */
function Marks({ trace, plan, state }: Half & { readonly trace: Trace }): ReactElement {
  const here = placeOf(trace);
  return (
    <>
      {metBy(trace).map(({ layer, places }) => {
        const isHere = here !== null && places.includes(here);
        if (isHere && places.length === 1) return null;
        const [x, y] = markOf(plan, trace.kind, places);
        return (
          <g key={`${state.traces.length} ${places.join()}`} className="enter" data-mark={places.join(' ')}>
            {places.length > 1 && <Rect box={around(plan, places)} className="host-tie" radius={6} />}
            {!isHere && (
              <HandDot x={x} y={y} radius={plan.dot} hand={handOf(trace, places[0]!)} onDark={layer === 'vmm'} />
            )}
          </g>
        );
      })}
    </>
  );
}

/** What is to be said of a request where it is: what a part makes of it, or that nobody stops it. */
function Saying({ trace, words, plan }: PartProps & { readonly trace: Trace }): ReactElement | null {
  const wide = plan.layout === 'wide';
  const place = placeOf(trace);
  const { rows, nameY, leading } = plan;
  if (isDirect(trace)) {
    const isDevice = place === 'disk' || place === 'nic';
    return (
      <Lines
        className="t-s t-strong t-middle host-direct-word enter beat-3"
        x={axisOf(plan, isDevice ? 'nicDriver' : 'memory')}
        y={isDevice ? rows.vmfs + 1.5 * nameY : rows.drivers}
        lines={wrap(words.direct, wide ? 20 : 5)}
        leading={leading}
      />
    );
  }
  if (!wide || lastHop(trace)?.how !== 'holds') return null;
  // VMFS has room at its left, in its own layer; below the network part no way leads on yet.
  if (place === 'vmfs') {
    const { x } = boxOf(plan, 'vmfs');
    return (
      <Lines
        {...sayingAt(x - plan.inset, 't-end')}
        y={rows.vmfs + nameY + 3}
        lines={wrap(words.translation, 14)}
        leading={leading}
      />
    );
  }
  if (place === 'network') {
    const said = trace.kind === 'network' ? words.switching : words.packing;
    return (
      <Lines
        {...sayingAt(axisOf(plan, 'network'), 't-middle')}
        y={rows.vmfs + nameY + 3}
        lines={wrap(said, 13)}
        leading={leading}
      />
    );
  }
  return null;
}

const sayingAt = (x: number, anchor: string) => ({ className: `t-s ${anchor} enter beat-2`, x });

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
  const { state, words, plan, fact, beside } = props;
  const trace = currentTrace(state);
  const place = trace === undefined ? null : placeOf(trace);
  const rival = trace === undefined ? null : rivalPlace(trace, state.setup);
  // HLT comes from where ADD was; both are commands of the same VM. In the small VM of a comparison nothing waits beside another.
  const waiting = waitingIn(state).filter(
    (kind) => (kind !== 'cli' || state.requests.length === 1) && (trace === undefined || beside === undefined),
  );
  const [entranceX] = entranceOf(plan);
  return (
    <>
      <g data-object="entrance">
        {(trace?.kind ?? state.requests[0]) === 'admin' && (
          <text className="t-s t-soft t-middle" x={entranceX} y={plan.titleY}>
            {words.administrator}
          </text>
        )}
      </g>
      {waiting.map((kind) => (
        <Request key={kind} box={homeOf(plan, kind)} kind={trace ? 'waiting' : 'here'} name={words[`token-${kind}`]} />
      ))}
      {trace && place !== null && trace.kind !== 'admin' && (
        <Request
          key={`${trace.kind} was`}
          box={homeOf(plan, trace.kind)}
          kind="ghost"
          name={words[`token-${trace.kind}`]}
        />
      )}
      {rival !== null && (
        <Request key="rival" box={slotOf(plan, 'disk', rival)} kind="here" tone="b" name={words.rival} />
      )}
      <g {...quietPart('request', { facts: [fact] })}>
        {ordersOf(props).map(({ trace: own, plan: where }, i) => {
          const box = tokenBox(where, own);
          return (
            box && (
              <g key={`${i} ${keyOf(own, placeOf(own))}`} className={isDirect(own) ? 'enter beat-2' : undefined}>
                <Request
                  box={box}
                  kind="here"
                  tone={own.kind === 'admin' ? 'free' : 'a'}
                  name={words[`token-${own.kind}`]}
                />
              </g>
            )
          );
        })}
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
