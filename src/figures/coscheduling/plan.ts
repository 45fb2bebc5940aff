import { span } from '../../drawing/grid.ts';
import { TYPE } from '../../drawing/fit.ts';
import type { Layout } from '../../drawing/view.ts';
import type { CoschedulingInput } from '../../sim/models/coscheduling/state.ts';

/** Rows of equal height, one for each vCPU. */
export type Rows = { readonly y: number; readonly pitch: number; readonly height: number };

/** Bars of progress: where they begin, how much room they have, and how long a millisecond is where there is enough. */
export type BarPlan = { readonly rows: Rows; readonly x: number; readonly width: number; readonly unit: number };

/** Lanes over time and, below them, the strip of the CPUs. */
export type LanePlan = {
  readonly rows: Rows;
  readonly strip: { readonly y: number; readonly height: number };
  readonly x: number;
  readonly unit: number;
  /** Milliseconds that are shown at once. */
  readonly span: number;
};

/** Where everything lies, in units of the viewBox. It depends on the input, never on the moment. */
export type Plan = {
  readonly layout: Layout;
  readonly type: number;
  readonly width: number;
  readonly height: number;
  readonly bars: BarPlan;
  readonly lanes: LanePlan;
  readonly lanesTitleY: number;
  readonly nextY: number;
  /** The two halves of the balance. */
  readonly halves: readonly { readonly x: number; readonly headY: number; readonly lanes: LanePlan }[];
};

/** Room for the outline at the right edge. */
const FOCUS = 6;

/** Ticks that fit into the lanes; longer runs are shown page by page. */
const COLUMNS = 16;

/** First tick in the lanes: pages overlap by half, so that the present always has a past. */
export function firstTick(t: number, columns: number): number {
  const half = columns / 2;
  return t <= columns ? 0 : Math.ceil((t - columns) / half) * half;
}

/** Where the row of a vCPU begins. */
export function rowY({ y, pitch }: Rows, vcpu: number): number {
  return y + vcpu * pitch;
}

/** Where the last of `count` rows ends. */
export function bottomOf(rows: Rows, count: number): number {
  return rowY(rows, count - 1) + rows.height;
}

/** How long a millisecond is so that `extent` of them have room: halved until they have. */
export function unitFor({ width, unit }: Pick<BarPlan, 'width' | 'unit'>, extent: number): number {
  return extent * unit <= width ? unit : unitFor({ width, unit: unit / 2 }, extent);
}

/** The plan of a layout for an input. */
export function planOf(input: CoschedulingInput, layout: Layout): Plan {
  return layout === 'wide' ? wide(input) : narrow(input);
}

function shownTicks({ ticks }: CoschedulingInput): number {
  return Math.max(8, Math.min(COLUMNS, ticks + (ticks % 2)));
}

function rowsAt(y: number, vcpus: number, sizes: readonly (readonly [pitch: number, height: number])[]): Rows {
  const [pitch, height] = sizes[vcpus <= 4 ? 0 : vcpus <= 6 ? 1 : 2]!;
  return { y, pitch, height };
}

/** Lanes and strip of one half of the balance, between two heights. */
function half(x: number, width: number, [top, end]: readonly [number, number], input: CoschedulingInput): LanePlan {
  const names = width > 400 ? 52 : 46;
  const pitch = Math.floor((end - top) / (input.vcpus + 1.3));
  const rows = { y: top, pitch, height: Math.round(pitch * 0.74) };
  const y = rowY(rows, input.vcpus) + 6;
  return {
    rows,
    strip: { y, height: end - y },
    x: x + names,
    unit: (width - names - FOCUS) / input.ticks,
    span: input.ticks,
  };
}

function wide(input: CoschedulingInput): Plan {
  const { vcpus } = input;
  const rows = rowsAt(44, vcpus, [
    [64, 46],
    [50, 36],
    [38, 28],
  ]);
  const bottom = bottomOf(rows, vcpus);
  const strip = { y: bottom + 14, height: 34 };
  const [left, right] = [span('wide', 1, 7), span('wide', 8, 12)];
  const nextY = strip.y + strip.height + 36;
  const height = Math.max(nextY + 38, 300);
  const ticks = shownTicks(input);
  return {
    layout: 'wide',
    type: TYPE.wide.s,
    width: 960,
    height,
    bars: { rows, x: 60, width: left.x + left.width - 60, unit: 60 },
    lanes: { rows, strip, x: right.x, unit: (right.width - FOCUS) / ticks, span: ticks },
    lanesTitleY: 22,
    nextY,
    halves: [span('wide', 1, 6), span('wide', 7, 12)].map(({ x, width }) => ({
      x,
      headY: 62,
      lanes: half(x, width, [80, height - 12], input),
    })),
  };
}

function narrow(input: CoschedulingInput): Plan {
  const { vcpus } = input;
  const rows = rowsAt(30, vcpus, [
    [46, 34],
    [34, 26],
    [28, 20],
  ]);
  const lanesTitleY = bottomOf(rows, vcpus) + 58;
  const lanes = rowsAt(lanesTitleY + 12, vcpus, [
    [25, 19],
    [23, 19],
    [22, 18],
  ]);
  const strip = { y: bottomOf(lanes, vcpus) + 8, height: 24 };
  const nextY = strip.y + strip.height + 14;
  const height = nextY + 62;
  const ticks = shownTicks(input);
  const middle = (height + 24) / 2;
  return {
    layout: 'narrow',
    type: TYPE.narrow.s,
    width: 360,
    height,
    bars: { rows, x: 46, width: 310, unit: 48 },
    lanes: { rows: lanes, strip, x: 46, unit: (310 - FOCUS) / ticks, span: ticks },
    lanesTitleY,
    nextY,
    halves: [
      { x: 4, headY: 44, lanes: half(4, 352, [54, middle - 8], input) },
      { x: 4, headY: middle + 14, lanes: half(4, 352, [middle + 24, height - 6], input) },
    ],
  };
}
