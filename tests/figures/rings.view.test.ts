import type { ElementNode } from 'ultrahtml';
import { expect, test } from 'vitest';
import { textWidth, TYPE } from '../../src/drawing/fit.ts';
import figure from '../../src/figures/rings/figure.tsx';
import { lookAt } from '../../src/player/stops/stops.ts';
import { initialValues } from '../../src/sim/kernel/field.ts';
import { replay, type Frame } from '../../src/sim/kernel/run.ts';
import type { Op } from '../../src/sim/models/rings/instructions.ts';
import { rings } from '../../src/sim/models/rings/model.ts';
import { MODES, type Mode, type Path } from '../../src/sim/models/rings/paths.ts';
import type { RingsState } from '../../src/sim/models/rings/state.ts';
import { captionsOf } from '../support/captions.ts';
import { drawFrame } from '../support/draw.tsx';
import { all, boxOf, numbersIn, readPicture, textOf, textsOf } from '../support/picture.ts';

const { worte } = captionsOf('rings');
const word = (key: string): string => worte[key] ?? `⟨${key}⟩`;
const opName = (op: Op) => worte[op] ?? op;
const layouts = ['wide', 'narrow'] as const;
type Box = readonly [x: number, y: number, width: number, height: number];

/** Where an instruction ends, said once more: the view takes it from the model. */
const endOf: Readonly<Record<Path, string>> = {
  direct: 'CPU',
  ident: 'CPU',
  silent: 'CPU',
  gp: 'CPU',
  inline: 'Übersetzer',
  replaced: 'Ersatzcode',
  callout: 'VMM',
  trap: 'VMM',
  vmexit: 'VMM',
  hypercall: 'VMM',
};

function framesOf(preset: object, choices: readonly number[] = [0, 0, 2, 0, 1]) {
  return replay(rings, { params: { ...initialValues(rings.params), ...preset }, seed: 1, choices });
}

/** Elements of a drawing with where they really are: their own transform and those around them added up. */
function placed(svg: string) {
  const { nodes } = readPicture(svg);
  const shift = new Map<ElementNode, readonly [number, number]>();
  const walk = (node: ElementNode, [x, y]: readonly [number, number]): void => {
    const [dx = 0, dy = 0] = numbersIn(node.attributes.transform);
    shift.set(node, [x + dx, y + dy]);
    for (const child of node.children as readonly ElementNode[]) if (child.name) walk(child, [x + dx, y + dy]);
  };
  walk(nodes[0]!, [0, 0]);
  const at = (node: ElementNode): readonly [number, number] => shift.get(node) ?? [0, 0];
  const box = (node: ElementNode): Box => {
    const [x, y, width, height] = boxOf(node);
    return [x + at(node)[0], y + at(node)[1], width, height];
  };
  /** What can be seen: not what fades. */
  const visible = (node: ElementNode) => !/\bleave\b/.test(node.attributes.class ?? '');
  const within = (attribute: string, value?: string) =>
    nodes.filter(
      ({ attributes: { [attribute]: found } }) => found !== undefined && (value === undefined || found === value),
    );
  return { nodes, at, box, visible, within };
}

function cornersOf([x, y, width, height]: Box) {
  return [x, x + width].flatMap((left) => [y, y + height].map((top) => [left, top] as const));
}

/** The ring a box lies in with all four corners, `outside` of all, or `between` two. */
function ringReader(picture: ReturnType<typeof placed>) {
  const discs = picture.within('data-ring').map((group) => all(group).find(({ name }) => name === 'path')!);
  const [cx, cy] = picture.at(discs[0]!);
  const radii = discs.map(({ attributes: { d } }) => Math.max(...numbersIn(d).map(Math.abs)));
  return (box: Box): number | string => {
    const found = cornersOf(box).map(([x, y]) => {
      const inner = radii.findIndex((radius) => Math.hypot(x - cx, y - cy) <= radius - 1);
      return x >= cx && y <= cy ? inner : Number.NaN;
    });
    const [first] = found;
    if (found.some((ring) => ring !== first)) return 'between';
    return first === -1 ? 'outside' : first!;
  };
}

const runs: readonly (readonly [string, object])[] = [
  ...Object.entries(rings.presets),
  ...MODES.map((mode) => [`lecture of ${mode}`, { mode }] as const),
];

test.each(runs)('%s: everybody lives in the right ring, and the instruction goes where it ends', (_, preset) => {
  for (const frame of framesOf(preset)) {
    const { machine, issued, outcomes, program } = frame.state;
    if (outcomes.length === program.length) continue;
    const { mode } = machine;
    const picture = placed(drawFrame(figure.view, frame, worte, 'wide'));
    const ringOf = ringReader(picture);
    const own = mode === 'native' || mode === 'hv' ? 0 : 1;
    const actors = picture.within('data-actor').map((group) => {
      const rect = all(group).find(({ name }) => name === 'rect')!;
      return `${group.attributes['data-actor']} ${ringOf(picture.box(rect))}`;
    });
    const vmm = mode === 'native' ? [] : [`vmm ${mode === 'hv' ? 'outside' : 0}`];
    expect(actors).toEqual(['app 3', `kernel ${own}`, ...vmm]);
    const ghost = picture
      .within('data-object', 'ghost')
      .map((group) => ringOf(picture.box(all(group).find(({ name }) => name === 'rect')!)));
    expect(ghost, 'only who was thrown out of ring 0 without knowing believes itself there').toEqual(
      mode === 'te' || mode === 'bt' ? [0] : [],
    );
    // The used rings carry a strong name.
    const strong = picture
      .within('data-ring')
      .map((group) => all(group).at(-1)!.attributes.class!.includes('t-strong'));
    expect(strong).toEqual([true, own === 1, false, true]);

    const outcome = issued === null ? outcomes.at(-1) : undefined;
    const token = picture
      .within('data-object', 'token')
      .filter(({ attributes }) => attributes['data-owner'] === undefined);
    if (issued === null && outcome === undefined) {
      expect(token).toEqual([]);
      continue;
    }
    const rect = all(token[0]!).find(({ name }) => name === 'rect')!;
    expect(textsOf(token[0]!)[0]).toBe(opName((issued ?? outcome!).op));
    const ways = picture.nodes.filter(({ attributes }) => attributes.class?.startsWith('way way-flow'));
    const rest = outcome === undefined || outcome.path === 'gp' ? (issued ?? outcome!).ring : outcome.rings.at(-1)!;
    expect(picture.visible(token[0]!)).toBe(outcome?.vmm !== true);
    if (outcome?.vmm !== true) expect(ringOf(picture.box(rect)), `frame ${frame.index}`).toBe(rest);
    const moves = outcome !== undefined && (outcome.vmm || rest !== outcome.ring);
    expect(ways.length, `ways in frame ${frame.index}`).toBe(moves ? 1 : 0);
    if (outcome?.vmm !== true) continue;
    // The tip of the way touches the VMM, and the name stands beside it.
    const [, , tipX = 0, tipY = 0] = numbersIn(all(ways[0]!).at(-1)!.attributes.d);
    const [vx, vy, vw, vh] = picture.box(all(picture.within('data-actor', 'vmm')[0]!)[1]!);
    const gap = Math.hypot(Math.max(vx - tipX, 0, tipX - vx - vw), Math.max(vy - tipY, 0, tipY - vy - vh));
    expect(gap).toBeLessThanOrEqual(9);
    expect(textsOf(picture.nodes[0]!)).toContain(opName(outcome.op));
  }
});

/** The track of a drawing, read back: heads, rows, dots and sums. */
function readTrack(frame: Frame<RingsState, unknown>, layout: (typeof layouts)[number]) {
  const picture = placed(drawFrame(figure.view, frame, worte, layout));
  const columns = ['cpu', 'translator', 'vmm'].flatMap((object) => picture.within('data-object', object));
  const groups = columns.filter((group) => all(group).some(({ name }) => name === 'circle' || name === 'text'));
  const texts = (group: ElementNode) => all(group).filter((node) => node.name === 'text' && picture.visible(node));
  const heads = groups.map((group) => textOf(texts(group)[0]!));
  const sums = groups.map((group) => texts(group).slice(1).map(textOf).join());
  const xs = new Map(groups.map((group, i) => [texts(group)[0]!.attributes.x, heads[i]!]));
  const dots = groups
    .flatMap((group) => all(group).filter(({ name }) => name === 'circle'))
    .map(({ attributes: { cx, cy, class: look } }) => ({ y: Number(cy), x: Number(cx), head: xs.get(cx), look }))
    .toSorted((a, b) => a.y - b.y);
  const rows = picture.within('data-owner');
  return { picture, heads, sums, dots, rows };
}

test.each(runs)('%s: the track tells who carried out what, in order', (_, preset) => {
  for (const frame of framesOf(preset)) {
    const { program, outcomes, issued, machine } = frame.state;
    for (const layout of layouts) {
      const { picture, heads, sums, dots, rows } = readTrack(frame, layout);
      const own = { native: ['CPU'], te: ['CPU', 'VMM'], hv: ['CPU', 'VMM'] } as Readonly<
        Partial<Record<Mode, string[]>>
      >;
      const middle = machine.mode === 'bt' ? 'Übersetzer' : 'Ersatzcode';
      expect(heads).toEqual(own[machine.mode] ?? ['CPU', middle, 'VMM']);
      // A column without a dot has no number.
      const counted = heads.map(
        (head) =>
          outcomes.filter(
            ({ path }) => endOf[path] === head || (head === middle && (path === 'inline' || path === 'replaced')),
          ).length,
      );
      expect(sums).toEqual(counted.map((count) => (count === 0 ? '' : `${count}`)));
      // Every instruction is in a row, and the rows are those of the program.
      let line = 0;
      const ends = [];
      for (const row of rows) {
        const texts = textsOf(row);
        const name = texts.at(-1)!;
        const times = Number(/^(\d+) × /.exec(name)?.[1] ?? 1);
        const { ctx, op } = program[line]!;
        expect(name).toBe(times === 1 ? opName(op) : `${times} × ${opName(op)}`);
        for (const other of program.slice(line, line + times)) expect([other.ctx, other.op]).toEqual([ctx, op]);
        const starts = program[line - 1]?.ctx !== ctx;
        const who = ctx === 'u' ? 'app' : machine.mode === 'native' ? 'kernelNative' : 'kernelGuest';
        expect(texts.slice(0, -1)).toEqual(starts ? [word(who)] : []);
        const label = all(row).findLast(({ name: tag }) => tag === 'text')!;
        const isCurrent = line <= outcomes.length && outcomes.length < line + times && issued !== null;
        expect(label.attributes.class).toContain(outcomes.length > line || isCurrent ? 't-strong' : 't-soft');
        const dashed = all(row).some(({ attributes }) => attributes.class === 'line dashed');
        expect(dashed).toBe(program[line]!.inserted);
        const outcome = outcomes[line];
        if (outcome !== undefined) ends.push({ y: Number(label.attributes.y), outcome });
        line += times;
      }
      expect(line).toBe(program.length);
      expect(dots.map(({ y, head }) => [y, head])).toEqual(
        ends.map(({ y, outcome }) => [
          y,
          outcome.path === 'inline' || outcome.path === 'replaced' ? middle : endOf[outcome.path],
        ]),
      );
      expect(dots.map(({ look }) => look === 'rings-dot-wrong')).toEqual(
        ends.map(({ outcome }) => outcome.visible !== outcome.expected),
      );
      const threads = picture.nodes.filter(({ attributes }) => attributes.class?.startsWith('rings-thread'));
      expect(threads.map(({ attributes: { d } }) => numbersIn(d))).toEqual(
        dots.slice(1).map(({ x, y }, i) => [dots[i]!.x, dots[i]!.y, x, y]),
      );
    }
  }
});

test.each(runs)('%s: what a note speaks of has the one outline, and what goes wrong is told', (_, preset) => {
  for (const frame of framesOf(preset)) {
    const focus = frame.notes.flatMap((note) => note.focus ?? []);
    const { issued, outcomes, program } = frame.state;
    const outcome = issued === null ? outcomes.at(-1) : undefined;
    for (const layout of layouts) {
      const { nodes, within, box } = placed(drawFrame(figure.view, frame, worte, layout));
      const hulls = within('data-hull');
      expect(
        hulls.map(({ attributes }) => attributes['data-hull']),
        `${layout}, frame ${frame.index}`,
      ).toEqual(focus);
      const [width = 0, height = 0] = numbersIn(nodes[0]!.attributes.viewBox).slice(2);
      for (const rect of hulls.flatMap((hull) => all(hull).filter(({ name }) => name === 'rect'))) {
        const [x, y, w, h] = box(rect);
        expect(Math.min(x, y, width - x - w, height - y - h)).toBeGreaterThanOrEqual(4);
      }
      const told = within('data-object', 'guestView').map(textOf).join();
      const isLast = outcomes.length === program.length;
      const wrong = outcome !== undefined && outcome.visible !== outcome.expected && !isLast ? outcome : null;
      if (wrong === null) expect(told).toBe('');
      else {
        const [seen, right] = [told.indexOf(word(wrong.visible)), told.lastIndexOf(word(wrong.expected))];
        expect(seen).toBeGreaterThan(0);
        expect(right).toBeGreaterThan(seen);
      }
      const page = within('data-object', 'page').map(textOf).join();
      const now = issued ?? outcome;
      const shows = now !== undefined && wrong === null && !isLast && program.some(({ op }) => op === 'EXEC_DATA');
      if (!shows) expect(page).toBe('');
      else {
        const data = now.op === 'EXEC_DATA';
        expect(page).toContain(word(data ? 'pageData' : 'pageCode'));
        expect(page).toContain(word(data && frame.state.machine.nx ? 'pageNxSet' : 'pageNxClear'));
        const judged = now.verdict === 'ok' ? word('pageRuns') : `${word('pageFaultCode')} ${now.verdict}`;
        expect(page.includes(judged)).toBe(outcome !== undefined);
      }
    }
  }
});

test.each(runs)('%s: the balance counts the visits of every mode with a run of its own', (_, preset) => {
  const end = framesOf(preset, []).at(-1)!;
  for (const layout of layouts) {
    const { within, nodes, box } = placed(drawFrame(figure.view, end, worte, layout));
    const groups = within('data-mode');
    expect(groups).toHaveLength(MODES.length);
    for (const group of groups) {
      const mode = group.attributes['data-mode'];
      const { outcomes } = framesOf({ ...preset, mode }, []).at(-1)!.state;
      const visits = outcomes.filter(({ vmm }) => vmm).length;
      const wrong = outcomes.filter(({ visible, expected }) => visible !== expected);
      const squares = all(group).filter(({ attributes }) => attributes.class === 'tone-host');
      expect(squares.length, `${mode}`).toBe(visits);
      const [name, count, ...more] = textsOf(group);
      const ept = mode === 'hv' && end.state.machine.mmu === 'ept';
      expect(name).toBe(word(`balance${mode!.charAt(0).toUpperCase()}${mode!.slice(1)}${ept ? 'Ept' : ''}`));
      expect(count).toBe(visits === 0 ? word('never') : `${visits}`);
      // What goes wrong is named, or counted; where nothing does, it says who helps.
      const help = { native: null, te: 'noHelp', bt: 'noHelp', hv: 'helpCpu', pv32: 'helpGuest' }[mode as Mode];
      const [first, several] = wrong;
      const told = several === undefined ? first && opName(first.op) : `${wrong.length}`;
      expect(more.join().startsWith(`${told} `), `${mode}: ${more.join()}`).toBe(first !== undefined);
      if (first === undefined) expect(more.join()).toBe(help === null ? '' : word(help));
      for (const square of squares) expect(box(square)[0] + box(square)[2]).toBeLessThan(layout === 'wide' ? 930 : 330);
    }
    const own = groups.find(({ attributes }) => attributes['data-mode'] === end.state.machine.mode)!;
    expect(all(own).some(({ attributes }) => attributes['data-hull'] === 'balance')).toBe(true);
    // Beside the balance the whole track is still there, and nothing of the rings.
    expect(nodes.filter(({ attributes }) => attributes['data-ring'] !== undefined)).toEqual([]);
  }
});

test.each(runs)('%s: at the end the outline of a column is around its sum alone', (_, preset) => {
  const end = framesOf(preset, []).at(-1)!;
  const outlined = [
    ['cpu', ['direct', 'ident', 'silent', 'gp']],
    ['translator', ['inline', 'replaced']],
    ['vmm', ['callout', 'trap', 'vmexit', 'hypercall']],
  ] as const;
  for (const [column, paths] of outlined) {
    const sum = end.state.outcomes.filter(({ path }) => paths.some((one) => one === path)).length;
    if (sum === 0) continue;
    for (const layout of layouts) {
      const { within, box, at, visible } = placed(drawFrame(figure.view, lookAt(end, [column]), worte, layout));
      const hulls = within('data-hull');
      expect(hulls.map(({ attributes }) => attributes['data-hull'])).toEqual([column]);
      const rects = all(hulls[0]!).filter(({ name }) => name === 'rect');
      expect(rects).toHaveLength(1);
      const [x, y, width, height] = box(rects[0]!);
      const held = within('data-object')
        .flatMap(all)
        .filter((node) => node.name === 'text' && node.attributes.class?.includes('t-l') && visible(node))
        .filter((node) => {
          const [left, base] = [Number(node.attributes.x) + at(node)[0], Number(node.attributes.y) + at(node)[1]];
          return left > x && left < x + width && base > y && base < y + height;
        });
      expect(held.map(textOf), `${layout}, ${column}`).toEqual([`${sum}`]);
    }
  }
});

test('a token is its instruction’s: the next one is another element', () => {
  const keys = (at: number) => drawFrame(figure.view, framesOf({ program: 'p1' }, [])[at]!, worte, 'wide');
  // Line 0 handled, line 1 in hand: the first one fades where it ended, the second one stands at its owner.
  expect(keys(2).match(/class="leave/g) ?? []).toHaveLength(0);
  expect(keys(3).match(/class="leave"/g)).toHaveLength(1);
});

/** Every two modes on the lecture's program, and the programs in which more may go wrong. */
const pairs: readonly (readonly [string, object, Mode])[] = [
  ...MODES.flatMap((mode, i) => MODES.slice(i + 1).map((other) => [`${mode} and ${other}`, { mode }, other] as const)),
  ['VT-x and binary translation', { mode: 'hv', mmu: 'ept' }, 'bt'],
  ['a program that x86 lets slip', { mode: 'te', program: 'x86Hole' }, 'bt'],
  ['code on the stack', { mode: 'hv', program: 'nxStack' }, 'te'],
];

/** Where a text is, from an estimate that is never too short. */
function extentOf({ attributes: { x, class: look = '' } }: ElementNode, text: string, size: number) {
  const width = textWidth(text, size);
  const from = Number(x) - (look.includes('t-end') ? width : look.includes('t-middle') ? width / 2 : 0);
  return [from, from + width] as const;
}

test.each(pairs)('%s: a comparison is one program, and who carries out each row in either mode', (_, preset, mode) => {
  const [own, other] = [framesOf(preset), framesOf({ ...preset, mode })];
  for (const frame of own.filter(({ index }) => index % 2 === 0 || index < 4)) {
    const halves = [frame, other[frame.index]!];
    for (const layout of layouts) {
      const here = `${layout}, frame ${frame.index}`;
      const { nodes, within } = placed(drawFrame(figure.view, frame, worte, layout, 'f', halves[1]));
      const visits = halves.map(({ state }) => state.outcomes.filter(({ vmm }) => vmm).length);
      const isDone = frame.state.outcomes.length === frame.state.program.length;
      expect(within('data-headline').map(({ attributes }) => attributes['data-headline'])[0], here).toBe(
        visits.some((count) => count > 0) || isDone
          ? `${visits[0]}\u00a0:\u00a0${visits[1]} ${word('visits')}`
          : word('howOften'),
      );
      // Both tracks stand on the rows of the one program.
      const rows = within('data-owner');
      const lines = rows.map((row) => Number(all(row).findLast(({ name }) => name === 'text')!.attributes.y));
      expect(new Set(lines).size).toBe(lines.length);
      const tracks = within('data-mode');
      expect(tracks.map(({ attributes }) => attributes['data-mode'])).toEqual(
        halves.map(({ state }) => state.machine.mode),
      );
      const latest = tracks.map((track, i) => {
        const { state } = halves[i]!;
        expect(track.attributes['data-value']).toBe(`${visits[i]}`);
        const dots = all(track)
          .filter(({ name, attributes }) => name === 'circle' && lines.includes(Number(attributes.cy)))
          .toSorted((a, b) => Number(a.attributes.cy) - Number(b.attributes.cy));
        const looks = dots.map(({ attributes }) => attributes.class!.replace('rings-dot-', ''));
        const toVmm = dots.filter(({ attributes }) => attributes.class === 'rings-dot-vmm');
        expect(toVmm, here).toHaveLength(visits[i]!);
        expect(new Set(toVmm.map(({ attributes }) => attributes.cx)).size).toBeLessThan(2);
        // A row of equal instructions has one dot, which comes with the first of them.
        let line = 0;
        const expected = rows.flatMap((row) => {
          const outcome = state.outcomes[line];
          line += Number(/^(\d+) × /.exec(textsOf(row).at(-1)!)?.[1] ?? 1);
          if (outcome === undefined) return [];
          if (outcome.visible !== outcome.expected) return ['wrong'];
          if (outcome.path === 'gp') return ['refused'];
          return [{ CPU: 'cpu', VMM: 'vmm' }[endOf[outcome.path]] ?? 'translator'];
        });
        expect(looks, here).toEqual(expected);
        const wrong = state.outcomes.filter(({ visible, expected: right }) => visible !== right);
        const said = textsOf(track).find((text) => text.endsWith('falsch'));
        const told = wrong.length === 1 ? opName(wrong[0]!.op) : `${wrong.length}`;
        expect(said?.startsWith(`${told} `), `${here}: ${said}`).toBe(wrong.length === 0 ? undefined : true);
        return state.issued === null ? state.outcomes.at(-1) : undefined;
      });
      const endsAt = latest.map(
        (outcome) => outcome && (endOf[outcome.path] === 'Ersatzcode' ? 'Übersetzer' : endOf[outcome.path]),
      );
      const fresh = nodes.some(({ name, attributes }) => name === 'g' && attributes.class === 'appear beat-2');
      const hulls = within('data-hull').filter(({ attributes }) => attributes['data-hull'] === 'parting');
      expect(hulls, here).toHaveLength(fresh && endsAt[0] !== endsAt[1] ? 1 : 0);
    }
  }
});

test.each(pairs)('%s: nothing in a comparison runs into anything else', (_, preset, mode) => {
  const own = framesOf(preset, []).at(-1)!;
  const other = framesOf({ ...preset, mode }, []).at(-1)!;
  for (const layout of layouts) {
    const { nodes } = placed(drawFrame(figure.view, own, worte, layout, 'f', other));
    const [width = 0, height = 0] = numbersIn(nodes[0]!.attributes.viewBox).slice(2);
    const lines = nodes
      .filter(({ name }) => name === 'text' || name === 'tspan')
      .filter((node) => node.name === 'tspan' || !all(node).some(({ name }) => name === 'tspan'))
      .map((node) => {
        const size = TYPE[layout][node.attributes.class?.includes('t-s') === false ? 'm' : 's'];
        const [from, to] = extentOf(node, textOf(node), size);
        return { text: textOf(node), from, to, y: Number(node.attributes.y) };
      });
    for (const { text, from, to, y } of lines) {
      expect(from, text).toBeGreaterThanOrEqual(3.9);
      expect(to, text).toBeLessThanOrEqual(width - 2);
      if (!Number.isNaN(y)) expect(y, text).toBeLessThanOrEqual(height - 6);
    }
    const heads = lines.filter(({ y }) => !Number.isNaN(y)).toSorted((a, b) => a.y - b.y || a.from - b.from);
    heads.slice(1).forEach((text, i) => {
      const before = heads[i]!;
      if (before.y === text.y) expect(text.from, `${before.text} | ${text.text}`).toBeGreaterThan(before.to);
    });
  }
});
