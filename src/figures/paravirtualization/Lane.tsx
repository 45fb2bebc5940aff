import type { ReactElement } from 'react';
import { textWidth, TYPE } from '../../drawing/fit.ts';
import { Handle } from '../../drawing/handle.tsx';
import { NotchBand } from '../../drawing/notch-band.tsx';
import { quietPart } from '../../drawing/part.ts';
import { Lines, round, wrap } from '../../drawing/text.tsx';
import { Token } from '../../drawing/token.tsx';
import { Way, type WayPoint } from '../../drawing/way.tsx';
import { paravirtualization } from '../../sim/models/paravirtualization/model.ts';
import { adapterOf } from '../../sim/models/paravirtualization/routes.ts';
import { exitsIn, inRing, type Exit } from '../../sim/models/paravirtualization/stack.ts';
import { isFinished, type ParavirtualizationEvent } from '../../sim/models/paravirtualization/state.ts';
import { crossingText, type PartProps } from './facts.ts';
import { LEADING, notchAt, requestsIn, rowOf, slotOf, sumX } from './plan.ts';

/** An exit with its place on the border. */
export type Cut = Exit & { readonly key: string; readonly x: number };

/** Where the exits of a path have cut the border: in the slot of their request, and in the end by what they were for. */
export function cutsOf({ path, lane, state }: Pick<PartProps, 'path' | 'lane' | 'state'>): readonly Cut[] {
  const exits = exitsIn(state.stacks[path]);
  return exits.map((exit, i) => {
    const before = exits.slice(0, i);
    const place = before.filter(({ id }) => id === exit.id).length;
    const nth = before.filter(({ job }) => job === exit.job).length;
    const x = isSummed({ lane, state })
      ? sumX(lane, exit.job) + (nth + 0.5) * lane.notch
      : notchAt(lane, path, exit.id, place);
    return { ...exit, key: `${exit.id} ${place}`, x };
  });
}

function isSummed({ lane, state }: Pick<PartProps, 'lane' | 'state'>): boolean {
  return lane.sums !== null && isFinished(state);
}

/** One way to the device: the guest, the border, the hypervisor, and the requests that are under way. */
export function LaneOf(part: PartProps): ReactElement {
  const { path, state, lane, words } = part;
  if (!state.stacks[path].available) return <Closed {...part} />;
  return (
    <>
      <Head {...part} />
      {!lane.bare && <Guest {...part} />}
      {!lane.bare && <Host {...part} />}
      <Border {...part} />
      {!lane.bare && <Tokens {...part} />}
      {!lane.bare && <Flow {...part} />}
      {!lane.bare && <Handles {...part} />}
      {path === 'emulated' && (
        <text className="t-s t-soft t-end" x={lane.labelX} y={part.layout === 'wide' ? lane.band.y - 10 : lane.head[1]}>
          {words.exits}
        </text>
      )}
    </>
  );
}

/** Where packets wait the application hands over one more; at a ring its driver rings. */
function Handles({ path, state, lane }: PartProps): ReactElement {
  const { guest, rows, token, ring } = lane;
  const offered = paravirtualization.choices(state);
  const of = (type: ParavirtualizationEvent['type']) => offered.filter((event) => event.type === type);
  return (
    <>
      <Handle events={of('issueRequest')} {...guest} y={rows.waiting - 6} height={token[1] + 12} />
      {path !== 'emulated' && <Handle events={of('ringDoorbell')} {...ring} />}
    </>
  );
}

/** „Klassisch: e1000“; what drives the device is a part that the table tells of. */
function Head(part: PartProps): ReactElement {
  const { path, state, words, lane } = part;
  const adapter = adapterOf(path, state.device);
  const name = { emulated: words.emulated, pv: words.pvShort, pvKernel: words.pvKernel }[path];
  return (
    <g {...quietPart(`driver-${path}`, part)}>
      <Lines
        className={`t-s t-strong ${adapter === null ? 't-soft' : ''}`.trim()}
        x={lane.head[0]}
        y={lane.head[1]}
        lines={adapter === null ? wrap(name, lane.bare ? 20 : 12) : [`${name}: ${words[adapter]}`]}
        leading={LEADING[part.layout]}
      />
    </g>
  );
}

function Guest(part: PartProps): ReactElement {
  const { path, state, words, lane, layout } = part;
  const { guest, ring, rows, token, thin, labelX } = lane;
  const waiting = requestsIn(state) - state.stacks[path].requests.filter(({ depth }) => depth > 0).length;
  const middle = (row: number) => row + token[1] / 2 + (layout === 'wide' ? 7 : 5);
  const box = <rect className="place" {...ring} rx={4} />;
  return (
    <>
      <rect className="fill-guest" {...guest} rx={4} />
      {!thin && layout === 'wide' && <Label part={part} y={guest.y + 26} text={words.zoneGuest} />}
      {!thin && waiting > 0 && (
        <Label part={part} y={middle(rows.waiting)} text={waiting === 1 ? words.waits : words.wait} />
      )}
      {path === 'pv' && (
        <g {...quietPart('ring-pv', part)}>
          {box}
          {inRing(state.stacks.pv) === 0 && (
            <text className="t-s t-soft appear beat-2" x={ring.x + (layout === 'wide' ? 10 : 8)} y={middle(rows.ring)}>
              {words.empty}
            </text>
          )}
          <Lines
            className="t-s t-end"
            x={labelX}
            y={ring.y + ring.height / 2 - (layout === 'wide' ? 6 : 5)}
            lines={wrap(words.ringFor, 9)}
            leading={LEADING[layout]}
          />
        </g>
      )}
      {path === 'pvKernel' && box}
    </>
  );
}

export function Label({
  part: { lane },
  y,
  text,
}: {
  readonly part: PartProps;
  readonly y: number;
  readonly text: string;
}): ReactElement {
  return (
    <text className="t-s t-soft t-end" x={lane.labelX} y={y}>
      {text}
    </text>
  );
}

/** Below the border: the virtual hardware or the hole in its place, what the host has of its own, and the device. */
function Host(part: PartProps): ReactElement {
  const { path, state, words, lane, layout } = part;
  const { host, card, rows, token, thin } = lane;
  const wide = layout === 'wide';
  const network = state.device === 'network';
  const middle = (row: number) => row + token[1] / 2 + (wide ? 7 : 5);
  return (
    <>
      <rect className="fill-accent-soft" {...host} rx={4} />
      {!thin && wide && <Label part={part} y={host.y + 26} text={words.zoneHypervisor} />}
      {path === 'emulated' ? <Layer {...part} /> : <Hole {...part} />}
      {!thin && wide && (
        <Label part={part} y={middle(rows.stack)} text={network ? words.networkStack : words.diskStackShort} />
      )}
      <g data-object={`card-${path}`}>
        <rect className="place" {...card} rx={4} />
        {!thin && (
          <Label part={part} y={middle(rows.card)} text={network ? words.networkCard : words.diskAdapterShort} />
        )}
      </g>
    </>
  );
}

function Layer(part: PartProps): ReactElement {
  const { lane, words, layout } = part;
  return (
    <g {...quietPart('model-emulated', part)}>
      <rect className="place" {...lane.layer} rx={4} />
      <Lines
        className="t-s t-strong t-end"
        x={lane.labelX}
        y={lane.layer.y + lane.layer.height / 2 - (layout === 'wide' ? 4 : 3)}
        lines={wrap(words.virtualHardware, 10)}
        leading={LEADING[layout]}
      />
    </g>
  );
}

/** Where the classic way has its virtual hardware, the others have nothing; an arrow passes through. */
function Hole(part: PartProps): ReactElement {
  const { path, lane, words } = part;
  const { x, y, width, height } = lane.layer;
  const [right, bottom] = [x + width, y + height];
  // Upper and lower edge go from one gap to the next.
  const gaps = arrowsOf(part).toSorted((a, b) => a.x - b.x);
  const edge = (at: number) =>
    [x, ...gaps.flatMap((gap) => [gap.x - 14, gap.x + 14]), right]
      .map((end, i) => (i % 2 === 0 ? `M${round(end)} ${at}` : `H${round(end)}`))
      .join('');
  const d = `${edge(y)}V${bottom}${edge(bottom)}M${x} ${y}V${bottom}`;
  return (
    <g data-object={`model-${path}`}>
      <path className="line dashed" d={d} />
      <text
        className={`t-s t-strong ${lane.thin ? 't-soft' : 't-end'}`}
        x={lane.thin ? x + 8 : lane.labelX}
        y={y + height / 2 + (part.layout === 'wide' ? 7 : 5)}
      >
        {words.missing}
      </text>
    </g>
  );
}

function Border(part: PartProps): ReactElement {
  const { path } = part;
  return (
    <g {...quietPart(`count-${path}`, part)}>
      <BandOf {...part} fresh={`door-${path}`} />
      {isSummed(part) && <Sums {...part} />}
    </g>
  );
}

/** „Abgeben 16“ and „Interrupt 16“, each below its cuts: what the number of the border is made of. */
function Sums(part: PartProps): ReactElement {
  const { path, lane, words } = part;
  const cuts = cutsOf(part);
  const names = { handOver: path === 'emulated' ? words.handOver : words.doorbell, report: words.interrupt };
  return (
    <>
      {(['handOver', 'report'] as const).map((job) => (
        <text key={job} className="t-s appear beat-3" x={round(sumX(lane, job))} y={lane.sums!}>
          {names[job]} <tspan className="t-strong">{cuts.filter((cut) => cut.job === job).length}</tspan>
        </text>
      ))}
    </>
  );
}

/** The border with a notch for every exit; `fresh` names the cuts of this step where they are a part. */
export function BandOf({ fresh, ...part }: PartProps & { readonly fresh: string | undefined }): ReactElement {
  const { lane, layout } = part;
  return (
    <NotchBand
      {...lane.band}
      notches={cutsOf(part)}
      notch={lane.notch}
      inset={layout === 'wide' ? 10 : 8}
      {...(fresh === undefined ? {} : { fresh })}
    />
  );
}

/** The requests of one path, each in its own slot, so that they only ever move up and down. */
export function Tokens({ path, state, lane, layout }: PartProps): ReactElement {
  const { requests } = state.stacks[path];
  return (
    <>
      {Array.from({ length: requestsIn(state) }, (_, i) => {
        const request = requests[i];
        const row = rowOf(path, request?.depth ?? -1);
        const away = lane.ghosts.includes(row);
        return (
          <Token
            key={`${path}-${i + 1}`}
            id={i + 1}
            x={slotOf(lane, i + 1) + (lane.slot - lane.token[0]) / 2}
            y={lane.rows[row]}
            width={lane.token[0]}
            height={lane.token[1]}
            layout={layout}
            kind={request === undefined ? 'waiting' : away ? 'ghost' : 'here'}
            label={!lane.thin}
          />
        );
      })}
    </>
  );
}

/** The fresh cuts of a path by what they are for: one crossing each, at the middle of its cuts. */
export function crossingsOf(part: Pick<PartProps, 'path' | 'lane' | 'state'>) {
  const fresh = cutsOf(part).filter((cut) => cut.fresh);
  return (['handOver', 'report'] as const).flatMap((job) => {
    const cuts = fresh.filter((cut) => cut.job === job);
    const [first, last] = [cuts[0], cuts.at(-1)];
    return first === undefined || last === undefined
      ? []
      : [{ job, from: first.x, to: last.x, x: (first.x + last.x) / 2 }];
  });
}

type Crossing = ReturnType<typeof crossingsOf>[number];

/** The crossings that the notes speak of, where there is room for an arrow. */
function arrowsOf(part: PartProps): readonly (Crossing & { readonly points: readonly WayPoint[] })[] {
  const { path, lane, focus } = part;
  const border = lane.band.y + lane.band.height;
  const far = path === 'emulated' ? lane.layer.y : lane.card.y - 4;
  if (!focus.includes(`door-${path}`) || far - border < 30) return [];
  return crossingsOf(part).map((crossing) => {
    const { x, job } = crossing;
    const down: readonly WayPoint[] = [
      [x, border],
      [x, far],
    ];
    return { ...crossing, points: job === 'handOver' ? down : down.toReversed() };
  });
}

/** Down to what a crossing is for, or up from the device that reports; in words where no request is in their way. */
function Flow(part: PartProps): ReactElement | null {
  const { path, state, lane, words, layout } = part;
  const { now, requests } = state.stacks[path];
  const arrows = arrowsOf(part);
  const [only] = arrows;
  if (only === undefined) return null;
  const isFree = path === 'pv' && layout === 'wide' && requests.every(({ depth }) => rowOf(path, depth) !== 'stack');
  const isReport = only.job === 'report';
  const said = crossingText(state, (isReport ? now.acknowledged : now.handedOver).length, words);
  const right = only.x - 16;
  const hasRoom = arrows.length === 1 && right - lane.slots[0] > textWidth(said, TYPE[layout].s);
  return (
    <g key={arrows.map(({ job, x }) => `${job} ${x}`).join(' ')} className="appear beat-2">
      {arrows.map(({ job, points }) => (
        <Way key={job} points={points} width={layout === 'wide' ? 4 : 3} bend="straight" />
      ))}
      {isFree && hasRoom && (
        <text className="t-s t-end" x={right} y={lane.rows.stack + lane.token[1] / 2 - 4}>
          <tspan className="t-strong">{isReport ? words.interrupt : words.doorbell}</tspan>
          <tspan x={right} dy={LEADING[layout]}>
            {said}
          </tspan>
        </text>
      )}
    </g>
  );
}

/** A way that a closed kernel cannot take: title, outline and one word. */
function Closed(part: PartProps): ReactElement {
  const { path, lane, words, layout } = part;
  const { guest, host, band, bare } = lane;
  const box = bare ? band : { ...guest, height: host.y + host.height - guest.y };
  return (
    <>
      <Head {...part} />
      <g {...quietPart(`count-${path}`, part)}>
        <rect
          className="line dashed"
          x={box.x + 1}
          y={box.y + 1}
          width={box.width - 2}
          height={box.height - 2}
          rx={4}
        />
        <Lines
          className="t-s t-soft t-middle"
          x={box.x + box.width / 2}
          y={box.y + box.height / 2 + (bare ? 5 : -4)}
          lines={wrap(words.impossible, bare ? 20 : 8)}
          leading={LEADING[layout]}
        />
      </g>
    </>
  );
}
