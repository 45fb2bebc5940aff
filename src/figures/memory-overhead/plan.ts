import { span } from '../../drawing/grid.ts';
import type { Layout } from '../../drawing/view.ts';

/** Where things are, in units of the viewBox. */
export type Plan = {
  readonly layout: Layout;
  readonly size: readonly [width: number, height: number];
  readonly titleY: number;
  readonly subtitleY: number;
  /** The host as rows of equal size, wrapped like text. */
  readonly rows: {
    readonly count: number;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly pitch: number;
  };
  readonly verdictY: number;
  /** Baseline of what the overhead of the first VM is, where rows leave no room for it. */
  readonly priceY: number | null;
  readonly fan: {
    readonly x: number;
    readonly titleY: number;
    readonly subtitleY: number;
    /** The field of the lines. */
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
    /** Baseline of what the lower axis counts. */
    readonly axisY: number;
    /** Where names of lines begin, and how far to the left numbers may reach. */
    readonly labelX: number;
    readonly labelLeft: number;
    readonly tickCount: number;
  };
  /** A comparison: a row for each half, both on one scale. */
  readonly pair: {
    /** Baselines of the names of the halves. */
    readonly names: readonly [number, number];
    readonly tops: readonly [number, number];
    readonly height: number;
    /** Baseline of the scale. */
    readonly scaleY: number;
    readonly verdictY: number;
    /** Where the lines of the fan end, and their names begin. */
    readonly right: number;
    readonly labelX: number;
  };
};

export const plans: Readonly<Record<Layout, Plan>> = {
  wide: {
    layout: 'wide',
    size: [960, 440],
    titleY: 24,
    subtitleY: 52,
    rows: { count: 4, ...span('wide', 1, 8), y: 66, height: 60, pitch: 88 },
    verdictY: 424,
    priceY: null,
    fan: {
      x: span('wide', 9, 12).x,
      titleY: 24,
      subtitleY: 52,
      left: 704,
      right: 854,
      top: 84,
      bottom: 366,
      axisY: 418,
      labelX: 874,
      labelLeft: 634,
      tickCount: 4,
    },
    pair: {
      names: [104, 228],
      tops: [116, 240],
      height: 70,
      scaleY: 338,
      verdictY: 388,
      right: 838,
      labelX: 854,
    },
  },
  narrow: {
    layout: 'narrow',
    size: [360, 560],
    titleY: 20,
    subtitleY: 20,
    rows: { count: 8, ...span('narrow', 1, 4), y: 32, height: 24, pitch: 30 },
    verdictY: 286,
    priceY: 308,
    fan: {
      x: 4,
      titleY: 336,
      subtitleY: 336,
      left: 58,
      right: 268,
      top: 366,
      bottom: 508,
      axisY: 549,
      labelX: 284,
      labelLeft: 2,
      tickCount: 3,
    },
    pair: {
      names: [52, 142],
      tops: [62, 152],
      height: 52,
      scaleY: 224,
      verdictY: 266,
      right: 264,
      labelX: 276,
    },
  },
};

/** The plan of one half of a comparison: its host is a single row. */
export function halfOf(plan: Plan, half: 0 | 1): Plan {
  const { rows, pair } = plan;
  return { ...plan, rows: { ...rows, count: 1, y: pair.tops[half], height: pair.height, pitch: pair.height } };
}

/** A piece of a stretch inside one row. */
export type Piece = {
  readonly row: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly mb: number;
};

/** The pieces of a stretch of memory, `from` and `to` in MB of a host of `memory` MB. */
export function piecesOf({ rows }: Plan, memory: number, from: number, to: number): readonly Piece[] {
  const perRow = memory / rows.count;
  const unit = rows.width / perRow;
  return Array.from({ length: rows.count }, (_, row): Piece | null => {
    const start = Math.max(from, row * perRow);
    const end = Math.min(to, (row + 1) * perRow);
    if (end - start < 1e-6) return null;
    const x = rows.x + (start - row * perRow) * unit;
    return { row, x, y: rows.y + row * rows.pitch, width: (end - start) * unit, mb: end - start };
  }).filter((piece) => piece !== null);
}
