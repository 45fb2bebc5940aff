import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { cellBox, Cells, cellsPath, contours, gridHeight, type CellState } from '../../src/drawing/cells.tsx';
import { drawnElements } from '../support/drawn.ts';

const columns = 6;
const anyCells = fc.uniqueArray(fc.nat(29), { minLength: 1, maxLength: 30 });
/** Signed area of a loop; positive around cells, negative around holes. */
const areaOf = (loop: readonly (readonly [number, number])[]) =>
  loop.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = loop[(i + 1) % loop.length]!;
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);

describe('contours', () => {
  it('enclose as much as there are cells', () => {
    fc.assert(
      fc.property(anyCells, (cells) => {
        const area = contours(cells, columns).reduce((sum, loop) => sum + areaOf(loop), 0);
        expect(area).toBe(cells.length);
      }),
    );
  });

  it('turn at every corner and pass no corner twice', () => {
    fc.assert(
      fc.property(anyCells, (cells) => {
        for (const loop of contours(cells, columns)) {
          loop.forEach(([x, y], i) => {
            const [nextX, nextY] = loop[(i + 1) % loop.length]!;
            expect([x === nextX, y === nextY].filter(Boolean)).toHaveLength(1);
          });
        }
      }),
    );
  });

  it('keep cells apart that have one corner in common', () => {
    expect(contours([0, columns + 1], columns)).toHaveLength(2);
    expect(contours([1, columns], columns)).toHaveLength(2);
  });
});

describe('a field of cells', () => {
  const grid = { x: 10, y: 20, columns, width: 12, height: 8, gap: 2 };

  it('is outlined at the distance that was asked for', () => {
    const numbers = cellsPath(grid, [0, 1, columns], 3, 0)
      .match(/[\d.]+/g)!
      .map(Number);
    const [xs, ys] = [0, 1].map((odd) => numbers.filter((_, i) => i % 2 === odd));
    expect([Math.min(...xs!), Math.max(...xs!)]).toEqual([7, cellBox(grid, 1).x + 12 + 3]);
    expect([Math.min(...ys!), Math.max(...ys!)]).toEqual([17, 20 + gridHeight(grid, columns + 1) + 3]);
  });

  it('shows every piece with its state, an empty one without its piece', () => {
    const states: readonly CellState[] = ['full', 'cache', 'free', 'gone', 'waiting'];
    const svg = renderToStaticMarkup(<Cells uid="f" grid={grid} states={states} tone="a" />);
    const drawn = drawnElements(svg);
    expect(drawn.flatMap(({ attributes }) => attributes['data-cell'] ?? [])).toEqual(states);
    const opacities = drawn.flatMap(({ attributes }) => attributes.opacity ?? []);
    expect(opacities).toEqual(['1', '1', '1', '0', '0']);
  });
});
