import type { Box } from '../../drawing/hull.tsx';
import type { Layout } from '../../drawing/view.ts';
import type { ReadyState } from '../../sim/models/ready-time/model.ts';
import { FIELDS } from '../../sim/models/ready-time/rules.ts';
import { drawnOf } from './facts.ts';

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

/** Width of a field, the strip, and the rows: where they begin, and height and pitch of up to two, up to four, and more. */
type Sizes = {
  readonly field: number;
  readonly strip: { readonly y: number; readonly height: number };
  readonly y: number;
  readonly two: readonly [height: number, pitch: number];
  readonly four: readonly [height: number, pitch: number];
  readonly many: readonly [height: number, pitch: number];
};

/** Beside or above the other charts; and as long as there are none, over the whole drawing. */
const SIZES = {
  wide: {
    beside: { field: 27, strip: { y: 44, height: 42 }, y: 148, two: [48, 60], four: [36, 44], many: [20, 26] },
    alone: { field: 43, strip: { y: 44, height: 66 }, y: 176, two: [76, 92], four: [50, 60], many: [26, 33] },
  },
  narrow: {
    beside: { field: 15.2, strip: { y: 32, height: 26 }, y: 96, two: [34, 42], four: [26, 31], many: [17, 21] },
    alone: { field: 15.2, strip: { y: 34, height: 76 }, y: 152, two: [130, 156], four: [72, 84], many: [36, 42] },
  },
} as const satisfies Readonly<Record<Layout, Readonly<Record<'beside' | 'alone', Sizes>>>>;

/** Number of rows: one for each vCPU, one for all of many. */
function rowsOf({ vcpus }: Pick<ReadyState, 'vcpus'>): number {
  return vcpus > MOST_ROWS ? 1 : vcpus;
}

function pitchOf(count: number, { two, four, many }: Sizes): Sizes['two'] {
  return count <= 2 ? two : count <= 4 ? four : many;
}

/** Where rows end. Two have room in every drawing, so that one and two vCPUs are drawn at the same size. */
function bottomOf(count: number, sizes: Sizes): number {
  const end = (rows: number) => {
    const [height, pitch] = pitchOf(rows, sizes);
    return sizes.y + (rows - 1) * pitch + height;
  };
  return Math.max(end(2), end(count));
}

export function planOf(state: ReadyState, layout: Layout): Plan {
  const sizes = SIZES[layout];
  const count = rowsOf(state);
  const isWide = layout === 'wide';
  const shown: Sizes = drawnOf(state).hasVerdict ? sizes.beside : sizes.alone;
  const { field, strip, y } = shown;
  const x = isWide ? 85 : 48;
  const [height, pitch] = pitchOf(count, shown);
  const rows = Array.from({ length: count }, (_, i) => ({ x, y: y + i * pitch, width: FIELDS * field, height }));
  const bottom = bottomOf(count, shown);
  // What is drawn first has as much room as the whole calculation: no step of the lecture moves what is below.
  const last = bottomOf(count, sizes.beside);
  if (isWide) {
    return {
      layout,
      size: [960, last + 128],
      titleY: 24,
      x,
      field,
      strip,
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
  const helperY = last + 130;
  return {
    layout,
    size: [360, helperY + 208],
    titleY: 20,
    x,
    field,
    strip,
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
