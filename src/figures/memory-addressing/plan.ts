import { span, widthOf } from '../../drawing/grid.ts';
import type { Box } from '../../drawing/hull.tsx';
import type { Layout } from '../../drawing/view.ts';
import type { WayPoint } from '../../drawing/way.tsx';
import type { Mode } from '../../sim/models/memory-addressing/rules.ts';
import { CELLS } from '../../sim/models/memory-addressing/state.ts';

/** Machine pages of a row of the host; two rows above them belong to the system and to the Service Console. */
const CELLS_IN_ROW = 3;
const HEAD_ROWS = 2;

/** Where everything is in one layout, in units of the viewBox. Rows of guest and host share their heights. */
export type Plan = {
  readonly layout: Layout;
  readonly width: number;
  readonly height: number;
  /** Baselines of the heads, and of the line below guest and host. */
  readonly heads: readonly [number, number];
  readonly below: number;
  /** The first row, and from one to the next. */
  readonly top: number;
  readonly pitch: number;
  /** The chip of a page in the program: a column of its own, or one above the guest. */
  readonly chip: Box;
  readonly guest: Extent;
  /** Where numbers of pages begin, inside their page. */
  readonly numberX: number;
  readonly gap: Extent;
  readonly host: Extent & { readonly cell: number; readonly cellHeight: number };
  /** The height of the way past the guest, and the TLB that shows it. */
  readonly bypass: number;
  readonly tlb: Box;
  readonly wayWidth: number;
  /** Costs: the baseline of their head, the mode of the run at the top, the other one below it, which is less far where the first needs less. */
  readonly costs: Extent & {
    readonly title: number;
    readonly y: number;
    readonly otherY: Readonly<Record<Mode, number>>;
  };
};

type Extent = { readonly x: number; readonly width: number };

const [program, guest, host, costs] = [span('wide', 1, 1), span('wide', 3, 4), span('wide', 6, 8), span('wide', 9, 12)];

const wide: Plan = {
  layout: 'wide',
  width: widthOf('wide'),
  height: 452,
  heads: [20, 46],
  below: 470,
  top: 78,
  pitch: 46,
  chip: { ...program, y: 6, height: 34 },
  guest,
  numberX: guest.x + 10,
  gap: { x: guest.x + guest.width, width: host.x - guest.x - guest.width },
  host: { ...host, cell: 61, cellHeight: 34 },
  bypass: 65,
  tlb: { x: 69, y: 86, width: 42, height: 30 },
  wayWidth: 2.5,
  costs: { ...costs, title: 20, y: 78, otherY: { nested: 318, shadow: 216 } },
};

const narrow: Plan = {
  layout: 'narrow',
  width: widthOf('narrow'),
  height: 546,
  heads: [16, 16],
  below: 328,
  top: 56,
  pitch: 32,
  chip: { x: 4, y: 26, width: 100, height: 22 },
  guest: { x: 25, width: 82 },
  numberX: 33,
  gap: { x: 107, width: 79 },
  host: { x: 186, width: 170, cell: 46, cellHeight: 24 },
  bypass: 37,
  tlb: { x: 116, y: 26, width: 42, height: 22 },
  wayWidth: 2,
  costs: { x: 6, width: 350, title: 334, y: 344, otherY: { nested: 473, shadow: 418 } },
};

/** How much room the line below guest and host takes, where there is one. */
const LINE = { wide: 26, narrow: 22 } as const;

/** The plan of a layout, with or without the line below guest and host. */
export function planOf(layout: Layout, hasLine: boolean): Plan {
  const plan = { wide, narrow }[layout];
  if (!hasLine) return plan;
  const height = plan.height + LINE[layout];
  if (layout === 'wide') return { ...plan, height };
  const { title, y, otherY, ...costs } = plan.costs;
  const down = (from: number) => from + LINE[layout];
  return {
    ...plan,
    height,
    costs: {
      ...costs,
      title: down(title),
      y: down(y),
      otherY: { nested: down(otherY.nested), shadow: down(otherY.shadow) },
    },
  };
}

/** The row of a page or of machine pages. */
function rowBox({ top, pitch }: Plan, row: number): { readonly y: number; readonly height: number } {
  return { y: top + row * pitch, height: pitch };
}

const middle = ({ y, height }: Pick<Box, 'y' | 'height'>): number => y + height / 2;

/** A page of the guest; its rows touch. */
export function pageBox(plan: Plan, page: number): Box {
  return { ...plan.guest, ...rowBox(plan, page) };
}

/** What is said behind a page, between guest and host. */
export function gapBox(plan: Plan, page: number): Box {
  const { y, height } = rowBox(plan, page);
  const inset = plan.layout === 'wide' ? 6 : 4;
  return { x: plan.gap.x + inset, y: y + inset, width: plan.gap.width - 2 * inset - 4, height: height - 2 * inset };
}

/** A full row of the host: 0 is the system, 1 the Service Console. */
export function hostRow(plan: Plan, row: number): Box {
  const { x, width, cellHeight } = plan.host;
  const { y, height } = rowBox(plan, row);
  return { x, y: y + (height - cellHeight) / 2, width, height: cellHeight };
}

/** A machine page. */
export function cellBox(plan: Plan, mpn: number): Box {
  const { x, width, cell } = plan.host;
  const column = mpn % CELLS_IN_ROW;
  const step = (width - cell) / (CELLS_IN_ROW - 1);
  // Without a Service Console its row has machine pages as well.
  const row = mpn < CELLS ? HEAD_ROWS + Math.floor(mpn / CELLS_IN_ROW) : HEAD_ROWS - 1;
  return { ...hostRow(plan, row), x: x + column * step, width: cell };
}

/** The chip of a page in the program: beside its page, or the only one there is. */
export function chipBox(plan: Plan, page: number): Box {
  if (plan.layout === 'narrow') return plan.chip;
  return { ...plan.chip, y: rowBox(plan, page).y + plan.chip.y };
}

/** Half of the outline around a box, and a little air. */
const AIR = 5;

/** From the program to a page of the guest. */
export function programWay(plan: Plan, page: number): readonly WayPoint[] {
  const y = middle(pageBox(plan, page));
  const chip = chipBox(plan, page);
  if (plan.layout === 'wide') {
    return [
      [chip.x + chip.width + AIR, y],
      [plan.guest.x - AIR - 4, y],
    ];
  }
  return [
    [12, chip.y + chip.height + 2],
    [12, y],
    [plan.guest.x - 2, y],
  ];
}

/** The end of every way to a machine page: from the gutter between two rows, into its left side. */
function intoCell(
  plan: Plan,
  mpn: number,
  from: number,
): { readonly enter: WayPoint; readonly points: readonly WayPoint[] } {
  const cell = cellBox(plan, mpn);
  const y = middle(cell);
  const tip: WayPoint = [cell.x - 3, y];
  if (mpn % CELLS_IN_ROW === 0) return { enter: [plan.host.x - (plan.layout === 'wide' ? 20 : 14), y], points: [tip] };
  const gutter = (plan.pitch - cell.height) / 2;
  const along = from <= y ? cell.y - gutter : cell.y + cell.height + gutter;
  const turn = cell.x - 3 - 4 * plan.wayWidth;
  return {
    enter: [plan.host.x - 12, along],
    points: [[turn - 14, along], [turn - 2, along], [turn - 2, y], [turn, y], tip],
  };
}

/** From a page of the guest to its machine page, through the channel and never across a cell. */
export function hostWay(plan: Plan, page: number, mpn: number): readonly WayPoint[] {
  const { x, width } = plan.gap;
  const y = middle(pageBox(plan, page));
  const { enter, points } = intoCell(plan, mpn, y);
  return [[x + AIR, y], [x + width * 0.66, y], [x + width * 0.74, enter[1]], enter, ...points];
}

/** From the program through the TLB straight to a machine page, past the guest. */
export function directWay(plan: Plan, page: number, mpn: number): readonly WayPoint[] {
  const { x, width } = plan.gap;
  const chip = chipBox(plan, page);
  const start: WayPoint = [chip.x + chip.width + AIR, middle(chip)];
  const { enter, points } = intoCell(plan, mpn, plan.bypass);
  const channel = x + width * 0.72;
  const turn = plan.tlb.x + plan.tlb.width / 2;
  const up: readonly WayPoint[] =
    plan.layout === 'wide'
      ? [
          [turn, start[1]],
          [turn, plan.bypass],
        ]
      : [];
  return [start, ...up, [channel, plan.bypass], [channel, enter[1]], enter, ...points];
}

/** How walks through the tables are drawn: squares, from one block to the next, and how many blocks a row has. */
export type WalkScale = {
  readonly square: number;
  readonly step: number;
  readonly block: number;
  readonly inRow: number;
};

const scales: Readonly<Record<Layout, readonly WalkScale[]>> = {
  wide: [
    { square: 13, step: 17, block: 109, inRow: 3 },
    { square: 8, step: 10.5, block: 61, inRow: 5 },
    { square: 5.5, step: 7.2, block: 43, inRow: 7 },
    { square: 4, step: 5.2, block: 30.5, inRow: 10 },
  ],
  narrow: [
    { square: 11, step: 14, block: 118, inRow: 3 },
    { square: 8, step: 10.5, block: 70, inRow: 5 },
    { square: 5, step: 6, block: 50, inRow: 7 },
    { square: 4.4, step: 5.2, block: 27, inRow: 13 },
  ],
};
/** Rows of blocks that a scale has room for. */
const SCALE_ROWS = [1, 1, 2, 3] as const;

/** The largest scale in which so many walks have room. */
export function scaleFor(layout: Layout, walks: number): WalkScale {
  const all = scales[layout];
  return all.find(({ inRow }, i) => walks <= inRow * SCALE_ROWS[i]!) ?? all.at(-1)!;
}

/** Where a walk is drawn in a field whose rows are so many squares high. */
export function walkPlace({ block, step, inRow }: WalkScale, index: number, rows: number): readonly [number, number] {
  return [(index % inRow) * block, Math.floor(index / inRow) * (rows + 0.7) * step];
}
