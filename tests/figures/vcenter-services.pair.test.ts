import { describe, expect, test } from 'vitest';
import type { ElementNode } from 'ultrahtml';
import figure from '../../src/figures/vcenter-services/figure.tsx';
import { textWidth, TYPE } from '../../src/drawing/fit.ts';
import { frameAt } from '../../src/sim/kernel/compare.ts';
import { vcenterServices as model } from '../../src/sim/models/vcenter-services/model.ts';
import { managerServices } from '../../src/sim/models/vcenter-services/services.ts';
import { down, type OutageState } from '../../src/sim/models/vcenter-services/state.ts';
import { captionsOf } from '../support/captions.ts';
import { drawFrame } from '../support/draw.tsx';
import { layouts } from '../support/laws.ts';
import { all, boxOf, readPicture, textOf as rawText } from '../support/picture.ts';
import { framesOf } from '../support/vcenter-services.ts';

const { worte } = captionsOf('vcenter-services');
const word = (key: string): string => worte[key] ?? `⟨${key}⟩`;
const is = ({ attributes }: ElementNode, name: string) => (attributes.class ?? '').split(' ').includes(name);
const textOf = (node: ElementNode): string => rawText(node).replace(/[ \n\u00a0]+/g, ' ');

type Box = readonly [x: number, y: number, width: number, height: number];
const inside = ([x, y, w, h]: Box, [ox, oy, ow, oh]: Box) => x >= ox && y >= oy && x + w <= ox + ow && y + h <= oy + oh;
const apart = ([x, y, w, h]: Box, [ox, oy, ow, oh]: Box) => x + w <= ox || ox + ow <= x || y + h <= oy || oy + oh <= y;

type Params = { readonly ha?: 'on' | 'off'; readonly ft?: 'off'; readonly manager?: 'vm' };

/** A comparison: the run with these parameters, and the one with the other value of HA. */
function drawPairs(params: Params, layout: (typeof layouts)[number]) {
  const frames = framesOf(params);
  const others = framesOf({ ...params, ha: params.ha === 'off' ? 'on' : 'off' });
  return frames.map((frame) => {
    const beside = frameAt(others, frame.index).state as OutageState;
    const view = {
      ...figure.view,
      Frame: (props: Parameters<typeof figure.view.Frame>[0]) => figure.view.Frame({ ...props, beside }),
    };
    const picture = readPicture(drawFrame(view, frame, worte, layout));
    const halves = picture.nodes.filter(({ attributes }) => attributes['data-half'] !== undefined);
    return { ...picture, frame, states: [frame.state as OutageState, beside] as const, halves };
  });
}

/** The boxes of a half by the word that stands in them: a tile and its outline have the same. */
function tilesOf(half: ElementNode) {
  const nodes = all(half).filter(({ name }) => name === 'rect' || name === 'text');
  return nodes.flatMap((node, i) => {
    const next = nodes[i + 1];
    return node.name === 'rect' && next?.name === 'text' ? [{ rect: node, text: textOf(next) }] : [];
  });
}
const hostsOf = (half: ElementNode) => tilesOf(half).filter(({ text }) => text.startsWith(word('host')));

const cases = [
  ['lecture', {}],
  ['from without HA', { ha: 'off' }],
  ...Object.entries(model.presets).filter(([name]) => name !== 'editions'),
  ['no FT and a VM for the vCenter Server', { manager: 'vm', ft: 'off', services: 'all' }],
] as readonly (readonly [string, Params])[];

test('the comparison is one picture', () => expect(figure.view.pairs).toBe(true));

describe.each(cases.flatMap(([name, params]) => layouts.map((layout) => [name, layout, params] as const)))(
  'compared: %s, %s',
  (_, layout, params) => {
    const pairs = drawPairs(params, layout);

    test('the vCenter Server with its services once, the hosts twice, named by HA', () => {
      for (const { nodes, halves, states } of pairs) {
        const chips = managerServices(states[0].edition, states[0].all);
        expect(nodes.filter(({ attributes }) => attributes['data-object'] === 'manager')).toHaveLength(1);
        for (const name of chips)
          expect(nodes.filter((node) => node.name === 'text' && textOf(node) === word(name))).toHaveLength(1);
        expect(halves).toHaveLength(2);
        halves.forEach((half, i) => {
          expect(hostsOf(half)).toHaveLength(3);
          expect(textOf(all(half).find(({ name }) => name === 'text')!)).toBe(
            word(states[i]!.ha ? 'withHa' : 'withoutHa'),
          );
          expect(tilesOf(half).filter(({ text }) => text === word('haAgent'))).toHaveLength(states[i]!.ha ? 3 : 0);
        });
      }
    });

    test('every VM lies in its host, apart from every other thing, with the look of its state', () => {
      for (const { halves, states } of pairs) {
        halves.forEach((half, i) => {
          const hosts = hostsOf(half).map(({ rect }) => boxOf(rect));
          const things = tilesOf(half).filter(({ text }) => !text.startsWith(word('host')));
          for (const { id, is: now, on } of states[i]!.vms) {
            const own = things.filter(({ text, rect }) => {
              return text === word(`vm-${id}`) && inside(boxOf(rect), hosts[on.host - 1]!);
            });
            expect(own, `VM ${id}`).toHaveLength(1);
            expect(is(own[0]!.rect, 'tone-a')).toBe(now === 'runs');
            expect(is(own[0]!.rect, 'vcenter-gone')).toBe(now === 'down');
          }
          const boxes = things.filter(({ rect }) => !is(rect, 'fill-ink')).map(({ rect }) => boxOf(rect));
          boxes.forEach((box, at) => {
            for (const other of boxes.slice(at + 1))
              expect(apart(box, other), `${box.join(' ')} and ${other.join(' ')}`).toBe(true);
          });
        });
      }
    });

    test('above stands how many VMs are back, once that differs; each row says of which VM', () => {
      for (const { nodes, halves, states } of pairs) {
        const lost = states.map(down);
        const ids = [...new Set(lost.flat())].toSorted();
        const back = lost.map((own) => ids.length - own.length);
        const head = textOf(nodes.find(({ name }) => name === 'text')!);
        expect(head).toBe(back[0] === back[1] ? word('title') : `${back[0]} : ${back[1]} ${word('vmsBack')}`);
        halves.forEach((half, i) => {
          const said = all(half)
            .filter(({ name }) => name === 'text')
            .map(textOf)
            .filter((text) => / (läuft|steht)$/.test(text));
          const fate = (id: number) => `${word(`vm-${id}`)} ${word(lost[i]!.includes(id) ? 'stands' : 'up')}`;
          expect(said).toEqual(layout === 'wide' ? ids.map(fate) : []);
          const count = (name: string) => all(half).filter((node) => is(node, name)).length;
          expect(count('fill-ink')).toBe(layout === 'wide' ? back[i] : 0);
          expect(count('vcenter-cross')).toBe(layout === 'wide' ? ids.length - back[i]! : 0);
        });
      }
    });

    test('what the notes speak of is outlined, a VM in both halves', () => {
      for (const { nodes, frame, states } of pairs) {
        const focus = frame.notes.flatMap((note) => note.focus ?? []);
        const chips: readonly string[] = managerServices(states[0].edition, states[0].all);
        const vms = focus.filter((one) => one.startsWith('vm-'));
        const wanted = [...focus.filter((one) => chips.includes(one)), ...vms, ...vms];
        const hulls = nodes.filter(({ attributes }) => attributes['data-hull'] !== undefined);
        expect(hulls.flatMap(({ attributes }) => attributes['data-hull']!.split(' '))).toEqual(wanted);
        for (const hull of hulls) {
          const around = boxOf(all(hull).find(({ name }) => name === 'rect')!);
          const words = nodes.filter(({ name, attributes }) => {
            const at: Box = [Number(attributes.x), Number(attributes.y), 0, 0];
            return name === 'text' && inside(at, around);
          });
          expect(words.map(textOf)).toEqual(hull.attributes['data-hull']!.split(' ').map(word));
        }
      }
    });

    test('every word fits into the narrowest box around it', () => {
      for (const { nodes, frame } of pairs) {
        const [wide, high] = figure.view.size(frame.state, layout);
        const boxes = nodes.filter(({ name }) => name === 'rect').map(boxOf);
        for (const box of boxes) expect(inside(box, [0, 0, wide, high]), box.join(' ')).toBe(true);
        for (const node of nodes.filter(({ name }) => name === 'text')) {
          const size = is(node, 't-s') ? TYPE[layout].s : TYPE[layout].m;
          const lines = all(node).filter(({ name, attributes }) => name === 'tspan' && attributes.x !== undefined);
          const longest = (lines.length === 0 ? [node] : lines).map(textOf);
          const width =
            Math.max(...longest.map((text) => textWidth(text, size))) * (is(node, 't-strong') ? 0.97 : 0.92);
          const [x, y] = [Number(node.attributes.x), Number(node.attributes.y)];
          const left = is(node, 't-middle') ? x - width / 2 : is(node, 't-end') ? x - width : x;
          const said = `„${textOf(node)}“`;
          expect(left + width, said).toBeLessThanOrEqual(wide);
          for (const box of boxes.filter((one) => inside([x, y - 5, 0, 0], one)))
            expect(inside([left, y - 5, width, 0], box), `${said} in ${box.join(' ')}`).toBe(true);
        }
      }
    });
  },
);

test.each<[Parameters<typeof drawPairs>[0], string, string]>([
  [{}, '1 : 0', '1 : 0'],
  [{ ha: 'off' }, '0 : 1', '0 : 1'],
  [{ ft: 'off' }, '2 : 0', '2 : 0'],
  // By then somebody has started the vCenter Server by hand.
  [{ manager: 'vm' }, '2 : 0', '1 : 0'],
])('%o: how many come back', (params, once, end) => {
  const head = (phase: OutageState['phase']) => {
    const { nodes } = drawPairs(params, 'wide').find(({ states }) => states[0].phase === phase)!;
    return textOf(nodes.find(({ name }) => name === 'text')!);
  };
  expect([head('haTurn'), head('sumUp')]).toEqual([`${once} ${word('vmsBack')}`, `${end} ${word('vmsBack')}`]);
});
