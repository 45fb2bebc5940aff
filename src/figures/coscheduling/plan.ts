import type { CoschedulingInput } from '../../sim/models/coscheduling/state.ts';
import type { Layout } from '../../drawing/view.ts';

/** Ticks that fit into the lanes; longer runs are shown page by page. */
const COLUMNS = 16;

/** Where the parts of the drawing lie, in units of the viewBox. It depends on the input, never on the moment. */
export type Plan = {
  readonly width: number;
  readonly height: number;
  /** Lanes: one row per vCPU, one column per tick. */
  readonly lanes: {
    readonly x: number;
    readonly y: number;
    readonly columns: number;
    readonly column: number;
    readonly row: number;
  };
  /** Row of the pCPUs under the lanes. */
  readonly supplyY: number;
  /** Skew bars: one row per vCPU. */
  readonly bars: {
    readonly x: number;
    readonly y: number;
    readonly row: number;
    readonly width: number;
    readonly unit: number;
  };
  /** Right edges of the columns of counters. */
  readonly counters: readonly number[];
  readonly places: { readonly y: number; readonly tokensX: number; readonly row: number };
  readonly sets: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    /** The grid of all combinations of up to four vCPUs. */
    readonly columns: number;
    readonly row: number;
    readonly cell: number;
  };
  readonly legendY: number;
};

/** The largest skew that the bars show in full, in ms. */
export function barRange({ costop }: Pick<CoschedulingInput, 'costop'>): number {
  return Math.max(6, Math.ceil(costop) + 2);
}

/** The plan of a layout for an input. */
export function planOf(input: CoschedulingInput, layout: Layout): Plan {
  return layout === 'wide' ? wide(input) : narrow(input);
}

/** First tick in the lanes: pages overlap by half, so that the present always has a past. */
export function firstTick(t: number, columns: number): number {
  const half = columns / 2;
  return t <= columns ? 0 : Math.ceil((t - columns) / half) * half;
}

function columnsOf({ ticks }: CoschedulingInput): number {
  return Math.max(8, Math.min(COLUMNS, ticks + (ticks % 2)));
}

function rowOf(vcpus: number, [few, some, many]: readonly [number, number, number]): number {
  return vcpus <= 4 ? few : vcpus <= 6 ? some : many;
}

/** Rows that all combinations of `vcpus` fill in so many columns. */
export function setRows(vcpus: number, columns: number): number {
  return Math.ceil((2 ** vcpus - 1) / columns);
}

type PerVcpus = readonly [number, number, number, number];

function grid(
  { vcpus }: CoschedulingInput,
  columns: PerVcpus,
  rows: PerVcpus,
  cells: PerVcpus,
): { readonly columns: number; readonly row: number; readonly cell: number } {
  const index = Math.min(vcpus, 4) - 1;
  return { columns: columns[index]!, row: rows[index]!, cell: cells[index]! };
}

function wide(input: CoschedulingInput): Plan {
  const columns = columnsOf(input);
  const row = rowOf(input.vcpus, [44, 36, 30]);
  const y = 56;
  const supplyY = y + input.vcpus * row + 6;
  const panelY = supplyY + 50;
  const sets = grid(input, [1, 1, 2, 2], [52, 52, 50, 26], [44, 44, 36, 23]);
  const rows = setRows(input.vcpus, sets.columns) * sets.row;
  const setsHeight = input.vcpus <= 4 ? 62 + rows + (input.vcpus === 1 ? 34 : 6) : 266;
  return {
    width: 960,
    height: panelY + Math.max(250, setsHeight),
    lanes: { x: 58, y, columns, column: 404 / columns, row },
    supplyY,
    bars: { x: 484, y, row, width: 176, unit: 114 / barRange(input) },
    counters: [708, 754, 814, 882, 958],
    places: { y: panelY, tokensX: 162, row: 52 },
    sets: { x: 420, y: panelY, width: 540, height: setsHeight, ...sets },
    legendY: panelY,
  };
}

function narrow(input: CoschedulingInput): Plan {
  const columns = columnsOf(input);
  const row = rowOf(input.vcpus, [28, 24, 20]);
  const supplyY = 20 + input.vcpus * row + 4;
  const barsY = supplyY + 64;
  const barRow = rowOf(input.vcpus, [24, 20, 18]);
  const placesY = barsY + input.vcpus * barRow + 47;
  const setsY = placesY + 36;
  const sets = grid(input, [3, 3, 3, 3], [23, 23, 23, 23], [19, 19, 19, 19]);
  const legendY =
    setsY + (input.vcpus <= 4 ? 73 + setRows(input.vcpus, sets.columns) * 23 : 50 + Math.ceil(input.vcpus / 2) * 22);
  return {
    width: 360,
    height: legendY + 24,
    lanes: { x: 42, y: 20, columns, column: 316 / columns, row },
    supplyY,
    bars: { x: 30, y: barsY, row: barRow, width: 166, unit: 112 / barRange(input) },
    counters: [244, 300, 358],
    places: { y: placesY, tokensX: 56, row: 30 },
    sets: { x: 0, y: setsY, width: 360, height: legendY - setsY - 2, ...sets },
    legendY,
  };
}
