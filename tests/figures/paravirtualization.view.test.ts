import { expect, test } from 'vitest';
import figure from '../../src/figures/paravirtualization/figure.tsx';
import { initialValues } from '../../src/sim/kernel/field.ts';
import { replay } from '../../src/sim/kernel/run.ts';
import { paravirtualization } from '../../src/sim/models/paravirtualization/model.ts';
import { adapterOf, layersOf, PATHS, type Path } from '../../src/sim/models/paravirtualization/routes.ts';
import { captionsOf } from '../support/captions.ts';
import { drawFrame } from '../support/draw.tsx';
import { all, boxOf, hasClass, numbersIn, readPicture, textOf } from '../support/picture.ts';

const { worte } = captionsOf('paravirtualization');
const word = (key: string): string => worte[key] ?? `⟨${key}⟩`;

// The tone that a token of a request has, by what the guest knows of it.
const tones = ['tone-run', 'tone-free', 'tone-ready', 'tone-a'] as const;

const cases = {
  lecture: {},
  ...paravirtualization.presets,
  noTimer: { timer: 0, requests: 3, spacing: 6 },
  one: { requests: 1, device: 'disk' },
} as const;
const runs = Object.entries(cases).flatMap(([name, preset]) =>
  (['wide', 'narrow'] as const).map((layout) => [name, layout, preset] as const),
);

test.each(runs)('%s, %s: the drawing shows the state, measured in the picture', (_, layout, preset) => {
  const params = { ...initialValues(paravirtualization.params), ...preset };
  const frames = replay(paravirtualization, { params, seed: 1, choices: [0, 0, 0, 1, 2] });
  for (const [at, frame] of frames.entries()) {
    const { stacks, device, batch, ringSize, coming } = frame.state;
    const { nodes, part } = readPicture(drawFrame(figure.view, frame, worte, layout));
    const before = frames[at - 1]?.state.stacks;
    // Boxes of layers and panels, from left to right, from top to bottom.
    const boxes = nodes.filter((node) => node.name === 'rect' && node.attributes.rx === '5').map(boxOf);
    const lefts = [...new Set(boxes.map(([x]) => x))].sort((a, b) => a - b);
    const moved = nodes.filter((node) => hasClass(node, 'move'));
    const sums = ({ requestAccesses, interruptAccesses, doorbells, eois }: (typeof stacks)[Path]['counters']) =>
      requestAccesses + interruptAccesses + doorbells + eois;

    PATHS.forEach((path, column) => {
      const { available, requests, counters, acknowledged, now } = stacks[path];
      const here = `frame ${frame.index}, ${path}`;
      const [left, right] = [lefts[column] ?? 0, lefts[column + 1] ?? Infinity];
      const inColumn = ([x = 0]: readonly number[]) => x >= left && x < right;
      const stack = boxes.filter(inColumn).toSorted(([, a], [, b]) => a - b);

      // Every request once, in the box of its layer, in its own lane, with number and tone.
      const tokens = moved.filter((node) => inColumn(numbersIn(node.attributes.transform)));
      expect(tokens.map(textOf), here).toEqual(requests.map(({ id }) => `${id}`));
      const gap = path === 'emulated' ? [] : [3];
      const layers = stack.slice(0, -1).filter((_, row) => !gap.includes(row));
      // Of a way that is closed only application and kernel are left, and one hole for the rest.
      expect(layers, here).toHaveLength(available ? layersOf(path, device).length : 3);
      const [, , width, height] = boxOf(all(tokens[0] ?? nodes[0]!)[1]!);
      const spots = tokens.map((token) => numbersIn(token.attributes.transform));
      requests.forEach(({ id, depth, batch }, i) => {
        const [x = 0, y = 0] = spots[i]!;
        const inside = layers.findIndex(
          ([bx, by, bw, bh]) => x >= bx && x + width <= bx + bw && y >= by && y + height <= by + bh,
        );
        expect(inside, `${here}: layer of ${id}`).toBe(depth);
        const phase = id <= acknowledged ? 0 : depth === 0 ? 1 : depth === 2 && batch === 0 ? 2 : 3;
        expect(all(tokens[i]!)[1]?.attributes.class, `${here}: tone of ${id}`).toContain(tones[phase]);
      });
      expect(new Set(spots.map(([x = 0, y = 0], i) => `${x} ${y} ${requests[i]!.depth}`)).size).toBe(spots.length);

      // The doors: one open for each exit since the frame before, and why.
      const exits = sums(counters);
      const fresh = exits - (before === undefined ? 0 : sums(before[path].counters));
      if (available) {
        const doors = all(part(`door-${path}`));
        expect(doors.filter((node) => node.name === 'rect' && hasClass(node, 'fill-mark')).length, here).toBe(fresh);
        const said = textOf(part(`door-${path}`));
        if (fresh === 0) expect(said).toBe('');
        else expect(said.endsWith(layout === 'narrow' ? `+${fresh}` : word(fresh === 1 ? 'exit' : 'exits'))).toBe(true);
        const doorbell = now.rang === null ? 'acknowledgement' : 'doorbell';
        const cause = path === 'emulated' ? 'access' : path === 'pv' ? doorbell : 'hypercall';
        const both = path !== 'emulated' && fresh === 2;
        if (layout === 'wide' && fresh > 0) expect(said.startsWith(word(cause)), `${here}: ${said}`).toBe(!both);
      }

      // The tally: as many strokes as exits, then interrupts and the price of one request.
      const count = part(`count-${path}`);
      const told = textOf(count);
      if (!available) expect(told).toBe(word('impossible'));
      else {
        const strokes = all(count).find((node) => hasClass(node, 'fill-mark'))?.attributes.d ?? '';
        expect(strokes.match(/M/g)?.length ?? 0, `${here}: strokes`).toBe(exits);
        expect(told.startsWith(`${exits} ${word(exits === 1 ? 'exit' : 'exits')}`), told).toBe(true);
        expect(told).toContain(
          `${counters.interrupts} ${word(counters.interrupts === 1 ? 'interrupt' : 'interrupts')}`,
        );
        const done = coming.length === 0 && requests.length > 0 && acknowledged === requests.length;
        const price = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 2 }).format(exits / acknowledged);
        const unit = word(device === 'network' ? 'perPacket' : 'perOrder');
        expect(told.includes(unit), told).toBe(done);
        if (done) expect(told.endsWith(`${price} ${unit}`), told).toBe(true);
      }

      // What the boxes say: whom the driver serves, what the ring holds, who reported.
      const driver = textOf(part(`driver-${path}`));
      const [first, last] = [now.acknowledged[0] ?? 0, now.acknowledged.at(-1) ?? 0];
      const served = `${word('interrupt')} ${first === last ? first : `${first}–${last}`}`;
      if (now.acknowledged.length > 0) expect(driver.endsWith(served), driver).toBe(true);
      else expect(driver).not.toContain(word('interrupt'));
      const adapter = adapterOf(path, device);
      if (adapter !== null) expect(driver).toContain(word(adapter));
      if (path !== 'emulated' && available && layout === 'wide') {
        const held = requests.filter(({ depth }) => depth === 2).length;
        const full = `${held} ${word('of')} ${Math.min(batch, ringSize)}`;
        expect(textOf(part(`ring-${path}`)).endsWith(full), `${here}: ${full}`).toBe(true);
      }
    });

    // The names of the layers that all ways share.
    const wide = layout === 'wide';
    const shared = {
      network: ['networkStack', wide ? 'nicDriver' : 'hostDriverShort', 'networkCard'],
      disk: wide
        ? ['diskStack', 'hbaDriver', 'diskAdapter']
        : ['diskStackShort', 'hostDriverShort', 'diskAdapterShort'],
    }[device].map(word);
    const ways = PATHS.filter((path) => stacks[path].available).length;
    const names = nodes.filter((node) => node.name === 'text' && hasClass(node, 't-s t-strong')).map(textOf);
    for (const name of shared)
      expect(
        names.filter((one) => one === name),
        name,
      ).toHaveLength(ways);

    // The line of an interrupt, for every path that serves one.
    const serving = PATHS.filter((path) => stacks[path].now.acknowledged.length > 0);
    const interrupts = nodes.filter((node) => node.name === 'path' && hasClass(node, 'line-mark'));
    expect(interrupts.length).toBe(serving.length);
  }
});
