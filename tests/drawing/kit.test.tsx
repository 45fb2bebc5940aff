import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { fits, textWidth, TYPE } from '../../src/drawing/fit.ts';
import { MARGIN, span, widthOf } from '../../src/drawing/grid.ts';
import { Hull, type Box } from '../../src/drawing/hull.tsx';
import { boxOf, readPicture } from '../support/picture.ts';

describe('grid', () => {
  test('columns fill a drawing from margin to margin, with equal gutters', () => {
    expect([widthOf('wide'), widthOf('narrow')]).toEqual([960, 360]);
    expect(span('wide', 1, 12)).toEqual({ x: MARGIN, width: 952 });
    expect(span('narrow', 1, 4)).toEqual({ x: MARGIN, width: 352 });
    expect(span('wide', 9, 12)).toEqual({ x: 652, width: 304 });
    expect(span('narrow', 2, 2)).toEqual({ x: 95, width: 79 });
  });

  test('columns that are not there are refused', () => {
    expect(() => span('narrow', 1, 5)).toThrow('found columns 1 to 5, allowed: 1 to 4 (narrow)');
    expect(() => span('wide', 0, 2)).toThrow(RangeError);
    expect(() => span('wide', 4, 3)).toThrow(RangeError);
  });
});

describe('fit', () => {
  // Measured in a browser at weight 650 and 100 px.
  test.each([
    ['Wie viel hat jede vCPU gerechnet?', 1670],
    ['Grenze: der Letzte + 3 ms', 1246],
  ])('„%s“ is never wider than estimated, nor much narrower', (text, measured) => {
    expect(textWidth(text, 100)).toBeGreaterThanOrEqual(measured);
    expect(textWidth(text, 100)).toBeLessThan(measured * 1.08);
  });

  test('a text fits exactly into its own width, and an unknown sign counts as a wide one', () => {
    expect(fits('V0', textWidth('V0', 19), 19)).toBe(true);
    expect(fits('V0', textWidth('V0', 19) - 0.01, 19)).toBe(false);
    expect(textWidth('語', 50)).toBe(51);
  });

  test('sizes of type are those of the style sheet', () => {
    const css = readFileSync('src/styles/drawing.css', 'utf8');
    for (const layout of ['wide', 'narrow'] as const) {
      const rule = new RegExp(`\\.is-${layout} \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
      const sizes = Object.fromEntries([...rule.matchAll(/--type-(\w+): (\d+)px/g)].map((m) => [m[1], Number(m[2])]));
      expect(sizes).toEqual(TYPE[layout]);
    }
  });
});

describe('hull', () => {
  const draw = (boxes: readonly Box[], gap = 0) =>
    readPicture(renderToStaticMarkup(<Hull boxes={boxes} gap={gap} of="v0" />))
      .nodes.filter(({ name }) => name === 'rect')
      .map(boxOf);

  test('cells side by side get one outline, cells apart one each', () => {
    const cell = (x: number, y = 0): Box => ({ x, y, width: 10, height: 8 });
    expect(draw([cell(0), cell(10), cell(20)], 2)).toEqual([[-2, -2, 34, 12]]);
    expect(draw([cell(0), cell(40)])).toEqual([
      [0, 0, 10, 8],
      [40, 0, 10, 8],
    ]);
    expect(draw([cell(0), cell(20), cell(8, 4), cell(14, 8)])).toEqual([[0, 0, 30, 16]]);
  });

  test('every box is inside an outline, and outlines do not overlap', () => {
    const box = fc.record({
      x: fc.nat(90),
      y: fc.nat(90),
      width: fc.integer({ min: 1, max: 20 }),
      height: fc.integer({ min: 1, max: 20 }),
    });
    fc.assert(
      fc.property(fc.array(box, { minLength: 1, maxLength: 8 }), (boxes) => {
        const outlines = draw(boxes);
        for (const { x, y, width, height } of boxes) {
          const around = outlines.filter(
            ([ox, oy, ow, oh]) => ox <= x && oy <= y && ox + ow >= x + width && oy + oh >= y + height,
          );
          expect(around).toHaveLength(1);
        }
      }),
    );
  });
});
