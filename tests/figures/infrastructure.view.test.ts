import { describe, expect, test } from 'vitest';
import type { ElementNode } from 'ultrahtml';
import figure from '../../src/figures/infrastructure/figure.tsx';
import { textWidth, TYPE } from '../../src/drawing/fit.ts';
import { infrastructure } from '../../src/sim/models/infrastructure/model.ts';
import { captionsOf } from '../support/captions.ts';
import { drawFrame } from '../support/draw.tsx';
import { framesOf } from '../support/infrastructure.ts';
import { layouts } from '../support/laws.ts';
import { all, boxOf, numbersIn, readPicture, textOf } from '../support/picture.ts';

const { worte } = captionsOf('infrastructure');
const word = (key: string): string => worte[key] ?? `⟨${key}⟩`;
const is = ({ attributes }: ElementNode, name: string) => (attributes.class ?? '').split(' ').includes(name);
const rectsIn = (node: ElementNode) => all(node).filter(({ name }) => name === 'rect');
const inner = (node: ElementNode) => rectsIn(node).filter((rect) => !is(rect, 'door-edge'));

type Box = readonly [x: number, y: number, width: number, height: number];
const inside = ([x, y, w, h]: Box, [ox, oy, ow, oh]: Box) => x >= ox && y >= oy && x + w <= ox + ow && y + h <= oy + oh;
const apart = ([x, y, w, h]: Box, [ox, oy, ow, oh]: Box) => x + w <= ox || ox + ow <= x || y + h <= oy || oy + oh <= y;

const cases: readonly (readonly [string, object, readonly number[]])[] = [
  ['lecture', {}, []],
  ...Object.entries(infrastructure.presets).map(([name, preset]) => [name, preset, []] as const),
  ['the enlarged host fails', { fails: '3' }, []],
  ['all goes wrong', { manager: 'fails', ha: 'off', fails: '2' }, []],
  ['vCenter fails late', {}, [0, 0, 0, 0, 0, 3]],
  ['the host that joined fails', { joins: 'yes' }, [0, 0, 0, 0, 0, 0, 3]],
  ['a host joins, and nobody uses it', { joins: 'yes', ha: 'off', drs: 'off' }, []],
  ['HA fills the host that joined', { joins: 'yes', drs: 'off' }, []],
  ['a host would join', { joins: 'yes', manager: 'fails' }, []],
];
const runs = cases.flatMap(([name, params, choices]) =>
  layouts.map((layout) => [name, layout, params, choices] as const),
);

describe.each(runs)('%s, %s', (_, layout, params, choices) => {
  const frames = framesOf(params, choices);
  const drawn = frames.map((frame) => ({ frame, ...readPicture(drawFrame(figure.view, frame, worte, layout)) }));
  const hostBox = (nodes: ReturnType<typeof readPicture>, id: number) => boxOf(inner(nodes.part(`host-${id}`))[0]!);

  test('every VM lies in its host, in a place of its own, with the look of its state', () => {
    for (const { frame, nodes, part } of drawn) {
      const tiles = frame.state.vms.map(({ id }) => boxOf(rectsIn(part(`vm-${id}`))[0]!));
      for (const { id, on, is: state } of frame.state.vms) {
        const here = `frame ${frame.index}, VM ${id}`;
        const own = part(`vm-${id}`);
        expect(inside(tiles[id - 1]!, hostBox({ nodes, part }, on.host)), here).toBe(true);
        for (const other of tiles) if (other !== tiles[id - 1]) expect(apart(tiles[id - 1]!, other), here).toBe(true);
        const [tile, monitor] = rectsIn(own);
        expect(is(tile!, 'tone-a'), here).toBe(state === 'runs');
        expect(is(tile!, 'infrastructure-gone'), here).toBe(state !== 'runs');
        // Only the enlarged host shows what a VM has inside.
        expect(monitor !== undefined, here).toBe(state === 'runs' && on.host === 3);
        if (monitor !== undefined) expect(inside(boxOf(monitor), boxOf(tile!)), here).toBe(true);
        const failed = frame.state.hosts[on.host - 1]!.failed;
        const name = word(`vm-${id}`);
        const label =
          state === 'planned' ? word('system') : state === 'runs' || failed ? name : `${name} ${word('off')}`;
        expect(textOf(own).replace(/\s+/g, ' ').startsWith(label), `${here}: ${textOf(own)}`).toBe(true);
      }
    }
  });

  test('a host looks like what it does', () => {
    for (const { frame, part } of drawn) {
      const { hosts, vms } = frame.state;
      const moving = vms.some(({ moved }) => moved !== null);
      for (const { id, hypervisor, failed } of hosts) {
        const here = `frame ${frame.index}, host ${id}`;
        const own = part(`host-${id}`);
        const said = textOf(own);
        expect(said, here).toContain(`${word(hypervisor ? 'hostName' : 'server')} ${id}`);
        expect(said.includes(word('failed')), here).toBe(failed);
        expect(said.includes(word(id === 3 ? 'vmkernel' : 'hypervisor')), here).toBe(hypervisor && !failed);
        expect(is(inner(own)[0]!, 'infrastructure-gone'), here).toBe(failed);
        const work = vms.filter(({ on, is: state }) => on.host === id && state === 'runs').map((vm) => vm.work);
        const tooMuch = work.reduce((sum, one) => sum + one, 0) > 2 && hypervisor && !failed;
        expect(said.includes(word('overloaded')), here).toBe(tooMuch && !moving);
      }
    }
  });

  test('what DRS moves has come out of its old place, by a way between the rows; to what HA starts no way leads', () => {
    for (const { frame, nodes } of drawn) {
      const here = `frame ${frame.index}`;
      const moved = frame.state.vms.filter((vm) => vm.moved !== null);
      const byDrs = moved.filter((vm) => vm.moved?.by === 'drs');
      const ways = nodes.filter((node) => is(node, 'way'));
      const ghosts = nodes.filter(({ attributes }) => attributes['data-ghost'] !== undefined);
      expect(ways.length, here).toBe(byDrs.length);
      expect(ghosts.map(textOf), here).toEqual(moved.map(({ id }) => word(`vm-${id}`)));
      const tiles = nodes.filter(({ attributes }) => (attributes['data-object'] ?? '').startsWith('vm-'));
      byDrs.forEach(({ id, moved: move }, i) => {
        const [shaft, head] = all(ways[i]!).filter(({ name }) => name === 'path');
        const points = numbersIn(shaft!.attributes.d);
        const ghost = boxOf(rectsIn(ghosts[moved.findIndex((vm) => vm.id === id)]!)[0]!);
        const tile = boxOf(rectsIn(tiles[id - 1]!)[0]!);
        const near = ([x, y, w, h]: Box, px: number, py: number) =>
          inside([px, py, 0, 0], [x - 8, y - 8, w + 16, h + 16]);
        expect(near(ghost, points[0]!, points[1]!), `${here}: starts at ${move!.from.host}`).toBe(true);
        const [, , tipX = 0, tipY = 0] = numbersIn(head!.attributes.d);
        expect(near(tile, tipX, tipY), `${here}: ends at VM ${id}`).toBe(true);
        // Neither passes over a tile.
        for (const other of tiles.map((node) => boxOf(rectsIn(node)[0]!))) {
          for (let at = 0; at < points.length; at += 2) {
            expect(apart([points[at]!, points[at + 1]!, 0, 0], other), here).toBe(true);
          }
        }
      });
    }
  });

  test('what HA starts anew says so, in its host and over nothing else', () => {
    for (const { frame, nodes, part } of drawn) {
      const here = `frame ${frame.index}`;
      const started = frame.state.vms.filter((vm) => vm.moved?.by === 'ha');
      const labels = nodes.filter(({ attributes }) => attributes['data-restart'] !== undefined);
      expect(labels.map(({ attributes }) => Number(attributes['data-restart']))).toEqual(started.map(({ id }) => id));
      expect(labels.map(textOf), here).toEqual(started.map(() => word('restarts')));
      const size = TYPE[layout].s;
      const boxes = labels.map((label): Box => {
        const [x, y] = [Number(label.attributes.x), Number(label.attributes.y)];
        const width = textWidth(textOf(label), size) * 0.97;
        return [is(label, 't-end') ? x - width : x, y - 0.75 * size, width, 0.75 * size];
      });
      boxes.forEach((box, i) => {
        const { id, on } = started[i]!;
        expect(inside(box, hostBox({ nodes, part }, on.host)), `${here}, VM ${id}`).toBe(true);
        const tiles = frame.state.vms.flatMap((vm) => rectsIn(part(`vm-${vm.id}`)));
        const bars = inner(part(`host-${on.host}`)).slice(1);
        for (const other of [...tiles, ...bars].map(boxOf)) expect(apart(box, other), `${here}, VM ${id}`).toBe(true);
        for (const other of boxes) if (other !== box) expect(apart(box, other), here).toBe(true);
      });
    }
  });

  test('sections are named on the map alone, and there all of them', () => {
    for (const { frame, nodes } of drawn) {
      const numbers = nodes.filter((node) => is(node, 't-nr')).map((node) => textOf(node).trim());
      const hosts = frame.state.hosts.filter(({ id }) => id !== 3).map(() => '2.2');
      const wanted = frame.state.phase === 'map' ? ['2.3', ...hosts, '2.4', '2.5', '2.6', '2.7'] : [];
      expect(numbers, `frame ${frame.index}`).toEqual(wanted);
    }
  });

  test('one part is heavy at most: what the outline goes around, or the vCenter Server where the step is about it', () => {
    for (const { frame, nodes } of drawn) {
      const about = frame.notes.some(({ focus = [] }) => focus.includes('manager'));
      const heavy = nodes.filter((node) => is(node, 'infrastructure-edge'));
      expect(heavy.length, `frame ${frame.index}`).toBe(about ? 1 : 0);
    }
  });

  test('vCenter Server, DRS, HA and the connections are there as far as they are', () => {
    for (const { frame, nodes, part } of drawn) {
      const { manager, hosts, phase, drs, ha } = frame.state;
      const here = `frame ${frame.index}`;
      const links = nodes.filter(({ attributes }) => attributes['data-link'] !== undefined);
      expect(links.length, here).toBe(manager === 'absent' ? 0 : hosts.length);
      for (const link of links) {
        const [, from, to] = numbersIn(link.attributes.d);
        const goal = hostBox({ nodes, part }, Number(link.attributes['data-link']));
        const plateBox = boxOf(inner(part('manager'))[0]!);
        expect([from, to], here).toEqual([plateBox[1] + plateBox[3], goal[1]]);
        const gone = manager === 'failed' || hosts[Number(link.attributes['data-link']) - 1]!.failed;
        expect(is(link, 'dashed'), here).toBe(gone);
      }
      expect(textOf(part('manager')).includes(word('manager')), here).toBe(manager !== 'absent');
      expect(textOf(part('manager')).includes(word('failed')), here).toBe(manager === 'failed');
      const order = ['servers', 'hypervisors', 'vms', 'managed', 'joined', 'risen', 'balanced', 'failed', 'recovered'];
      const reached = (wanted: string) => !order.includes(phase) || order.indexOf(phase) >= order.indexOf(wanted);
      const said = (object: string) => textOf(part(object)).replace(/\s+/g, ' ');
      const drsWorks = drs && manager === 'up';
      const drsWord = drsWorks ? word(layout === 'wide' ? 'drsWhat' : 'drsShort') : word(drs ? 'stands' : 'off');
      expect(said('drs'), here).toBe(reached(drs ? 'balanced' : 'managed') ? `${word('drs')} ${drsWord}` : '');
      const haWord = word(ha ? 'haWhat' : 'off');
      expect(said('ha'), here).toBe(reached(ha ? 'recovered' : 'managed') ? `${word('ha')} ${haWord}` : '');
      // DRS is a part of the vCenter Server, HA is not.
      const plate = boxOf(inner(part('manager'))[0]!);
      for (const rect of rectsIn(part('drs'))) expect(inside(boxOf(rect), plate), here).toBe(true);
      expect(apart(boxOf(rectsIn(part('ha'))[0]!), plate), here).toBe(true);
      const [first, last] = [1, hosts.length].map((id) => hostBox({ nodes, part }, id)) as [Box, Box];
      const [x, , width] = boxOf(rectsIn(part('ha'))[0]!);
      const end = frame.state.plan.joins && hosts.length === 3 && layout === 'wide' ? 956 : last[0] + last[2];
      expect([x, x + width], 'HA lies across all hosts').toEqual([first[0], end]);
    }
  });

  test('the outline goes around what the notes speak of', () => {
    for (const { frame, nodes, part } of drawn) {
      const focus = frame.notes.flatMap((note) => note.focus ?? []).filter((object) => object !== 'manager');
      const hulls = nodes.filter(({ attributes }) => attributes['data-hull'] !== undefined);
      expect(hulls.map(({ attributes }) => attributes['data-hull'])).toEqual(focus);
      for (const hull of hulls) {
        const object = hull.attributes['data-hull']!;
        const around = boxOf(rectsIn(hull)[0]!);
        if (object.startsWith('vm-')) expect(inside(boxOf(rectsIn(part(object))[0]!), around)).toBe(true);
        if (object.startsWith('host-'))
          expect(inside(around, hostBox({ nodes, part }, Number(object.slice(5))))).toBe(true);
      }
    }
  });

  test('every word fits into the narrowest box around it', () => {
    for (const { frame, nodes } of drawn) {
      const size = TYPE[layout].s;
      const boxes = nodes.filter(({ name }) => name === 'rect').map(boxOf);
      for (const text of nodes.filter((node) => node.name === 'text' && is(node, 't-s'))) {
        const [x, y] = [Number(text.attributes.x), Number(text.attributes.y)];
        // The estimate is one from above, for strong text.
        const lines = all(text).filter(({ name, attributes }) => name === 'tspan' && attributes.x !== undefined);
        const widest = Math.max(
          ...(lines.length === 0 ? [text] : lines).map((line) => textWidth(textOf(line).trim(), size)),
        );
        const width = widest * (is(text, 't-soft') ? 0.92 : 0.97);
        const left = is(text, 't-middle') ? x - width / 2 : is(text, 't-end') ? x - width : x;
        const around = boxes.filter((box) => inside([x, y - 5, 0, 0], box));
        for (const box of around) {
          const here = `frame ${frame.index}: „${textOf(text)}“ in ${box.join(' ')}`;
          expect(inside([left, y - 5, width, 0], box), here).toBe(true);
        }
      }
    }
  });
});

describe.each(layouts)('one more host, %s', (layout) => {
  const pictures = framesOf({ joins: 'yes' }).map((frame) => ({
    state: frame.state,
    ...readPicture(drawFrame(figure.view, frame, worte, layout)),
  }));
  const grounds = ({ nodes }: (typeof pictures)[number]) =>
    rectsIn(nodes.find(({ attributes }) => attributes['data-door'] === '2.2')!).filter(
      (rect) => is(rect, 'fill-sunken') && attributesOf(rect).rx === '6',
    );
  const attributesOf = ({ attributes }: ElementNode) => attributes;

  test('its place is there from the start, and nothing else moves when it comes', () => {
    const joined = pictures.findIndex(({ state }) => state.phase === 'joined');
    const place = grounds(pictures[0]!).map(boxOf);
    expect(place).toHaveLength(1);
    pictures.forEach((picture, i) => {
      expect(grounds(picture).map(boxOf)).toEqual(i < joined ? place : []);
      if (i >= joined) expect(boxOf(inner(picture.part('host-4'))[0]!)).toEqual(place[0]);
      for (const id of [1, 2, 3])
        expect(boxOf(inner(picture.part(`host-${id}`))[0]!)).toEqual(boxOf(inner(pictures[0]!.part(`host-${id}`))[0]!));
    });
  });

  test('no host lies over another, and no place is kept where none joins', () => {
    const boxes = [1, 2, 3, 4].map((id) => boxOf(inner(pictures.at(-1)!.part(`host-${id}`))[0]!));
    boxes.forEach((box, i) => {
      for (const other of boxes.slice(i + 1)) expect(apart(box, other)).toBe(true);
    });
    const without = {
      state: framesOf()[0].state,
      ...readPicture(drawFrame(figure.view, framesOf()[0], worte, layout)),
    };
    expect(grounds(without)).toEqual([]);
  });
});

test('what is taken along: every part, its section, and how it is', () => {
  const { line, table } = figure.view.take!(framesOf().at(-1)!.state, worte);
  expect(line).toBe(
    'Virtuelle Infrastruktur: 4 von 4 VMs laufen; vCenter-Server: verwaltet alle Hosts von einer Stelle, ' +
      'DRS: arbeitet, HA: wacht über die Hosts',
  );
  expect(table[0]).toEqual(['Abschnitt', 'Teil', 'Zustand']);
  expect(table).toHaveLength(1 + 3 + 3 + 4 + 4);
  expect(table.every((row) => row.length === 3 && row.every((cell) => cell !== ''))).toBe(true);
  expect(table).toContainEqual([`2.3 ${word('managerTitle')}`, 'DRS', 'arbeitet']);
  expect(table).toContainEqual([`2.2 ${word('hostTitle')}`, 'Host 2', 'läuft']);
  expect(table).toContainEqual([`2.2 ${word('hostTitle')}`, 'VM 1', 'läuft auf Host 1']);
  expect(table).toContainEqual([`2.6 ${word('memoryTitle')}`, 'Memory', 'Hardware']);
  expect(figure.view.take!(framesOf({ ha: 'off' })[7]!.state, worte).line).toContain('3 von 4 VMs laufen');
  const four = figure.view.take!(framesOf({ joins: 'yes' }).at(-1)!.state, worte).table;
  expect(four.map(([, part]) => part)).toContain('Host 4');
});

describe('the table', () => {
  const table = (params: object, phase: string) => {
    const { state } = framesOf(params).find((frame) => frame.state.phase === phase)!;
    return Object.fromEntries(figure.view.describe(state, worte).map(({ label, value }) => [label, value]));
  };

  test('says what each part does', () => {
    expect(table({}, 'servers')).toMatchObject({ 'vCenter-Server': word('absent'), 'Host 1': word('bare') });
    expect(table({}, 'risen')).toMatchObject({ 'Host 1': word('overloaded'), 'Host 2': word('runs') });
    expect(table({}, 'recovered')).toMatchObject({ 'Host 1': word('failed'), DRS: word('works'), HA: word('watches') });
    expect(table({}, 'returned')).toMatchObject({ 'Host 1': word('idle') });
    expect(table({ manager: 'fails' }, 'recovered')).toMatchObject({ DRS: word('stands'), HA: word('watches') });
    expect(table({ joins: 'yes' }, 'managed')).toMatchObject({ 'Host 4': word('absent') });
    expect(table({ joins: 'yes' }, 'joined')).toMatchObject({ 'Host 4': word('idle') });
    expect(table({ ha: 'off', drs: 'off' }, 'map')).toMatchObject({ DRS: word('off'), HA: word('off') });
  });

  test('says where each VM is', () => {
    const vm = (params: object, phase: string) => table(params, phase)[word('vm-1')];
    expect(vm({}, 'servers')).toBe(word('planned'));
    expect(vm({}, 'failed')).toBe(`${word('downOn')} Host 1`);
    expect(vm({}, 'recovered')).toBe(`${word('runsOn')} Host 3`);
  });
});

describe('doors', () => {
  const doors = (layout: 'wide' | 'narrow', words = worte) =>
    readPicture(drawFrame(figure.view, framesOf().at(-1)!, words, layout)).nodes.filter(
      ({ attributes }) => attributes['data-door'] !== undefined,
    );

  test.each(layouts)('%s: a link into every section of the inside, in the order of reading', (layout) => {
    const found = doors(layout);
    expect(found.map(({ attributes }) => attributes['data-door'])).toEqual(['2.3', '2.2', '2.4', '2.5', '2.6', '2.7']);
    for (const { name, attributes } of found) {
      expect(name).toBe('a');
      expect(attributes.href).toMatch(new RegExp(`^/kapitel/${attributes['data-door']!.replace('.', '-')}-`));
      expect(attributes['aria-label']!.startsWith(`${attributes['data-door']} `)).toBe(true);
    }
    for (const door of found) expect(textOf(door)).toContain(door.attributes['data-door']);
  });

  test('they work from the first frame on', () => {
    const first = readPicture(drawFrame(figure.view, framesOf()[0], worte, 'wide')).nodes;
    expect(first.filter(({ name }) => name === 'a')).toHaveLength(6);
  });

  test('the hosts are one door, each part of the hardware one of its own, and none lies in another', () => {
    const found = doors('wide');
    const edges = found.map((door) => rectsIn(door).filter((rect) => is(rect, 'door-edge')).length);
    expect(edges).toEqual([1, 2, 1, 1, 1, 1]);
    for (const door of found) expect(all(door).filter(({ name }) => name === 'a')).toEqual([door]);
  });
});
