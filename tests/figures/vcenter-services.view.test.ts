import { describe, expect, test } from 'vitest';
import type { ElementNode } from 'ultrahtml';
import figure from '../../src/figures/vcenter-services/figure.tsx';
import { textWidth, TYPE } from '../../src/drawing/fit.ts';
import { vcenterServices as model } from '../../src/sim/models/vcenter-services/model.ts';
import { hasService, managerServices, works } from '../../src/sim/models/vcenter-services/services.ts';
import { EDITIONS, FEATURES, featureNames } from '../../src/sim/models/vcenter-services/services.ts';
import { down, shownUneven, type OutageState } from '../../src/sim/models/vcenter-services/state.ts';
import { captionsOf } from '../support/captions.ts';
import { drawFrame } from '../support/draw.tsx';
import { layouts } from '../support/laws.ts';
import { all, boxOf, numbersIn, readPicture, textOf as rawText, textsOf } from '../support/picture.ts';
import { framesOf } from '../support/vcenter-services.ts';

const { worte } = captionsOf('vcenter-services');
const word = (key: string): string => worte[key] ?? `⟨${key}⟩`;
const is = ({ attributes }: ElementNode, name: string) => (attributes.class ?? '').split(' ').includes(name);
const textOf = (node: ElementNode): string => rawText(node).replace(/[ \n]+/g, ' ');
const rectsIn = (node: ElementNode) => all(node).filter(({ name }) => name === 'rect');

type Box = readonly [x: number, y: number, width: number, height: number];
const inside = ([x, y, w, h]: Box, [ox, oy, ow, oh]: Box) => x >= ox && y >= oy && x + w <= ox + ow && y + h <= oy + oh;
const apart = ([x, y, w, h]: Box, [ox, oy, ow, oh]: Box) => x + w <= ox || ox + ow <= x || y + h <= oy || oy + oh <= y;
const grown = ([x, y, w, h]: Box, by: number): Box => [x - by, y - by, w + 2 * by, h + 2 * by];

const cases: readonly (readonly [string, object, readonly number[]])[] = [
  ['lecture', {}, []],
  ...Object.entries(model.presets).map(([name, preset]) => [name, preset, []] as const),
  ['back early', { back: 'early' }, []],
  ['all goes wrong', { manager: 'vm', ha: 'off', ft: 'off' }, []],
  ['three start anew', { manager: 'vm', ft: 'off', services: 'all' }, []],
  ['back early without FT', { back: 'early', ft: 'off' }, []],
  ['all services of Advanced', { edition: 'advanced', services: 'all' }, []],
  ['all switched off', {}, [1, 1]],
];
const runs = cases
  .filter(([, params]) => (params as { view?: string }).view !== 'editions')
  .flatMap(([name, params, choices]) => layouts.map((layout) => [name, layout, params, choices] as const));

describe.each(runs)('%s, %s', (_, layout, params, choices) => {
  const frames = framesOf(params, choices);
  const drawn = frames.map((frame) => ({
    here: `frame ${frame.index}`,
    focus: frame.notes.flatMap((note) => note.focus ?? []),
    state: frame.state as OutageState,
    ...readPicture(drawFrame(figure.view, frame, worte, layout)),
  }));

  test('every VM lies in its host, in a place of its own, with the look of its state', () => {
    for (const { here, state, part, nodes } of drawn) {
      const ids = [...state.vms.map(({ id }) => `vm-${id}`), ...(state.copy === null ? [] : ['copy'])];
      const boxes = ids.map((id) => boxOf(rectsIn(part(id))[0]!));
      boxes.forEach((box, i) => {
        const host = state.vms[i]?.on.host ?? state.copy!.on.host;
        expect(inside(grown(box, 4), boxOf(rectsIn(part(`host-${host}`))[0]!)), `${here}, ${ids[i]}`).toBe(true);
        for (const other of boxes) if (other !== box) expect(apart(box, other), `${here}, ${ids[i]}`).toBe(true);
        if (!state.ha) return;
        const agent = boxOf(rectsIn(part(`agent-${host}`))[0]!);
        expect(apart(box, agent), `${here}, ${ids[i]} and agent`).toBe(true);
      });
      for (const { id, is: now, by, lastBy } of state.vms) {
        const [tile] = rectsIn(part(`vm-${id}`));
        expect([is(tile!, 'tone-a'), is(tile!, 'vcenter-gone')], `${here}, VM ${id}`).toEqual(
          now === 'runs' ? [true, false] : [false, true],
        );
        const thanks = lastBy !== null && state.phase === 'sumUp' ? ` ${word(`thanks-${lastBy}`)}` : '';
        const anew = by === 'ha' || by === 'hand' ? ` ${word('restarted')}` : '';
        expect(textOf(part(`vm-${id}`)), here).toBe(word(`vm-${id}`) + thanks + anew);
      }
      const copies = nodes.filter(({ attributes }) => attributes['data-object'] === 'copy');
      expect(copies.map(textOf), here).toEqual(state.copy === null ? [] : [`${word('vm-4')} ${word('copyShort')}`]);
      for (const copy of copies) expect(is(rectsIn(copy)[0]!, 'tone-c'), here).toBe(true);
    }
  });

  test('services in the vCenter Server lie in its plate and are dashed without it; HA lies in the hosts', () => {
    for (const { here, state, part } of drawn) {
      const up = state.manager === 'up';
      const plate = rectsIn(part('manager'))[0]!;
      expect(is(plate, 'vcenter-gone'), here).toBe(!up);
      expect(textOf(part('manager')).includes(word('failed')), here).toBe(!up);
      const over = state.phase === 'sumUp';
      expect(textOf(part('manager')).includes(word('stood')), here).toBe(over);
      expect(textOf(part('manager')).includes(word('managerVm')), here).toBe(up && !over && state.managerVm !== null);
      const names = managerServices(state.edition, state.all);
      const chips = names.map((name) => boxOf(rectsIn(part(name))[0]!));
      names.forEach((name, i) => {
        expect(inside(grown(chips[i]!, 4), boxOf(plate)), `${here}, ${name}`).toBe(true);
        for (const other of chips) if (other !== chips[i]) expect(apart(chips[i]!, other), here).toBe(true);
        expect(is(rectsIn(part(name))[0]!, 'vcenter-gone'), `${here}, ${name}`).toBe(!works(name, state.manager));
        expect(textOf(part(name))).toBe(word(name));
      });
      for (const { id, failed } of state.hosts) {
        if (!state.ha) {
          expect(() => part(`agent-${id}`), here).toThrow();
          continue;
        }
        const agent = rectsIn(part(`agent-${id}`))[0]!;
        expect(inside(boxOf(agent), boxOf(rectsIn(part(`host-${id}`))[0]!)), here).toBe(true);
        expect(is(agent, 'vcenter-gone'), here).toBe(failed);
      }
    }
  });

  test('connections are dashed where one of the two is gone', () => {
    for (const { here, state, nodes, part } of drawn) {
      const links = nodes.filter(({ attributes }) => attributes['data-link'] !== undefined);
      expect(links.length, here).toBe(state.hosts.length);
      const [, top, , height] = boxOf(rectsIn(part('manager'))[0]!);
      for (const link of links) {
        const host = state.hosts[Number(link.attributes['data-link']) - 1]!;
        expect(is(link, 'dashed'), here).toBe(host.failed || state.manager === 'failed');
        expect(numbersIn(link.attributes.d)[1], 'from the plate').toBe(top + height);
        const [x, y, width, depth] = boxOf(rectsIn(part(`host-${host.id}`))[0]!);
        const [fromX = 0, , toY = 0, toX = fromX] = numbersIn(link.attributes.d);
        expect(inside([toX, toY, 0, 0], [x, y, width, depth]), `to host ${host.id}`).toBe(true);
      }
    }
  });

  test('a host says how it is where that is not as it should be', () => {
    for (const { here, state, part } of drawn) {
      const uneven = shownUneven(state);
      for (const { id, failed } of state.hosts) {
        const said = textOf(part(`host-${id}`));
        const calm = state.phase === 'sumUp' ? 'wentOn' : null;
        const how = failed ? 'failed' : uneven?.busy === id ? 'busy' : uneven?.idle === id ? 'idle' : calm;
        expect(said, here).toBe(`${word('host')} ${id}${how === null ? '' : ` ${word(how)}`}`);
        expect(is(rectsIn(part(`host-${id}`))[0]!, 'vcenter-gone'), here).toBe(failed);
      }
    }
  });

  test('what DRS moves has come out of its old place, by a way over no tile; to all else no way leads', () => {
    for (const { here, state, nodes, part } of drawn) {
      const ghosts = nodes.filter(({ attributes }) => attributes['data-ghost'] !== undefined);
      const gone = state.vms.filter(({ from }) => from !== null);
      expect(ghosts.map(textOf), here).toEqual(gone.map(({ id }) => word(`vm-${id}`)));
      ghosts.forEach((ghost, i) => {
        const host = boxOf(rectsIn(part(`host-${gone[i]!.from!.host}`))[0]!);
        expect(inside(boxOf(rectsIn(ghost)[0]!), host), here).toBe(true);
      });
      const ways = nodes.filter((node) => is(node, 'way') && !is(node, 'beat-2'));
      const movers = state.vms.filter(({ by }) => by === 'drs');
      expect(ways.length, here).toBe(movers.length);
      const tiles = nodes.filter(({ attributes }) => /^(vm-|copy)/.test(attributes['data-object'] ?? ''));
      movers.forEach(({ id }, i) => {
        const [shaft, head] = all(ways[i]!).filter(({ name }) => name === 'path');
        const points = numbersIn(shaft!.attributes.d);
        const ghost = boxOf(rectsIn(ghosts.find(({ attributes }) => attributes['data-ghost'] === String(id))!)[0]!);
        const goal = boxOf(rectsIn(part(`vm-${id}`))[0]!);
        const [, , tipX = 0, tipY = 0] = numbersIn(head!.attributes.d);
        expect(inside([points[0]!, points[1]!, 0, 0], grown(ghost, 10)), `${here}: starts at VM ${id}`).toBe(true);
        expect(inside([tipX, tipY, 0, 0], grown(goal, 10)), `${here}: ends at VM ${id}`).toBe(true);
        const boxes = [...tiles, ...ghosts].map((tile) => boxOf(rectsIn(tile)[0]!));
        for (let at = 0; at + 3 < points.length; at += 2) {
          const [x, y, toX, toY] = points.slice(at, at + 4) as [number, number, number, number];
          const piece: Box = [Math.min(x, toX), Math.min(y, toY), Math.abs(toX - x), Math.abs(toY - y)];
          for (const box of boxes) expect(apart(piece, grown(box, 1)), `${here}: way of VM ${id}`).toBe(true);
        }
      });
    }
  });

  test('the lists say what goes on and what stands', () => {
    for (const { here, state, part } of drawn) {
      const left = state.ahead.includes('haTurn') ? [] : down(state).map((id) => word(`vm-${id}`));
      const wanted = {
        goesOn: state.goesOn.map((one) => word(`${one}Found`)),
        stands: [...state.stands.map((one) => word(`${one}Found`)), ...left],
      };
      const over = state.manager === 'up' && state.phase !== 'start' && !state.ahead.includes('managerReturns');
      for (const [name, past] of [['goesOn', 'wentOn'] as const, ['stands', 'stood'] as const]) {
        const own = part(name);
        const [head, ...items] = textsOf(own);
        expect(items, here).toEqual(wanted[name]);
        if (items.length > 0) expect(head, here).toBe(word(over ? past : name));
        const squares = rectsIn(own).filter((rect) => is(rect, 'fill-ink')).length;
        const crosses = all(own).filter((node) => is(node, 'vcenter-cross')).length;
        expect([squares, crosses], here).toEqual(name === 'goesOn' ? [items.length, 0] : [0, items.length]);
      }
    }
  });

  test('at the end each place says what became of it, with the mark of the lists', () => {
    for (const { here, state, nodes, part } of drawn) {
      const verdicts = nodes.filter((node) => is(node, 'vcenter-verdict'));
      const up = state.phase === 'sumUp' ? state.hosts.filter(({ failed }) => !failed) : [];
      expect(verdicts.map(textOf), here).toEqual(
        state.phase === 'sumUp' ? [word('stood'), ...up.map(() => word('wentOn'))] : [],
      );
      verdicts.forEach((verdict, i) => {
        expect(rectsIn(verdict).length, here).toBe(i === 0 ? 0 : 1);
        expect(all(verdict).filter((node) => is(node, 'vcenter-cross')).length, here).toBe(i === 0 ? 1 : 0);
      });
      for (const { id } of up) expect(rectsIn(part(`host-${id}`)).some((rect) => is(rect, 'fill-ink'))).toBe(true);
    }
  });

  test('the client is there while it logs on to Host 1, past the vCenter Server', () => {
    for (const { here, state, nodes, part } of drawn) {
      const clients = nodes.filter(({ attributes }) => attributes['data-object'] === 'client');
      expect(clients.length, here).toBe(state.phase === 'logOn' ? 1 : 0);
      for (const client of clients) {
        expect(textOf(client)).toBe(word('client'));
        const box = boxOf(rectsIn(client)[0]!);
        const host = boxOf(rectsIn(part('host-1'))[0]!);
        expect(apart(grown(box, 4), boxOf(rectsIn(part('manager'))[0]!)), here).toBe(true);
        expect(apart(grown(box, 4), host), here).toBe(true);
        const [, head] = all(client).filter(({ name }) => name === 'path');
        const [, , x = 0, y = 0] = numbersIn(head!.attributes.d);
        expect(inside([x, y, 0, 0], host), here).toBe(true);
        for (const { id } of state.vms) {
          expect(apart([x, y, 0, 0], boxOf(rectsIn(part(`vm-${id}`))[0]!)), here).toBe(true);
        }
      }
    }
  });

  test('the outline goes around what the notes speak of', () => {
    for (const { here, state, nodes, part, focus } of drawn) {
      const wanted = focus.filter((object) => !/^(manager|host-\d|goesOn|stands)$/.test(object));
      const hulls = nodes.filter(({ attributes }) => attributes['data-hull'] !== undefined);
      const around = hulls.map((hull) => ({
        of: hull.attributes['data-hull']!.split(' '),
        box: boxOf(rectsIn(hull)[0]!),
      }));
      expect(
        around.flatMap(({ of }) => of),
        here,
      ).toEqual(wanted);
      for (const { of, box } of around) {
        for (const one of of) expect(inside(boxOf(rectsIn(part(one))[0]!), box), `${here}, ${one}`).toBe(true);
        for (const { id } of state.vms) {
          if (!of.includes(`vm-${id}`)) expect(apart(boxOf(rectsIn(part(`vm-${id}`))[0]!), box), here).toBe(true);
        }
        for (const other of around) if (other.box !== box) expect(apart(other.box, box), here).toBe(true);
      }
    }
  });

  test('every word fits into the narrowest box around it', () => {
    for (const { here, nodes } of drawn) {
      const boxes = nodes.filter(({ name }) => name === 'rect').map(boxOf);
      const words = nodes.filter(({ name }) => name === 'text').flatMap(linesOf);
      for (const { x, y, text, strong, anchor } of words) {
        // The estimate is one from above, for strong text.
        const width = textWidth(text, TYPE[layout].s) * (strong ? 0.97 : 0.92);
        const left = anchor === 't-middle' ? x - width / 2 : anchor === 't-end' ? x - width : x;
        for (const box of boxes.filter((one) => inside([x, y - 5, 0, 0], one)))
          expect(inside([left, y - 5, width, 0], box), `${here}: „${text}“ in ${box.join(' ')}`).toBe(true);
        expect(left + width, `${here}: „${text}“`).toBeLessThanOrEqual(layout === 'wide' ? 960 : 360);
      }
    }
  });
});

/** The lines of a text, with where they stand. */
function linesOf(node: ElementNode) {
  const spans = all(node).filter(({ name, attributes }) => name === 'tspan' && attributes.x !== undefined);
  const anchor = ['t-middle', 't-end'].find((name) => is(node, name));
  const strong = is(node, 't-strong');
  const [x, y] = [Number(node.attributes.x), Number(node.attributes.y)];
  if (spans.length === 0) return [{ x, y, text: textOf(node), strong, anchor }];
  const dy = (at: number) => spans.slice(0, at + 1).reduce((sum, one) => sum + Number(one.attributes.dy), 0);
  return spans.map((span, i) => ({ x, y: y + dy(i), text: textOf(span), strong, anchor }));
}

describe.each(layouts)('the editions, %s', (layout) => {
  const drawOf = (feature: string, at: 0 | 1) =>
    readPicture(drawFrame(figure.view, framesOf({ view: 'editions', feature })[at]!, worte, layout));
  const bars = ({ nodes }: ReturnType<typeof drawOf>) =>
    nodes.filter(({ attributes }) => attributes['data-value'] !== undefined);

  test('before the answer there are only the lists of the book', () => {
    expect(bars(drawOf('drs', 0))).toEqual([]);
  });

  test('bars reach from the first edition of the hosts to the last', () => {
    const picture = drawOf('drs', 1);
    const boxes = featureNames.map((name) => boxOf(rectsIn(picture.part(name))[0]!));
    const ends = new Set(boxes.map(([x, , width]) => Math.round(x + width)));
    expect(ends.size).toBe(1);
    const names = EDITIONS.slice(0, 3).map((edition) =>
      picture.nodes.find((node) => node.name === 'text' && textOf(node) === word(edition))!,
    );
    featureNames.forEach((name, i) => {
      const from = EDITIONS.indexOf(FEATURES[name].from);
      if (from < 3) expect(boxes[i]![0], name).toBeCloseTo(Number(names[from]!.attributes.x), 1);
      else expect(boxes[i]![0], name).toBeGreaterThan(Number(names[2]!.attributes.x));
    });
    const rows = boxes.map(([, y, , height]) => [y, height] as const);
    expect(rows.every(([y, height], i) => i === 0 || y >= rows[i - 1]![0] + height)).toBe(true);
  });

  test.each(featureNames)(
    '%s: its row, its bar and its edition are strong, the outline goes around its bar',
    (name) => {
      const picture = drawOf(name, 1);
      expect(bars(picture).filter((bar) => is(bar, 'fill-accent'))).toEqual(
        rectsIn(picture.part(name)).filter((bar) => is(bar, 'fill-accent')),
      );
      const strong = picture.nodes.filter((node) => node.name === 'text' && is(node, 't-strong')).map(textOf);
      expect(strong).toContain(word(name));
      const head = (edition: string) => word(edition === 'enterprisePlus' && layout === 'narrow' ? 'plus' : edition);
      expect(EDITIONS.filter((edition) => strong.includes(head(edition)))).toEqual([FEATURES[name].from]);
      const hulls = picture.nodes.filter(({ attributes }) => attributes['data-hull'] !== undefined);
      expect(hulls.map(({ attributes }) => attributes['data-hull'])).toEqual([name]);
      expect(inside(boxOf(rectsIn(picture.part(name))[0]!), boxOf(rectsIn(hulls[0]!)[0]!))).toBe(true);
    },
  );

  test('each function stands in the list of the book that has it', () => {
    const { nodes, part } = drawOf('drs', 0);
    const heads = nodes.filter((node) => node.name === 'text' && /^vCenter (Essentials|Standard)/.test(textOf(node)));
    expect(heads).toHaveLength(2);
    const counts = nodes
      .filter((node) => node.name === 'text')
      .map(textOf)
      .join('\n');
    expect(counts).toMatch(/\b7 Funktionen/);
    expect(counts).toMatch(/\b9 weitere/);
    const y = (name: string) => Number(all(part(name)).find((node) => node.name === 'text')!.attributes.y);
    expect(featureNames.map(y)).toEqual(featureNames.map(y).toSorted((a, b) => a - b));
    expect(counts).toContain(word('unchecked'));
  });
});

describe('words', () => {
  const table = (params: object, phase: string) => {
    const { state } = framesOf(params).find((frame) => (frame.state as OutageState).phase === phase)!;
    return Object.fromEntries(figure.view.describe(state, worte).map(({ label, value }) => [label, value]));
  };

  test('the table says how each part is', () => {
    expect(table({}, 'start')).toMatchObject({
      'vCenter-Server': 'läuft',
      DRS: 'läuft',
      'Kopie von VM 4 (FT)': 'läuft mit auf Host 3',
      'läuft weiter': 'noch nichts',
      'vSphere-Client': 'nicht an einem Host angemeldet',
    });
    expect(table({}, 'logOn')).toMatchObject({ 'vSphere-Client': 'an Host 1 angemeldet', DRS: 'steht' });
    expect(table({}, 'drsTurn')).toMatchObject({
      'Host 1': 'viel zu tun',
      'Host 3': 'wenig zu tun',
      steht: worte.drsFound,
    });
    expect(table({}, 'hostFails')).toMatchObject({
      'vCenter-Server': 'ausgefallen',
      'Host 2': 'ausgefallen',
      'HA-Agent, Host 2': 'ausgefallen',
      'HA-Agent, Host 1': 'läuft',
      'VM 3': 'steht auf Host 2',
    });
    expect(table({ ha: 'off' }, 'sumUp')).toMatchObject({ 'HA-Agent, Host 1': 'aus', 'VM 3': 'steht auf Host 2' });
    expect(table({ manager: 'vm' }, 'start')).toMatchObject({
      'vCenter-Server': 'läuft in einer VM',
      vCenter: 'läuft auf Host 2',
    });
    expect(table({ ft: 'off' }, 'start')).toMatchObject({ 'Kopie von VM 4 (FT)': 'keine' });
    expect(table({}, 'start')).toMatchObject({ 'Distributed Switch': 'leitet weiter, lässt sich einrichten' });
    expect(table({}, 'sample')).toMatchObject({ 'Distributed Switch': 'leitet weiter, lässt sich nicht ändern' });
    expect(table({ edition: 'enterprise' }, 'start')).not.toHaveProperty('Distributed Switch');
  });

  test('at the end the table says whom a VM owes its place to', () => {
    expect(table({}, 'sumUp')).toMatchObject({
      'VM 1': 'läuft auf Host 1',
      'VM 2': 'läuft auf Host 3, per DRS',
      'VM 3': 'läuft auf Host 1, per HA',
      'VM 4': 'läuft auf Host 3, per FT',
    });
    expect(table({}, 'managerReturns')).toMatchObject({ 'VM 2': 'läuft auf Host 3', 'VM 3': 'läuft auf Host 1' });
    expect(table({ manager: 'vm', ha: 'off' }, 'sumUp')).toMatchObject({
      vCenter: 'läuft auf Host 1, von Hand',
      'VM 3': 'steht auf Host 2',
    });
  });

  test('the table of editions has the list of the book, then the edition of the hosts', () => {
    const [before, after] = framesOf({ view: 'editions' }).map(({ state }) => figure.view.describe(state, worte));
    expect(before![5]).toMatchObject({ label: 'VMware HA', value: 'vCenter Essentials' });
    expect(after![12]).toMatchObject({ label: 'DRS', value: 'vCenter Standard; Edition der Hosts: ab Enterprise' });
  });

  test('what is taken along: every service, where it sits, and what becomes of it', () => {
    const [first] = framesOf();
    const { line, table: rows } = figure.view.take!(first.state, worte);
    expect(line).toBe(
      'vCenter-Server ausgefallen: läuft weiter: VMware HA, Fault Tolerance, Betrieb der VMs, Anmeldung am Host, Weiterleiten im Distributed Switch',
    );
    expect(rows[0]).toEqual(['Dienst', 'sitzt', 'beim Ausfall', 'danach', 'Quelle']);
    expect(rows).toHaveLength(22);
    expect(rows).toContainEqual(['DRS', 'vCenter-Server', 'steht', 'läuft', worte.book]);
    expect(rows).toContainEqual(['Fault Tolerance', 'auf den Hosts', 'läuft weiter', 'läuft', 'nicht im Buch']);
    expect(rows).toContainEqual(['Distributed Switch einrichten', 'vCenter-Server', 'steht', 'läuft', worte.today]);
    expect(rows).toContainEqual([
      ...['Weiterleiten im Distributed Switch', 'auf den Hosts', 'läuft weiter', 'läuft', 'nicht im Buch'],
    ]);
    const [small] = framesOf({ edition: 'standard', ha: 'off' });
    const left = figure.view.take!(small.state, worte).table.map(([name]) => name);
    expect(left).toHaveLength(15);
    expect(left).not.toContain('VMware HA');
    expect(hasService('ft', 'standard')).toBe(false);
  });

  test('of the editions: every function, its list, and the editions that have it', () => {
    const { line, table: rows } = figure.view.take!(framesOf({ view: 'editions' })[1]!.state, worte);
    expect(line).toBe('DRS: Edition der Hosts, ab Enterprise (nicht gegengeprüft)');
    expect(rows).toHaveLength(17);
    expect(rows).toContainEqual(['DRS', 'vCenter Standard', 'Enterprise, Enterprise Plus']);
  });
});
