import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Door, type DoorWord } from '../../src/drawing/door.tsx';
import { doorsOutside, hasDoors } from '../../src/drawing/doors.ts';
import { closedDoors, doorWords } from '../../src/lib/doors.ts';
import { outline } from '../../src/lib/outline.ts';
import { boxOf, readPicture } from '../support/picture.ts';

type Words = Readonly<Record<DoorWord<'host'>, string>>;
const words = doorWords({ host: '2.2' }, 'content/figures/x.yaml') as Words;
const box = { x: 4, y: 8, width: 40, height: 20 };
const draw = (given: Words, boxes = [box]) =>
  readPicture(
    renderToStaticMarkup(
      <svg>
        <Door name="host" words={given} boxes={boxes}>
          <text>Host 1</text>
        </Door>
      </svg>,
    ),
  ).nodes;

describe('a door', () => {
  test('is one link with an edge around each of its boxes, whatever they are', () => {
    const side = fc.integer({ min: 1, max: 400 });
    const boxes = fc.uniqueArray(fc.record({ x: side, y: side, width: side, height: side }), {
      minLength: 1,
      maxLength: 4,
      selector: ({ x, y }) => `${x} ${y}`,
    });
    fc.assert(
      fc.property(boxes, (given) => {
        const nodes = draw(words, given);
        expect(nodes.filter(({ name }) => name === 'a')).toHaveLength(1);
        expect(nodes.filter(({ name }) => name === 'rect').map(boxOf)).toEqual(
          given.map(({ x, y, width, height }) => [x, y, width, height]),
        );
      }),
    );
  });

  test('leads into its section and is called by its number and title', () => {
    const link = draw(words).find(({ name }) => name === 'a')!;
    expect(link.attributes).toMatchObject({ href: '/kapitel/2-2-vsphere-host/', 'aria-label': '2.2 vSphere-Host' });
    expect(link.attributes.target).toBeUndefined();
    // What is drawn is not spoken a second time.
    expect(link.children[0]).toMatchObject({ name: 'g', attributes: { 'aria-hidden': 'true' } });
  });

  test('is closed where the drawing lies in a link, and opens beside a frame', () => {
    expect(draw(closedDoors(words) as Words).map(({ name }) => name)).toEqual(['svg', 'g', 'text']);
    const outside = draw(doorsOutside(words) as Words).find(({ name }) => name === 'a')!;
    expect(outside.attributes.target).toBe('_blank');
  });
});

describe('words of doors', () => {
  test('there are none for a drawing without doors', () => {
    expect(doorWords({}, 'x')).toEqual({});
    expect(doorsOutside({ a: 'b' })).toEqual({ a: 'b' });
    expect([hasDoors({}), hasDoors(words)]).toEqual([false, true]);
  });

  test('a section without number has that of its chapter, and its own anchor', () => {
    expect(doorWords({ kernel: 'vmkernel' }, 'x')).toEqual({
      kernelNr: '2.4',
      kernelTitle: 'VMkernel',
      kernelDoor: '/kapitel/2-4-host-architektur/#abschnitt-vmkernel',
      doorTarget: '',
    });
    expect(doorWords({ skew: '2.5.3' }, 'x')).toMatchObject({ skewNr: '2.5.3' });
  });

  test('every chapter has an address of its own', () => {
    const addresses = outline.map(({ nr }) => doorWords({ it: nr }, 'x').itDoor);
    expect(addresses).toEqual(outline.map(({ slug }) => `/kapitel/${slug}/`));
  });

  test('an unknown section is refused with its place', () => {
    expect(() => doorWords({ host: '2.9' }, 'content/figures/x.yaml')).toThrow(
      'content/figures/x.yaml: found section "2.9", allowed: ',
    );
  });
});
