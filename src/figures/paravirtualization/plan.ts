import type { Path } from '../../sim/models/paravirtualization/routes.ts';
import { MOST_REQUESTS } from '../../sim/models/paravirtualization/model.ts';
import { round } from '../../drawing/text.tsx';
import type { Layout } from '../../drawing/view.ts';

/** A layer of the picture. The rows of all three stacks line up; only the emulated one uses `model`. */
export type Row = 'application' | 'driver' | 'boundary' | 'model' | 'hostStack' | 'hostDriver' | 'hardware';

/** The rows a request passes, by its depth. */
export const rowsOf: Readonly<Record<Path, readonly Row[]>> = {
  emulated: ['application', 'driver', 'boundary', 'model', 'hostStack', 'hostDriver', 'hardware'],
  pv: ['application', 'driver', 'boundary', 'hostStack', 'hostDriver', 'hardware'],
  pvKernel: ['application', 'driver', 'boundary', 'hostStack', 'hostDriver', 'hardware'],
};

export type Band = { readonly y: number; readonly height: number };

/** Every measure of one layout, in viewBox units. */
export type Plan = {
  readonly layout: Layout;
  readonly size: readonly [width: number, height: number];
  /** Left edge of each stack. */
  readonly left: Readonly<Record<Path, number>>;
  readonly box: number;
  /** Distance of the line that interrupts take from the right edge of the boxes. */
  readonly interruptLane: number;
  readonly headY: number;
  /** Between two layers. */
  readonly gap: number;
  readonly rows: Readonly<Record<Row, Band>>;
  /** How far a shared ring reaches up across the border, into the guest's memory. */
  readonly overlap: number;
  readonly borderY: number;
  readonly doorY: number;
  readonly door: readonly [width: number, height: number];
  /** Baseline of the big number under a stack. */
  readonly countY: number;
  readonly countHeight: number;
  readonly tally: { readonly pitch: number; readonly height: number; readonly perLine: number };
  readonly token: { readonly width: number; readonly height: number; readonly pitch: number; readonly perLine: number };
  /** Distance of baselines. */
  readonly leading: number;
};

/** The rows below each other from a first y: boxes of one height, a taller one for the driver, a lane for doors above the border. */
function bands(from: number, gap: number, box: number, driver: number, lane: number): Readonly<Record<Row, Band>> {
  let y = from;
  const place = (height = box, above = 0): Band => {
    const band = { y: y + above, height };
    y = band.y + height + gap;
    return band;
  };
  return {
    application: place(),
    driver: place(driver),
    boundary: place(box, lane),
    model: place(),
    hostStack: place(),
    hostDriver: place(),
    hardware: place(),
  };
}

export const plans: Readonly<Record<Layout, Plan>> = {
  wide: {
    layout: 'wide',
    size: [960, 615],
    left: { emulated: 30, pv: 342, pvKernel: 654 },
    box: 288,
    interruptLane: 12,
    headY: 22,
    gap: 6,
    rows: bands(34, 6, 55, 78, 38),
    overlap: 13,
    borderY: 210,
    doorY: 178,
    door: [15, 23],
    countY: 558,
    countHeight: 90,
    tally: { pitch: 5.8, height: 14, perLine: 48 },
    token: { width: 23, height: 22, pitch: 23.6, perLine: 12 },
    leading: 21,
  },
  narrow: {
    layout: 'narrow',
    size: [360, 640],
    left: { emulated: 1, pv: 121, pvKernel: 241 },
    box: 110,
    interruptLane: 5,
    headY: 15,
    gap: 4,
    rows: bands(22, 4, 60, 94, 42),
    overlap: 22,
    borderY: 207,
    doorY: 183,
    door: [12, 17],
    countY: 569,
    countHeight: 90,
    tally: { pitch: 4.3, height: 8, perLine: 24 },
    token: { width: 17.4, height: 17, pitch: 17.9, perLine: 6 },
    leading: 17,
  },
};

/** Upper left corner of a request's token: every request keeps its own lane, so that it only ever moves up and down. */
export function tokenAt(plan: Plan, path: Path, id: number, row: Row): readonly [x: number, y: number] {
  const { width, height, pitch, perLine } = plan.token;
  const [lane, line] = [(id - 1) % perLine, Math.floor((id - 1) / perLine)];
  const band = plan.rows[row];
  const inset = (plan.box - pitch * (perLine - 1) - width) / 2;
  const lines = MOST_REQUESTS / perLine;
  return [
    round(plan.left[path] + inset + lane * pitch),
    round(band.y + band.height - 4 - (lines - line) * (height + 1)),
  ];
}
