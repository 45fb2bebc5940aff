import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wayShape, type WayPoint } from '../../src/drawing/way.tsx';
import { numbersIn } from '../support/picture.ts';

const coordinate = fc.integer({ min: 0, max: 960 });
const point: fc.Arbitrary<WayPoint> = fc.tuple(coordinate, coordinate);
const width = fc.constantFrom(2, 3, 4, 6);
const bend = fc.constantFrom('round' as const, 'straight' as const);
/** Routes whose last piece has room for a head of any width. */
const route = fc
  .array(point, { minLength: 2, maxLength: 6 })
  .filter((points) => distance(points.at(-1)!, points.at(-2)!) >= 24);

function distance([x, y]: WayPoint, [u, v]: WayPoint): number {
  return Math.hypot(x - u, y - v);
}

/** The points of a head: wing, tip, wing. */
function headOf(points: readonly WayPoint[], options: Parameters<typeof wayShape>[1]) {
  const { shaft, head } = wayShape(points, options);
  const [ax = 0, ay = 0, tx = 0, ty = 0, bx = 0, by = 0] = numbersIn(head ?? '');
  const ends = numbersIn(shaft);
  return {
    wings: [[ax, ay], [bx, by]] as const, // prettier-ignore
    tip: [tx, ty] as WayPoint,
    base: [(ax + bx) / 2, (ay + by) / 2] as WayPoint,
    start: ends.slice(0, 2) as unknown as WayPoint,
    end: ends.slice(-2) as unknown as WayPoint,
  };
}

test('a way starts at its first point, its tip touches the last one, its shaft ends at the base of the head', () => {
  fc.assert(
    fc.property(route, width, bend, (points, width, bend) => {
      const { tip, base, start, end } = headOf(points, { width, bend });
      expect(distance(start, points[0]!)).toBeLessThan(0.02);
      expect(distance(tip, points.at(-1)!)).toBeLessThan(0.02);
      expect(distance(end, base)).toBeLessThan(0.02);
    }),
  );
});

test('the head scales with its shaft and points along the last piece', () => {
  fc.assert(
    fc.property(route, width, bend, (points, width, bend) => {
      const { tip, base, wings } = headOf(points, { width, bend });
      expect(distance(tip, base)).toBeCloseTo(4 * width, 1);
      expect(distance(...wings)).toBeCloseTo(4 * width, 1);
      const [[fx, fy], [lx, ly]] = [points.at(-2)!, points.at(-1)!];
      const cross = (lx - fx) * (tip[1] - base[1]) - (ly - fy) * (tip[0] - base[0]);
      expect(Math.abs(cross) / distance([fx, fy], [lx, ly])).toBeLessThan(0.05);
    }),
  );
});

test('a way stays inside the box around its points', () => {
  fc.assert(
    fc.property(route, (points) => {
      const { shaft } = wayShape(points, { width: 2, head: false });
      const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
      numbersIn(shaft).forEach((value, i) => {
        const along = i % 2 === 0 ? xs : ys;
        expect(value).toBeGreaterThanOrEqual(Math.min(...along) - 0.01);
        expect(value).toBeLessThanOrEqual(Math.max(...along) + 0.01);
      });
    }),
  );
});

test('without a head the shaft reaches the last point', () => {
  expect(wayShape([[0, 0], [30, 40]], { width: 3, head: false })).toEqual({ shaft: 'M0,0L30,40', head: null }); // prettier-ignore
});

test('a way without room for its head is refused with what was found', () => {
  expect(() => wayShape([[0, 0]], { width: 3 })).toThrow('found a way of 1 points, allowed: 2 or more');
  expect(() => wayShape([[0, 0], [90, 0], [90, 6]], { width: 3 })).toThrow('last piece is 6 long, allowed: 12 or more'); // prettier-ignore
});
