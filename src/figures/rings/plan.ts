import type { WayPoint } from '../../drawing/way.tsx';
import { span } from '../../drawing/grid.ts';
import type { Box } from '../../drawing/hull.tsx';
import { round } from '../../drawing/text.tsx';
import type { Layout } from '../../drawing/view.ts';
import { ringOf, type Mode } from '../../sim/models/rings/paths.ts';
import type { Actor, Place } from '../../sim/models/rings/state.ts';
import type { Column, Row } from '../../sim/models/rings/track.ts';

export type Point = { readonly x: number; readonly y: number };

/** The rings as quarter discs around `centre`, wide drawings only. Radii are those of ring 0, 1, 2, 3. */
export const RINGS = { centre: { x: 8, y: 446 }, radii: [162, 276, 290, 396] } as const;

const boxes = {
  app: { x: 66, y: 106, width: 130, height: 44 },
  kernelIn0: { x: 14, y: 390, width: 118, height: 44 },
  kernelIn1: { x: 24, y: 218, width: 124, height: 44 },
  vmm: { x: 14, y: 392, width: 118, height: 44 },
  rootVmm: { x: 296, y: 76, width: 108, height: 44 },
} as const satisfies Record<string, Box>;

/** Where the guest kernel believes itself to be: beside the VMM. */
export const GHOST: Box = { x: 14, y: 346, width: 116, height: 28 };

/** The corner outside the rings: what the guest sees, or the page of an instruction; with VT-x below the VMM. */
export function cornerOf(mode: Mode): Point {
  return mode === 'hv' ? { x: 326, y: 152 } : { x: 306, y: 70 };
}

/** The box of an actor on the machine of a mode: with VT-x the VMM has a plane of its own, outside the guest's rings. */
export function boxOf(actor: Actor, mode: Mode): Box {
  if (actor === 'app') return boxes.app;
  if (actor === 'vmm') return mode === 'hv' ? boxes.rootVmm : boxes.vmm;
  return ringOf('k', mode) === 0 ? boxes.kernelIn0 : boxes.kernelIn1;
}

/** Height of a token, and its upper left corner in each place; with all four corners inside its ring. */
export const TOKEN = {
  height: 32,
  at: {
    0: { x: 14, y: 350 },
    1: { x: 96, y: 274 },
    3: { x: 150, y: 158 },
    root: { x: 292, y: 124 },
  } as const satisfies Record<Place, Point>,
  /** Where a token ends that goes to a VMM without a plane of its own. */
  atVmm: { x: 138, y: 394 },
} as const;

/** A drawn way, and where the name of what went along it ends. A token at rest carries its name itself. */
export type Route = { readonly points: readonly WayPoint[]; readonly name?: Point };

const { kernelIn0, kernelIn1, vmm, rootVmm } = boxes;
const toVmm: WayPoint = [vmm.x + vmm.width + 8, 410];
const routes: Readonly<Record<string, Route>> = {
  '3-vmm': { points: [[182, 154], [218, 226], [218, 410], toVmm], name: { x: 198, y: 306 } }, // prettier-ignore
  '1-vmm': { points: [[kernelIn1.x + kernelIn1.width + 4, 240], [214, 240], [214, 410], toVmm], name: { x: 194, y: 306 } }, // prettier-ignore
  'vmm-3': { points: [[vmm.x + vmm.width + 4, 424], [246, 424], [246, 236], [184, 156]] }, // prettier-ignore
  '0-root': { points: [[kernelIn0.x + kernelIn0.width + 4, 412], [300, 412], [350, 412], [350, 340], [350, rootVmm.y + rootVmm.height + 8]], name: { x: 270, y: 402 } }, // prettier-ignore
  '3-root': { points: [[200, 128], [rootVmm.x - 8, 100]], name: { x: 280, y: 90 } }, // prettier-ignore
  '3-0': { points: [[182, 154], [218, 226], [218, 366], [142, 366]] }, // prettier-ignore
  '0-3': { points: [[kernelIn0.x + kernelIn0.width + 4, 412], [230, 412], [230, 196]] }, // prettier-ignore
  '3-1': { points: [[186, 154], [186, 270]] }, // prettier-ignore
  '1-3': { points: [[kernelIn1.x + kernelIn1.width + 4, 240], [214, 240], [214, 196]] }, // prettier-ignore
};

/** The way from one place to another; `vmm` is the VMM in ring 0. */
export function routeOf(from: Place | 'vmm', to: Place | 'vmm'): Route {
  return routes[`${from}-${to}`]!;
}

/** Where the columns of a track stand. */
export type Columns = Readonly<Record<Column, number>>;

/** Measures of the rows of a program in viewBox units. */
export type RowsPlan = {
  readonly x: number;
  readonly text: number;
  /** Where the name of an owner ends that has no row of its own. */
  readonly end: number;
  /** Middle of the first row, and how far the last one may reach. */
  readonly top: number;
  readonly bottom: number;
  readonly pitch: number;
  readonly dot: number;
  /** Whether the owner of a run of rows has a row of its own. */
  readonly ownersApart: boolean;
};

/** Measures of the track. */
export type TrackPlan = RowsPlan & {
  readonly right: number;
  /** Baselines of title and heads, and of the sums. */
  readonly title: number;
  readonly heads: number;
  readonly sums: number;
  /** Distance of an outline from a sum. */
  readonly gap: number;
  readonly columns: Columns;
};

export const TRACKS: Readonly<Record<Layout, TrackPlan>> = {
  wide: {
    x: 480,
    right: 948,
    title: 24,
    heads: 24,
    sums: 440,
    gap: 7,
    columns: { cpu: 726, translator: 816, vmm: 914 },
    text: 498,
    end: 698,
    top: 68,
    bottom: 392,
    pitch: 36,
    dot: 9,
    ownersApart: false,
  },
  narrow: {
    x: 4,
    right: 348,
    title: 18,
    heads: 44,
    sums: 386,
    gap: 3,
    columns: { cpu: 168, translator: 236, vmm: 322 },
    text: 16,
    end: 140,
    top: 66,
    bottom: 354,
    pitch: 26,
    dot: 7,
    ownersApart: true,
  },
};

export const SIZES: Readonly<Record<Layout, readonly [number, number]>> = { wide: [960, 480], narrow: [360, 526] };

const MOST_ROWS = 15;

/** A row where it stands: `y` is its middle. `owner` is the middle of the line that names its owner, if it has one. */
export type PlacedRow = Row & { readonly y: number; readonly owner: number | null; readonly starts: boolean };

/** The rows in view, around that of the current line where there are too many, and the height that each has. */
export function placeRows(
  rows: readonly Row[],
  line: number,
  { top, bottom, pitch, ownersApart }: RowsPlan,
): readonly [readonly PlacedRow[], number] {
  const current = rows.findLastIndex((row) => row.first <= line);
  const first = Math.max(0, Math.min(current - Math.floor(MOST_ROWS / 2), rows.length - MOST_ROWS));
  const shown = rows.slice(first, first + MOST_ROWS);
  const starts = shown.map(({ ctx }, i) => shown[i - 1]?.ctx !== ctx);
  const lines = shown.length + (ownersApart ? starts.filter(Boolean).length : 0);
  const height = Math.min(pitch, round((bottom - top) / Math.max(1, lines - 1)));
  let at = 0;
  const placed = shown.map((row, i) => {
    const apart = ownersApart && starts[i] === true;
    const owner = apart ? round(top + at++ * height) : null;
    return { ...row, owner, starts: starts[i] === true, y: round(top + at++ * height) };
  });
  return [placed, height];
}

/** Measures of the balance: a line for each mode, its squares below its name or, on a phone, beside it. */
export const BALANCES = {
  wide: { x: 571, title: 24, y: 60, row: 78, indent: 0, drop: 12, square: 26, pitch: 33, room: 380 },
  narrow: { x: 4, title: 412, y: 433, row: 20, indent: 148, drop: -11, square: 12, pitch: 15, room: 204 },
} as const satisfies Record<Layout, object>;

/** How far the track moves when the rings give way to the balance. */
export const TRACK_AT_END = 4 - TRACKS.wide.x;

/** Measures of a comparison: the rows once, and for each half where its track begins and where its columns stand in it. */
export type PairPlan = RowsPlan & {
  readonly title: number;
  /** Baselines of the names of the halves, of the heads, and of what is said below. */
  readonly names: number;
  readonly heads: number;
  readonly foot: number;
  readonly halves: readonly [number, number];
  readonly width: number;
  readonly columns: Columns;
  readonly right: number;
};

export const PAIRS: Readonly<Record<Layout, PairPlan>> = {
  wide: {
    x: 4,
    text: 22,
    end: 284,
    title: 24,
    names: 64,
    heads: 92,
    top: 126,
    bottom: 438,
    pitch: 36,
    dot: 9,
    foot: 472,
    ownersApart: false,
    halves: [span('wide', 5, 8).x, span('wide', 9, 12).x],
    width: span('wide', 5, 8).width,
    columns: { cpu: 28, translator: 140, vmm: 262 },
    right: 304,
  },
  narrow: {
    x: 4,
    text: 16,
    end: 104,
    title: 18,
    names: 48,
    heads: 90,
    top: 118,
    bottom: 482,
    pitch: 28,
    dot: 7,
    foot: 516,
    ownersApart: true,
    halves: [120, 242],
    width: 114,
    columns: { cpu: 18, translator: 57, vmm: 92 },
    right: 114,
  },
};
