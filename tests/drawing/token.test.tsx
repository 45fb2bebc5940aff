import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { NotchBand, type Notch } from '../../src/drawing/notch-band.tsx';
import { Token, type TokenKind } from '../../src/drawing/token.tsx';
import { all, boxOf, numbersIn, readPicture, textOf } from '../support/picture.ts';

const classes = (node: { readonly attributes: Readonly<Record<string, string>> }) =>
  (node.attributes.class ?? '').split(' ');

test('a token lies inside its size with its whole stroke, says its number, and condenses what is too wide', () => {
  const any = fc.record({
    id: fc.integer({ min: 1, max: 99 }),
    x: fc.integer({ min: 0, max: 900 }),
    y: fc.integer({ min: 0, max: 400 }),
    width: fc.integer({ min: 9, max: 60 }),
    height: fc.integer({ min: 20, max: 40 }),
    kind: fc.constantFrom<TokenKind>('here', 'waiting', 'ghost'),
    layout: fc.constantFrom('wide' as const, 'narrow' as const),
  });
  fc.assert(
    fc.property(any, (given) => {
      const { nodes } = readPicture(renderToStaticMarkup(<Token {...given} />));
      const token = nodes.find((node) => classes(node).includes('token'))!;
      expect(numbersIn(token.attributes.transform)).toEqual([given.x, given.y]);
      expect(token.attributes['data-value']).toBe(`${given.id}`);
      const [x, y, width, height] = boxOf(all(token)[1]!);
      expect([2 * x + width, 2 * y + height]).toEqual([given.width, given.height]);
      expect(x).toBeGreaterThan(0);
      // A ghost is a place, not the thing.
      expect(textOf(token)).toBe(given.kind === 'ghost' ? '' : `${given.id}`);
      const text = all(token).find(({ name }) => name === 'text');
      const length = text?.attributes.textLength;
      if (length !== undefined) expect(Number(length)).toBeLessThanOrEqual(given.width - 4);
      else if (text !== undefined) expect(given.width).toBeGreaterThan(`${given.id}`.length * 7);
      expect(classes(all(token)[1]!).includes('tone-a')).toBe(given.kind === 'here');
    }),
  );
});

test('a border has a notch for every crossing, where it was, and says how many; an unbroken one says nothing', () => {
  const band = { x: 10, y: 40, width: 300, height: 30 };
  const notches = fc
    .uniqueArray(fc.integer({ min: 20, max: 250 }), { maxLength: 40 })
    .chain((places) =>
      fc
        .array(fc.boolean(), { minLength: places.length, maxLength: places.length })
        .map((fresh) => places.map((x, i): Notch => ({ key: `${x}`, x, fresh: fresh[i]! }))),
    );
  fc.assert(
    fc.property(notches, (given) => {
      const svg = renderToStaticMarkup(<NotchBand {...band} notches={given} notch={6} inset={8} fresh="door" />);
      const { nodes, part } = readPicture(svg);
      const cuts = nodes.filter((node) => classes(node).includes('notch'));
      const placeOf = (node: (typeof cuts)[number]) => numbersIn(node.attributes.transform);
      expect(cuts.map((node) => placeOf(node)[0]!).sort((a, b) => a - b)).toEqual(
        given.map(({ x }) => x).sort((a, b) => a - b),
      );
      for (const cut of cuts) {
        const [left, top, width, , tip] = numbersIn(cut.attributes.d);
        expect([left, placeOf(cut)[1]! + top!, width]).toEqual([-3, band.y, 6]);
        expect(tip! > 0 && tip! < band.height).toBe(true);
      }
      const fresh = given.filter((one) => one.fresh).length;
      expect(all(part('door')).filter((node) => classes(node).includes('notch')).length).toBe(fresh);
      const numbers = nodes.filter((node) => classes(node).includes('notch-count'));
      const said = numbers.filter((node) => !classes(node).includes('was')).map(textOf);
      expect(said).toEqual(given.length === 0 ? [] : [`${given.length}`]);
      // Until the cuts are made, the number from before stands there.
      const before = numbers.filter((node) => classes(node).includes('was')).map(textOf);
      expect(before).toEqual(fresh === 0 || fresh === given.length ? [] : [`${given.length - fresh}`]);
    }),
  );
});
