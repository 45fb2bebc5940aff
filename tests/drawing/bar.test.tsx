import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Bar, LimitHatch } from '../../src/drawing/bar.tsx';
import { measuredMarks } from '../support/drawn.ts';

const amount = fc.nat(40);

test('pieces lie end to end, as long as they say; what lies beyond the limit is hatched at the end', () => {
  fc.assert(
    fc.property(amount, amount, fc.option(amount), fc.integer({ min: 1, max: 70 }), (run, idle, limit, unit) => {
      const parts = [
        { value: run, tone: 'run' },
        { value: idle, tone: 'idle' },
      ] as const;
      const svg = renderToStaticMarkup(
        <svg>
          <Bar uid="u" x={60} y={4} height={20} unit={unit} parts={parts} limit={limit} />
        </svg>,
      );
      const beyond = limit === null ? 0 : Math.max(0, run + idle - limit);
      const marks = measuredMarks(svg).map(({ value, attributes: { x, width, fill } }) => ({
        value,
        from: (Number(x) - 60) / unit,
        length: Number(width) / unit,
        hatched: fill === 'url(#u-beyond)',
      }));
      const expected = [
        { value: run, from: 0, length: run, hatched: false },
        { value: idle, from: run, length: idle, hatched: false },
        { value: beyond, from: run + idle - beyond, length: beyond, hatched: true },
      ];
      expect(marks).toEqual(expected.filter(({ value }) => value > 0));
    }),
  );
});

test('the hatch has an id of its drawing', () => {
  expect(renderToStaticMarkup(<LimitHatch uid="u" />)).toContain('id="u-beyond"');
});
