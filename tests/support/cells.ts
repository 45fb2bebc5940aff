import type { Drawn } from './drawn.ts';

/** The pieces of memory fields as they are drawn, row by row: what each is, and its corner. */
export function cellsOf(drawn: readonly Drawn[]) {
  const cells = drawn.flatMap(({ attributes: { 'data-cells': look, d = '' } }) =>
    look === undefined
      ? []
      : [...d.matchAll(/M([\d.]+) ([\d.]+)/g)].map(([, x, y]) => ({ look, x: Number(x), y: Number(y) })),
  );
  return cells.toSorted((a, b) => a.y - b.y || a.x - b.x);
}
