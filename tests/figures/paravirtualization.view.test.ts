import { expect, test } from 'vitest';
import figure from '../../src/figures/paravirtualization/figure.tsx';
import { textWidth, TYPE } from '../../src/drawing/fit.ts';
import { initialValues } from '../../src/sim/kernel/field.ts';
import { frameAt } from '../../src/sim/kernel/compare.ts';
import { replay, type Frames } from '../../src/sim/kernel/run.ts';
import { paravirtualization } from '../../src/sim/models/paravirtualization/model.ts';
import { adapterOf, PATHS } from '../../src/sim/models/paravirtualization/routes.ts';
import { exitsOf } from '../../src/sim/models/paravirtualization/stack.ts';
import type {
  ParavirtualizationEvent,
  ParavirtualizationState,
} from '../../src/sim/models/paravirtualization/state.ts';
import { captionsOf } from '../support/captions.ts';
import { drawFrame } from '../support/draw.tsx';
import { all, boxOf, numbersIn, readPicture, textOf } from '../support/picture.ts';

const { worte } = captionsOf('paravirtualization');
const word = (key: string): string => worte[key] ?? `⟨${key}⟩`;

const cases = {
  lecture: {},
  ...paravirtualization.presets,
  noTimer: { timer: 0, requests: 3, spacing: 6 },
  one: { requests: 1, device: 'disk' },
} as const;
const runs = Object.entries(cases).flatMap(([name, preset]) =>
  (['wide', 'narrow'] as const).map((layout) => [name, layout, preset] as const),
);

type Run = Frames<ParavirtualizationState, ParavirtualizationEvent>;
type Node = ReturnType<typeof readPicture>['nodes'][number];
const has = (node: Node, name: string) => (node.attributes.class ?? '').split(' ').includes(name);
const spaced = (node: Node) => textOf(node).replace(/\s+/g, ' ');
type Box = readonly [x: number, y: number, width: number, height: number];
const contains = ([x, y, w, h]: Box, [ix, iy, iw, ih]: Box) =>
  ix >= x && iy >= y && ix + iw <= x + w && iy + ih <= y + h;
const meets = ([x, y, w, h]: Box, [ix, iy, iw, ih]: Box) => ix < x + w && iy < y + h && x < ix + iw && y < iy + ih;

/** Left end, edge and width of a notch. */
function cutOf({ attributes: { transform, d } }: Node): readonly [left: number, top: number, width: number] {
  const [x = 0, y = 0] = numbersIn(transform);
  const [left = 0, top = 0, width = 0] = numbersIn(d);
  return [x + left, y + top, width];
}

/** Where each line of text may reach, from above. */
function linesOf(nodes: readonly Node[], layout: 'wide' | 'narrow'): readonly (readonly [string, Box])[] {
  const size = TYPE[layout].s;
  return nodes
    .filter(({ name }) => name === 'text')
    .flatMap((text) => {
      const spans = all(text).filter(({ name }) => name === 'tspan');
      let y = Number(text.attributes.y);
      return (spans.length === 0 ? [text] : spans).map((line): readonly [string, Box] => {
        y += Number(line.attributes.dy ?? 0);
        const x = Number(line.attributes.x ?? text.attributes.x);
        const width = textWidth(textOf(line), size);
        const left = has(text, 't-end') ? x - width : has(text, 't-middle') ? x - width / 2 : x;
        return [textOf(line), [left, y - 0.75 * size, width, size]];
      });
    });
}

test.each(runs)('%s, %s: the drawing shows the state, measured in the picture', (_, layout, preset) => {
  const params = { ...initialValues(paravirtualization.params), ...preset };
  const frames = replay(paravirtualization, { params, seed: 1, choices: [0, 0, 0, 1, 2] });
  const wide = layout === 'wide';
  for (const [at, frame] of frames.entries()) {
    const { stacks, device, issued, coming } = frame.state;
    const before = frames[at - 1]?.state.stacks;
    const { nodes, part } = readPicture(drawFrame(figure.view, frame, worte, layout));
    const tokens = nodes.filter((node) => has(node, 'token'));
    const drawn = PATHS.filter((path) => stacks[path].available && (wide || path !== 'pvKernel'));
    expect(tokens.length).toBe(drawn.length * (issued + coming.length));
    const ways = nodes.filter((node) => has(node, 'way'));
    const hulls = nodes.filter((node) => node.attributes['data-hull'] === 'door').flatMap((hull) => all(hull).slice(1));

    for (const path of PATHS) {
      const { available, requests, counters, acknowledged } = stacks[path];
      const here = `frame ${frame.index}, ${path}`;
      const count = part(`count-${path}`);

      // What drives the device, by its name.
      const adapter = adapterOf(path, device);
      if (adapter !== null) expect(textOf(part(`driver-${path}`)), here).toContain(word(adapter));
      if (!available) {
        expect(spaced(count)).toBe(word('impossible'));
        continue;
      }

      // One notch for each exit, in the slot of the request it was for; the number is theirs.
      const exits = counters.requestAccesses + counters.interruptAccesses + counters.doorbells + counters.eois;
      const old = before?.[path].counters;
      const was = old ? old.requestAccesses + old.interruptAccesses + old.doorbells + old.eois : 0;
      const notches = all(count).filter((node) => has(node, 'notch'));
      expect(notches.length, here).toBe(exits);
      const said = all(count).find((node) => has(node, 'notch-count') && !has(node, 'was'));
      expect(said === undefined ? 0 : Number(textOf(said)), here).toBe(exits);
      const fresh = all(part(`door-${path}`)).filter((node) => has(node, 'notch'));
      expect(fresh.length, here).toBe(exits - was);
      const band = boxOf(all(count).find((node) => has(node, 'tone-host'))!);
      for (const notch of notches) {
        const [left, top] = cutOf(notch);
        expect([top, left >= band[0], left <= band[0] + band[2]]).toEqual([band[1], true, true]);
      }
      if (frame.notes.some(({ focus = [] }) => focus.includes(`door-${path}`))) {
        for (const notch of fresh) {
          const [left, top, width] = cutOf(notch);
          const around = hulls.filter((hull) => contains(boxOf(hull), [left, top, width, 1]));
          expect(around.length, `${here}: outlined cuts`).toBe(1);
        }
      }
      if (!drawn.includes(path)) continue;
      const isSummed = path !== 'pvKernel' && frame === frames.at(-1);

      // Every request is where it is, in a slot of its own, and looks like what it does.
      const first = drawn.indexOf(path) * (issued + coming.length);
      const own = tokens.slice(first, first + issued + coming.length);
      const boxes = own.map((token): Box => {
        const [x = 0, y = 0] = numbersIn(token.attributes.transform);
        const [, , width, height] = boxOf(all(token)[1]!);
        return [x, y, width, height];
      });
      const card = boxOf(all(part(`card-${path}`))[1]!);
      own.forEach((token, i) => {
        const { id, depth = -1 } = requests[i] ?? { id: i + 1 };
        const box = boxes[i]!;
        const what = `${here}: ${id} at ${depth}`;
        expect(token.attributes['data-value'], what).toBe(`${id}`);
        const last = path === 'emulated' ? 6 : 5;
        const away = !wide && depth >= (path === 'emulated' ? 4 : 3) && depth < last;
        const kind = depth < 0 ? 'waiting' : away ? 'ghost' : 'here';
        expect(has(token, `token-${kind}`), what).toBe(true);
        expect(textOf(token), what).toBe(away || path === 'pvKernel' ? '' : `${id}`);
        expect(contains(card, box), what).toBe(depth === last || away);
        expect(box[1] < band[1], `${what}: in the guest`).toBe(depth < (path === 'emulated' ? 2 : 3));
        if (path === 'pv') expect(contains(boxOf(all(part('ring-pv'))[1]!), box), what).toBe(depth === 2);
        if (path === 'emulated') {
          const model = boxOf(all(part('model-emulated'))[1]!);
          expect(contains(model, box), what).toBe(depth === 2 || depth === 3);
        }
        if (i > 0) expect(box[0], what).toBeGreaterThan(boxes[i - 1]![0] + boxes[i - 1]![2]);

        // Its notches: two for handing over and two for the interrupt, or one each for the last of a batch.
        const closes = requests[i]?.batch !== 0 && requests[i + 1]?.batch !== requests[i]?.batch;
        const [each, handed] = path === 'emulated' ? [2, depth >= 1] : [closes ? 1 : 0, depth >= 2];
        const expected = handed ? each * (id <= acknowledged ? 2 : 1) : 0;
        const pitch = boxes.length > 1 ? boxes[1]![0] - boxes[0]![0] : box[2] + 2;
        const margin = (pitch - box[2]) / 2;
        const inSlot = notches.filter((notch) => {
          const [left, , width] = cutOf(notch);
          const middle = left + width / 2;
          return middle > box[0] - margin && middle < box[0] - margin + pitch;
        });
        if (!isSummed) expect(inSlot.length, `${what}: notches`).toBe(expected);
      });

      // In the end they are put together by what they were for, with words and numbers below them.
      const sums = all(count).filter((node) => node.name === 'text' && !has(node, 'notch-count'));
      const handed = counters.requestAccesses + counters.doorbells;
      const names = [path === 'emulated' ? 'handOver' : 'doorbell', 'interrupt'];
      const parts = [handed, exits - handed];
      expect(sums.map(spaced), here).toEqual(isSummed ? names.map((name, i) => `${word(name)} ${parts[i]}`) : []);
      const lefts = notches.map((notch) => cutOf(notch)[0]);
      sums.forEach((sum, i) => {
        const [from, to] = [Number(sum.attributes.x), Number(sums[i + 1]?.attributes.x ?? Infinity)];
        expect(lefts.filter((left) => left >= from - 1 && left < to).length, `${here}: cuts above a sum`).toBe(
          parts[i],
        );
        expect(to - from, here).toBeGreaterThan(textWidth(textOf(sum), TYPE[layout].s));
      });
    }

    // No word where requests rest, and no two words on each other.
    const lines = linesOf(
      nodes.filter((node) => !tokens.some((token) => all(token).includes(node)) && !has(node, 'notch-count')),
      layout,
    );
    for (const token of tokens) {
      const [x = 0, y = 0] = numbersIn(token.attributes.transform);
      const [, , width, height] = boxOf(all(token)[1]!);
      const under = lines.filter(([, box]) => meets(box, [x, y, width, height]));
      expect(under.map(([text]) => text).join(), `frame ${frame.index}: under ${textOf(token)}`).toBe('');
    }

    // The missing layer is drawn as missing, and an arrow goes down to hand over, up to report.
    const hole = textOf(part('model-pv'));
    expect(hole).toBe(word('missing'));
    expect(spaced(part('model-emulated'))).toBe(word('virtualHardware'));
    for (const way of ways) {
      const [shaft, head] = all(way)
        .slice(1)
        .map((node) => numbersIn(node.attributes.d));
      const isDown = shaft![3]! > shaft![1]!;
      const tip = head![3]!;
      expect(tip > shaft![3]!, `frame ${frame.index}: tip of an arrow`).toBe(isDown);
    }
  }
});

const pairs = runs.flatMap(([name, layout, preset]) =>
  (['1', '4'] as const).map((batch) => [name, layout, preset, batch] as const),
);

test.each(pairs)('%s, %s: a comparison is three borders on one scale', (_, layout, preset, batch) => {
  const params = { ...initialValues(paravirtualization.params), ...preset };
  const [own, other] = [params, { ...params, batch }].map((one) =>
    replay(paravirtualization, { params: one, seed: 1, choices: [0, 0, 0, 1] }),
  ) as [Run, Run];
  for (const frame of own) {
    const beside = frameAt(other, frame.index);
    const here = `frame ${frame.index}`;
    const { nodes, part } = readPicture(drawFrame(figure.view, frame, worte, layout, 'f', beside));
    const drivers = [frame.state, beside.state].toSorted((a, b) => a.batch - b.batch);
    const stacks = [frame.state.stacks.emulated, ...drivers.map((state) => state.stacks.pv)];
    const exits = stacks.map(({ counters }) => exitsOf(counters));
    const told = exits.some((count) => count > 0)
      ? `${exits.join('\u00a0:\u00a0')} ${word('exits')}`
      : word('howOften');
    expect(
      nodes.flatMap(({ attributes }) => attributes['data-headline'] ?? []),
      here,
    ).toEqual([told]);

    const bands = nodes.filter((node) => has(node, 'notch-band'));
    expect(
      bands.map((band) => Number(band.attributes['data-value'])),
      here,
    ).toEqual(exits);
    const boxes = bands.map((band) => boxOf(all(band)[1]!));
    expect(new Set(boxes.map(([x, , width]) => `${x} ${width}`)).size, 'one scale').toBe(1);
    expect(all(part('count-pv'))[1], here).toBe(bands[drivers.indexOf(frame.state) + 1]);

    // Each request is on its side of its border, dashed while it is under way, in the same column three times.
    const tokens = nodes.filter((node) => has(node, 'token'));
    const many = tokens.length / 3;
    tokens.forEach((token, i) => {
      const row = Math.floor(i / many);
      const { path, requests } = stacks[row]!;
      const depth = requests[i % many]?.depth ?? -1;
      const [x = 0, y = 0] = numbersIn(token.attributes.transform);
      expect(y < boxes[row]![1], `${here}: ${i % many} on row ${row}`).toBe(depth < (path === 'emulated' ? 2 : 3));
      const last = path === 'emulated' ? 6 : 5;
      const under = depth >= (path === 'emulated' ? 2 : 3) && depth < last;
      expect(has(token, `token-${depth < 0 ? 'waiting' : under ? 'ghost' : 'here'}`), here).toBe(true);
      expect(x, here).toBe(numbersIn(tokens[i % many]!.attributes.transform)[0]);
    });

    // Outlined is what only one of the two has just done; nothing where both or neither did.
    const crossed = drivers.map(
      ({ stacks: { pv } }) => (pv.now.handedOver.length > 0 ? 1 : 0) + (pv.now.acknowledged.length > 0 ? 1 : 0),
    );
    const hulls = nodes.filter((node) => node.attributes['data-hull'] === 'parting');
    expect(hulls.length, here).toBe(crossed[0] === crossed[1] ? 0 : 1);

    const [width = 0, height = 0] = numbersIn(nodes[0]!.attributes.viewBox).slice(2);
    for (const [text, [x, y, w, h]] of linesOf(
      nodes.filter((node) => !has(node, 'notch-count')),
      layout,
    )) {
      if (/^\d+$/.test(text)) continue;
      expect(x >= 4 && x + w <= width && y >= 0 && y + h <= height - 4, `${here}: ${text}`).toBe(true);
      const under = tokens.filter((token) => {
        const [left = 0, top = 0] = numbersIn(token.attributes.transform);
        const [, , wide, high] = boxOf(all(token)[1]!);
        return meets([x, y, w, h], [left, top, wide, high]);
      });
      expect(under.map(textOf).join(), `${here}: under ${text}`).toBe('');
    }
  }
});
