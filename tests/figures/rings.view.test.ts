import type { ElementNode } from 'ultrahtml';
import { expect, test } from 'vitest';
import figure from '../../src/figures/rings/figure.tsx';
import { initialValues } from '../../src/sim/kernel/field.ts';
import { replay } from '../../src/sim/kernel/run.ts';
import { purposeOf, type Op } from '../../src/sim/models/rings/instructions.ts';
import { rings } from '../../src/sim/models/rings/model.ts';
import { MODES, pathsOf, type Path } from '../../src/sim/models/rings/paths.ts';
import { captionsOf } from '../support/captions.ts';
import { drawFrame } from '../support/draw.tsx';
import { all, boxOf, hasClass, numbersIn, readPicture, textsOf } from '../support/picture.ts';

const { worte } = captionsOf('rings');
const word = (key: string): string => worte[key] ?? `⟨${key}⟩`;
const letter = (path: Path) => word(`letter${path.charAt(0).toUpperCase()}${path.slice(1)}`);
const opName = (op: Op) => worte[op] ?? op;

type Point = readonly [x: number, y: number];

/** What can be measured in a drawing: rings, boxes, token. */
function read(svg: string) {
  const picture = readPicture(svg);
  const discs = picture.nodes.map(({ attributes }) => attributes.d ?? '').filter((d) => /^M\S+ \S+ V/.test(d));
  const [x = 0, y = 0] = numbersIn(discs[0]);
  const radii = discs.map((d) => numbersIn(d)[3] ?? 0).reverse();
  const plate = boxOf(picture.nodes.find(({ name }) => name === 'rect')!);
  const middle = (node: ElementNode): Point => {
    const [left, top, width, height] = boxOf(node);
    return [left + width / 2, top + height / 2];
  };
  /** The ring a point lies in, or `root` for the plate below the rings. */
  const placeOf = ([px, py]: Point) => {
    const [left, top, width, height] = plate;
    if (px > left && px < left + width && py > top && py < top + height) return 'root';
    const distance = Math.hypot(px - x, py - y);
    return px < x || py > y ? 'nowhere' : radii.findIndex((radius) => distance <= radius);
  };
  return { ...picture, placeOf, middle };
}

const runs = [
  ...Object.entries(rings.presets),
  // The lecture of the other modes, with the book’s ring where it differs.
  ...MODES.map((mode) => [mode, { mode, bookView: true }] as const),
].flatMap(([name, preset]) => (['wide', 'narrow'] as const).map((layout) => [name, layout, preset] as const));

test.each(runs)('%s, %s: the drawing shows the state, measured in the picture', (_, layout, preset) => {
  const params = { ...initialValues(rings.params), ...preset };
  const kernelRing = params.mode === 'native' || params.mode === 'hv' ? 0 : 1;
  for (const frame of replay(rings, { params, seed: 1, choices: [0, 0, 2, 0, 1] })) {
    const { issued, outcomes, program } = frame.state;
    const outcome = issued === null ? outcomes.at(-1) : undefined;
    const now = issued ?? outcomes.at(-1);
    const { nodes, part, placeOf, middle } = read(drawFrame(figure.view, frame, worte, layout));

    // The token in its ring, what it says, and where it came from.
    const vmmAt = params.mode === 'hv' ? 'root' : 0;
    const own = outcome?.path === 'gp' ? outcome.ring : outcome?.rings.at(-1);
    const at = outcome?.vmm === true ? vmmAt : (own ?? ((now ?? program[0]!).ctx === 'u' ? 3 : kernelRing));
    const [tx = 0, ty = 0] = numbersIn(part('token').attributes.transform);
    expect(placeOf([tx, ty]), `frame ${frame.index}: token`).toBe(at);
    const said = opName((now ?? program[0]!).op);
    expect(textsOf(part('token'))).toEqual(outcome === undefined ? [said] : [letter(outcome.path), said]);
    const start = nodes.filter((node) => node.name === 'rect' && hasClass(node, 'line dashed')).map(middle);
    const hasMoved = outcome !== undefined && outcome.path !== 'gp' && (outcome.vmm || at !== outcome.ring);
    expect(start.map(placeOf)).toEqual(hasMoved ? [outcome.ring] : []);
    const missed = nodes.filter((node) => node.name === 'path' && hasClass(node, 'line-mark dashed'));
    expect(missed.length, 'the alarm that never comes').toBe(outcome?.path === 'silent' ? 1 : 0);

    // The actors in their rings, the badge at whoever has the CPU, the book’s ring only where it differs.
    const actors = params.mode === 'native' ? ['app', 'kernel'] : ['app', 'kernel', 'vmm'];
    const places = actors.map((actor) => placeOf(middle(all(part(actor))[1]!)));
    expect(places).toEqual([3, kernelRing, vmmAt].slice(0, actors.length));
    const active = actors.filter((actor) => all(part(actor)).some((node) => hasClass(node, 'fill-mark')));
    const next = outcome?.rings.at(-1) === 3 ? 'app' : 'kernel';
    const turn = outcome === undefined ? (now?.ctx === 'u' ? 'app' : 'kernel') : outcome.vmm ? 'vmm' : next;
    expect(active, `frame ${frame.index}: badge`).toEqual(now === undefined ? [] : [turn]);
    expect(textsOf(part('kernel')).includes(word('bookRing'))).toBe(params.bookView && kernelRing === 1);

    // The panels.
    const path = outcome?.path;
    expect(textsOf(part('path'))).toEqual(
      path === undefined
        ? ['?', word('open'), word('meansOpen')]
        : [letter(path), word(path), word(`means${path.charAt(0).toUpperCase()}${path.slice(1)}`)],
    );
    const [, ...seen] = textsOf(part('guestView'));
    if (outcome === undefined) expect(seen).toEqual([word('open')]);
    else if (outcome.visible === outcome.expected) expect(seen).toEqual([word(outcome.visible)]);
    else expect(seen).toEqual([`✗ ${word(outcome.visible)}`, `${word('insteadOf')} ${word(outcome.expected)}`]);
    const [title, bits, verdict] = textsOf(part('page'));
    if (now === undefined) expect(bits).toBe(word('open'));
    else {
      expect(title).toContain(word(now.op === 'EXEC_DATA' ? 'pageData' : 'pageCode'));
      const level = word(now.ctx === 'u' ? 'pageUser' : 'pageSupervisor');
      expect(bits).toBe(`${level}, ${word('pageNx')} ${now.op === 'EXEC_DATA' && params.nx ? 1 : 0}`);
      const fault = `✗ ${word('pageFaultCode')} ${now.verdict}`;
      const judged = now.verdict === 'ok' ? word('pageRuns') : fault;
      expect(verdict).toBe(outcome === undefined ? word('open') : judged);
    }

    // The counters and the legend, counted anew.
    const shown = (object: string) => numbersIn(textsOf(part(object)).join(' ').replaceAll('.', ''));
    const measured = outcomes.flatMap(({ cycles }) => (cycles === null ? [] : [cycles]));
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    const changes = outcomes.flatMap(({ rings }) => rings.filter((ring, i) => i > 0 && ring !== rings[i - 1]));
    expect(shown('vmmEntries')).toEqual([outcomes.filter(({ vmm }) => vmm).length]);
    expect(shown('ringChanges')).toEqual([changes.length]);
    expect(shown('cycles')).toEqual(
      measured.length === 0 ? [] : [sum(measured.map(({ here }) => here)), sum(measured.map(({ native }) => native))],
    );
    expect(textsOf(part('cycles')).join().includes('≈')).toBe(measured.some(({ derived }) => derived));
    const told = textsOf(nodes[0]!);
    for (const one of pathsOf(params.mode)) {
      const label = `${word(one)} ${outcomes.filter((other) => other.path === one).length}`;
      expect(told[told.indexOf(label) - 1], `${label} in the legend`).toBe(letter(one));
    }

    // The program: the line in view is marked, and every line has the letter of its own path.
    const isRow = (node: ElementNode) => hasClass(node, 'tone-a') || hasClass(node, 'tone-b');
    const rows = nodes.filter(
      (node) =>
        node.name === 'g' &&
        (node.children as readonly ElementNode[]).some((child) => child.name === 'rect' && isRow(child)),
    );
    const line = Math.max(0, issued === null ? outcomes.length - 1 : outcomes.length);
    const marked = rows.findIndex((row) => all(row).some((node) => hasClass(node, 'fill-accent-soft')));
    rows.forEach((row, i) => {
      const index = line - marked + i;
      const { ctx, op, inserted } = program[index]!;
      const tile = outcomes[index] === undefined ? [] : [letter(outcomes[index].path)];
      const who = word(ctx === 'u' ? 'appShort' : 'kernelShort');
      expect(textsOf(row), `frame ${frame.index}: line ${index}`).toEqual([
        ...tile,
        who,
        opName(op),
        word(purposeOf(op)),
      ]);
      expect(all(row).some((node) => hasClass(node, 'line-mark dashed'))).toBe(inserted);
    });
    expect(rows.length).toBeGreaterThan(4);
  }
});
