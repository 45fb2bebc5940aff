import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { cellBox, Cells, cellsPath, contours, gridHeight, type CellState } from '../../src/drawing/cells.tsx';
import { cellsOf } from '../support/cells.ts';
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

  const looks = ['full', 'cache', 'free', 'gone', 'waiting'] as const;
  const anyStates = fc.array(fc.constantFrom<CellState>(...looks), { minLength: 1, maxLength: 30 });

  it('shows every piece once, in its place and with its state, whichever have changed', () => {
    fc.assert(
      fc.property(anyStates, fc.uniqueArray(fc.nat(29)), (states, changed) => {
        const svg = renderToStaticMarkup(<Cells {...{ uid: 'f', grid, states, changed }} tone="a" beat="beat-2" />);
        const drawn = cellsOf(drawnElements(svg));
        expect(drawn.map(({ look }) => look)).toEqual(states);
        expect(drawn.map(({ x, y }) => [x - 1, y - 1])).toEqual(
          states.map((_, i) => [cellBox(grid, i).x, cellBox(grid, i).y]),
        );
      }),
    );
  });

  it('lets what has changed come and go, and shows nothing of it before its beat', () => {
    const svg = renderToStaticMarkup(
      <Cells
        {...{ uid: 'f', grid, states: ['full', 'full', 'gone', 'gone'], changed: [1, 2] }}
        tone="a"
        beat="beat-2"
      />,
    );
    const moving = drawnElements(svg).flatMap(({ attributes: { class: name = '', d } }) =>
      / (appear|leave) beat-2/.test(name) ? [`${name}: ${d}`] : [],
    );
    expect(moving).toEqual([
      'cell-gone leave beat-2: M25 21h10v6h-10z',
      'cell cell-a appear beat-2: M25 21h10v6h-10z',
      'cell cell-a leave beat-2: M39 21h10v6h-10z',
    ]);
  });
});
