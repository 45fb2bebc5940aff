import { describe, expect, test } from 'vitest';
import type { ElementNode } from 'ultrahtml';
import figure from '../../src/figures/host-architecture/figure.tsx';
import { textWidth, TYPE } from '../../src/drawing/fit.ts';
import { hostArchitecture } from '../../src/sim/models/host-architecture/model.ts';
import { haltsOf, isDirect, partOfParty, placeOf, rivalPlace } from '../../src/sim/models/host-architecture/rules.ts';
import { captionsOf } from '../support/captions.ts';
import { drawFrame } from '../support/draw.tsx';
import { framesOf } from '../support/host-architecture.ts';
import { layouts } from '../support/laws.ts';
import { all, boxOf, numbersIn, readPicture, textOf } from '../support/picture.ts';

const { worte } = captionsOf('host-architecture');
const word = (key: string): string => worte[key] ?? `⟨${key}⟩`;
const is = ({ attributes }: ElementNode, name: string) => (attributes.class ?? '').split(' ').includes(name);
/** The text of an element on one line. */
const flat = (node: ElementNode) => textOf(node).replace(/\s+/g, ' ');
const rectsIn = (node: ElementNode) => all(node).filter(({ name }) => name === 'rect');
const having = (nodes: readonly ElementNode[], name: string) =>
  nodes.filter(({ attributes }) => attributes[name] !== undefined);

type Box = readonly [x: number, y: number, width: number, height: number];
const inside = ([x, y, w, h]: Box, [ox, oy, ow, oh]: Box) => x >= ox && y >= oy && x + w <= ox + ow && y + h <= oy + oh;
const apart = ([x, y, w, h]: Box, [ox, oy, ow, oh]: Box) => x + w <= ox || ox + ow <= x || y + h <= oy || oy + oh <= y;
const grown = ([x, y, w, h]: Box, by: number): Box => [x - by, y - by, w + 2 * by, h + 2 * by];

/** Where a request is drawn, and as what. */
function tokensOf(nodes: readonly ElementNode[]) {
  return nodes
    .filter((node) => is(node, 'token'))
    .map((node) => {
      const [x = 0, y = 0] = numbersIn(node.attributes.transform);
      const { width, height } = rectsIn(node)[0]!.attributes;
      const kind = ['here', 'waiting', 'ghost'].find((one) => is(node, `token-${one}`));
      return { name: textOf(node), kind, box: [x, y, Number(width) + 1.5, Number(height) + 1.5] as Box };
    });
}

/** The parts of each component but the hardware, in the order in which a request meets them. */
const layers: readonly (readonly string[])[] = [
  ['vmm'],
  ['console'],
  ['kernel', 'scheduler', 'memory', 'storage', 'network'],
  ['vmfs', 'diskDriver', 'nicDriver'],
];

const upTo = (index: number) => [...Array<number>(index).fill(0), 1];
const cases: readonly (readonly [string, object, readonly number[]])[] = [
  ['lecture', {}, []],
  ...Object.entries(hostArchitecture.presets).map(([name, preset]) => [name, preset, []] as const),
  ...['compute', 'cli', 'memory', 'admin'].map((request) => [request, { request }, []] as const),
  ['an order on ESXi', { request: 'admin', variant: 'esxi' }, []],
  ['a disk passed through', { request: 'disk', device: 'passthrough' }, []],
  ['no VMM', {}, upTo(2)],
  ['a second writer', {}, upTo(6)],
  ['a file share', {}, upTo(7)],
  ['no console', {}, upTo(14)],
];
const runs = cases.flatMap(([name, params, choices]) =>
  layouts.map((layout) => [name, layout, params, choices] as const),
);

describe.each(runs)('%s, %s', (_, layout, params, choices) => {
  const frames = framesOf(params, choices);
  const drawn = frames.map((frame) => ({ frame, ...readPicture(drawFrame(figure.view, frame, worte, layout)) }));
  const staged = drawn.filter(({ frame }) => frame.state.end !== 'balance');
  /** The box of a part of the host; the VMkernel's own place is within it, outside its parts. */
  const partBox = (part: (object: string) => ElementNode, place: string): Box => {
    const node = part(place);
    return boxOf(node.name === 'rect' ? node : rectsIn(node)[0]!);
  };

  test('the request lies in the part that has it, and in no other', () => {
    for (const { frame, nodes, part } of staged) {
      const trace = frame.state.traces.at(-1);
      const here = `frame ${frame.index}`;
      const tokens = tokensOf(all(part('request')));
      if (trace === undefined) {
        expect(tokens, here).toEqual([]);
        continue;
      }
      const place = placeOf(trace);
      if (place === null) {
        expect(tokens.length, here).toBe(trace.kind === 'admin' ? 0 : 1);
        for (const { box } of tokens) {
          expect(inside(box, partBox(part, 'vm')), here).toBe(true);
          expect(apart(box, partBox(part, 'vmm')), here).toBe(true);
        }
        continue;
      }
      const [{ name, kind, box }] = tokens as [ReturnType<typeof tokensOf>[number]];
      expect([name, kind], here).toEqual([word(`token-${trace.kind}`), 'here']);
      const waits = trace.hops.at(-1)!.how === 'waits';
      expect(inside(box, partBox(part, waits ? 'kernel' : place)), `${here}: ${place}`).toBe(true);
      const others = ['scheduler', 'memory', 'storage', 'network', 'vmfs', 'diskDriver', 'nicDriver'];
      for (const other of [...others, 'cpu', 'ram', 'disk', 'nic', 'vmm', 'console']) {
        if (other !== place || waits) expect(apart(box, partBox(part, other)), `${here}: not in ${other}`).toBe(true);
      }
      // Where it came from stays as an outline.
      const ghosts = tokensOf(nodes).filter((token) => token.kind === 'ghost');
      expect(
        ghosts.map((ghost) => ghost.name),
        here,
      ).toEqual(trace.kind === 'admin' ? [] : [name]);
    }
  });

  test('no two requests lie on each other, nor on the name of a part', () => {
    for (const { frame, nodes } of staged) {
      const tokens = tokensOf(nodes);
      const here = `frame ${frame.index}`;
      for (const [i, one] of tokens.entries()) {
        for (const other of tokens.slice(i + 1)) expect(apart(one.box, other.box), here).toBe(true);
      }
      const size = TYPE[layout].s;
      const names = nodes.filter((node) => node.name === 'text' && is(node, 't-s') && node.attributes.y !== undefined);
      for (const node of names) {
        if (Number(node.attributes.y) < 30) continue;
        const lines = all(node).filter(({ name }) => name === 'tspan');
        if (lines.length > 0 || node.attributes.dominantbaseline || node.attributes['dominant-baseline']) continue;
        const width = textWidth(textOf(node), size) * (is(node, 't-strong') ? 0.97 : 0.92);
        const x = Number(node.attributes.x) - (is(node, 't-middle') ? width / 2 : is(node, 't-end') ? width : 0);
        const box: Box = [x, Number(node.attributes.y) - size * 0.72, width, size * 0.72];
        for (const token of tokens) expect(apart(box, token.box), `${here}: ${textOf(node)}, ${token.name}`).toBe(true);
      }
    }
  });

  test('what has not been asked waits in VM 1; a rival is where its block is', () => {
    for (const { frame, nodes, part } of staged) {
      const { state } = frame;
      const here = `frame ${frame.index}`;
      const left = state.requests.slice(state.traces.length).filter((kind) => kind !== 'admin');
      const shown = left.filter((kind) => kind !== 'cli' || state.requests.length === 1);
      const tokens = tokensOf(nodes);
      const waiting = tokens.filter(({ name }) => shown.some((kind) => word(`token-${kind}`) === name));
      expect(waiting.map(({ name }) => name).sort(), here).toEqual(shown.map((kind) => word(`token-${kind}`)).sort());
      for (const { box, kind } of waiting) {
        expect(inside(box, partBox(part, 'vm')), here).toBe(true);
        expect(kind, here).toBe(state.traces.length === 0 ? 'here' : 'waiting');
      }
      const trace = state.traces.at(-1);
      const rival = trace === undefined ? null : rivalPlace(trace, state.setup);
      const drawnRival = tokens.filter(({ name }) => name === word('rival'));
      expect(drawnRival.length, here).toBe(rival === null ? 0 : 1);
      for (const { box } of drawnRival) expect(inside(box, partBox(part, rival!)), here).toBe(true);
    }
  });

  test('each component has one dot for what it has had to do with the request, once it has', () => {
    for (const { frame, nodes, part } of staged) {
      const trace = frame.state.traces.at(-1);
      const here = `frame ${frame.index}`;
      const place = trace === undefined ? null : placeOf(trace);
      const found = having(nodes, 'data-mark').map((node) => {
        const [dot] = all(node).filter(({ name }) => name === 'circle');
        const parts = node.attributes['data-mark']!.split(' ');
        const boxes = parts.map((one) => partBox(part, one));
        // One part has its dot in it, several have one on the way between them and an outline around them.
        const [tie] = rectsIn(node).map(boxOf);
        expect(tie !== undefined, here).toBe(parts.length > 1);
        for (const box of boxes) if (tie !== undefined) expect(inside(box, tie), here).toBe(true);
        if (place !== null && parts.includes(place)) expect(dot, here).toBe(undefined);
        if (dot === undefined) return `${node.attributes['data-mark']} here`;
        const at: Box = [Number(dot.attributes.cx), Number(dot.attributes.cy), 0, 0];
        expect(inside(at, tie ?? boxes[0]!), here).toBe(true);
        const hand = ['involved', 'prepared', 'none'].find((one) => is(dot, `is-${one}`));
        return `${node.attributes['data-mark']} ${hand}`;
      });
      const hops = trace?.hops.filter(({ how }) => how !== 'waits') ?? [];
      const wanted = layers.flatMap((parts) => {
        const met = [...new Set(hops.flatMap(({ by }) => by))].filter((one) => parts.includes(one));
        const isHere = place !== null && met.includes(place);
        if (met.length === 0 || (isHere && met.length === 1)) return [];
        const how = isHere ? 'here' : hops.find(({ by }) => by.includes(met[0]!))!.how;
        return [`${met.join(' ')} ${{ prepares: 'prepared', holds: 'involved', here: 'here' }[how as 'here']}`];
      });
      expect([...found].sort(), here).toEqual(wanted.sort());
      // As many dots as components that have stopped a request that is through.
      if (place !== null && ['cpu', 'ram', 'disk', 'nic'].includes(place) && trace!.hops.at(-1)!.how === 'reaches') {
        expect(found.filter((one) => one.endsWith('involved')).length, here).toBe(haltsOf(trace!).length);
      }
    }
  });

  test('a way is there as far as the request has come: behind what stops it, past what does not', () => {
    for (const { frame, nodes, part } of staged) {
      const trace = frame.state.traces.at(-1);
      const here = `frame ${frame.index}`;
      const behind = nodes.filter((node) => is(node, 'host-way'));
      const past = nodes.filter((node) => is(node, 'way'));
      const place = trace === undefined ? null : placeOf(trace);
      if (trace === undefined || place === null) {
        expect([behind, past], here).toEqual([[], []]);
        continue;
      }
      const direct = isDirect(trace);
      const refused = trace.hops.at(-1)!.how === 'refused';
      const admin = trace.kind === 'admin';
      expect(behind.length, here).toBe(direct || refused || admin ? 0 : 1);
      const stops = new Set(trace.hops.map(({ by }) => by[0])).size;
      expect(past.length, here).toBe(admin ? stops : direct || refused ? 1 : 0);
      for (const way of past) expect(is(way, 'host-direct'), here).toBe(direct);
      expect(
        nodes.some((node) => node.name === 'text' && flat(node) === word('direct')),
        here,
      ).toBe(direct);
      const boxes = [...trace.hops].filter(({ how }) => how !== 'prepares').map(({ by }) => by[0]);
      if (behind.length > 0) {
        const points = numbersIn(behind[0]!.attributes.d);
        const corners = points.flatMap((x, i): Box[] => (i % 2 === 0 ? [[x, points[i + 1]!, 0, 0]] : []));
        for (const stop of boxes)
          expect(
            corners.some((corner) => inside(corner, partBox(part, stop))),
            `${here}: through ${stop}`,
          ).toBe(true);
        for (let i = 1; i < corners.length; i += 1) {
          const [[ax, ay], [bx, by]] = [corners[i - 1]!, corners[i]!];
          expect(ax === bx || ay === by, `${here}: no slant`).toBe(true);
          expect(by >= ay, `${here}: never up`).toBe(true);
        }
      }
      if (direct) {
        // Between VM and hardware the way touches no part but the monitor, which it crosses.
        const shaft = all(past[0]!).find((node) => is(node, 'way-shaft'))!;
        const points = numbersIn(shaft.attributes.d);
        const lane = points[2]!;
        expect(points[4], here).toBe(lane);
        for (const other of ['scheduler', 'memory', 'storage', 'network', 'vmfs', 'diskDriver', 'nicDriver']) {
          const [x, , width] = partBox(part, other);
          expect(lane < x || lane > x + width, `${here}: past ${other}`).toBe(true);
        }
      }
    }
  });

  test('the outline goes around what the notes speak of', () => {
    for (const { frame, nodes, part } of staged) {
      const here = `frame ${frame.index}`;
      const focus = frame.notes.flatMap((note) => note.focus ?? []).filter((one) => one !== 'vm' && one !== 'entrance');
      const hulls = having(nodes, 'data-hull').flatMap((node) => rectsIn(node).map(boxOf));
      expect(hulls.length > 0, here).toBe(focus.length > 0);
      for (const object of focus) {
        const tokens = tokensOf(nodes).filter(({ kind }) => kind === 'here');
        const box =
          object === 'request'
            ? tokens.find(({ name }) => name !== word('rival'))!.box
            : object === 'kernel'
              ? tokensOf(all(part('request')))[0]!.box
              : partBox(part, object);
        expect(
          hulls.some((hull) => inside(box, grown(hull, 0.5))),
          `${here}: ${object}`,
        ).toBe(true);
      }
    }
  });

  test('the Service Console is there, or its place is', () => {
    for (const { frame, part } of staged) {
      const gone = frame.state.setup.variant === 'esxi';
      const node = part('console');
      expect(is(rectsIn(node)[0]!, 'dashed')).toBe(gone);
      expect(textOf(node).includes(word('gone'))).toBe(gone);
      const entrance = textOf(part('entrance'));
      const kind = frame.state.traces.at(-1)?.kind ?? frame.state.requests[0];
      expect(entrance).toBe(kind === 'admin' ? word('administrator') : '');
    }
  });

  test('the helper says who had a hand', () => {
    for (const { frame, nodes } of staged) {
      const { state } = frame;
      const here = `frame ${frame.index}`;
      const shown = layout === 'wide' ? state.traces : state.traces.slice(-1);
      const rows = layout === 'wide' ? having(nodes, 'data-row') : shown.length === 0 ? [] : [undefined];
      expect(rows.length, here).toBe(shown.length);
      shown.forEach((trace, i) => {
        const within = rows[i] === undefined ? nodes : all(rows[i]);
        if (rows[i] !== undefined) expect(rows[i].attributes['data-row'], here).toBe(trace.kind);
        const found = having(within, 'data-hand').map((node) => {
          const [dot] = all(node).filter(({ name }) => name === 'circle');
          return `${node.attributes['data-hand']} ${['involved', 'prepared', 'none'].find((one) => is(dot!, `is-${one}`))}`;
        });
        const hasConsole = layout === 'narrow' || state.setup.variant === 'esx';
        const parties = (['vmm', 'vmkernel', 'hil', 'console'] as const).filter(
          (party) => party !== 'console' || hasConsole,
        );
        expect(found, here).toEqual(parties.map((party) => `${party} ${partOfParty(trace, party)}`));
      });
    }
  });

  test('the balance has a line for each request and a dot for each halt, from few to many', () => {
    for (const { frame, nodes, part } of drawn.filter(({ frame: { state } }) => state.end === 'balance')) {
      const { traces, setup } = frame.state;
      const lines = having(nodes, 'data-line');
      const kinds = lines.map(({ attributes }) => attributes['data-line']);
      expect([...kinds].sort()).toEqual(traces.map(({ kind }) => kind).sort());
      const order = traces.filter(({ kind }) => kind !== 'admin').map((trace) => haltsOf(trace).length);
      const shown = lines.slice(0, -1).map(({ attributes }) => Number(attributes['data-value']));
      expect(shown).toEqual(order.toSorted((a, b) => a - b));
      expect(kinds.at(-1)).toBe('admin');
      const names = nodes
        .filter((node) => is(node, 'move'))
        .map((node) => [textOf(node), numbersIn(node.attributes.transform)[1]]);
      for (const line of lines) {
        const trace = traces.find(({ kind }) => kind === line.attributes['data-line'])!;
        const halts = having(all(line), 'data-halt');
        expect(halts.map(({ attributes }) => attributes['data-halt']).sort()).toEqual([...haltsOf(trace)].sort());
        const dots = all(line).filter(({ name }) => name === 'circle');
        const y = Number(dots[0]!.attributes.cy);
        for (const dot of dots) expect(Number(dot.attributes.cy)).toBe(y);
        // Its name stands beside it.
        expect(names).toContainEqual([word(`request-${trace.kind}`), y]);
        const [path] = all(line).filter(({ name }) => name === 'path');
        expect(path !== undefined && is(path, 'host-direct-line')).toBe(isDirect(trace));
        expect(path !== undefined).toBe(trace.kind !== 'admin' || setup.variant === 'esx');
        const numbers = path === undefined ? [] : numbersIn(path.attributes.d);
        const far = Math.max(...dots.map(({ attributes }) => Number(attributes.cx)));
        if (path !== undefined) expect(numbers.at(-1)).toBe(far);
      }
      // The components stand in the order in which a request meets them.
      const xOf = (layer: string) =>
        Number(nodes.find(({ attributes }) => attributes['data-halt'] === layer)?.attributes.cx ?? NaN);
      if (setup.device === 'virtual') {
        expect(xOf('vmm')).toBeLessThan(xOf('vmkernel'));
        expect(xOf('vmkernel')).toBeLessThan(xOf('hil'));
      }
      // One outline around the lines without a halt, and around no other.
      const [hull] = rectsIn(having(all(part('direct')), 'data-hull')[0]!).map(boxOf);
      for (const line of lines) {
        const dot = all(line).find(({ name }) => name === 'circle')!;
        const y = Number(dot.attributes.cy);
        const direct = all(line).some((node) => is(node, 'host-direct-line'));
        expect(y > hull![1] && y < hull![1] + hull![3], line.attributes['data-line']).toBe(direct);
      }
    }
  });

  test('every word of a box fits into it', () => {
    for (const { frame, nodes } of staged) {
      const size = TYPE[layout].s;
      for (const node of nodes.filter(({ attributes }) => attributes['data-object'] !== undefined)) {
        const [rect] = rectsIn(node);
        const texts = all(node).filter((one) => one.name === 'text' && !is(one, 'token'));
        if (rect?.attributes.x === undefined || texts.length === 0) continue;
        const box = boxOf(rect);
        for (const text of texts) {
          const lines = all(text).filter(({ name }) => name === 'tspan');
          for (const line of lines.length === 0 ? [text] : lines) {
            const width = textWidth(textOf(line), size) * (is(text, 't-strong') ? 0.97 : 0.92);
            const left = Number(text.attributes.x) - (is(text, 't-middle') ? width / 2 : 0);
            expect(inside([left, box[1], width, 0], box), `frame ${frame.index}: ${textOf(line)}`).toBe(true);
          }
        }
      }
    }
  });
});

describe('what is said beside a part', () => {
  const textAt = (index: number, choices: readonly number[] = [], layout: 'wide' | 'narrow' = 'wide', params = {}) => {
    const { nodes, part } = readPicture(drawFrame(figure.view, framesOf(params, choices)[index]!, worte, layout));
    const texts = nodes.filter((node) => node.name === 'text');
    return { part, find: (key: string) => texts.find((node) => flat(node) === word(key)) };
  };

  test('a block becomes one of the LUN, at the left of VMFS and in no other column', () => {
    const { part, find } = textAt(8);
    const [x, y, , height] = boxOf(rectsIn(part('vmfs'))[0]!);
    const said = find('translation')!;
    const right = Number(said.attributes.x);
    expect(is(said, 't-end')).toBe(true);
    expect(right).toBeLessThan(x);
    // It stays in the column before it, below the memory part.
    const [memoryX] = boxOf(rectsIn(part('memory'))[0]!);
    const longest = Math.max(
      ...all(said)
        .filter(({ name }) => name === 'tspan')
        .map((line) => textWidth(textOf(line), TYPE.wide.s)),
    );
    expect(right - longest).toBeGreaterThan(memoryX - 10);
    expect(Number(said.attributes.y)).toBeGreaterThan(y);
    expect(Number(said.attributes.y)).toBeLessThan(y + height);
  });

  test('a packet meets a switch of software, a block on its way to a file share becomes packets', () => {
    const atNetwork = (key: string, index: number, choices: readonly number[] = []) => {
      const { part, find } = textAt(index, choices);
      const [x, y, width, height] = boxOf(rectsIn(part('network'))[0]!);
      const said = find(key)!;
      expect(Number(said.attributes.x)).toBe(x + width / 2);
      expect(Number(said.attributes.y)).toBeGreaterThan(y + height);
    };
    atNetwork('switching', 12);
    atNetwork('packing', 9, upTo(7));
  });

  test('nothing of it anywhere else', () => {
    for (const { index } of framesOf()) {
      const { find } = textAt(index);
      expect([find('translation') !== undefined, find('switching') !== undefined], `frame ${index}`).toEqual([
        index === 8,
        index === 12,
      ]);
      expect(find('packing')).toBe(undefined);
      for (const key of ['translation', 'switching']) expect(textAt(index, [], 'narrow').find(key)).toBe(undefined);
    }
    // A block that waits is not in VMFS yet.
    expect(textAt(2, [], 'wide', { request: 'disk', writers: 'two' }).find('translation')).toBe(undefined);
  });
});

describe('the name of a part', () => {
  test('has the middle of its box until something lies below it', () => {
    const shift = (index: number, name: string) => {
      const { part } = readPicture(drawFrame(figure.view, framesOf()[index]!, worte, 'wide'));
      const [text] = all(part(name)).filter((node) => node.name === 'text');
      return numbersIn(text!.attributes.transform)[1];
    };
    expect(shift(0, 'scheduler')).toBe(14);
    // What was prepared, what lies there, and what has been.
    expect([shift(1, 'scheduler'), shift(8, 'vmfs'), shift(8, 'storage'), shift(8, 'diskDriver')]).toEqual([
      0, 0, 0, 14,
    ]);
    // Two parts of one component have their dot between them, not below a name.
    expect([shift(10, 'vmfs'), shift(10, 'diskDriver'), shift(10, 'storage')]).toEqual([14, 14, 0]);
  });
});

describe('a comparison of ESX and ESXi', () => {
  const both = (params: object = {}) => {
    const own = framesOf(params);
    const variant = (params as { variant?: string }).variant === 'esxi' ? 'esx' : 'esxi';
    const other = framesOf({ ...params, variant });
    return own.map((frame, i) => ({ frame, beside: other[i]!.state }));
  };
  const pictures = (params: object, layout: 'wide' | 'narrow') =>
    both(params).map(({ frame, beside }) => {
      const view = {
        ...figure.view,
        Frame: (props: Parameters<typeof figure.view.Frame>[0]) => figure.view.Frame({ ...props, beside }),
      };
      return { frame, beside, ...readPicture(drawFrame(view, frame, worte, layout)) };
    });
  const titleOf = (nodes: readonly ElementNode[]) => textOf(nodes.find((node) => is(node, 'title'))!);
  const consoles = (nodes: readonly ElementNode[]) =>
    nodes.filter(({ attributes }) => attributes['data-object'] === 'console');
  const orders = [
    ['ESX first', {}],
    ['ESXi first', { variant: 'esxi' }],
    ['an order alone', { request: 'admin' }],
    ['a card passed through', { request: 'network', device: 'passthrough' }],
    ['a disk passed through', { request: 'disk', device: 'passthrough' }],
    ['two writers', { request: 'disk', writers: 'two' }],
  ].flatMap(([name, params]) => layouts.map((layout) => [name as string, layout, params as object] as const));

  test('says above how many stations an order has with each, and that all else is the same', () => {
    const titles = (params: object, layout: 'wide' | 'narrow' = 'wide') =>
      pictures(params, layout).map(({ nodes }) => titleOf(nodes));
    const found = titles({});
    expect([found[0], found[2], found[8], found[12]]).toEqual([
      word('compared'),
      'Rechnen: bei beiden gleich',
      'Platte: bei beiden gleich',
      'Netz: bei beiden gleich',
    ]);
    expect(found.slice(15)).toEqual([
      ...['Verwaltung: 1 Station : 1', 'Verwaltung: 2 Stationen : 1', 'Verwaltung: 2 Stationen : 1'],
    ]);
    expect(titles({ variant: 'esxi' }).at(-1)).toBe('Verwaltung: 1 Station : 2');
    expect(titles({ request: 'admin' }, 'narrow')[0]).toBe(word('comparedShort'));
  });

  describe.each(orders)('%s, %s', (_, layout, params) => {
    const staged = pictures(params, layout).filter(({ frame }) => frame.state.end !== 'balance');

    test('has each console under its name, and everything else once', () => {
      for (const { frame, beside, nodes } of staged) {
        const variants = [frame.state, beside].map(({ setup }) => setup.variant);
        const shown = consoles(nodes).map((node) => boxOf(rectsIn(node)[0]!));
        expect(shown[0]![0]).toBeLessThan(shown[1]![0]);
        expect(consoles(nodes).map((node) => is(rectsIn(node)[0]!, 'dashed'))).toEqual(
          variants.map((one) => one === 'esxi'),
        );
        const names = having(nodes, 'data-host');
        expect(names.map(({ attributes }) => attributes['data-host'])).toEqual(variants);
        names.forEach((name, i) => {
          const [x, y, width] = shown[i]!;
          expect(Number(name.attributes.x)).toBe(x + width / 2);
          expect(Number(name.attributes.y)).toBeLessThan(y);
        });
        for (const object of ['vm', 'vmm', 'kernel', 'storage', 'vmfs', 'nic'])
          expect(nodes.filter(({ attributes }) => attributes['data-object'] === object)).toHaveLength(1);
      }
    });

    test('has a request where its host has it: an order twice, all else once', () => {
      for (const { frame, beside, nodes, part } of staged) {
        const trace = frame.state.traces.at(-1);
        const here = `frame ${frame.index}`;
        const tokens = tokensOf(all(part('request')));
        if (trace?.kind !== 'admin') {
          const place = trace === undefined ? null : placeOf(trace);
          expect(tokens.length, here).toBe(trace === undefined ? 0 : 1);
          if (place === null || place === 'kernel') continue;
          const node = part(place);
          const waits = trace!.hops.at(-1)!.how === 'waits';
          const box = boxOf(waits ? rectsIn(part('kernel'))[0]! : node.name === 'rect' ? node : rectsIn(node)[0]!);
          expect(inside(tokens[0]!.box, box), `${here}: ${place}`).toBe(true);
          continue;
        }
        expect(tokens, here).toHaveLength(2);
        [frame.state, beside].forEach(({ traces }, i) => {
          const place = placeOf(traces.at(-1)!)!;
          const console = boxOf(rectsIn(consoles(nodes)[i]!)[0]!);
          const box = place === 'console' ? console : boxOf(rectsIn(part('kernel'))[0]!);
          expect(inside(tokens[i]!.box, box), here).toBe(true);
          // Both under or in their own console.
          expect(tokens[i]!.box[0] >= console[0] && tokens[i]!.box[0] < console[0] + console[2], here).toBe(true);
        });
      }
    });

    test('no two requests lie on each other, and none on the name of the VM', () => {
      for (const { frame, nodes, part } of staged) {
        const tokens = tokensOf(nodes);
        const text = all(part('vm')).find(({ name }) => name === 'text')!;
        const size = TYPE[layout].s;
        const [x, y] = [Number(text.attributes.x), Number(text.attributes.y)];
        const name: Box = [x, y - size * 0.72, textWidth(textOf(text), size), size * 0.72];
        for (const [i, one] of tokens.entries()) {
          expect(apart(one.box, name), `frame ${frame.index}: ${one.name}`).toBe(true);
          for (const other of tokens.slice(i + 1)) expect(apart(one.box, other.box), `frame ${frame.index}`).toBe(true);
        }
      }
    });

    test('its ways run past consoles and parts, never through the console of the other', () => {
      for (const { frame, nodes } of staged) {
        const trace = frame.state.traces.at(-1);
        const boxes = consoles(nodes).map((node) => boxOf(rectsIn(node)[0]!));
        const shafts = nodes.filter((node) => is(node, 'way-shaft') && !is(node, 'host-way'));
        for (const shaft of shafts) {
          const points = numbersIn(shaft.attributes.d);
          for (let i = 2; i < points.length; i += 2) {
            const [ax, ay, bx, by] = points.slice(i - 2, i + 2) as [number, number, number, number];
            expect(ax === bx || ay === by, 'no slant').toBe(true);
            const piece: Box = [Math.min(ax, bx), Math.min(ay, by), Math.abs(ax - bx), Math.abs(ay - by)];
            const hit = boxes.filter((box) => !apart(piece, box));
            if (trace?.kind !== 'admin') expect(hit, `frame ${frame.index}`).toEqual([]);
            for (const box of hit) {
              const which = boxes.indexOf(box);
              const host = [frame.state, both(params)[frame.index]!.beside][which]!;
              expect(host.setup.variant, `frame ${frame.index}`).toBe('esx');
            }
          }
        }
      }
    });

    test('an order outlines the console that one has', () => {
      for (const { frame, beside, nodes } of staged.filter(
        ({ frame: { state } }) => state.traces.at(-1)?.kind === 'admin',
      )) {
        const [hull, ...others] = having(nodes, 'data-hull').flatMap((node) => rectsIn(node).map(boxOf));
        const which = [frame.state, beside].findIndex(({ setup }) => setup.variant === 'esx');
        expect(others).toEqual([]);
        expect(inside(boxOf(rectsIn(consoles(nodes)[which]!)[0]!), hull!)).toBe(true);
        expect(apart(boxOf(rectsIn(consoles(nodes)[1 - which]!)[0]!), hull!)).toBe(true);
      }
    });
  });

  test('the helper has a row for the order of each', () => {
    const at = (layout: 'wide' | 'narrow') => pictures({}, layout)[16]!;
    const hands = (nodes: readonly ElementNode[]) =>
      having(nodes, 'data-hand').map((node) => {
        const dot = all(node).find(({ name }) => name === 'circle')!;
        return `${node.attributes['data-hand']} ${['involved', 'prepared', 'none'].find((one) => is(dot, `is-${one}`))}`;
      });
    const rows = having(at('wide').nodes, 'data-row');
    expect(rows.map(({ attributes }) => attributes['data-row'])).toEqual([
      ...['compute', 'cli', 'memory', 'disk', 'network', 'admin', 'admin'],
    ]);
    expect(rows.slice(-2).map((row) => hands(all(row)))).toEqual([
      ['vmm none', 'vmkernel involved', 'hil none', 'console involved'],
      ['vmm none', 'vmkernel involved', 'hil none'],
    ]);
    expect(hands(at('narrow').nodes)).toEqual(['console involved', 'vmkernel involved', 'vmkernel involved']);
    const names = at('wide')
      .nodes.filter((node) => is(node, 'move'))
      .map(textOf);
    expect(names.slice(-2)).toEqual(['Verw. ESX', 'Verw. ESXi']);
  });

  test.each(layouts)('the balance has two orders, in one outline, %s', (layout) => {
    const { nodes } = pictures({}, layout).at(-1)!;
    const lines = having(nodes, 'data-line');
    expect(lines.slice(-2).map(({ attributes }) => [attributes['data-line'], attributes['data-value']])).toEqual([
      ['admin', '2'],
      ['admin', '1'],
    ]);
    const [hull, ...others] = having(nodes, 'data-hull').flatMap((node) => rectsIn(node).map(boxOf));
    expect(others).toEqual([]);
    for (const [i, line] of lines.entries()) {
      const y = Number(all(line).find(({ name }) => name === 'circle')!.attributes.cy);
      expect(y > hull![1] && y < hull![1] + hull![3], `line ${i}`).toBe(i >= lines.length - 2);
    }
    const [, height] = figure.view.size(both()[0]!.frame.state, layout);
    expect(hull![1] + hull![3]).toBeLessThanOrEqual(height - 2);
  });
});

describe('the table', () => {
  const table = (params: object, index: number, choices: readonly number[] = []) =>
    Object.fromEntries(
      figure.view.describe(framesOf(params, choices)[index]!.state, worte).map(({ label, value }) => [label, value]),
    );

  test('says where the request is', () => {
    const at = (params: object, index: number, choices: readonly number[] = []) =>
      table(params, index, choices)[word('underWay')];
    expect(at({}, 0)).toBe(word('nothing'));
    expect(at({}, 1)).toBe(`ADD: ${word('inVm')}`);
    expect(at({}, 8)).toBe('Block 7: VMFS');
    expect(at({}, 9)).toBe('Block 7: Treiber der Platte');
    expect(at({}, 17)).toBe(word('allDone'));
    expect(at({ request: 'disk', writers: 'two' }, 3)).toBe('Block 7: Storage-Stack; VM 2: VMFS');
    expect(at({}, 4, upTo(2))).toBe(`HLT: CPU (${word('stands')})`);
  });

  test('says who had a hand in what', () => {
    const { Rechnen, Speicher, Platte, Verwaltung } = table({}, 8);
    expect(Rechnen).toBe('VMkernel hat vorbereitet');
    expect(Speicher).toBe('VMM hat vorbereitet, VMkernel hat vorbereitet');
    expect(Platte).toBe('VMM beteiligt, VMkernel beteiligt, Hardware Interface Layer beteiligt');
    expect(Verwaltung).toBe(word('notAsked'));
    expect(table({}, 4, upTo(2))[word('request-cli')]).toBe(word('nobody'));
  });
});

describe('what is taken along', () => {
  const take = (params: object, index: number) => figure.view.take!(framesOf(params)[index]!.state, worte);

  test('has each request with its hands, its halts and its rule', () => {
    const { line, table } = take({}, 17);
    expect(line).toBe('Halte – Rechnen: 0, Befehl HLT: 1, Speicher: 0, Platte: 3, Netz: 3, Verwaltung: 2');
    expect(table[0]).toEqual([
      'Anfrage',
      'VMM',
      'VMkernel',
      'Hardware Interface Layer',
      'Service Console',
      'Halte',
      'Regel',
    ]);
    expect(table.slice(1).map((row) => row.slice(0, 6))).toEqual([
      ['Rechnen', '–', 'hat vorbereitet', '–', '–', '0'],
      ['Befehl HLT', 'beteiligt', '–', '–', '–', '1'],
      ['Speicher', 'hat vorbereitet', 'hat vorbereitet', '–', '–', '0'],
      ['Platte', 'beteiligt', 'beteiligt', 'beteiligt', '–', '3'],
      ['Netz', 'beteiligt', 'beteiligt', 'beteiligt', '–', '3'],
      ['Verwaltung', '–', 'beteiligt', '–', 'beteiligt', '2'],
    ]);
    for (const row of table.slice(1)) expect(row[6]).toMatch(/\.$/);
  });

  test('has nothing before anything was asked', () => {
    expect(take({}, 0)).toEqual({ line: word('nothing'), table: [expect.any(Array)] });
  });
});
