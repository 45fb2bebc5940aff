import type { Layout } from '../../drawing/view.ts';

/** A field of pages: where it begins and how many columns it has. */
export type Field = { readonly x: number; readonly y: number; readonly columns: number };

/** Where everything stands, in viewBox units. It depends on the layout alone. */
export type Plan = {
  readonly width: number;
  readonly height: number;
  /** One page of the drawing, and the distance to the next. */
  readonly page: { readonly width: number; readonly height: number; readonly dx: number; readonly dy: number };
  readonly rows: number;
  /** Left edges of the three columns: the giving VM, driver above free pool, the needy VM. */
  readonly columns: readonly [giver: number, middle: number, needy: number];
  readonly middleWidth: number;
  readonly poolColumns: number;
  /** Baselines of the layer titles and of the names below; upper edges of the fields. */
  readonly guest: { readonly title: number; readonly name: number; readonly field: number };
  readonly machine: { readonly title: number; readonly name: number; readonly field: number };
  /** Where the arrows between giver and pool, and between pool and needy, begin and end; beside the names. */
  readonly flows: readonly [giver: readonly [number, number], needy: readonly [number, number]];
  readonly gauge: { readonly title: number; readonly bar: number; readonly height: number; readonly width: number };
  readonly leading: number;
};

const WIDE: Plan = {
  width: 960,
  height: 604,
  page: { width: 25, height: 21, dx: 27, dy: 23 },
  rows: 8,
  columns: [4, 294, 470],
  middleWidth: 158,
  poolColumns: 5,
  guest: { title: 20, name: 47, field: 56 },
  machine: { title: 270, name: 297, field: 306 },
  flows: [
    [170, 284],
    [424, 462],
  ],
  gauge: { title: 520, bar: 531, height: 24, width: 574 },
  leading: 25,
};

const NARROW: Plan = {
  width: 360,
  height: 638,
  page: { width: 16, height: 16, dx: 17, dy: 17 },
  rows: 8,
  columns: [4, 181, 288],
  middleWidth: 100,
  poolColumns: 5,
  guest: { title: 13, name: 33, field: 39 },
  machine: { title: 195, name: 215, field: 221 },
  flows: [
    [116, 176],
    [262, 284],
  ],
  gauge: { title: 377, bar: 384, height: 16, width: 352 },
  leading: 19,
};

/** The plan of a layout. */
export function planOf(layout: Layout): Plan {
  return layout === 'wide' ? WIDE : NARROW;
}

/** Upper left corner of the page at a position of a field. */
export function placeOf(plan: Plan, field: Field, position: number): readonly [x: number, y: number] {
  const row = Math.floor(position / field.columns);
  return [field.x + (position - row * field.columns) * plan.page.dx, field.y + row * plan.page.dy];
}

/** Columns that a number of pages needs. */
export function columnsOf(plan: Plan, pages: number): number {
  return Math.ceil(pages / plan.rows);
}
