import { describe, expect, test } from 'vitest';
import type { ElementNode } from 'ultrahtml';
import figure from '../../src/figures/cpu-topology/figure.tsx';
import { fits, TYPE } from '../../src/drawing/fit.ts';
import { cpuTopology } from '../../src/sim/models/cpu-topology/model.ts';
import { CYCLES, linksOf, messagesOf, passes, socketsOf } from '../../src/sim/models/cpu-topology/rules.ts';
import { isBetweenSockets, isFound } from '../../src/sim/models/cpu-topology/state.ts';
import { captionsOf } from '../support/captions.ts';
import { framesOf } from '../support/cpu-topology.ts';
import { drawFrame } from '../support/draw.tsx';
import { layouts } from '../support/laws.ts';
import { all, boxOf, numbersIn, readPicture, textOf, textsOf } from '../support/picture.ts';

const { worte } = captionsOf('cpu-topology');
const word = (key: string): string => worte[key] ?? `⟨${key}⟩`;
const is = ({ attributes }: ElementNode, name: string) => (attributes.class ?? '').split(' ').includes(name);
const rectsIn = (node: ElementNode) => all(node).filter(({ name }) => name === 'rect');
const tagged = (nodes: readonly ElementNode[], name: string) =>
  nodes.filter(({ attributes }) => attributes[name] !== undefined);

type Box = readonly [x: number, y: number, width: number, height: number];
const inside = ([x, y, w, h]: Box, [ox, oy, ow, oh]: Box) => x >= ox && y >= oy && x + w <= ox + ow && y + h <= oy + oh;
const near = (x: number, y: number, [bx, by, w, h]: Box, by2 = 4) =>
  x >= bx - by2 && x <= bx + w + by2 && y >= by - by2 && y <= by + h + by2;

/** Corners of a way and its tip. */
function wayOf(node: ElementNode) {
  const [shaft, head] = all(node).filter(({ name }) => name === 'path');
  const numbers = numbersIn(shaft!.attributes.d);
  const points = numbers.flatMap((x, i) => (i % 2 === 0 ? [[x, numbers[i + 1]!] as const] : []));
  const [, , x = 0, y = 0] = numbersIn(head!.attributes.d);
  return { points, tip: [x, y] as const, width: Number(shaft!.attributes['stroke-width']) };
}

const cases: readonly (readonly [string, object, readonly number[]])[] = [
  ['lecture', {}, []],
  ...Object.entries(cpuTopology.presets).map(([name, preset]) => [name, preset, []] as const),
  ['line in L1', { lies: 'l1' }, []],
  ['from below to the diagonal', { asks: '3', home: '0', owner: '1' }, []],
  ['HT Assist from the start', { assist: 'on', sockets: '8', owner: '6' }, []],
];
const runs = cases.flatMap(([name, params, choices]) =>
  layouts.map((layout) => [name, layout, params, choices] as const),
);

describe.each(runs)('%s, %s', (_, layout, params, choices) => {
  const frames = framesOf(params, choices);
  const drawn = frames.map((frame) => ({
    frame,
    state: frame.state,
    ...readPicture(drawFrame(figure.view, frame, worte, layout)),
  }));
  const between = drawn.filter(({ state }) => isBetweenSockets(state));
  const chips = drawn.filter(({ state }) => !isBetweenSockets(state));
  const [width, height] = figure.view.size(frames[0].state, layout);

  /** Where a socket is: the asking one is the chip itself. */
  const socketBox = ({ state, nodes, part }: (typeof drawn)[number], id: number): Box => {
    const own = id === state.asks ? nodes.find((node) => is(node, 'cpu-zoom'))! : rectsIn(part(`socket-${id}`))[0]!;
    return boxOf(own);
  };

  test('the way goes through the rows in order, with a cross where the line is not', () => {
    for (const { frame, state, nodes } of chips) {
      const here = `frame ${frame.index}`;
      const order = ['l1', 'l2', 'l3'];
      const reached = state.phase === 'crossbar' || state.phase === 'memory' ? 3 : order.indexOf(state.phase) + 1;
      const misses = order.slice(0, isFound(state) ? reached - 1 : reached);
      expect(tagged(nodes, 'data-miss').map((node) => node.attributes['data-miss'])).toEqual(misses);
      const circles = nodes.filter(({ name }) => name === 'circle').map((node) => Number(node.attributes.cy));
      expect(circles.toSorted((a, b) => a - b)).toEqual(circles);
      const [way] = tagged(nodes, 'data-way');
      expect(way !== undefined, here).toBe(['crossbar', 'memory'].includes(state.phase) || isFound(state));
      if (way === undefined) continue;
      const { points, tip } = wayOf(way);
      if (misses.length > 0) expect(points[0]![1], 'goes on where it was last').toBe(circles.at(-1));
      expect(tip[1]).toBeGreaterThan(points[0]![1]);
      // Its end lies in the row where the request is.
      const place = state.phase === 'crossbar' ? 'crossbar' : state.phase;
      const { part } = readPicture(drawFrame(figure.view, frame, worte, layout));
      const box = place === 'l3' ? nodes.filter((node) => is(node, 'cpu-zoom')).at(-1)! : null;
      const rects = box === null ? rectsIn(part(place)) : [box];
      expect(
        rects.some((rect) => near(tip[0], tip[1], boxOf(rect), 0)),
        `${here}: ends in ${place}`,
      ).toBe(true);
    }
  });

  test('a bar for each row that was asked, as long as it takes, and no number before', () => {
    for (const { frame, state, nodes } of chips) {
      const here = `frame ${frame.index}`;
      const order = ['start', 'l1', 'l2', 'l3', 'crossbar', 'memory'];
      const known = (['l1', 'l2', 'l3', 'memory'] as const).filter(
        (place) => order.indexOf(place) <= order.indexOf(state.phase),
      );
      const bars = tagged(nodes, 'data-value');
      expect(
        bars.map((bar) => Number(bar.attributes['data-value'])),
        here,
      ).toEqual(known.map((key) => CYCLES[key]));
      const unit = layout === 'wide' ? 0.98 : 0.28;
      for (const bar of bars) {
        const [x, y, length, thick] = boxOf(bar);
        expect(length).toBeCloseTo(Number(bar.attributes['data-value']) * unit, 2);
        const text = nodes.find(
          ({ name, attributes }) =>
            name === 'text' && Math.abs(Number(attributes.y) - (y + thick / 2)) < 9 && Number(attributes.x) > x,
        )!;
        expect(textOf(text), here).toBe(bar.attributes['data-value']);
      }
      // All bars begin at one zero.
      expect(new Set(bars.map((bar) => bar.attributes.x)).size).toBeLessThanOrEqual(1);
      const said = nodes
        .filter(({ name }) => name === 'text')
        .map(textOf)
        .join(' ');
      expect(said.includes(word('otherwise')), here).toBe(isFound(state));
      expect(said.includes(`${word('otherwise')} 200`), here).toBe(isFound(state));
    }
  });

  test('six cores, one of which asks, in both scenes the same', () => {
    for (const { state, nodes } of drawn) {
      const zoomed = nodes.filter((node) => is(node, 'cpu-zoom'));
      const cores = zoomed.slice(1, -1);
      if (isBetweenSockets(state) && state.sockets > 4) {
        expect(cores).toHaveLength(0);
        continue;
      }
      expect(cores.map((core) => is(core, 'tone-run'))).toEqual([false, false, true, false, false, false]);
      for (const core of zoomed.slice(1)) expect(inside(boxOf(core), boxOf(zoomed[0]!))).toBe(true);
    }
  });

  test('sockets lie in the drawing and say what they have to do with the line', () => {
    for (const picture of between) {
      const { state, part } = picture;
      const short = layout === 'narrow' ? 'Short' : '';
      for (const id of socketsOf(state)) {
        expect(inside(socketBox(picture, id), [4, 4, width - 8, height - 8])).toBe(true);
        const roles = [
          ...(id === state.asks ? [word(`asks${short}`)] : []),
          ...(id === state.home ? [word('home')] : []),
          ...(id === state.owner ? [word(`changed${short}`)] : []),
        ];
        const lines = textsOf(part(`socket-${id}`)).filter(
          (line) => ![word('l3'), word(`book${short}`)].includes(line),
        );
        expect(lines).toEqual([`${word('socket')} ${id}`, ...roles]);
        for (const line of lines.slice(1))
          expect(fits(line, layout === 'wide' ? 146 : 90, TYPE[layout].s), line).toBe(true);
      }
    }
  });

  test('each message is one arrow from its sender to its receiver, in a lane of its own', () => {
    for (const picture of between) {
      const { frame, state, nodes } = picture;
      const here = `frame ${frame.index}`;
      const arrows = tagged(nodes, 'data-message');
      expect(arrows.map((node) => node.attributes['data-message'])).toEqual(
        state.messages.map(({ kind, route }) => `${kind} ${route.join('-')}`),
      );
      const pieces: string[] = [];
      state.messages.forEach(({ route }, i) => {
        const { points, tip } = wayOf(arrows[i]!);
        const [from, to] = [socketBox(picture, route[0]!), socketBox(picture, route.at(-1)!)];
        expect(near(points[0]![0], points[0]![1], from), `${here}: starts at ${route[0]}`).toBe(true);
        expect(near(tip[0], tip[1], to), `${here}: ends at ${route.at(-1)}`).toBe(true);
        expect(near(points[0]![0], points[0]![1], from, 0), `${here}: not on the border`).toBe(false);
        // It turns only inside sockets on its route.
        for (const [x, y] of points.slice(1, -1)) {
          expect(
            route.slice(1, -1).some((id) => near(x, y, socketBox(picture, id), 0)),
            here,
          ).toBe(true);
        }
        const corners = [...points.slice(0, -1), tip];
        corners.slice(1).forEach(([x, y], at) => {
          const [fromX, fromY] = corners[at]!;
          expect(fromX === x || fromY === y, 'straight').toBe(true);
          if (Math.hypot(x - fromX, y - fromY) > 20)
            pieces.push(fromX === x ? `x ${x} ${Math.min(y, fromY)}` : `y ${y} ${Math.min(x, fromX)}`);
        });
      });
      expect(new Set(pieces).size, `${here}: ways on each other`).toBe(pieces.length);
    }
  });

  test('what is sent now is bold, what was sent before steps back', () => {
    const kinds: Readonly<Record<string, string>> = {
      request: 'request',
      probes: 'probe',
      responses: 'response',
      data: 'data',
    };
    for (const { state, nodes } of between) {
      tagged(nodes, 'data-message').forEach((arrow, i) => {
        const strong = state.assist || state.messages[i]!.kind === kinds[state.phase];
        expect(
          is(
            all(arrow).find((node) => is(node, 'way'))!,
            strong ? 'way-flow' : 'way-soft',
          ),
        ).toBe(true);
      });
    }
  });

  test('squares count the messages: full ones were sent, dashed ones are to come', () => {
    for (const { frame, state, nodes, part } of between) {
      const here = `frame ${frame.index}`;
      const done = tagged(nodes, 'data-read');
      expect(done.map((node) => Number(node.attributes['data-read']))).toEqual(
        state.reads.map(({ messages }) => messages),
      );
      for (const [i, node] of done.entries()) {
        const { messages, assist, owner } = state.reads[i]!;
        expect(rectsIn(node).filter((rect) => is(rect, 'tone-run'))).toHaveLength(messages);
        expect(textsOf(node).at(-1)).toBe(String(messages));
        const [head] = textsOf(node);
        const short = owner !== null && layout === 'narrow' ? 'Short' : '';
        expect(head!.startsWith(word(assist ? `with${short}` : `without${short}`)), here).toBe(true);
        expect(head!.includes(word('changedShort'))).toBe(owner !== null);
      }
      if (state.phase === 'result') continue;
      const planned = messagesOf(state);
      for (const kind of ['request', 'probe', 'response', 'data'] as const) {
        const count = (list: typeof planned) => list.filter((one) => one.kind === kind).length;
        const rects = rectsIn(part(kind));
        const shown =
          state.phase === 'request'
            ? count(state.messages)
            : ['assist', 'copy'].includes(state.phase)
              ? 0
              : count(planned);
        expect(rects, `${here}: ${kind}`).toHaveLength(shown);
        expect(rects.map((rect) => is(rect, 'tone-run'))).toEqual(rects.map((__, i) => i < count(state.messages)));
        if (shown > 0) expect(textOf(part(kind))).toBe(word(shown === 1 ? `${kind}One` : kind));
      }
      for (const rect of [...done, ...(['request', 'probe', 'response', 'data'] as const).map(part)].flatMap(rectsIn)) {
        expect(inside(boxOf(rect), [0, 0, width, height]), here).toBe(true);
      }
    }
  });

  test('the book lies in the L3 and takes one sixth of it', () => {
    for (const picture of between) {
      const { state, nodes, part } = picture;
      const books = nodes.filter((node) => is(node, 'cpu-book'));
      expect(books).toHaveLength(state.assist ? state.sockets : 0);
      expect(textOf(part('book'))).toBe(
        state.assist && state.sockets <= 4 ? word(layout === 'wide' ? 'book' : 'bookShort') : '',
      );
      const l3 = boxOf(nodes.filter((node) => is(node, 'cpu-zoom')).at(-1)!);
      for (const book of books) expect(boxOf(book)[2]).toBeCloseTo(l3[2] / 6, 1);
      if (state.assist) expect(inside(boxOf(books[state.asks]!), [l3[0], l3[1], l3[2] + 0.01, l3[3]])).toBe(true);
    }
  });

  test('at the end of a broadcast every link says how often it was passed', () => {
    for (const { state, nodes } of between) {
      const links = linksOf(state);
      const counts = links.map((link) => passes(state.messages, link)).filter((n) => n > 0);
      const numbers = nodes
        .filter((node) => node.name === 'text' && /^\d+$/.test(textOf(node)) && !is(node, 't-strong'))
        .map((node) => Number(textOf(node)));
      const full = state.phase === 'data' && !state.assist && state.sockets <= 4;
      expect(numbers).toEqual(full ? counts : []);
    }
  });

  test('the outline goes around what the notes speak of, and stays in the drawing', () => {
    for (const { frame, state, nodes, part } of drawn) {
      const here = `frame ${frame.index}`;
      const [object] = frame.notes.flatMap((note) => note.focus ?? []);
      const [hull, ...more] = tagged(nodes, 'data-hull');
      expect(more).toEqual([]);
      const silent = object === 'reads' || (object === 'book' && !state.assist);
      expect(hull?.attributes['data-hull'], here).toBe(silent ? undefined : object);
      if (hull === undefined) continue;
      const around = boxOf(rectsIn(hull)[0]!);
      expect(inside(around, [1.9, 1.9, width - 3.8, height - 3.8]), here).toBe(true);
      const marks =
        object === 'book' ? [nodes.filter((node) => is(node, 'cpu-book'))[state.home]!] : rectsIn(part(object!));
      if (['request', 'probe', 'response', 'data', 'book', 'memory'].includes(object!)) {
        for (const mark of marks) expect(inside(boxOf(mark), around), `${here}: ${object}`).toBe(true);
      }
      if (object === 'l1' || object === 'l2') expect(inside(boxOf(marks[2]!), around), here).toBe(true);
    }
  });
});

describe('the table', () => {
  const table = (params: object, frame: number): Record<string, string> => {
    const { state } = framesOf(params)[frame]!;
    return Object.fromEntries(figure.view.describe(state, worte).map(({ label, value }) => [label, value]));
  };

  test('tells what was found on the way down', () => {
    expect(table({}, 0)).toMatchObject({ L1: word('notAsked'), Speicher: word('notAsked') });
    expect(table({}, 2)).toMatchObject({
      L1: `${word('miss')}, ${word('cycles')} 3`,
      L2: `${word('miss')}, ${word('cycles')} 15`,
      L3: word('notAsked'),
    });
    expect(table({ lies: 'l3' }, 3)).toMatchObject({ 'Zeile X': 'L3', L3: `${word('hit')}, ${word('cycles')} 45` });
    expect(table({}, 5).Speicher).toBe(`${word('hit')}, ${word('cycles')} 200`);
    expect(Object.keys(table({ sockets: '1' }, 5))).toEqual(['Zeile X', 'L1', 'L2', 'L3', 'Speicher']);
  });

  test('tells messages, links and reads', () => {
    expect(table({}, 9)).toMatchObject({
      'Sockel 0': word('asks'),
      'Sockel 1': word('home'),
      'Sockel 2': word('roleNone'),
      'HT Assist': word('off'),
      'Verbindung 0–1': '4',
      [word('probe')]: '3',
      [word('hops')]: '10',
      [word('doneReads')]: word('noneYet'),
    });
    expect(table({}, 20)).toMatchObject({
      'Zeile X': `${word('inMemoryOf')} 1, ${word('changedBy')} 2`,
      'HT Assist': `${word('bookAt')} 1`,
      [word('doneReads')]: '8 ohne HT Assist; 2 mit HT Assist; 3 mit HT Assist',
    });
  });
});

describe('motion', () => {
  const markup = (frame: number) => drawFrame(figure.view, framesOf()[frame]!, worte, 'wide');

  test('the chip shrinks first, then come the others, then the request', () => {
    const svg = markup(6);
    const { nodes, part } = readPicture(svg);
    const socket = nodes.find(
      (node) => all(node).includes(part('socket-1')) && node.name === 'g' && is(node, 'enter'),
    )!;
    expect(socket.attributes.class).toBe('enter beat-2');
    const [request] = tagged(nodes, 'data-message');
    expect(request!.attributes.class).toBe('enter beat-3');
    const [square] = all(part('request')).filter((node) => is(node, 'enter'));
    expect(square!.attributes.class).toBe('enter beat-3');
  });

  test('a cross comes after the way, its cycles after the cross; squares after their arrows', () => {
    const { nodes } = readPicture(markup(1));
    expect(tagged(nodes, 'data-miss')[0]!.attributes.class).toBe('enter beat-2');
    const bar = nodes.find((node) => node.name === 'g' && is(node, 'beat-3'))!;
    expect(textOf(bar)).toBe('3');
    const probes = readPicture(markup(7));
    for (const arrow of tagged(probes.nodes, 'data-message').slice(1)) expect(arrow.attributes.class).toBe('enter');
    expect(all(probes.part('probe'))[1]!.attributes.class).toBe('enter beat-2');
  });
});

describe('the first request to another socket', () => {
  test.each(layouts)('%s: what the way of a message adds to the cycles, and only there', (layout) => {
    const pictures = framesOf().map((frame) => readPicture(drawFrame(figure.view, frame, worte, layout)));
    expect(pictures.map(({ nodes }) => tagged(nodes, 'data-bridge').length)).toEqual(
      pictures.map((_, i) => (i === 6 ? 2 : 0)),
    );
    const rows = tagged(pictures[6]!.nodes, 'data-bridge');
    const bars = rows.map((row) => tagged(all(row), 'data-value'));
    expect(bars.map((row) => row.map(({ attributes }) => Number(attributes['data-value'])))).toEqual([
      [CYCLES.memory],
      [CYCLES.memory, CYCLES.remote - CYCLES.memory],
    ]);
    // Both from one zero and on one scale; the way is as long as what is missing.
    const [own, far] = bars.map((row) => row.map(boxOf));
    expect(far![0]).toEqual([own![0]![0], far![0]![1], own![0]![2], own![0]![3]]);
    expect(far![1]![0]).toBeCloseTo(far![0]![0] + far![0]![2], 1);
    expect(far![1]![2]).toBeCloseTo(own![0]![2] / 2, 1);
    expect(textsOf(rows[0]!)).toEqual([word('ownMemory'), '200']);
    expect(textsOf(rows[1]!).at(-1)).toBe('300');
    expect(textsOf(rows[1]!)[0]).toBe(`${word(layout === 'wide' ? 'memoryOf' : 'memoryOfShort')} 1`);
  });

  test('the own memory needs no way', () => {
    const { nodes } = readPicture(drawFrame(figure.view, framesOf({ home: '0' })[6]!, worte, 'wide'));
    expect(tagged(nodes, 'data-bridge')).toEqual([]);
  });
});

describe('a comparison', () => {
  const pictureOf = (own: object, beside: object, at: number, layout: 'wide' | 'narrow') => {
    const [frame, rival] = [framesOf(own)[at]!, framesOf(beside)[at]!];
    const view = {
      ...figure.view,
      Frame: (props: Parameters<typeof figure.view.Frame>[0]) => figure.view.Frame({ ...props, beside: rival.state }),
    };
    return readPicture(drawFrame(view, frame, worte, layout));
  };
  const off = { assist: 'off' };
  const on = { assist: 'on' };
  const said = ({ nodes }: ReturnType<typeof pictureOf>) => nodes.filter(({ name }) => name === 'text').map(textOf);
  const boldOf = ({ nodes }: ReturnType<typeof pictureOf>) =>
    tagged(nodes, 'data-message').map((arrow) => [
      arrow.attributes['data-message'],
      is(
        all(arrow).find((node) => is(node, 'way'))!,
        'way-flow',
      ),
    ]);
  const rowsOf = ({ nodes }: ReturnType<typeof pictureOf>) =>
    tagged(nodes, 'data-read').map((row) => [
      textsOf(row)[0],
      rectsIn(row).filter((rect) => is(rect, 'tone-run')).length,
      rectsIn(row).length,
      textsOf(row).at(-1),
    ]);

  test.each(layouts)('%s: one picture, its headline and a line of squares for each', (layout) => {
    const picture = pictureOf(off, on, 9, layout);
    expect(figure.view.pairs).toBe(true);
    expect(said(picture)).toContain(`8 : 2 ${word('messagesTitle')}`.replaceAll(' : ', '\u00a0:\u00a0'));
    expect(rowsOf(picture)).toEqual([
      [word('without'), 8, 8, '8'],
      [word('with'), 2, 2, '2'],
    ]);
    // The sockets stand there once, with the book of the one that has it; nothing is outlined.
    for (const id of [0, 1, 2, 3]) expect(picture.part(`socket-${id}`)).toBeDefined();
    expect(picture.nodes.filter((node) => is(node, 'cpu-book'))).toHaveLength(4);
    expect(tagged(picture.nodes, 'data-hull')).toEqual([]);
    // Bold is what both send, and the others are counted.
    expect(boldOf(picture)).toEqual([
      ['request 0-1', true],
      ...['probe 1-0', 'probe 1-3-2', 'probe 1-3', 'response 1-0', 'response 2-0', 'response 3-2-0'].map((one) => [
        one,
        false,
      ]),
      ['data 1-0', true],
    ]);
    expect(said(picture).join(' ')).toContain(`${word('thin')}: 6 ${word('spared')}`);
  });

  test.each(layouts)(
    '%s: the line of the owner takes the place of its answer, whichever run stands first',
    (layout) => {
      for (const [own, beside, sums] of [
        [off, on, '8\u00a0:\u00a03'],
        [on, off, '3\u00a0:\u00a08'],
      ] as const) {
        const picture = pictureOf({ ...own, owner: '2' }, { ...beside, owner: '2' }, 9, layout);
        expect(said(picture)).toContain(`${sums} ${word('messagesTitle')}`);
        expect(boldOf(picture).flatMap(([name, bold]) => (bold === true ? [name] : []))).toEqual([
          'request 0-1',
          'probe 1-3-2',
          'response 2-0',
        ]);
      }
    },
  );

  test.each(layouts)('%s: squares to come are dashed, at the end all reads are weighed', (layout) => {
    expect(rowsOf(pictureOf(off, on, 7, layout))).toEqual([
      [word('without'), 4, 8, '4'],
      [word('with'), 1, 2, '1'],
    ]);
    const end = pictureOf(off, on, 20, layout);
    expect(said(end)).toContain(`24\u00a0:\u00a07 ${word('messagesTitle')}`);
    expect(rowsOf(end).map(([, sent]) => sent)).toEqual([8, 2, 8, 2, 8, 3]);
    const [width, height] = figure.view.size(framesOf()[0].state, layout);
    for (const row of tagged(end.nodes, 'data-read'))
      for (const rect of rectsIn(row)) expect(inside(boxOf(rect), [4, 4, width - 8, height - 6])).toBe(true);
    const baselines = end.nodes.flatMap(({ name, attributes }) => (name === 'text' ? [Number(attributes.y)] : []));
    expect(Math.max(...baselines)).toBeLessThanOrEqual(height - 6);
  });

  test('on the chip, where nothing differs, it is the picture of the run', () => {
    const plain = readPicture(drawFrame(figure.view, framesOf()[3]!, worte, 'wide'));
    expect(said(pictureOf({}, on, 3, 'wide'))).toEqual(plain.nodes.filter(({ name }) => name === 'text').map(textOf));
  });
});

describe('what a tap does', () => {
  const handles = (params: object, at: number, layout: 'wide' | 'narrow') =>
    readPicture(drawFrame(figure.view, framesOf(params)[at]!, worte, layout)).nodes.flatMap((node) =>
      node.attributes['data-act'] === undefined ? [] : [[node.attributes['data-act'], boxOf(node)] as const],
    );

  test.each(layouts)('%s: each cache below is where the line may lie', (layout) => {
    const at = (step: number) => handles({}, step, layout).map(([act]) => act);
    expect(at(0)).toEqual(['lineIsThere', 'lineLies l2', 'lineLies l3']);
    expect(at(1)).toEqual(['lineIsThere', 'lineLies l3']);
    expect(at(2)).toEqual(['lineIsThere']);
    expect(at(3)).toEqual([]);
    // In the column of the core that asks, one below the other; the L3 is for all.
    const boxes = handles({}, 0, layout).map(([, box]) => box);
    expect(boxes[0]![0]).toBe(boxes[1]![0]);
    expect(boxes.map(([, y]) => y)).toEqual(boxes.map(([, y]) => y).toSorted((a, b) => a - b));
    expect(boxes[2]![2]).toBeGreaterThan(5 * boxes[0]![2]);
  });

  test.each(layouts)('%s: a socket changes the line, its lower part switches the book', (layout) => {
    for (const sockets of ['4', '8']) {
      const found = handles({ sockets }, 6, layout);
      expect(found.map(([act]) => act)).toEqual([
        'change 1',
        'switchOn',
        ...Array.from({ length: Number(sockets) - 2 }, (_, i) => `change ${i + 2}`),
      ]);
      const [change, book] = found.map(([, box]) => box);
      expect(change![1] + change![3]).toBeCloseTo(book![1], 2);
      for (const [act, box] of found) expect(Math.min(box[2], box[3]), act).toBeGreaterThanOrEqual(25);
    }
  });
});

describe('what is taken along', () => {
  const take = (params: object, at = 0) => figure.view.take!(framesOf(params)[at]!.state, worte);

  test('what a read costs without HT Assist and with it', () => {
    expect(take({ owner: '2' })).toEqual({
      line: '4 Sockel, Zeile X im Speicher von Sockel 1, geändert von Sockel 2: ohne HT Assist 8 Nachrichten, mit HT Assist 3',
      table: [
        ['Nachrichten', 'ohne HT Assist', 'mit HT Assist'],
        ['Anfragen', '1', '1'],
        ['Proben', '3', '1'],
        ['Antworten', '3', '0'],
        ['Daten', '1', '1'],
        ['zusammen', '8', '3'],
        ['Teilstrecken', '10', '4'],
      ],
    });
    expect(take({}, 20).line).toContain('geändert von Sockel 2');
    expect(take({}).line).toMatch(/Sockel 1: ohne HT Assist 8 Nachrichten, mit HT Assist 2$/);
  });

  test('the way where the line is in a cache, or nobody else is there', () => {
    expect(take({ lies: 'l2' })).toEqual({
      line: 'Zeile X: L2, Takte etwa 15',
      table: [
        ['Ort', 'Zeile X', 'Takte etwa'],
        ['L1', 'nicht da', '3'],
        ['L2', 'gefunden', '15'],
      ],
    });
    expect(take({ sockets: '1' }).table).toHaveLength(5);
    expect(take({ sockets: '1' }).line).toBe('Zeile X: Speicher, Takte etwa 200');
  });
});
