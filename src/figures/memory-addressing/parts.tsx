import type { ReactElement } from 'react';
import { TYPE } from '../../drawing/fit.ts';
import { Handle } from '../../drawing/handle.tsx';
import type { Box } from '../../drawing/hull.tsx';
import { quietPart } from '../../drawing/part.ts';
import { round } from '../../drawing/text.tsx';
import { Way } from '../../drawing/way.tsx';
import { hex } from '../../sim/models/memory-addressing/addresses.ts';
import { cellName, gapName, pageName, TLB } from '../../sim/models/memory-addressing/notes.ts';
import { backingOf, ownersOf } from '../../sim/models/memory-addressing/rules.ts';
import {
  addressesOf,
  cellsOf,
  choices,
  FIRST,
  hasAddresses,
  isSparse,
  letterOf,
  newPagesOf,
  pageOf,
  PAGES,
  shownPages,
  type AddressingEvent,
} from '../../sim/models/memory-addressing/state.ts';
import { numberText, type PartProps } from './facts.ts';
import { cellBox, chipBox, directWay, gapBox, hostRow, hostWay, pageBox, programWay } from './plan.ts';

/** The baseline of a line of small type that stands in the middle of a box. */
function baseline({ y, height }: Pick<Box, 'y' | 'height'>, { layout }: Pick<PartProps, 'layout'>): number {
  return round(y + height / 2 + TYPE[layout].s * 0.36);
}

/** Names of the columns, and below them what their pages are called. */
export function Heads({ state, plan, words, layout }: PartProps): ReactElement {
  const { heads, guest, host } = plan;
  const columns =
    layout === 'wide'
      ? [
          [plan.chip.x, words.program, words.virtual],
          [guest.x, isSparse(state) ? words.guestShort : words.guestSees, words.guestPages],
          [host.x, words.inHost, words.hostPages],
        ]
      : [
          [4, words.guestShort, null],
          [host.x, words.hostShort, null],
        ];
  return (
    <>
      {columns.map(([x, name, pages]) => (
        <g key={x}>
          <text className="t-s t-strong" x={x!} y={heads[0]}>
            {name}
          </text>
          {pages !== null && (
            <text className="t-s t-soft" x={x!} y={heads[1]}>
              {pages}
            </text>
          )}
        </g>
      ))}
    </>
  );
}

/** Pages as the program calls them: those that it has touched, and those that it is going to. */
export function Program(part: PartProps): ReactElement {
  const { state, plan, words, layout } = part;
  const pages = shownPages(state);
  const now = pages.length === 1 ? pages[0] : undefined;
  const known = layout === 'wide' ? [...new Set([...newPagesOf(state), ...state.touched])] : [now];
  return (
    <>
      {known.map((page) => {
        const box = chipBox(plan, page ?? FIRST);
        const touched = page !== undefined && state.touched.includes(page);
        const letter = page === undefined ? '' : letterOf(page);
        return (
          <g key={layout === 'wide' ? page : 'program'} data-chip={letter}>
            <rect className={touched ? 'tone-a edge-a' : 'place'} {...box} rx={3} />
            <text
              className={`t-s t-middle t-strong ${touched ? 'ink-a' : 't-soft'}`}
              x={box.x + box.width / 2}
              y={baseline(box, part)}
            >
              {layout === 'wide' ? letter : touched ? `${words.program}: ${letter}` : words.program}
            </text>
          </g>
        );
      })}
    </>
  );
}

/** What the guest sees: its pages in one piece, and beside each without a machine page one word why. */
export function Guest(part: PartProps): ReactElement {
  const { state, plan, words, layout } = part;
  return (
    <>
      {Array.from({ length: PAGES }, (_, page) => {
        const box = pageBox(plan, page);
        const gap = gapBox(plan, page);
        const { kind, mpn } = backingOf(state, { vm: 0, page });
        const wide = layout === 'wide';
        const word = kind === 'private' ? null : kind === 'unbacked' ? words.empty : words[kind];
        // The way to the shared page leaves room for one word alone, above it.
        const isPassed = state.now?.type === 'share';
        const lines = kind === 'shared' && !isPassed ? [words.shared, words.withNeighbour] : [word];
        const leading = round(TYPE[layout].s * (wide ? 1.15 : 1));
        const first =
          baseline(gap, part) -
          (kind === 'shared' && isPassed ? round(TYPE[layout].s * 0.95) : round(((lines.length - 1) * leading) / 2));
        return (
          <g key={page}>
            <g {...quietPart(pageName(page), part)}>
              <rect className="tone-free edge-a" {...box} strokeWidth={1} />
              <rect className="tone-a edge-a fade beat-2" {...box} strokeWidth={1} opacity={mpn === null ? 0 : 1} />
              {(kind === 'swapped' || kind === 'ballooned') && (
                <Gone key={kind} kind={kind} box={box} inset={wide ? 5 : 3} />
              )}
              <text className="t-s t-soft" x={plan.numberX} y={baseline(box, part)}>
                {numberText(state, page)}
              </text>
              <text
                className={`t-s t-strong t-middle ${mpn === null ? 't-soft' : 'ink-a'}`}
                x={wide ? box.x + box.width / 2 : box.x + box.width - 20}
                y={baseline(box, part)}
              >
                {letterOf(page)}
              </text>
            </g>
            <g data-object={gapName(page)}>
              {lines.map(
                (line, i) =>
                  line !== null && (
                    <text
                      key={`${kind} ${line}`}
                      className={`t-s t-halo enter beat-2${kind === 'unbacked' ? ' t-soft' : ''}`}
                      x={gap.x + (wide ? 6 : 3)}
                      y={round(first + i * leading)}
                    >
                      {line}
                    </text>
                  ),
              )}
            </g>
          </g>
        );
      })}
    </>
  );
}

type GoneProps = { readonly kind: 'swapped' | 'ballooned'; readonly box: Box; readonly inset: number };

/** A page that has had a machine page: dashed where its content is out on the disk, in the host's tone where the balloon holds it. */
function Gone({ kind, box, inset }: GoneProps): ReactElement {
  return (
    <rect
      className={`enter beat-2 ${kind === 'swapped' ? 'edge-a dashed' : 'edge-host'}`}
      fill="none"
      x={box.x + inset}
      y={box.y + inset}
      width={box.width - 2 * inset}
      height={box.height - 2 * inset}
      strokeWidth={2}
      data-gone={kind}
    />
  );
}

/** What the pages of VM 2 are filled with: tone b never goes without a pattern. */
export function NeighbourPattern({ uid }: Pick<PartProps, 'uid'>): ReactElement {
  return (
    <pattern id={`${uid}-neighbour`} width={9} height={9} patternUnits="userSpaceOnUse">
      <rect className="tone-b" width={9} height={9} />
      <path className="cell-hatch edge-b" d="M4.5 3.5v2" />
    </pattern>
  );
}

/** Machine memory: system, Service Console, and the machine pages with the content that they hold. */
export function Host(part: PartProps): ReactElement {
  const { state, plan, words, uid, layout } = part;
  const [system, console] = [hostRow(plan, 0), hostRow(plan, 1)];
  const free = [...state.free].sort((a, b) => a - b);
  const middle = (box: Box) => ({ x: round(box.x + box.width / 2), y: baseline(box, part) });
  return (
    <>
      <rect className="tone-host" {...system} rx={3} />
      <text className="t-s t-middle ink-host" {...middle(system)}>
        {words.system}
      </text>
      {state.product === 'esx' && (
        <>
          <rect className="addressing-console" {...console} rx={3} />
          <text className="t-s t-middle t-soft" {...middle(console)}>
            {words.console}
          </text>
        </>
      )}
      {Array.from({ length: cellsOf(state) }, (_, mpn) => {
        const box = cellBox(plan, mpn);
        const owners = ownersOf(state, mpn);
        const own = owners.find(({ vm }) => vm === 0);
        const other = owners.some(({ vm }) => vm !== 0);
        const letter = own === undefined ? '' : letterOf(own.page);
        return (
          <g key={mpn} data-object={cellName(mpn)} data-cell={`${letter}${other ? words.neighbour : ''}`}>
            <rect
              className="cell-gone"
              x={box.x + 1.5}
              y={box.y + 1.5}
              width={box.width - 3}
              height={box.height - 3}
              rx={2}
            />
            {mpn === free.at(-1) && (
              <text className="t-s t-middle t-soft" {...middle(box)}>
                {words.free}
              </text>
            )}
            {owners.length > 0 && (
              <g key={`${letter} ${other}`} className="enter beat-2">
                {other && <rect className="edge-b" fill={`url(#${uid}-neighbour)`} {...box} rx={3} strokeWidth={1} />}
                {own === undefined && (
                  <text className="t-s t-middle ink-b" {...middle(box)}>
                    {words.neighbour}
                  </text>
                )}
                {own !== undefined && (
                  <>
                    <rect
                      className="tone-a edge-a"
                      {...box}
                      width={other ? box.width / 2 : box.width}
                      rx={3}
                      strokeWidth={1}
                    />
                    <text className="t-s t-strong t-middle ink-a" {...middle(box)}>
                      {letter}
                    </text>
                  </>
                )}
              </g>
            )}
          </g>
        );
      })}
      <Below {...part} size={TYPE[layout].s} />
    </>
  );
}

/** The line below: how large pages are where they are not small, or one address in all three columns. */
function Below(part: PartProps & { readonly size: number }): ReactElement | null {
  const { state, plan, words, layout } = part;
  if (hasAddresses(state)) {
    const { virtual, physical, machine } = addressesOf(state, shownPages(state)[0] ?? FIRST);
    const columns = layout === 'wide' ? [4, plan.guest.x, plan.host.x] : [4, 135, 266];
    return (
      <>
        {[virtual, physical, machine].map((address, i) => {
          const text = address === null ? '' : hex(address);
          return (
            <text key={i} className="t-s t-mono" x={columns[i]} y={plan.below} data-address={text}>
              {text.slice(0, -3)}
              <tspan className="t-strong" textDecoration="underline">
                {text.slice(-3)}
              </tspan>
            </text>
          );
        })}
      </>
    );
  }
  if (state.sizes.host === 'small') return null;
  return (
    <>
      <text className="t-s t-soft" x={layout === 'wide' ? plan.guest.x : 4} y={plan.below}>
        {isSparse(state) ? words.sparsePages : words.largePages}
      </text>
      <text className="t-s t-soft" x={plan.host.x} y={plan.below}>
        {words.largePages}
      </text>
    </>
  );
}

type EventType = AddressingEvent['type'];

/** What leads from the program to a page of the guest, and from there to a machine page. */
const FROM_PROGRAM: readonly EventType[] = [
  ...(['touch', 'leave', 'back', 'walk', 'fetch', 'look', 'again', 'access'] as const),
  ...(['writeShared', 'touchEmpty', 'swapIn'] as const),
];
const TO_HOST: readonly EventType[] = [
  ...(['back', 'walk', 'fetch', 'look', 'again', 'access'] as const),
  ...(['share', 'writeShared', 'touchEmpty', 'swapIn', 'movePage'] as const),
];

/** The ways of the pages that the step speaks of, and of no others. */
export function Ways(part: PartProps): ReactElement | null {
  const { state, plan, words, layout } = part;
  const { now, hit } = state;
  if (now === null) return null;
  const pages = shownPages(state);
  const width = plan.wayWidth;
  if (hit) {
    const page = pages[0]!;
    const { mpn } = backingOf(state, { vm: 0, page });
    const { tlb } = plan;
    return (
      <g data-way={`direct-${page}`}>
        <g key={`${page} ${state.tlb.length}`} className="enter">
          <Way points={directWay(plan, page, mpn!)} width={width} bend="straight" />
          <g data-object={TLB}>
            <rect className="core" {...tlb} rx={3} />
            <text className="t-s t-strong t-middle" x={tlb.x + tlb.width / 2} y={baseline(tlb, part)}>
              {words.tlb}
            </text>
          </g>
        </g>
      </g>
    );
  }
  return (
    <>
      {FROM_PROGRAM.includes(now.type) &&
        (layout === 'wide' || now.type !== 'look') &&
        pages.map((page) => (
          <g key={`program ${page}`} className="enter" data-way={`program-${page}`}>
            <Way points={programWay(plan, page)} width={width} bend="straight" />
          </g>
        ))}
      {TO_HOST.includes(now.type) &&
        pages.map((page) => {
          const { mpn } = backingOf(state, { vm: 0, page });
          return (
            mpn !== null && (
              <g key={`host ${page} ${mpn}`} className="enter beat-2" data-way={`host-${page}-${mpn}`}>
                <Way points={hostWay(plan, page, mpn)} width={width} />
              </g>
            )
          );
        })}
    </>
  );
}

/**
 * What is tapped: a page of the program is accessed once more, one of the guest gets a new entry or is touched where nothing
 * stands behind it, a machine page is moved, a shared one written.
 */
export function Handles({ state, plan, layout }: PartProps): ReactElement {
  const offered = choices(state).slice(1);
  const of = (...types: readonly EventType[]) => offered.filter(({ type }) => types.includes(type));
  const row = (page: number): Box => {
    const { x, y, height } = pageBox(plan, page);
    const gap = gapBox(plan, page);
    return { x, y, width: gap.x + gap.width - x, height };
  };
  const about = (events: readonly AddressingEvent[], boxOf: (page: number) => Box) =>
    events.map((event) => {
      const page = pageOf(event)!;
      return <Handle key={`${event.type} ${page}`} events={[event]} {...boxOf(page)} />;
    });
  const shared = of('writeShared').flatMap((event) => {
    const { mpn } = backingOf(state, { vm: 0, page: pageOf(event)! });
    return mpn === null ? [] : [<Handle key="shared" events={[event]} {...cellBox(plan, mpn)} />];
  });
  return (
    <>
      {layout === 'wide' ? (
        about(of('access'), (page) => chipBox(plan, page))
      ) : (
        <Handle events={of('access')} {...tall(plan.chip)} />
      )}
      {about(of('changeTable'), (page) => pageBox(plan, page))}
      {about(of('movePage'), (page) => cellBox(plan, backingOf(state, { vm: 0, page }).mpn!))}
      {about(of('writeShared', 'swapIn', 'touchEmpty'), row)}
      {shared}
    </>
  );
}

/** A box that a finger meets. */
function tall(box: Box): Box {
  return { ...box, y: box.y - 3, height: box.height + 5 };
}
