import type { Layout } from './view.ts';

/** No edge is nearer to the border of the drawing: half a focus stroke has to fit. */
export const MARGIN = 4;

const grids = {
  wide: { columns: 12, column: 61, gutter: 20 },
  narrow: { columns: 4, column: 79, gutter: 12 },
} as const;

/** How wide a drawing is, in units of its viewBox. */
export function widthOf(layout: Layout): number {
  const { columns, column, gutter } = grids[layout];
  return columns * (column + gutter) - gutter + 2 * MARGIN;
}

export type Extent = { readonly x: number; readonly width: number };

/**
 * Left edge and width of columns `from` to `to`, both included and counted from 1: a drawing has twelve of them where it is
 * wide and four where it is narrow. Throws a RangeError for columns that it does not have.
 */
export function span(layout: Layout, from: number, to: number): Extent {
  const { columns, column, gutter } = grids[layout];
  if (!(1 <= from && from <= to && to <= columns)) {
    throw new RangeError(`span: found columns ${from} to ${to}, allowed: 1 to ${columns} (${layout})`);
  }
  return { x: MARGIN + (from - 1) * (column + gutter), width: (to - from + 1) * (column + gutter) - gutter };
}
