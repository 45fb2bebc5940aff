import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Lane, type LaneStretch } from '../../src/drawing/lane.tsx';
import { drawnElements, measuredMarks } from '../support/drawn.ts';

const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 8 });
const draw = (first: number, unit: number, stretches: readonly LaneStretch[]) =>
  renderToStaticMarkup(
    <svg>
      <Lane uid="u" x={50} y={10} height={20} unit={unit} first={first} span={16} stretches={stretches} type={19} />
    </svg>,
  );

test('a stretch begins where it began and is as long as it lasted', () => {
  fc.assert(
    fc.property(lengths, fc.nat(20), fc.integer({ min: 2, max: 30 }), (all, first, unit) => {
      const stretches = all.map((length, i) => ({
        from: first + all.slice(0, i).reduce((sum, n) => sum + n, 0),
        length,
        tone: i % 2 === 0 ? ('run' as const) : ('ready' as const),
      }));
      const found = measuredMarks(draw(first, unit, stretches)).map(({ value, attributes }) => ({
        from: Number(attributes['data-from']),
        length: value,
        tone: /tone-(\w+)/.exec(attributes.class!)![1],
      }));
      expect(found).toEqual(stretches);
      for (const { value, attributes } of measuredMarks(draw(first, unit, stretches))) {
        expect(Number(attributes.width)).toBe(value * unit);
        expect(Number(attributes.x)).toBe(50 + (Number(attributes['data-from']) - first) * unit);
      }
    }),
  );
});

test('a word stands in the middle of its stretch, on a plate where the stretch has a pattern', () => {
  const marks = (tone: 'run' | 'ready') =>
    drawnElements(draw(0, 20, [{ from: 2, length: 6, tone, word: 'wartet' }])).filter(({ name }) => name !== 'svg');
  const word = marks('ready').find(({ name }) => name === 'text')!;
  expect([word.text, word.attributes.x]).toEqual(['wartet', '150']);
  const plates = (tone: 'run' | 'ready') =>
    marks(tone).filter(({ attributes }) => attributes.class === `tone-${tone}`).length;
  expect([plates('run'), plates('ready')]).toEqual([0, 1]);
});
