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
  /** Where an arrow out of each VM into the free pool begins and ends, beside the names. */
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
    [462, 424],
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
    [284, 262],
  ],
  gauge: { title: 377, bar: 384, height: 16, width: 352 },
  leading: 19,
};

/** The plan of a layout. */
export function planOf(layout: Layout): Plan {
  return layout === 'wide' ? WIDE : NARROW;
}

/** The field of a number of pages: guest pages in the upper layer, what stands behind them at the same place in the lower. */
export function fieldOf(plan: Plan, pages: number, column: 0 | 1 | 2, layer: 'guest' | 'machine'): Field {
  const columns = column === 1 ? plan.poolColumns : Math.ceil(pages / plan.rows);
  return { x: plan.columns[column], y: plan[layer].field, columns };
}

/** Upper left corner of the page at a position of a field. */
export function placeOf(plan: Plan, field: Field, position: number): readonly [x: number, y: number] {
  const row = Math.floor(position / field.columns);
  return [field.x + (position - row * field.columns) * plan.page.dx, field.y + row * plan.page.dy];
}

/** A path around the pages at some positions. */
export function outlines(plan: Plan, field: Field, positions: readonly number[]): string {
  const { width, height } = plan.page;
  return positions
    .map((position) => {
      const [x, y] = placeOf(plan, field, position);
      return `M${x} ${y}h${width}v${height}h${-width}z`;
    })
    .join('');
}
