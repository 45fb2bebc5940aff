import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Limit, placeOn, Ticks, type Scale } from '../../src/drawing/axis.tsx';

const scales: fc.Arbitrary<Scale> = fc
  .tuple(
    fc.integer({ min: -100, max: 100 }),
    fc.integer({ min: 1, max: 500 }),
    fc.integer({ min: 0, max: 900 }),
    fc.integer({ min: 10, max: 900 }),
  )
  .map(([from, length, x, width]) => ({ from, to: from + length, x, width }));
const markup = (element: Parameters<typeof renderToStaticMarkup>[0]) => renderToStaticMarkup(element);
/** Upright strokes of a path, as places. */
const places = (path: string) => [...path.matchAll(/M([\d.]+) /g)].map((match) => Number(match[1]));

describe('a scale', () => {
  test('places values evenly, and those beyond an end on it', () => {
    fc.assert(
      fc.property(scales, fc.double({ min: 0, max: 1, noNaN: true }), (scale, share) => {
        const { from, to, x, width } = scale;
        expect(placeOn(scale, from + share * (to - from))).toBeCloseTo(x + share * width, 6);
        expect(placeOn(scale, from - 1)).toBe(x);
        expect(placeOn(scale, to + 1)).toBe(x + width);
      }),
    );
  });
});

describe('ticks', () => {
  test('divide a stretch into equal fields and leave out its ends', () => {
    fc.assert(
      fc.property(scales, fc.integer({ min: 1, max: 40 }), (scale, count) => {
        const found = places(markup(<Ticks scale={scale} every={(scale.to - scale.from) / count} y={5} length={8} />));
        expect(found).toHaveLength(count - 1);
        for (const [i, place] of found.entries())
          expect(place).toBeCloseTo(scale.x + ((i + 1) * scale.width) / count, 1);
      }),
    );
  });

  test('the last field may be a part of one', () => {
    const scale = { from: 0, to: 2.5, x: 10, width: 50 };
    expect(places(markup(<Ticks scale={scale} every={1} y={0} length={1} />))).toEqual([30, 50]);
    expect(markup(<Ticks scale={scale} every={3} y={0} length={1} />)).toBe('');
  });
});

test('a limit says its value, stands at it, and leaves out what it must not cross', () => {
  fc.assert(
    fc.property(scales, fc.double({ min: 0, max: 1, noNaN: true }), (scale, share) => {
      const value = Math.round(scale.from + share * (scale.to - scale.from));
      const svg = markup(
        <Limit
          scale={scale}
          value={value}
          spans={[
            [0, 10],
            [20, 30],
          ]}
        />,
      );
      expect(svg).toContain(`data-value="${value}"`);
      expect(places(svg)).toHaveLength(2);
      for (const place of places(svg)) expect(place).toBeCloseTo(placeOn(scale, value), 1);
      expect(svg).toMatch(/M[\d.]+ 0V10M[\d.]+ 20V30/);
    }),
  );
});
