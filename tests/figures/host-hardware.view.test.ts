import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textWidth, TYPE } from '../../src/drawing/fit.ts';
import type { Layout } from '../../src/drawing/view.ts';
import figure from '../../src/figures/host-hardware/figure.tsx';
import { lectureSteps } from '../../src/lib/figure-page.ts';
import { figureBySlug } from '../../src/lib/figure-register.ts';
import { runnableModels } from '../../src/lib/models.ts';
import { parseField } from '../../src/sim/kernel/read-field.ts';
import { hostHardware, type HardwareState } from '../../src/sim/models/host-hardware/model.ts';
import { PILLARS, type PillarName } from '../../src/sim/models/host-hardware/rules.ts';
import { anyParams } from '../support/arbitrary.ts';
import { captionsOf } from '../support/captions.ts';
import { drawFrame } from '../support/draw.tsx';
import { drawnElements, type Drawn } from '../support/drawn.ts';
import { frameOf, stateOf } from '../support/host-hardware.ts';
import { few, layouts } from '../support/laws.ts';

const { presets } = hostHardware;
const { view } = figure;
const { worte } = captionsOf('host-hardware');
const model = runnableModels['host-hardware']!;
const forms = anyParams(model).map((form) => ({ ...form, cpu: form.cpu === 'none' ? 'xeonV' : form.cpu }));
const svgOf = (form: object | undefined = {}, layout: Layout = 'wide') => drawFrame(view, frameOf(form), worte, layout);
const draw = (form: object | undefined = {}, layout: Layout = 'wide') => drawnElements(svgOf(form, layout));

type Told = ReturnType<typeof lectureSteps>[number];

const number = ({ attributes }: Drawn, name: string) => Number(attributes[name]);
const hasClass = ({ attributes }: Drawn, name: string) => (attributes.class ?? '').split(' ').includes(name);
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const texts = (drawn: readonly Drawn[], part?: string) =>
  drawn
    .filter((one) => one.name === 'text' && (part === undefined || one.part === part))
    .map(({ text }) => plain(text));
const rects = (drawn: readonly Drawn[], part: string) =>
  drawn.filter((one) => one.name === 'rect' && one.part === part);
const pillarOf = (drawn: readonly Drawn[], name: string) =>
  rects(drawn, name).find(({ attributes }) => attributes['data-value'] !== undefined);
const bottom = (one: Drawn) => number(one, 'y') + number(one, 'height');
const plateOf = (drawn: readonly Drawn[]) => rects(drawn, 'plate')[0]!;
const hullsOf = (svg: string) =>
  [...svg.matchAll(/data-hull="(\w+)">\s*<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g)].map(
    ([, of, ...box]) => ({ of, box: box.map(Number) as [number, number, number, number] }),
  );

describe('pillars', () => {
  test('reach as high as the server has of its minimum, all from one base', () => {
    fc.assert(
      fc.property(forms, fc.constantFrom(...layouts), (form, layout) => {
        const drawn = draw(form, layout);
        const { pillars } = stateOf(form);
        const plate = plateOf(drawn);
        const full = pillars.flatMap(({ name, reach }) => (reach === 1 ? [pillarOf(drawn, name)!] : []));
        const gap = layout === 'wide' ? 6 : 4;
        for (const one of full) {
          expect(number(one, 'y')).toBe(bottom(plate) + gap);
          expect(hasClass(one, 'fill-accent-soft')).toBe(true);
        }
        const height = layout === 'wide' ? 230 : 162;
        for (const { name, reach } of pillars) {
          const one = pillarOf(drawn, name);
          expect(one === undefined).toBe(reach === 0);
          if (one === undefined) continue;
          expect(number(one, 'height')).toBeCloseTo(reach * height, 1);
          expect(bottom(one)).toBeCloseTo(layout === 'wide' ? 386 : 274, 1);
          expect(hasClass(one, 'tone-stopped')).toBe(reach < 1);
        }
      }),
      few,
    );
  });

  test('one that passes its limit comes through the plate, hatched', () => {
    for (const layout of layouts)
      for (const [form, name] of [
        [presets.tooLarge, 'cpu'],
        [{ ram: 2048 }, 'ram'],
      ] as const) {
        const drawn = draw(form, layout);
        const plate = plateOf(drawn);
        for (const pillar of PILLARS) {
          const over = rects(drawn, pillar).filter(({ attributes }) => attributes.fill === 'url(#f-beyond)');
          expect(over).toHaveLength(pillar === name ? 1 : 0);
          for (const one of over) {
            expect(number(one, 'y')).toBeLessThan(number(plate, 'y'));
            expect(bottom(one)).toBe(number(pillarOf(drawn, pillar)!, 'y'));
          }
        }
        expect(texts(drawn, 'plate')).toEqual(['vSphere 4 zu groß']);
        // Whether it starts is open, so there is no seal either.
        expect(drawn.some(({ part }) => part === 'support')).toBe(false);
        expect(drawn.some(({ part }) => part === 'guests')).toBe(false);
      }
    expect(texts(draw(presets.tooLarge), 'cpu')).toEqual(['nur bis 64 CPUs', '96 CPUs', 'CPU']);
    expect(texts(draw({ ram: 2048 }), 'ram')).toEqual(['nur bis 1.024 GB', '2.048 GB', 'RAM']);
  });

  test('say what is there and whether it is enough', () => {
    const told = (form: object | undefined, part: PillarName, layout: Layout = 'wide') =>
      texts(draw(form, layout), part).join('|');
    expect(told({}, 'ram')).toBe('reicht|32 GB|RAM');
    expect(told({ ram: 1 }, 'ram')).toBe('1 GB fehlt|1 GB|RAM');
    expect(told({ ram: 0.5 }, 'ram')).toBe('1,5 GB fehlen|0,5 GB|RAM');
    expect(told({ nics: 0 }, 'nics')).toBe('fehlt|Netz');
    expect(told({ nics: 1 }, 'nics')).toBe('reicht|1 Karte|Netz');
    expect(told({ nics: 12 }, 'nics')).toBe('reicht|12 Karten|Netz');
    expect(told({ controller: 'none' }, 'controller')).toBe('fehlt|Controller');
    expect(told({ controller: 'nvme' }, 'controller')).toBe('passt nicht|NVMe|Controller');
    expect(told({ controller: 'fc' }, 'controller')).toBe('reicht|Fibre Channel|Controller');
    expect(told({ controller: 'fc' }, 'controller', 'narrow')).toBe('reicht|FC|Controller');
    expect(told({ cpu: 'ia32' }, 'cpu')).toBe('braucht 64 Bit|32 Bit|CPU');
    expect(told({ cpu: 'xeon' }, 'cpu')).toBe('reicht|ohne VT-x|CPU');
    expect(told({ cpu: 'opteron' }, 'cpu')).toBe('reicht|ohne AMD-V|CPU');
    expect(told({ cpu: 'barcelona', bios: false }, 'cpu')).toBe('reicht|AMD-V aus|CPU');
    expect(told({}, 'cpu')).toBe('reicht|64 Bit|CPU');
    expect(told({ cpu: 'opteron' }, 'cpu', 'narrow')).toBe('reicht|ohne AMD-V|CPU');
  });

  test('are tapped: their part is taken out, or put in so that it is enough', () => {
    for (const layout of layouts) {
      const sets = (form: object | undefined) =>
        draw(form, layout).flatMap(({ attributes: { 'data-set': set } }) => (set === undefined ? [] : [set]));
      expect(sets({})).toEqual(['cpu=ia32', 'ram=1', 'controller=none', 'nics=0']);
      expect(sets({ cpu: 'ia32', ram: 1, controller: 'nvme', nics: 0 })).toEqual([
        'cpu=xeonV',
        'ram=2',
        'controller=sas',
        'nics=1',
      ]);
      expect(sets({ cpu: 'none' })).toEqual(Array(4).fill('cpu=xeonV'));
      for (const form of [{}, { ram: 1 }, { cpu: 'ia32', nics: 0, controller: 'none' }]) {
        for (const set of sets(form)) {
          const [name = '', text = ''] = set.split('=');
          const value = parseField(model.params[name]!, text);
          const reach = (one: object) => stateOf(one).pillars.find((pillar) => pillar.name === name)!.reach;
          expect(reach({ ...form, [name]: value }) === 1).toBe(reach(form) < 1);
        }
      }
    }
  });
});

describe('the plate', () => {
  test.each([
    [{}, 'startet', true],
    [presets.ramShort, 'startet nicht', false],
    [presets.tooLarge, 'zu groß', false],
    [{ cpu: 'none' }, 'noch kein Server', false],
  ])('of %j: %s', (form, word, lies) => {
    for (const layout of layouts) {
      const drawn = draw(form, layout);
      expect(texts(drawn, 'plate')).toEqual([`vSphere 4 ${word}`]);
      expect(hasClass(plateOf(drawn), 'tone-host')).toBe(lies);
      // Of a server that is too large the book does not say whether it starts: neither solid nor dashed.
      expect(hasClass(plateOf(drawn), 'dashed')).toBe(!lies && form !== presets.tooLarge);
    }
  });

  test('has a seal where it starts: solid with support, the outline of its place without', () => {
    fc.assert(
      fc.property(forms, fc.constantFrom(...layouts), (form, layout) => {
        const drawn = draw(form, layout);
        const { start, noSupport } = stateOf(form);
        const seals = rects(drawn, 'support').filter((one) => (one.attributes.class ?? '').startsWith('host-seal'));
        expect(seals).toHaveLength(start === 'yes' ? 1 : 0);
        if (start !== 'yes') return;
        const [seal] = seals as [Drawn];
        expect(hasClass(seal, 'host-seal')).toBe(noSupport === null);
        expect(hasClass(seal, 'dashed')).toBe(noSupport !== null);
        expect(texts(drawn, 'support')).toEqual([noSupport === null ? 'mit Support' : 'ohne Support']);
        const plate = plateOf(drawn);
        expect(number(seal, 'y')).toBeGreaterThan(number(plate, 'y'));
        expect(bottom(seal)).toBeLessThan(bottom(plate));
        expect(number(seal, 'x') + number(seal, 'width')).toBeLessThan(number(plate, 'x') + number(plate, 'width'));
        const [name] = drawn.filter((one) => one.name === 'text' && one.part === 'plate') as [Drawn];
        expect(number(name, 'x') + textWidth(name.text, TYPE[layout].s)).toBeLessThan(number(seal, 'x'));
      }),
      few,
    );
  });

  test('carries the guests as one group that stands on no edge of a pillar', () => {
    fc.assert(
      fc.property(forms, fc.constantFrom(...layouts), (form, layout) => {
        const drawn = draw(form, layout);
        const { start, guests } = stateOf(form);
        const boxes = drawn.filter(
          (one) =>
            one.name === 'rect' &&
            !hasClass(one, 'door-edge') &&
            number(one, 'y') === (layout === 'wide' ? 44 : 32) &&
            one.attributes.rx === '4',
        );
        expect(boxes).toHaveLength(start === 'beyond' ? 0 : 3);
        if (boxes.length > 0) expect(texts(drawn)).toContain('Gäste');
        const edges = PILLARS.flatMap((pillar) => {
          const one = rects(drawn, pillar)[0]!;
          return [number(one, 'x'), number(one, 'x') + number(one, 'width')];
        });
        for (const [i, box] of boxes.entries()) {
          for (const edge of edges) {
            expect(number(box, 'x')).not.toBe(edge);
            expect(number(box, 'x') + number(box, 'width')).not.toBe(edge);
          }
          expect(hasClass(box, 'tone-a')).toBe(start === 'yes' && guests[i]!.lacks === null);
          expect(hasClass(box, 'dashed')).toBe(!hasClass(box, 'tone-a'));
        }
      }),
      few,
    );
  });

  test.each([
    [{ cpu: 'xeon' }, 'brauchen VT-x'],
    [{ cpu: 'opteronV' }, 'erst ab Barcelona'],
    [{ bios: false }, 'VT-x im BIOS aus'],
    [{ cpu: 'barcelona', bios: false }, 'AMD-V im BIOS aus'],
  ])('says what guests lack: %j', (form, word) => {
    for (const layout of layouts) expect(texts(draw(form, layout), 'guests')).toContain(word);
  });
});

describe('the rules', () => {
  const glyph = (one: Drawn) =>
    one.name === 'circle' && hasClass(one, 'host-open')
      ? { is: 'check', x: number(one, 'cx') - 6, y: number(one, 'cy') }
      : one.name === 'path' && hasClass(one, 'host-cross')
        ? { is: 'failed', x: Number(/^M([\d.]+)/.exec(one.attributes.d!)![1]), y: NaN }
        : one.name === 'rect' && hasClass(one, 'fill-ink')
          ? { is: 'met', x: number(one, 'x'), y: number(one, 'y') }
          : null;

  test('a legend below says what the signs of the table mean, quiet like what is not asked', () => {
    for (const form of [{}, presets.of2009Today]) {
      const [, legend = ''] = svgOf(form).split('data-legend');
      const drawn = drawnElements(`<svg><g data-legend${legend.slice(0, legend.indexOf('</svg>'))}</svg>`);
      expect(texts(drawn)).toEqual(['reicht', 'reicht nicht', 'prüfen']);
      expect(drawn.flatMap((one) => glyph(one)?.is ?? [])).toEqual(['met', 'failed', 'check']);
    }
    expect(svgOf({}, 'narrow')).not.toContain('data-legend');
  });

  test('row by row, that of vSphere 4 before that of today', () => {
    fc.assert(
      fc.property(forms, (form) => {
        const drawn = draw(form);
        const { rules, start, noSupport, now } = stateOf(form);
        const legend = drawn.findIndex(({ attributes }) => attributes['data-legend'] !== undefined);
        const glyphs = drawn.slice(0, legend).flatMap((one) => glyph(one) ?? []);
        const at = (x: number) => glyphs.filter((one) => Math.abs(one.x - x) < 2).map(({ is }) => is);
        expect(at(750)).toEqual(rules.flatMap(({ then }) => then?.is ?? []));
        expect(at(853)).toEqual(rules.map((rule) => rule.now.is));
        expect(at(652)).toEqual([
          { yes: 'met', no: 'failed', beyond: 'check' }[start],
          ...(start === 'no' ? [] : [noSupport === null ? 'met' : 'failed']),
          now === 'no' ? 'failed' : 'check',
        ]);
      }),
      few,
    );
  });

  test.each([
    [presets.ramShort, ['vSphere 4: startet nicht', '8.0 U2: startet nicht']],
    [presets.of2009, ['vSphere 4: startet', 'mit Support: in Liste und HCL', '8.0 U2: startet nicht']],
    [presets.withoutVt, ['vSphere 4: startet', 'ohne Support: VT-x fehlt', '8.0 U2: startet nicht']],
    [{ cpu: 'opteron' }, ['vSphere 4: startet', 'ohne Support: AMD-V fehlt', '8.0 U2: startet nicht']],
    [presets.offHcl, ['vSphere 4: startet', 'ohne Support: nicht in HCL', '8.0 U2: startet nicht']],
    [presets.tooLarge, ['vSphere 4: Start ungewiss', 'ohne Support', '8.0 U2: startet nicht']],
    [{ cpu: 'later', today: 'v8' }, ['vSphere 4: startet', 'ohne Support: nicht gelistet', '8.0: erst prüfen']],
  ])('the verdicts of %j', (form, lines) => {
    const shown = texts(draw(form).filter(({ part }) => part !== 'plate' && part !== 'support')).filter((text) =>
      /^(vSphere 4|8\.0.*): |^(mit|ohne) Support/.test(text),
    );
    expect(shown).toEqual(lines);
  });

  test('what is asked for stands beside a rule that is not met', () => {
    const asked = (form: object | undefined) =>
      texts(draw(form)).filter((text) => /^(ab|zu viel|Liste|Treiber|fehlt|passt|XSAVE)/.test(text));
    expect(asked({ ...presets.ramShort, boot: 16 })).toEqual([
      'ab 2 GB',
      'XSAVE',
      'ab 2',
      'ab 8 GB',
      'Treiber',
      'ab 32 GB',
    ]);
    expect(asked({ cpu: 'later', controller: 'ide' })).toEqual(['Liste', 'Treiber', 'Treiber']);
    expect(asked(presets.tooLarge)).toEqual(['zu viel', 'XSAVE', 'Treiber']);
  });

  test('on a phone only those that fail, at most three lines', () => {
    const told = (form: object | undefined) =>
      texts(draw(form, 'narrow')).slice(texts(draw(form, 'narrow')).indexOf('vSphere 4'));
    expect(told(presets.ramShort)).toEqual([
      ...['vSphere 4', 'startet nicht:', 'RAM: ab 2 GB'],
      ...['8.0 U2', 'startet nicht:', 'CPU: XSAVE', 'Cores: ab 2', 'RAM: ab 8 GB'],
    ]);
    expect(told({ ...presets.ramShort, boot: 0 }).slice(-3)).toEqual(['CPU: XSAVE', 'Cores: ab 2', '…']);
    expect(told({ cpu: 'xeon', ram: 16 })).toEqual([
      ...['vSphere 4', 'startet', 'ohne Support:', 'VT-x fehlt'],
      ...['8.0 U2', 'startet nicht:', 'CPU: XSAVE'],
    ]);
    expect(told({}).slice(0, 4)).toEqual(['vSphere 4', 'startet', 'mit Support:', 'in Liste und HCL']);
    expect(told({ cpu: 'later' }).slice(-3)).toEqual(['8.0 U2', 'erst prüfen:', 'Liste und Treiber']);
    expect(told(presets.tooLarge).slice(0, 3)).toEqual(['vSphere 4', 'Start ungewiss', 'ohne Support']);
  });

  test('without a server there is nothing to check', () => {
    expect(texts(draw({ cpu: 'none' }))).toContain('noch nichts zu prüfen');
    for (const layout of layouts) {
      const drawn = draw({ cpu: 'none' }, layout);
      expect(drawn.flatMap((one) => glyph(one) ?? [])).toEqual([]);
      expect(hullsOf(svgOf({ cpu: 'none' }, layout))).toEqual([]);
      expect(texts(drawn).join()).not.toMatch(/reicht|fehlt|8\.0/);
    }
  });
});

test('what today’s version says does not move the plate of 2010', () => {
  const scene = (form: object | undefined) => draw(form).filter(({ part }) => part === 'plate' || part === 'guests');
  expect(scene(presets.of2009Today)).toEqual(scene(presets.of2009));
});

test('today’s version keeps quiet while the question is about 2010', () => {
  const quiet = (svg: string) => svg.split('class="host-quiet"').length - 1;
  for (const layout of layouts) {
    for (const form of [presets.of2009, presets.ramShort, presets.tooLarge]) {
      const svg = svgOf(form, layout);
      expect(quiet(svg)).toBe(1);
      // What is quiet is what today’s version says, and all of it.
      const [loud = '', soft = ''] = svg.split('class="host-quiet"');
      expect([loud, soft].map((part) => /8\.0|XSAVE/.test(part))).toEqual([false, true]);
      expect(quiet(svgOf({ ...form, ask: 'now' }, layout))).toBe(0);
    }
  }
});

test('the answer is the server of the step before, with one outline: the plate with its seal', () => {
  const steps = lectureSteps(figureBySlug('host-hardware', 'test'));
  const [before, answer] = ['heute', 'antwort'].map((id) => steps.find((step) => step.id === id)!) as [Told, Told];
  expect([before.told, answer.told].map((told) => told.includes('Server von 2009'))).toEqual([true, true]);
  const serverOf = ({ picture }: Told) => (picture.state as HardwareState).server;
  expect(serverOf(answer)).toEqual(serverOf(before));
  for (const layout of layouts) {
    const svg = drawFrame(view, answer.picture, worte, layout);
    expect(hullsOf(svg).map(({ of }) => of)).toEqual(['plate']);
    expect(texts(drawnElements(svg), 'support')).toEqual(['mit Support']);
  }
});

describe('the outline', () => {
  test.each([
    [presets.ramShort, 'ram'],
    [presets.bits32, 'cpu'],
    [presets.noNic, 'nics'],
    [{ controller: 'none' }, 'controller'],
    [presets.tooLarge, 'cpu'],
    [presets.withoutVt, 'guests'],
    [presets.minimum, 'plate'],
    [presets.of2009, 'plate'],
    [presets.offHcl, 'support'],
    [presets.of2009Today, 'now'],
    [{ cpu: 'later', ask: 'now' }, 'now'],
  ])('of %j is that of %s alone, inside the drawing', (form, of) => {
    for (const layout of layouts) {
      const hulls = hullsOf(svgOf(form, layout));
      expect(hulls.map((one) => one.of)).toEqual([of]);
      const [x, y, width, height] = hulls[0]!.box;
      const [right, low] = view.size(stateOf(form), layout);
      expect(Math.min(x - 2, y - 2, right - 2 - (x + width), low - 2 - (y + height))).toBeGreaterThanOrEqual(0);
    }
  });

  test('of a plate that lies is the plate’s own edge', () => {
    for (const layout of layouts) {
      const svg = svgOf(presets.of2009, layout);
      const plate = plateOf(drawnElements(svg));
      expect(hullsOf(svg)[0]!.box).toEqual(['x', 'y', 'width', 'height'].map((name) => number(plate, name)));
    }
  });

  test('of support goes around its seal, on three edges of the plate', () => {
    for (const layout of layouts) {
      const svg = svgOf(presets.offHcl, layout);
      const drawn = drawnElements(svg);
      const plate = plateOf(drawn);
      const [seal] = rects(drawn, 'support') as [Drawn];
      const [x, y, width, height] = hullsOf(svg)[0]!.box;
      expect([y, height, x + width]).toEqual([
        number(plate, 'y'),
        number(plate, 'height'),
        number(plate, 'x') + number(plate, 'width'),
      ]);
      expect(x).toBeLessThan(number(seal, 'x'));
      expect(x).toBeGreaterThan(number(seal, 'x') - 10);
    }
  });

  test('is around the guests that do not run', () => {
    const [x, , width] = hullsOf(svgOf(presets.withoutVt))[0]!.box;
    expect([x, width]).toEqual([195, 230]);
    const [ftX, , ftWidth] = hullsOf(svgOf({ cpu: 'opteronV' }))[0]!.box;
    expect([ftX, ftWidth]).toEqual([311, 114]);
  });

  test('is around the rule of today that fails first, or the verdict where none does', () => {
    const middle = ([, y, , height]: readonly number[]) => y! + height! / 2;
    const label = (form: object | undefined, text: string) => {
      const found = draw(form).filter((one) => one.name === 'text' && plain(one.text) === text);
      return number(found[0]!, 'y') - 7;
    };
    for (const [form, text] of [
      [presets.of2009Today, 'XSAVE'],
      [{ cpu: 'later', ram: 4, ask: 'now' }, 'ab 8 GB'],
      [{ cpu: 'later', ask: 'now' }, '8.0 U2: erst prüfen'],
    ] as const) {
      expect(Math.abs(middle(hullsOf(svgOf(form))[0]!.box) - label(form, text))).toBeLessThan(3);
    }
  });
});

describe('the door to all limits', () => {
  const doors = (form: object | undefined, layout: Layout) =>
    draw(form, layout).filter(({ attributes }) => attributes['data-door'] !== undefined);

  test.each(layouts)('stands where a pillar comes through, %s', (layout) => {
    for (const form of [presets.tooLarge, { ram: 2048 }]) {
      const [door, ...others] = doors(form, layout);
      expect(others).toEqual([]);
      expect([door!.name, door!.attributes['data-door'], plain(door!.text)]).toEqual([
        'a',
        '2.2.3',
        'Alle Grenzen: 2.2.3',
      ]);
      expect(door!.attributes.href).toMatch(/^\/kapitel\/2-2-.*#/);
      const [edge] = draw(form, layout).filter((one) => hasClass(one, 'door-edge'));
      // Above the plate, and beside both pillars that may come through.
      expect(bottom(edge!)).toBeLessThan(number(plateOf(draw(form, layout)), 'y'));
      expect(number(edge!, 'x')).toBe(number(pillarOf(draw(form, layout), 'controller')!, 'x'));
    }
    for (const form of [{}, presets.noNic, { cpu: 'none', ram: 2048 }]) expect(doors(form, layout)).toEqual([]);
  });

  test('is the only thing in the drawing that is spoken', () => {
    const svg = svgOf(presets.tooLarge);
    const [, before = '', after = ''] = /^(.*<a class="door".*?<\/a>)(.*)$/s.exec(svg) ?? [];
    expect(before.match(/<g aria-hidden="true">/g)).toHaveLength(2);
    expect(after).not.toContain('<text');
  });
});

describe('a comparison', () => {
  const pairView = (other: object) => ({
    ...view,
    Frame: (props: Parameters<typeof view.Frame>[0]) => view.Frame({ ...props, beside: stateOf(other) }),
  });
  const pairSvg = (form: object, cpu: string, layout: Layout) =>
    drawFrame(pairView({ ...form, cpu }), frameOf(form), worte, layout);
  const cpus = fc.constantFrom(...hostHardware.params.cpu.options);
  const pairs = fc.tuple(anyParams(model), cpus, fc.constantFrom(...layouts));
  const lies = ({ server, start }: ReturnType<typeof stateOf>) => server !== null && start === 'yes';

  test('draws what is the same once, and the processors A left, B right', () => {
    fc.assert(
      fc.property(pairs, ([form, cpu, layout]) => {
        const both = [stateOf(form), stateOf({ ...form, cpu })] as const;
        const drawn = drawnElements(pairSvg(form, cpu, layout));
        for (const name of PILLARS.slice(1)) {
          const { reach } = both[0].pillars.find((one) => one.name === name)!;
          const there = both.some(({ server }) => server !== null) && reach > 0;
          const shown = rects(drawn, name).filter(({ attributes }) => attributes['data-value'] !== undefined);
          expect(shown.map(({ attributes }) => Number(attributes['data-value']))).toEqual(there ? [reach] : []);
        }
        const from = (letter: string) => drawn.findIndex(({ attributes }) => attributes['data-half'] === letter);
        const halves = [drawn.slice(from('A'), from('B')), drawn.slice(from('B'))];
        const values = halves.map((half) => half.find((one) => one.part === 'cpu' && one.attributes['data-value']));
        for (const [i, one] of values.entries()) {
          const { server, pillars } = both[i]!;
          const reach = server === null ? 0 : pillars[0]!.reach;
          expect(one === undefined).toBe(reach === 0);
          if (one === undefined) continue;
          expect(number(one, 'height')).toBeCloseTo(reach * (layout === 'wide' ? 230 : 162), 1);
          expect(hasClass(one, 'tone-stopped')).toBe(reach < 1);
          const over = halves[i]!.some(
            ({ part, attributes }) => part === 'cpu' && attributes.fill === 'url(#f-beyond)',
          );
          if (i === 1) expect(over).toBe(pillars[0]!.isBeyond);
        }
        const [a, b] = values;
        if (a && b) expect(number(a, 'x') + number(a, 'width')).toBeLessThan(number(b, 'x'));
      }),
      few,
    );
  });

  test('has the plate lie where both start, and says with which alone it does', () => {
    fc.assert(
      fc.property(pairs, ([form, cpu, layout]) => {
        const both = [stateOf(form), stateOf({ ...form, cpu })];
        const drawn = drawnElements(pairSvg(form, cpu, layout));
        const lying = both.map(lies);
        expect(hasClass(plateOf(drawn), 'tone-host')).toBe(lying.every(Boolean));
        const [says] = texts(drawn, 'plate');
        if (lying[0] !== lying[1]) expect(says).toBe(`vSphere 4 startet nur mit ${lying[0] ? 'A' : 'B'}`);
        else expect(says).not.toContain('nur mit');
        const has = both.map(({ noSupport }) => noSupport === null);
        const seal = has[0] !== has[1] ? `Support nur mit ${has[0] ? 'A' : 'B'}` : `${has[0] ? 'mit' : 'ohne'} Support`;
        expect(texts(drawn, 'support')).toEqual(lying.every(Boolean) ? [seal] : []);
        const [place] = rects(drawn, 'support');
        if (place !== undefined) expect(hasClass(place, 'host-seal')).toBe(has.every(Boolean));
      }),
      few,
    );
  });

  test('sets guests side by side where only one of the two runs them', () => {
    fc.assert(
      fc.property(pairs, ([form, cpu, layout]) => {
        const both = [stateOf(form), stateOf({ ...form, cpu })];
        const drawn = drawnElements(pairSvg(form, cpu, layout));
        const runs = both.map((state) => state.guests.map(({ lacks }) => lies(state) && lacks === null));
        const boxes = rects(drawn, 'guests').filter((one) => one.attributes.rx === '4');
        const isPierced = both.some(({ server, start }) => server !== null && start === 'beyond');
        const wanted = isPierced
          ? []
          : runs[0]!.flatMap((own, i) => (own === runs[1]![i] ? [own] : [own, runs[1]![i]]));
        expect(boxes.map((box) => hasClass(box, 'tone-a'))).toEqual(wanted);
        for (const box of boxes) expect(hasClass(box, 'dashed')).toBe(!hasClass(box, 'tone-a'));
      }),
      few,
    );
  });

  const told = (form: object, cpu: string, layout: Layout = 'wide') => texts(drawnElements(pairSvg(form, cpu, layout)));
  const hulls = (form: object, cpu: string, layout: Layout) => hullsOf(pairSvg(form, cpu, layout)).map(({ of }) => of);

  test.each([
    ['xeonV', 'xeon', {}, 'B fehlen Support, 64-Bit-Gäste und FT-Gäste', 'guests'],
    ['xeon', 'xeonV', {}, 'A fehlen Support, 64-Bit-Gäste und FT-Gäste', 'guests'],
    ['xeonV', 'ia32', {}, 'Mit B startet vSphere 4 nicht', 'cpu'],
    ['ia32', 'xeonV', {}, 'Mit A startet vSphere 4 nicht', 'cpu'],
    ['opteronV', 'later', {}, 'A fehlen FT-Gäste, B fehlt Support', 'guests'],
    ['opteronV', 'barcelona', {}, 'A fehlen FT-Gäste', 'guests'],
    ['nehalem', 'later', {}, 'B fehlt Support', 'support'],
    ['nehalem', 'xeonV', {}, 'Kein Unterschied zwischen A und B', undefined],
    ['nehalem', 'ia32', { nics: 0 }, 'Kein Unterschied zwischen A und B', undefined],
    ['nehalem', 'ia32', { ram: 2048 }, 'Kein Unterschied zwischen A und B', undefined],
    ['none', 'xeonV', {}, 'A ist noch kein Server', undefined],
    ['xeonV', 'none', {}, 'B ist noch kein Server', undefined],
  ])('%s beside %s: its line above and its one outline', (cpu, other, form, line, of) => {
    expect(told({ ...form, cpu }, other)[0]).toBe(line);
    for (const layout of layouts) expect(hulls({ ...form, cpu }, other, layout)).toEqual(of === undefined ? [] : [of]);
  });

  test('the line above is short where the drawing is narrow', () => {
    expect(told({ cpu: 'xeonV' }, 'xeon', 'narrow')[0]).toBe('B fehlen Support, 64 Bit und FT');
    expect(told({ cpu: 'opteronV' }, 'later', 'narrow')[0]).toBe('A fehlt FT, B fehlt Support');
  });

  test('gives each of the two its name and its answers', () => {
    const answers = (letter: string, form: object, cpu: string, layout: Layout = 'wide') => {
      const drawn = drawnElements(pairSvg(form, cpu, layout));
      const from = drawn.findIndex(({ attributes }) => attributes['data-server'] === letter);
      const to = letter === 'A' ? drawn.findIndex(({ attributes }) => attributes['data-server'] === 'B') : drawn.length;
      return texts(drawn.slice(from, to)).map((text) => text.replace(/\s+/g, ' '));
    };
    expect(answers('A', { cpu: 'xeonV' }, 'xeon')).toEqual([
      ...['A Xeon mit VT-x', 'vSphere 4: startet', 'mit Support: in Liste und HCL', '8.0 U2: startet nicht'],
    ]);
    expect(answers('B', { cpu: 'xeonV' }, 'xeon')).toEqual([
      ...['B Xeon ohne VT-x', 'vSphere 4: startet', 'ohne Support: VT-x fehlt', '8.0 U2: startet nicht'],
    ]);
    expect(answers('B', { cpu: 'xeonV' }, 'xeon', 'narrow')).toEqual([
      ...['B Xeon ohne VT-x', 'startet', 'ohne Support', 'nicht mit 8.0 U2'],
    ]);
    expect(answers('B', { cpu: 'xeonV', today: 'v8' }, 'later', 'narrow').slice(1)).toEqual([
      ...['startet', 'ohne Support', '8.0: erst prüfen'],
    ]);
    expect(answers('B', { cpu: 'xeonV' }, 'ia32').slice(1)).toEqual([
      'vSphere 4: startet nicht',
      '8.0 U2: startet nicht',
    ]);
    expect(answers('A', { cpu: 'none' }, 'xeon')).toEqual(['A noch kein Server']);
  });

  test('has room for every word, and its outlines inside', () => {
    fc.assert(
      fc.property(pairs, ([form, cpu, layout]) => {
        const svg = pairSvg(form, cpu, layout);
        const [right, low] = view.size(stateOf(form), layout);
        for (const { box } of hullsOf(svg)) {
          const [x, y, width, height] = box;
          expect(Math.min(x - 2, y - 2, right - 2 - (x + width), low - 2 - (y + height))).toBeGreaterThanOrEqual(0);
        }
        const drawn = drawnElements(svg);
        const from = drawn.findIndex(({ attributes }) => attributes['data-half'] === 'A');
        const to = drawn.findIndex(({ part }, i) => i > from && part !== 'cpu');
        const half = layout === 'wide' ? 68 : 36.5;
        for (const one of drawn.slice(from, to).filter(({ name }) => name === 'tspan'))
          expect(textWidth(one.text.trim(), TYPE[layout].s) * 0.92, one.text).toBeLessThanOrEqual(half);
        const title = drawn.find(({ name }) => name === 'text')!;
        expect(textWidth(title.text, TYPE[layout].m)).toBeLessThanOrEqual(layout === 'wide' ? 628 : 348);
        const second = drawn.findIndex(({ attributes }) => attributes['data-server'] === 'B');
        const first = drawn.findIndex(({ attributes }) => attributes['data-server'] === 'A');
        const limit = layout === 'wide' ? 956 : number(drawn[second + 1]!, 'x');
        for (const one of drawn.slice(first, second).filter(({ name }) => name === 'text'))
          expect(number(one, 'x') + textWidth(one.text, TYPE[layout].s) * 0.95, one.text).toBeLessThanOrEqual(limit);
      }),
      few,
    );
  });
});

test('every word has room', () => {
  fc.assert(
    fc.property(forms, fc.constantFrom(...layouts), (form, layout) => {
      const [right] = view.size(stateOf(form), layout);
      const column = layout === 'wide' ? 142 : 79;
      for (const one of draw(form, layout)) {
        if (one.name !== 'text' && one.name !== 'tspan') continue;
        const isPillar = (PILLARS as readonly (string | null)[]).includes(one.part);
        if (one.name === 'text' && svgLines(one)) continue;
        const width = textWidth(one.text.trim(), TYPE[layout].s);
        if (isPillar) expect(width, one.text).toBeLessThanOrEqual(column + 8);
        else if (!hasClass(one, 't-end') && !hasClass(one, 't-middle') && one.attributes.x !== undefined)
          expect(number(one, 'x') + width, one.text).toBeLessThanOrEqual(right);
      }
    }),
    few,
  );
});

/** Whether a text has its words in lines of their own. */
function svgLines({ text }: Drawn): boolean {
  return /^(nur bis|braucht|brauchen|passt|ohne AMD|AMD-V aus|[\d,]+\u00a0GB fehl|VT-x im|AMD-V im|erst ab)/.test(text);
}

test('the table says the same in words', () => {
  const told = (form: object | undefined) =>
    view.describe(stateOf(form), worte as never).map(({ label, value }) => plain(`${label}: ${value}`));
  expect(told({ cpu: 'none' })).toEqual(['vSphere 4: noch kein Server']);
  expect(told(presets.withoutVt)).toEqual([
    'CPU: ohne VT-x, reicht',
    'RAM: 16 GB, reicht',
    'Controller: SAS, reicht',
    'Netz: 2 Karten, reicht',
    'vSphere 4: startet',
    '32-Bit-Gast: läuft',
    '64-Bit-Gast: läuft nicht: braucht VT-x',
    'FT-Gast: läuft nicht: braucht VT-x',
    'Support: ohne Support: VT-x fehlt',
    'Heute: 8.0 U2: startet nicht',
    'Regel CPU: vSphere 4: erfüllt; 8.0 U2: nicht erfüllt, verlangt: XSAVE',
    'Regel Cores: vSphere 4: erfüllt; 8.0 U2: erfüllt',
    'Regel RAM: vSphere 4: erfüllt; 8.0 U2: erfüllt',
    'Regel Controller: vSphere 4: erfüllt; 8.0 U2: erfüllt',
    'Regel Netz: vSphere 4: erfüllt; 8.0 U2: zu prüfen: Treiber',
    'Regel Boot: vSphere 4: keine Regel; 8.0 U2: erfüllt',
  ]);
  expect(told({ controller: 'nvme' })).toContain(
    'Regel Controller: vSphere 4: nicht erfüllt, verlangt: IDE, SCSI, SAS, SATA oder Fibre Channel; 8.0 U2: erfüllt',
  );
  expect(told(presets.tooLarge)).toContain(
    'Regel Cores: vSphere 4: nicht erfüllt, verlangt: nur bis 64; 8.0 U2: erfüllt',
  );
  expect(told({ nics: 0 }).slice(3, 6)).toEqual([
    'Netz: fehlt',
    'vSphere 4: startet nicht',
    'Heute: 8.0 U2: startet nicht',
  ]);
});

test('a check list to take along: every rule, what the server has, whether it is met, and its source', () => {
  const take = (form: object | undefined) => view.take!(stateOf(form), worte as never);
  const { line, table } = take({ ...presets.ramShort, controller: 'none' });
  expect(plain(line)).toBe('vSphere 4: startet nicht, 8.0 U2: startet nicht');
  expect(plain(take(presets.withoutVt).line)).toBe(
    'vSphere 4: startet, ohne Support: VT-x fehlt, 8.0 U2: startet nicht',
  );
  expect(table.map((row) => row.map(plain))).toEqual([
    ['Version', 'Regel', 'Ihr Server', 'Ergebnis', 'Quelle'],
    ['vSphere 4', 'CPU', '64 Bit', 'erfüllt', 'Buch, Abschnitt 2.2.1'],
    ['vSphere 4', 'Cores', '1', 'erfüllt', 'Buch, Abschnitt 2.2.1'],
    ['vSphere 4', 'RAM', '1 GB', 'nicht erfüllt, verlangt: ab 2 GB', 'Buch, Abschnitt 2.2.1'],
    ['vSphere 4', 'Controller', 'fehlt', 'nicht erfüllt, verlangt: ab 1', 'Buch, Abschnitt 2.2.1'],
    ['vSphere 4', 'Netz', '1 Karte', 'erfüllt', 'Buch, Abschnitt 2.2.1'],
    ['8.0 U2', 'CPU', '64 Bit', 'nicht erfüllt, verlangt: XSAVE', 'Anmerkungen in Abschnitt 2.2.1'],
    ['8.0 U2', 'Cores', '1', 'nicht erfüllt, verlangt: ab 2', 'Anmerkungen in Abschnitt 2.2.1'],
    ['8.0 U2', 'RAM', '1 GB', 'nicht erfüllt, verlangt: ab 8 GB', 'Anmerkungen in Abschnitt 2.2.1'],
    ['8.0 U2', 'Controller', 'fehlt', 'nicht erfüllt, verlangt: ab 1', 'Anmerkungen in Abschnitt 2.2.1'],
    ['8.0 U2', 'Netz', '1 Karte', 'zu prüfen: Treiber', 'Anmerkungen in Abschnitt 2.2.1'],
    ['8.0 U2', 'Boot', '72 GB', 'erfüllt', 'Anmerkungen in Abschnitt 2.2.1'],
  ]);
  expect(take(presets.offHcl).table[6]!.map(plain)).toEqual([
    ...['vSphere 4', 'Support', '', 'ohne Support: nicht in HCL', 'Buch, Abschnitte 2.2.1 und 2.2.2'],
  ]);
  expect(take({ cpu: 'none' })).toEqual({ line: 'vSphere\u00a04: noch kein Server', table: [table[0]] });
});
