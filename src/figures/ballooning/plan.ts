import type { Box } from '../../drawing/hull.tsx';
import type { CellGrid } from '../../drawing/cells.tsx';
import { span } from '../../drawing/grid.ts';
import { TYPE } from '../../drawing/fit.ts';
import type { WayPoint } from '../../drawing/way.tsx';
import type { Layout } from '../../drawing/view.ts';

/** Baselines of the two heads, how far below each the bars begin, their height and distance. */
type BillPlan = {
  /** Room for the names of the methods. */
  readonly names: number;
  readonly heads: readonly [number, number];
  readonly drop: number;
  readonly bar: number;
  readonly pitch: number;
};

/** Where everything stands, in viewBox units. It depends on the layout alone. */
export type Plan = {
  readonly width: number;
  readonly height: number;
  /** Size of the smallest type. */
  readonly size: number;
  /** Baselines: heads of what the guest sees and of what stands behind it, names of fields, what lies in the .vswp. */
  readonly heads: {
    readonly guest: number;
    readonly names: number;
    readonly machine: number;
    readonly swapped: number;
  };
  readonly guest: CellGrid;
  readonly machine: CellGrid;
  readonly gauge: Box;
  readonly needy: CellGrid & { readonly head: number };
  /** The way of machine memory from behind VM 1, whose gap ends at some height, into the gauge, and its amount. */
  readonly out: (y: number) => readonly WayPoint[];
  /** The same way back, when the host gives VM 1 memory again. */
  readonly back: (y: number) => readonly WayPoint[];
  /** From the gauge to VM 2, whose fields end at some height, and where its amount stands. */
  readonly into: (y: number) => readonly WayPoint[];
  readonly amounts: { readonly out: WayPoint; readonly into: WayPoint; readonly intoClass: string };
  /** The helper: left edge, width, and where its head and bar stand. */
  readonly helper: { readonly x: number; readonly width: number; readonly head: number; readonly bar: number };
  /** The bill of a run that goes on, and those of both methods where nothing flows any more. */
  readonly bills: { readonly running: BillPlan; readonly end: BillPlan };
  /** Widths of these ways. */
  readonly flow: { readonly on: number; readonly back: number };
};

/** As far as `r`, but no farther than half of the way. */
const near = (way: number, r: number): number => Math.sign(way) * Math.min(r, Math.abs(way) / 2);
const corner = ([x, y]: WayPoint, from: WayPoint, to: WayPoint, r: number): readonly WayPoint[] => [
  [x + near(from[0] - x, r), y + near(from[1] - y, r)],
  [x, y],
  [x + near(to[0] - x, r), y + near(to[1] - y, r)],
];

/** A route with round corners at all points but the first and the last. */
function route(r: number, ...points: readonly WayPoint[]): readonly WayPoint[] {
  return points.flatMap((point, i) =>
    i === 0 || i === points.length - 1 ? [point] : corner(point, points[i - 1]!, points[i + 1]!, r),
  );
}

const right = span('wide', 8, 12);
const field = { x: 10, columns: 10, width: 26, height: 17, gap: 4 };

const WIDE: Plan = {
  width: 960,
  height: 452,
  size: TYPE.wide.s,
  heads: { guest: 20, names: 221, machine: 248, swapped: 446 },
  guest: { ...field, y: 34 },
  machine: { ...field, y: 262 },
  gauge: { x: 396, y: 34, width: 74, height: 392 },
  needy: { ...field, x: right.x, y: 34, columns: 7, head: 20 },
  out: (y) => route(12, [318, y], [335, y], [335, 279], [392, 279]),
  back: (y) => route(3, [392, 279], [340, 279], [340, y], [314, y]),
  into: (y) => route(12, [474, 279], [676, 279], [676, y + 12]),
  amounts: { out: [343, 446], into: [694, 216], intoClass: '' },
  helper: { x: right.x, width: right.width, head: 336, bar: 348 },
  bills: {
    running: { names: 0, heads: [322, 390], drop: 7, bar: 28, pitch: 0 },
    end: { names: 136, heads: [176, 320], drop: 16, bar: 28, pitch: 40 },
  },
  flow: { on: 8, back: 5 },
};

const small = { x: 10, columns: 10, width: 18, height: 13, gap: 3 };
const NARROW: Plan = {
  width: 360,
  height: 522,
  size: TYPE.narrow.s,
  heads: { guest: 16, names: 168, machine: 188, swapped: 337 },
  guest: { ...small, y: 26 },
  machine: { ...small, y: 197 },
  gauge: { x: 284, y: 26, width: 72, height: 296 },
  needy: { ...small, y: 366, columns: 16, head: 356 },
  out: (y) => route(8, [226, y], [235, y], [235, 209], [280, 209]),
  back: (y) => route(2, [280, 209], [238, 209], [238, y], [222, y]),
  into: () => [
    [297, 325],
    [297, 359],
  ],
  amounts: { out: [238, 336], into: [284, 345], intoClass: ' t-end' },
  helper: { x: 10, width: 346, head: 432, bar: 440 },
  bills: {
    running: { names: 0, heads: [430, 476], drop: 7, bar: 18, pitch: 0 },
    end: { names: 108, heads: [414, 475], drop: 9, bar: 14, pitch: 19 },
  },
  flow: { on: 5, back: 3 },
};

/** The plan of a layout. */
export function planOf(layout: Layout): Plan {
  return layout === 'wide' ? WIDE : NARROW;
}
