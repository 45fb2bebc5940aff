import { describe, expect, test } from 'vitest';
import type { ElementNode } from 'ultrahtml';
import figure from '../../src/figures/memory-addressing/figure.tsx';
import { squaresOf } from '../../src/figures/memory-addressing/costs.tsx';
import { textWidth, TYPE } from '../../src/drawing/fit.ts';
import type { Layout } from '../../src/drawing/view.ts';
import { memoryAddressing } from '../../src/sim/models/memory-addressing/model.ts';
import {
  backingOf,
  MODES,
  ownersOf,
  refsOf,
  walkRefs,
  type Mode,
} from '../../src/sim/models/memory-addressing/rules.ts';
import {
  addressesOf,
  cellsOf as countOfCells,
  letterOf,
  newPagesOf,
  shownPages,
} from '../../src/sim/models/memory-addressing/state.ts';
import { captionsOf } from '../support/captions.ts';
import { drawFrame } from '../support/draw.tsx';
import { framesOf } from '../support/memory-addressing.ts';
import { layouts } from '../support/laws.ts';
import { all, boxOf, numbersIn, readPicture, textOf, textsOf } from '../support/picture.ts';

const { worte } = captionsOf('memory-addressing');
const word = (key: string): string => worte[key] ?? `⟨${key}⟩`;
const is = ({ attributes }: ElementNode, name: string) => (attributes.class ?? '').split(' ').includes(name);
const rectsIn = (node: ElementNode) => all(node).filter(({ name }) => name === 'rect');
const pathsIn = (node: ElementNode) => all(node).filter(({ name }) => name === 'path');

type Box = readonly [x: number, y: number, width: number, height: number];
const inside = ([x, y, w, h]: Box, [ox, oy, ow, oh]: Box, air = 0) =>
  x >= ox - air && y >= oy - air && x + w <= ox + ow + air && y + h <= oy + oh + air;
const apart = ([x, y, w, h]: Box, [ox, oy, ow, oh]: Box) => x + w <= ox || ox + ow <= x || y + h <= oy || oy + oh <= y;

/** Writes to A, touches H and F and changes the table of C, wherever it is offered. */
const everything = [...Array<number>(6).fill(0), 1, 2, 3, ...Array<number>(5).fill(0), 3, 0, 3, 3];
const cases: readonly (readonly [string, object, readonly number[]])[] = [
  ['lecture', {}, []],
  ...Object.entries(memoryAddressing.presets).map(([name, preset]) => [name, preset, []] as const),
  ['everything else', {}, everything],
  [
    'everything else, many pages',
    { fresh: 5, rounds: 4, tlb: 1, mode: 'shadow' },
    [...Array<number>(9).fill(0), 1, 2, 3],
  ],
  ['five pages, twice', { fresh: 5, tlb: 1 }, []],
  ['one page', { fresh: 1, rounds: 1 }, []],
];
const runs = cases.flatMap(([name, params, chosen]) =>
  layouts.map((layout) => [name, layout, params, chosen] as const),
);

describe.each(runs)('%s, %s', (_, layout, params, chosen) => {
  const drawn = framesOf(params, chosen).map((frame) => ({
    frame,
    ...readPicture(drawFrame(figure.view, frame, worte, layout)),
  }));
  const size = figure.view.size(drawn[0]!.frame.state, layout);
  const cellsOf = (nodes: readonly ElementNode[]) =>
    nodes.filter(({ attributes }) => attributes['data-cell'] !== undefined);
  const pageRect = (part: (object: string) => ElementNode, page: number) => boxOf(rectsIn(part(`page-${page}`))[0]!);

  test('pages of the guest lie in one piece, and look like what is behind them', () => {
    for (const { frame, part } of drawn) {
      const words = { unbacked: 'empty', private: null, shared: 'shared', swapped: 'swapped', ballooned: 'ballooned' };
      for (let page = 0; page < 8; page += 1) {
        const here = `frame ${frame.index}, page ${page}`;
        const own = part(`page-${page}`);
        const [x, y, width, height] = pageRect(part, page);
        expect(textOf(own), here).toContain(letterOf(page));
        if (page > 0) expect(pageRect(part, page - 1), here).toEqual([x, y - height, width, height]);
        const { kind, mpn } = backingOf(frame.state, { vm: 0, page });
        const filled = rectsIn(own).find((rect) => is(rect, 'tone-a'))!;
        expect(Number(filled.attributes.opacity), here).toBe(mpn === null ? 0 : 1);
        expect(boxOf(filled), here).toEqual([x, y, width, height]);
        const said = words[kind];
        // Level with its page, except where the way to the shared page passes.
        const lines = all(part(`gap-${page}`)).filter(({ name }) => name === 'text');
        const isPassed = frame.state.now?.type === 'share';
        expect(lines.map(textOf), here).toEqual(
          said === null ? [] : kind === 'shared' && !isPassed ? [word(said), word('withNeighbour')] : [word(said)],
        );
        const heights = lines.map(({ attributes }) => Number(attributes.y) - TYPE[layout].s * 0.36);
        const middle = heights.reduce((sum, one) => sum + one, 0) / heights.length;
        if (lines.length > 0 && !(kind === 'shared' && isPassed))
          expect(Math.abs(middle - y - height / 2), here).toBeLessThan(1);
        // White pages are told apart.
        const gone = rectsIn(own).filter(({ attributes }) => attributes['data-gone'] !== undefined);
        expect(
          gone.map((rect) => [rect.attributes['data-gone'], is(rect, 'dashed')]),
          here,
        ).toEqual(kind === 'swapped' || kind === 'ballooned' ? [[kind, kind === 'swapped']] : []);
        for (const rect of gone) expect(inside(boxOf(rect), [x, y, width, height]), here).toBe(true);
      }
    }
  });

  test('every machine page shows whose it is, and those of VM 1 what they hold', () => {
    for (const { frame, nodes } of drawn) {
      const cells = cellsOf(nodes);
      expect(cells).toHaveLength(countOfCells(frame.state));
      cells.forEach((cell, mpn) => {
        const here = `frame ${frame.index}, machine page ${mpn}`;
        const owners = ownersOf(frame.state, mpn);
        const own = owners.find(({ vm }) => vm === 0);
        const other = owners.some(({ vm }) => vm === 1);
        const free = owners.length === 0;
        const last = Math.max(...frame.state.free);
        expect(cell.attributes['data-object']).toBe(`cell-${mpn}`);
        expect(
          textsOf(cell).filter((text) => text !== ''),
          here,
        ).toEqual(
          own !== undefined
            ? [letterOf(own.page)]
            : other
              ? [word('neighbour')]
              : mpn === last && free
                ? [word('free')]
                : [],
        );
        const a = rectsIn(cell).find((rect) => is(rect, 'tone-a'));
        const b = rectsIn(cell).find((rect) => is(rect, 'edge-b'));
        expect([a !== undefined, b !== undefined], here).toEqual([own !== undefined, other]);
        // A shared page is half of each.
        if (a !== undefined && b !== undefined) expect(boxOf(a)[2], here).toBe(boxOf(b)[2] / 2);
      });
      // All apart from each other, and to the right of the guest.
      const boxes = cells.map((cell) => boxOf(rectsIn(cell)[0]!));
      boxes.forEach((box, i) => boxes.slice(i + 1).forEach((other) => expect(apart(box, other)).toBe(true)));
    }
  });

  test('the program has a chip for each page that it touches', () => {
    for (const { frame, nodes } of drawn) {
      const here = `frame ${frame.index}`;
      const chips = nodes.filter(({ attributes }) => attributes['data-chip'] !== undefined);
      const { touched } = frame.state;
      if (layout === 'narrow') {
        const pages = shownPages(frame.state);
        const [page] = pages;
        const isTouched = page !== undefined && pages.length === 1 && touched.includes(page);
        expect(chips.map(textOf), here).toEqual([
          isTouched ? `${word('program')}: ${letterOf(page)}` : word('program'),
        ]);
        continue;
      }
      const known = [...new Set([...newPagesOf(frame.state), ...touched])];
      expect(chips.map(textOf), here).toEqual(known.map(letterOf));
      expect(
        chips.map((chip) => is(rectsIn(chip)[0]!, 'tone-a')),
        here,
      ).toEqual(known.map((page) => touched.includes(page)));
    }
  });

  test('ways lead from page to machine page, and never across a cell', () => {
    for (const { frame, nodes, part } of drawn) {
      const here = `frame ${frame.index}`;
      const { now, hit } = frame.state;
      const ways = nodes.filter(({ attributes }) => attributes['data-way'] !== undefined);
      const names = ways.map(({ attributes }) => attributes['data-way']!);
      const pages = shownPages(frame.state);
      const fromProgram =
        'touch leave back walk fetch look again writeShared touchEmpty swapIn'.split(' ').includes(now?.type ?? '') &&
        !hit &&
        (layout === 'wide' || now?.type !== 'look');
      const toHost =
        'back walk fetch look again share writeShared touchEmpty swapIn movePage'
          .split(' ')
          .includes(now?.type ?? '') && !hit;
      const to = (page: number) => backingOf(frame.state, { vm: 0, page }).mpn;
      const isShared = now?.type !== 'share' || to(0) !== null;
      expect(names, here).toEqual([
        ...(hit ? pages.map((page) => `direct-${page}`) : []),
        ...(fromProgram ? pages.map((page) => `program-${page}`) : []),
        ...(toHost && isShared ? pages.map((page) => `host-${page}-${to(page)}`) : []),
      ]);
      const boxes = cellsOf(nodes).map((cell) => boxOf(rectsIn(cell)[0]!));
      for (const way of ways) {
        const [kind, page = ''] = way.attributes['data-way']!.split('-');
        const [shaft, head] = pathsIn(way);
        const points = numbersIn(shaft!.attributes.d);
        const [, , tipX = 0, tipY = 0] = numbersIn(head!.attributes.d);
        const own = pageRect(part, Number(page));
        const goal = kind === 'program' ? own : boxes[to(Number(page))!]!;
        expect(Math.abs(tipY - (goal[1] + goal[3] / 2)), `${here}, ${kind}: into its middle`).toBeLessThan(0.5);
        expect(tipX, `${here}, ${kind}: from the left`).toBeLessThan(goal[0]);
        // It ends at what it points to, and clear of it.
        expect(goal[0] - tipX, `${here}, ${kind}: at it`).toBeLessThan(12);
        if (kind === 'host') {
          expect(points[0]! - own[0] - own[2], `${here}: out of its page`).toBeGreaterThan(0);
          expect(points[1], `${here}: out of its page`).toBe(own[1] + own[3] / 2);
        }
        for (let i = 0; i < points.length; i += 2) {
          const at: Box = [points[i]!, points[i + 1]!, 0, 0];
          for (const box of boxes) expect(apart(at, box), `${here}, ${kind} at ${at.join(' ')}`).toBe(true);
          if (kind !== 'program')
            for (let one = 0; one < 8; one += 1) expect(apart(at, pageRect(part, one)), here).toBe(true);
        }
      }
      if (hit) {
        expect(ways.map(textOf), here).toEqual([word('tlb')]);
        // The way leads through the box of the TLB, and that hides it behind its name.
        const [box] = rectsIn(part('tlb'));
        const shaft = numbersIn(pathsIn(ways[0]!)[0]!.attributes.d);
        const [x, y, width, height] = boxOf(box!);
        const through = shaft
          .flatMap((_, i) => (i % 2 === 0 && i + 3 < shaft.length ? [i] : []))
          .some((i) => {
            const [ax, ay, bx, by] = shaft.slice(i, i + 4) as [number, number, number, number];
            const [mx, my] = [x + width / 2, y + height / 2];
            return (
              (ax === bx && ax === mx && Math.min(ay, by) < y && Math.max(ay, by) > y + height) ||
              (ay === by && ay === my && Math.min(ax, bx) < x && Math.max(ax, bx) > x + width)
            );
          });
        expect(through, here).toBe(true);
      }
    }
  });

  test('a dot is an exit, a square a reference, and the numbers say the same', () => {
    for (const { frame, part } of drawn) {
      const { state } = frame;
      for (const mode of MODES) {
        const here = `frame ${frame.index}, ${mode}`;
        const [exits, refs] = [part(`exits-${mode}`), part(`refs-${mode}`)];
        const isShown = mode === state.mode || state.compared;
        const dots = all(exits).filter(({ name }) => name === 'circle');
        expect(dots.length, here).toBe(isShown ? state.exits[mode] : 0);
        const walks = all(refs).filter(({ attributes }) => attributes['data-value'] !== undefined);
        expect(walks.length, here).toBe(isShown ? state.walks : 0);
        for (const walk of walks) {
          const squares = pathsIn(walk).map(({ attributes }) => attributes.d!.split('M').length - 1);
          expect(
            squares.reduce((sum, count) => sum + count, 0),
            here,
          ).toBe(walkRefs(mode, state.sizes));
          expect(walk.attributes['data-value'], here).toBe(String(walkRefs(mode, state.sizes)));
        }
        if (!isShown) continue;
        const numbers = [...textsOf(exits), ...textsOf(refs)].join(' ');
        if (state.exits[mode] > 0) expect(numbers, here).toMatch(new RegExp(`(^| )${state.exits[mode]} Ausstieg`));
        if (state.walks > 0)
          expect(numbers, here).toMatch(new RegExp(`(^| )${refsOf(state, mode)} (Tabellenz|Z)ugriffe`));
      }
      // Both modes on one scale.
      const widths = MODES.map((mode) => numbersIn(pathsIn(part(`refs-${mode}`))[0]?.attributes.d)[2]);
      if (state.compared && state.walks > 0) expect(widths[0]).toBe(widths[1]);
    }
  });

  test('costs have room: nothing lies over anything else or outside the drawing', () => {
    for (const { frame, nodes, part } of drawn) {
      const here = `frame ${frame.index}`;
      const boxes = MODES.flatMap((mode) => {
        const squares = pathsIn(part(`refs-${mode}`)).flatMap(({ attributes }) => squaresIn(attributes.d!));
        const dots = all(part(`exits-${mode}`)).filter(({ name }) => name === 'circle');
        const around = dots.map(({ attributes: { cx, cy, r } }): Box => [
          Number(cx) - Number(r),
          Number(cy) - Number(r),
          2 * Number(r),
          2 * Number(r),
        ]);
        return [...squares, ...around];
      });
      for (const box of boxes) expect(inside(box, [4, 4, size[0] - 8, size[1] - 8], 0.5), here).toBe(true);
      const texts = nodes.filter(({ name, attributes }) => name === 'text' && attributes.y !== undefined);
      for (const text of texts.filter((one) => textOf(one) !== '')) {
        const area = textBox(text, layout);
        expect(inside(area, [0, 0, size[0], size[1]], 1), `${here}: „${textOf(text)}“ ${area.join(' ')}`).toBe(true);
        for (const box of boxes) expect(apart(box, area), `${here}: „${textOf(text)}“ on ${box.join(' ')}`).toBe(true);
      }
    }
  });

  test('the outline goes around what the notes speak of', () => {
    for (const { frame, nodes, part } of drawn) {
      const here = `frame ${frame.index}`;
      const focus = frame.notes.flatMap((note) => note.focus ?? []);
      const hulls = nodes.filter(({ attributes }) => attributes['data-hull'] !== undefined);
      expect(
        hulls.map(({ attributes }) => attributes['data-hull']),
        here,
      ).toEqual(focus.length > 0 ? [focus.join(' ')] : []);
      const outlines = hulls.flatMap(rectsIn).map(boxOf);
      const isAround = (box: Box) => outlines.some((outline) => inside(box, outline));
      for (const object of focus) {
        if (/^(page|cell)/.test(object))
          expect(isAround(boxOf(rectsIn(part(object))[0]!)), `${here}, ${object}`).toBe(true);
        if (object.startsWith('gap')) {
          const [text] = all(part(object)).filter(({ name }) => name === 'text');
          if (text !== undefined) expect(isAround(textBox(text, layout)), `${here}, ${object}`).toBe(true);
        }
        if (object.startsWith('refs')) {
          const squares = squaresIn(pathsIn(part(object)).at(-1)!.attributes.d!);
          for (const square of squares) expect(isAround(airy(square)), `${here}, ${object}`).toBe(true);
        }
        if (object.startsWith('exits')) {
          for (const { name, attributes } of all(part(object))) {
            if (name !== 'circle') continue;
            const [cx, cy, r] = [attributes.cx, attributes.cy, attributes.r].map(Number) as [number, number, number];
            expect(isAround(airy([cx - r, cy - r, 2 * r, 2 * r])), `${here}, ${object}`).toBe(true);
          }
        }
        if (object === 'tlb') {
          const [text] = all(part(object)).filter(({ name }) => name === 'text');
          expect(isAround(textBox(text!, layout)), `${here}, ${object}`).toBe(true);
        }
      }
      for (const outline of outlines) expect(inside(outline, [2, 2, size[0] - 4, size[1] - 4]), here).toBe(true);
    }
  });
});

/** Dark dots and squares have light around them, inside a dark outline; centres are rounded. */
function airy([x, y, width, height]: Box): Box {
  return [x - 3.9, y - 3.9, width + 7.8, height + 7.8];
}

/** The squares of a path that draws one walk. */
function squaresIn(d: string): readonly Box[] {
  return d
    .split('M')
    .slice(1)
    .map((piece) => {
      const [x = 0, y = 0, side = 0] = numbersIn(piece);
      return [x, y, side, side];
    });
}

/** What a text covers at most, without what reaches below its line. */
function textBox(text: ElementNode, layout: Layout): Box {
  const size = TYPE[layout].s;
  // Digits and letters of a typewriter are all as wide as each other.
  const estimate = is(text, 't-mono')
    ? textOf(text).replaceAll(' ', '').length * size * 0.62
    : textWidth(textOf(text), size) * 0.97;
  const [x, y] = [Number(text.attributes.x), Number(text.attributes.y)];
  const isEnd = is(text, 't-end') || text.attributes['text-anchor'] === 'end';
  const left = is(text, 't-middle') ? x - estimate / 2 : isEnd ? x - estimate : x;
  return [left, y - size * 0.72, estimate, size * 0.72];
}

describe('a walk', () => {
  test.each<[Mode, 'small' | 'large', 'small' | 'large', number, number]>([
    ['nested', 'small', 'small', 20, 4],
    ['nested', 'small', 'large', 15, 4],
    ['nested', 'large', 'large', 12, 3],
    ['shadow', 'small', 'small', 4, 0],
    ['shadow', 'large', 'large', 3, 0],
  ])('%s, %s pages in the guest, %s in the host', (mode, guest, host, inHost, inGuest) => {
    const squares = squaresOf(mode, { guest, host });
    expect([squares.host.length, squares.guest.length]).toEqual([inHost, inGuest]);
    expect(new Set([...squares.host, ...squares.guest].map(String)).size).toBe(inHost + inGuest);
  });

  test('a row looks up a level of the guest, and the last one the page', () => {
    const { host, guest } = squaresOf('nested', { guest: 'small', host: 'small' });
    expect(guest.map(([column, row]) => [column, row])).toEqual([
      [4, 0],
      [4, 1],
      [4, 2],
      [4, 3],
    ]);
    expect(host.filter(([, row]) => row === 4)).toHaveLength(4);
  });
});

describe('what stands below', () => {
  const below = (params: object, layout: Layout, step = 4) =>
    readPicture(drawFrame(figure.view, framesOf(params)[step]!, worte, layout)).nodes;

  test.each(layouts)('%s: the address in all three columns, its offset the same', (layout) => {
    const found = below({ addresses: 'shown' }, layout).filter(
      ({ attributes }) => attributes['data-address'] !== undefined,
    );
    expect(found.map(({ attributes }) => attributes['data-address'])).toEqual([
      '0x00403A7C',
      '0x001F2A7C',
      '0x09A40A7C',
    ]);
    const kept = found.flatMap((text) => all(text).filter(({ name }) => name === 'tspan'));
    expect(kept.map(textOf)).toEqual(['A7C', 'A7C', 'A7C']);
    expect(kept.map(({ attributes }) => attributes['text-decoration'])).toEqual(Array(3).fill('underline'));
    const [{ state }] = framesOf({ addresses: 'shown' });
    expect(addressesOf(state, 2).machine).toBeNull();
    const first = below({ addresses: 'shown' }, layout, 0).filter(
      ({ attributes }) => attributes['data-address'] !== undefined,
    );
    expect(first.map(({ attributes }) => attributes['data-address'])).toEqual(['0x00403A7C', '0x001F2A7C', '']);
  });

  test.each(layouts)('%s: how large pages are, where they are not small', (layout) => {
    const said = (params: object) =>
      below(params, layout)
        .filter(({ name }) => name === 'text')
        .map(textOf);
    expect(said({ pages: 'host' })).toEqual(expect.arrayContaining([word('sparsePages'), word('largePages')]));
    expect(said({ pages: 'large' }).filter((text) => text === word('largePages'))).toHaveLength(2);
    expect(said({}).filter((text) => text.includes('MB'))).toEqual([]);
  });
});

describe('what costs are made of', () => {
  const said = (step: number, params: object = {}, chosen: readonly number[] = []) =>
    readPicture(drawFrame(figure.view, framesOf(params, chosen).at(step)!, worte, 'wide'))
      .nodes.filter(({ name }) => name === 'text')
      .map(textOf);

  test('exits of new pages come with their product, as references do', () => {
    expect(said(-1)).toEqual(
      expect.arrayContaining(['9 Ausstiege = 3 × 3', '12 Tabellenzugriffe = 3 × 4', '3 Ausstiege']),
    );
    expect(said(-1, { fresh: 5 })).toContain('15 Ausstiege = 5 × 3');
    expect(said(-1, { fresh: 1 })).toContain('3 Ausstiege');
    // A copy is an exit of another kind: no product says nine and one.
    const written = said(-1, { writes: 'yes' });
    expect(written).toContain('10 Ausstiege');
  });

  test('an exit is explained from the first one on, and so is which tables are read', () => {
    expect(said(0)).toContain(word('ofAccesses'));
    expect(said(0)).not.toContain(word('exitGloss'));
    expect(said(2)).toContain(word('exitGloss'));
    expect(said(2)).toContain(word('nested'));
    expect(said(-1)).toEqual(
      expect.arrayContaining([
        word('exitGloss'),
        `${word('nested')}: ${word('twoTables')}`,
        `${word('shadow')}: ${word('oneTable')}`,
      ]),
    );
  });

  test.each(layouts)('%s: they step back until there are any', (layout) => {
    const dims = [0, 1, 2].map((step) =>
      readPicture(drawFrame(figure.view, framesOf()[step]!, worte, layout)).nodes.some((node) => is(node, 'is-dim')),
    );
    expect(dims).toEqual([true, true, false]);
  });
});

test('a comparison draws what is equal once, and both costs from the first step on', () => {
  const frames = ['nested', 'shadow'].map((mode) => framesOf({ mode })[7]!);
  const view = {
    ...figure.view,
    Frame: (props: Parameters<typeof figure.view.Frame>[0]) =>
      figure.view.Frame({ ...props, beside: frames[1]!.state }),
  };
  for (const layout of layouts) {
    const { nodes, part } = readPicture(drawFrame(view, frames[0]!, worte, layout));
    expect(nodes.filter(({ attributes }) => attributes['data-cell'] !== undefined)).toHaveLength(18);
    const count = (object: string, name: string) => all(part(object)).filter((node) => node.name === name).length;
    expect([count('exits-nested', 'circle'), count('exits-shadow', 'circle')]).toEqual([3, 9]);
    expect([count('refs-nested', 'path'), count('refs-shadow', 'path')]).toEqual([6, 3]);
    // In the place of the head: what came of it, the run first.
    const said = nodes.filter(({ name }) => name === 'text').map(textOf);
    const [exits, refs] = ['3\u00a0:\u00a09 Ausstiege', '72\u00a0:\u00a012'];
    if (layout === 'wide') expect(said).toEqual(expect.arrayContaining([exits, `${refs} Tabellenzugriffe`]));
    else expect(said).toContain(`${exits}, ${refs} Zugriffe`);
    expect(said.join(' ')).not.toContain(word('ofAccesses'));
  }
  expect(figure.view.pairs).toBe(true);
});

describe('an ESXi host', () => {
  test.each(layouts)('%s: has machine pages where an ESX host has its Service Console', (layout) => {
    const drawn = (params: object) => readPicture(drawFrame(figure.view, framesOf(params)[7]!, worte, layout));
    const [esx, esxi] = [drawn({}), drawn({ product: 'esxi' })];
    const said = ({ nodes }: typeof esx) => nodes.filter(({ name }) => name === 'text').map(textOf);
    expect([esx, esxi].map((one) => said(one).includes(word('console')))).toEqual([true, false]);
    const console = esx.nodes.find((node) => is(node, 'addressing-console'))!;
    expect(esxi.nodes.some((node) => is(node, 'addressing-console'))).toBe(false);
    const cells = [18, 19, 20].map((mpn) => boxOf(rectsIn(esxi.part(`cell-${mpn}`))[0]!));
    for (const cell of cells) expect(inside(cell, boxOf(console))).toBe(true);
    expect(esxi.part('cell-19').attributes['data-cell']).toBe('D');
    expect(() => esx.part('cell-18')).toThrow();
  });
});

describe('what a tap does', () => {
  const handles = (layout: Layout, at: number) => {
    const picture = readPicture(drawFrame(figure.view, framesOf()[at]!, worte, layout));
    const acts = picture.nodes.flatMap((node) => {
      const act = node.attributes['data-act'];
      return act === undefined ? [] : [[act, boxOf(node)] as const];
    });
    return { ...picture, acts, boxesOf: (act: string) => acts.flatMap(([name, box]) => (name === act ? [box] : [])) };
  };
  const rect = (node: ElementNode) => boxOf(rectsIn(node)[0]!);

  test.each(layouts)('%s: nothing before all new pages are there', (layout) => {
    for (let at = 0; at < 6; at += 1) expect(handles(layout, at).acts).toEqual([]);
  });

  test.each(layouts)('%s: pages of the program, of the guest and of the host are tapped where they are', (layout) => {
    const { part, nodes, boxesOf } = handles(layout, 13);
    const around = (act: string, node: ElementNode) => boxesOf(act).some((box) => inside(rect(node), box));
    expect(around('changeTable 2', part('page-2'))).toBe(true);
    expect(boxesOf('changeTable 2')).toEqual([rect(part('page-2'))]);
    expect(boxesOf('movePage 2')).toHaveLength(1);
    expect(inside(rect(part('cell-8')), boxesOf('movePage 2')[0]!)).toBe(true);
    expect(around('writeShared', part('page-0'))).toBe(true);
    expect(around('writeShared', part('cell-9'))).toBe(true);
    expect(around('swapIn', part('page-5'))).toBe(true);
    expect(around('touchEmpty', part('page-7'))).toBe(true);
    const chips = nodes.filter(({ attributes }) => attributes['data-chip'] !== undefined);
    if (layout === 'wide')
      for (const chip of chips) expect(around(`access ${chip.attributes['data-chip']}`, chip)).toBe(true);
    // On phones the program is one chip: it asks which page.
    else expect(around('access C | access D | access E', chips[0]!)).toBe(true);
  });
});

test('what stands behind each page is taken along, and what it has cost', () => {
  const { line, table } = figure.view.take!(framesOf()[15]!.state, worte);
  expect(line).toBe(
    'Nested Paging: 3 Ausstiege, 72 Tabellenzugriffe; Shadow Page Tables: 9 Ausstiege, 12 Tabellenzugriffe',
  );
  expect(table).toHaveLength(9);
  expect(table[0]).toEqual(['Seite', 'Inhalt', 'Dahinter']);
  expect(table[1]).toEqual(['0', 'A', `${word('sharedWith')} 9`]);
  expect(table[6]).toEqual(['5', 'F', word('inSwap')]);
  const first = figure.view.take!(framesOf()[2]!.state, worte);
  expect(first.line).toMatch(/^Nested Paging: 1 Ausstieg, 0 /);
});

test('the table says where each page is, and what it has cost', () => {
  const table = (step: number, params: object = {}) =>
    Object.fromEntries(
      figure.view.describe(framesOf(params)[step]!.state, worte).map(({ label, value }) => [label, value]),
    );
  expect(table(0)).toMatchObject({
    'Seite 2 (C)': word('emptyPage'),
    'Seite 0 (A)': `${word('machinePage')} 9`,
    TLB: word('empty'),
  });
  expect(table(15)).toMatchObject({
    'Seite 0 (A)': `${word('sharedWith')} 9`,
    'Seite 2 (C)': `${word('machinePage')} 8`,
    'Seite 5 (F)': word('inSwap'),
    'Seite 6 (G)': word('inBalloon'),
    'Nested Paging: Ausstiege': '3',
    'Nested Paging: Tabellenzugriffe': '72',
    'Shadow Page Tables: Ausstiege': '9',
    'Shadow Page Tables: Tabellenzugriffe': '12',
    TLB: 'E, D, C',
    'Freie Machine Memory Pages': '6',
  });
  expect(Object.keys(table(0, { pages: 'host' }))).toContain('Seite 1.024 (C)');
  expect(Object.keys(table(0, { addresses: 'shown' }))).toContain('Seite 1F2 (C)');
});
