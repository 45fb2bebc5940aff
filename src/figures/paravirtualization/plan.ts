import { span } from '../../drawing/grid.ts';
import type { Box } from '../../drawing/hull.tsx';
import type { Layout } from '../../drawing/view.ts';
import type { Path } from '../../sim/models/paravirtualization/routes.ts';
import type { Exit } from '../../sim/models/paravirtualization/stack.ts';
import type { ParavirtualizationState } from '../../sim/models/paravirtualization/state.ts';

/** Where a request can be seen. Guest: `waiting`, `driver`, `ring`; hypervisor: `layer` (the virtual hardware), `stack`, `card`. */
export type Row = 'waiting' | 'driver' | 'ring' | 'layer' | 'stack' | 'card';

/** The rows that a request passes, by its depth. A classic driver stands at the border itself, where others have their ring. */
const rowsOf: Readonly<Record<Path, readonly Row[]>> = {
  emulated: ['waiting', 'ring', 'layer', 'layer', 'stack', 'stack', 'card'],
  pv: ['waiting', 'driver', 'ring', 'stack', 'stack', 'card'],
  pvKernel: ['waiting', 'driver', 'ring', 'stack', 'stack', 'card'],
};

/** The row of a request; an application has issued it or, with depth -1, will. */
export function rowOf(path: Path, depth: number): Row {
  return rowsOf[path][Math.max(0, depth)] ?? 'card';
}

/** One path of the drawing, in viewBox units. */
export type Lane = {
  readonly head: readonly [x: number, y: number];
  readonly guest: Box;
  readonly band: Box;
  readonly host: Box;
  /** The virtual hardware, or its hole. */
  readonly layer: Box;
  readonly ring: Box;
  readonly card: Box;
  /** Upper edge of the tokens in each row. */
  readonly rows: Readonly<Record<Row, number>>;
  /** Rows without a place of their own here: what is there has a ghost where it will arrive. */
  readonly ghosts: readonly Row[];
  /** Left end and width of the slots, one for each request. */
  readonly slots: readonly [x: number, width: number];
  readonly slot: number;
  readonly token: readonly [width: number, height: number];
  /** Width of a notch; four of them fill a slot where there is room for it. */
  readonly notch: number;
  /** Baseline of what the exits were for, once the run is over; null: it has no room here, and they stay with their requests. */
  readonly sums: number | null;
  /** Right end of the labels, which never stand where tokens move. */
  readonly labelX: number;
  /** Small: tokens have no number, and nothing is labelled. */
  readonly thin: boolean;
  /** Nothing but the border. */
  readonly bare: boolean;
};

/** Distance of baselines. */
export const LEADING: Readonly<Record<Layout, number>> = { wide: 21, narrow: 16 };
export const SIZES = { wide: [960, 461], narrow: [360, 482] } as const satisfies Record<Layout, unknown>;

/** Slots are as wide as eight requests need; more of them make them narrower. */
const USUAL_REQUESTS = 8;

/** Everything that was issued or will be. */
export function requestsIn({ issued, coming }: ParavirtualizationState): number {
  return issued + coming.length;
}

const columns: Readonly<Record<Path, readonly [from: number, to: number]>> = {
  emulated: [1, 5],
  pv: [6, 10],
  pvKernel: [11, 12],
};

/** Baseline of the heads; that of the thin lane has two lines. */
const HEADS = 43;

/** Side by side. */
function wideLane(path: Path, count: number): Lane {
  const { x, width } = span('wide', ...columns[path]);
  const thin = path === 'pvKernel';
  const slots = [x + 10, thin ? 96 : 256] as const;
  const slot = slots[1] / count;
  const inside = (y: number, height: number): Box => ({ x: x + 4, y, width: width - 8, height });
  return {
    head: [x, thin ? HEADS - LEADING.wide : HEADS],
    guest: { x, y: 55, width, height: 164 },
    band: { x, y: 219, width, height: 36 },
    host: { x, y: 255, width, height: 202 },
    layer: inside(291, 54),
    ring: { x: x + 4, y: 173, width: slots[1] + 12, height: 46 },
    card: inside(397, 54),
    rows: { waiting: 97, driver: 135, ring: 181, layer: 303, stack: 357, card: 409 },
    ghosts: [],
    slots,
    slot,
    token: [slot - (thin ? 2 : 4), 30],
    notch: thin ? slot / 2 : slot / 4,
    sums: thin ? null : 281,
    labelX: x + width - 10,
    thin,
    bare: false,
  };
}

/** Below each other; the third path is its border alone. */
function narrowLane(path: Path, count: number): Lane {
  const { x, width } = path === 'pvKernel' ? span('narrow', 3, 4) : span('narrow', 1, 4);
  const top = { emulated: 0, pv: 206, pvKernel: 452 }[path];
  const bare = path === 'pvKernel';
  const deep = path === 'emulated' ? 0 : 38;
  const slots = [x + 8, bare ? 96 : 248] as const;
  const slot = slots[1] / count;
  const box = (y: number, height: number, inset = 0): Box => ({
    x: x + inset,
    y: top + y,
    width: width - 2 * inset,
    height,
  });
  const band = bare ? box(0, 26) : box(64 + deep, 26);
  const under = band.y + band.height;
  const rows = { waiting: top + 32, ring: top + 32 + deep, layer: under + 30, card: under + 73 };
  return {
    head: [4, bare ? top + 19 : top + 18],
    guest: box(26, 38 + deep),
    band,
    host: box(90 + deep, 110),
    layer: box(114 + deep, 38, 4),
    ring: { x: x + 4, y: top + 64, width: slots[1] + 8, height: 38 },
    card: box(158 + deep, 36, 4),
    // A driver is no place of its own here.
    rows: { ...rows, driver: rows.waiting, stack: rows.card },
    ghosts: ['stack'],
    slots,
    slot,
    token: [slot - 3, 26],
    notch: bare ? slot / 2 : slot / 4,
    sums: bare ? null : under + 18,
    labelX: x + width - 8,
    thin: bare,
    bare,
  };
}

/** Where a path is drawn, with room for all requests of a run. */
export function laneOf(layout: Layout, path: Path, state: ParavirtualizationState): Lane {
  const count = Math.max(USUAL_REQUESTS, requestsIn(state));
  return layout === 'wide' ? wideLane(path, count) : narrowLane(path, count);
}

/** Where the line above a comparison begins. */
export const HEADLINE = { wide: { x: 4, y: 24 }, narrow: { x: 4, y: 18 } } as const satisfies Record<Layout, object>;

const STRIPS = {
  wide: { top: 34, pitch: 141, head: 20, side: 38, band: 30, token: 30, slots: 780, gap: 4 },
  narrow: { top: 30, pitch: 148, head: 18, side: 34, band: 28, token: 26, slots: 248, gap: 3 },
} as const satisfies Record<Layout, object>;

/** The three borders of a comparison below each other: a strip of the guest, the border, a strip of the hypervisor. */
export function pairLanes(layout: Layout, state: ParavirtualizationState): readonly [Lane, Lane, Lane] {
  const { top, pitch, head, side, band, token, slots, gap } = STRIPS[layout];
  const { x, width } = layout === 'wide' ? span('wide', 1, 12) : span('narrow', 1, 4);
  const slot = slots / Math.max(USUAL_REQUESTS, requestsIn(state));
  const lane = (row: number): Lane => {
    const y = top + row * pitch;
    const guest = { x, y: y + head + 6, width, height: side };
    const border = { x, y: guest.y + side, width, height: band };
    const host = { x, y: border.y + band, width, height: side };
    const [above, below] = [guest.y + 2, host.y + side - 2 - token];
    return {
      head: [x, y + head],
      guest,
      band: border,
      host,
      layer: host,
      ring: guest,
      card: host,
      rows: { waiting: above, driver: above, ring: above, layer: below, stack: below, card: below },
      ghosts: ['layer', 'stack'],
      slots: [x + 8, slots],
      slot,
      token: [slot - gap, token],
      notch: slot / 4,
      sums: null,
      labelX: x + width - (layout === 'wide' ? 10 : 8),
      thin: false,
      bare: false,
    };
  };
  return [lane(0), lane(1), lane(2)];
}

/** Left edge of the slot of a request. */
export function slotOf({ slots, slot }: Lane, id: number): number {
  return slots[0] + (id - 1) * slot;
}

/** Middle of a notch: those for handing over come first in the slot, then those for the report. */
export function notchAt(lane: Lane, path: Path, id: number, place: number): number {
  const before = path === 'pv' ? 1 : 0;
  return slotOf(lane, id) + (before + place + 0.5) * lane.notch;
}

const SUM_GAP = 12;

/** Left end of the notches of one job, once they are put together by what they were for: one half of the slots each. */
export function sumX({ slots: [x, width] }: Lane, job: Exit['job']): number {
  return job === 'handOver' ? x : x + width / 2 + SUM_GAP;
}
