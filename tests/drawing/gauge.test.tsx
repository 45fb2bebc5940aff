import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Gauge, levelBox } from '../../src/drawing/gauge.tsx';
import { drawnElements, measuredMarks } from '../support/drawn.ts';

const box = { x: 40, y: 10, width: 60, height: 300 };
const gauge = (value: number, word = { text: 'soft', from: 2, to: 4 }) =>
  renderToStaticMarkup(
    <Gauge
      box={box}
      value={value}
      full={8}
      thresholds={[{ at: 4, label: '4 %' }]}
      word={word}
      amount="16 MB"
      size={19}
    />,
  );
const anyValue = fc.double({ min: 0, max: 20, noNaN: true });

it('the level is proportional to its value, stands on the ground, and never leaves the gauge', () => {
  fc.assert(
    fc.property(anyValue, (value) => {
      const level = levelBox({ box, value, full: 8 });
      expect(level.height).toBeCloseTo((300 * Math.min(value, 8)) / 8, 1);
      expect(level.y + level.height).toBeCloseTo(310, 1);
      expect(measuredMarks(gauge(value)).map((mark) => mark.value)).toEqual([value]);
    }),
  );
});

it('its words keep away from each other and from the edge of the level', () => {
  fc.assert(
    fc.property(anyValue, fc.constantFrom([0, 1], [2, 4], [6, 8]), (value, [from, to]) => {
      const svg = gauge(value, { text: 'soft', from: from, to: to });
      const ys = drawnElements(svg)
        .filter(({ attributes }) => attributes.class?.includes('t-middle'))
        .map(({ attributes }) => Number(attributes.y));
      expect(Math.abs(ys[0]! - ys[1]!)).toBeGreaterThan(17);
      const edge = levelBox({ box, value, full: 8 }).y;
      for (const y of ys) expect(Math.abs(y - 7 - edge)).toBeGreaterThan(9);
    }),
  );
});
