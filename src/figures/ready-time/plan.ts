import type { Box } from '../../drawing/hull.tsx';
import type { Layout } from '../../drawing/view.ts';
import type { ReadyState } from '../../sim/models/ready-time/model.ts';
import { FIELDS } from '../../sim/models/ready-time/rules.ts';

/** Rows are drawn one for each vCPU up to so many; beyond, one stands for all. */
export const MOST_ROWS = 8;

/** The strip of the VM breaks into at most so many lines. */
export const MOST_LINES = 8;

/** Where things are, in units of the viewBox. */
export type Plan = {
  readonly layout: Layout;
  readonly size: readonly [width: number, height: number];
  readonly titleY: number;
  /** The interval: left edge, and the width of one of its fields. */
  readonly x: number;
  readonly field: number;
  readonly strip: { readonly y: number; readonly height: number };
  /** One box for each row, and where they end. */
  readonly rows: readonly Box[];
  readonly bottom: number;
  readonly limitY: number;
  readonly verdictY: number;
  readonly leading: number;
  readonly helper: {
    readonly x: number;
    readonly titleY: number;
    readonly y: number;
    readonly pitch: number;
    /** From the top of a bar's place to its name and to the bar, and the bar's height. */
    readonly nameY: number;
    readonly barX: number;
    readonly barY: number;
    readonly barHeight: number;
    /** Units per percent: there is room for 40 percent, so that no stop of the lecture is torn. */
    readonly percent: number;
    readonly right: number;
  };
};

const TALLEST = {
  wide: { y: 148, two: [48, 60], four: [36, 44], many: [20, 26] },
  narrow: { y: 96, two: [34, 42], four: [26, 31], many: [17, 21] },
} as const;

/** Number of rows: one for each vCPU, one for all of many. */
function rowsOf({ vcpus }: Pick<ReadyState, 'vcpus'>): number {
  return vcpus > MOST_ROWS ? 1 : vcpus;
}

export function planOf(state: ReadyState, layout: Layout): Plan {
  const count = rowsOf(state);
  const { y, two, four, many } = TALLEST[layout];
  const [height, pitch] = count <= 2 ? two : count <= 4 ? four : many;
  const isWide = layout === 'wide';
  const x = isWide ? 85 : 48;
  const field = isWide ? 27 : 15.2;
  const rows = Array.from({ length: count }, (_, i) => ({ x, y: y + i * pitch, width: FIELDS * field, height }));
  // Two rows have room in every drawing, so that one and two vCPUs are drawn at the same size.
  const bottom = Math.max(y + two[1] + two[0], y + (count - 1) * pitch + height);
  if (isWide) {
    return {
      layout,
      size: [960, bottom + 128],
      titleY: 24,
      x,
      field,
      strip: { y: 44, height: 42 },
      rows,
      bottom,
      limitY: bottom + 42,
      verdictY: bottom + 106,
      leading: 30,
      helper: {
        x: 652,
        titleY: 24,
        y: 38,
        pitch: 56,
        nameY: 20,
        barX: 652,
        barY: 28,
        barHeight: 20,
        percent: 7,
        right: 956,
      },
    };
  }
  const helperY = bottom + 130;
  return {
    layout,
    size: [360, helperY + 208],
    titleY: 20,
    x,
    field,
    strip: { y: 32, height: 26 },
    rows,
    bottom,
    limitY: bottom + 26,
    verdictY: bottom + 54,
    leading: 20,
    helper: {
      x: 4,
      titleY: helperY,
      y: helperY + 12,
      pitch: 34,
      nameY: 22,
      barX: 126,
      barY: 5,
      barHeight: 24,
      percent: 4.6,
      right: 356,
    },
  };
}
