import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { createElement } from 'react';
import { describe, expect, test } from 'vitest';
import figure from '../../src/figures/interfaces/figure.tsx';
import { takeSdk } from '../../src/figures/interfaces/facts.ts';
import type { Layout } from '../../src/drawing/view.ts';
import { runnableModels } from '../../src/lib/models.ts';
import { interfaces, type Node, type SdkState } from '../../src/sim/models/interfaces/model.ts';
import { PACKAGE_IDS } from '../../src/sim/models/interfaces/rules.ts';
import { anyParams } from '../support/arbitrary.ts';
import { captionsOf } from '../support/captions.ts';
import { drawFrame } from '../support/draw.tsx';
import { drawnElements, type Drawn } from '../support/drawn.ts';
import { layouts } from '../support/laws.ts';
import { frameOf, stateOf } from '../support/interfaces.ts';

const { presets } = interfaces;
const { view } = figure;
const { worte } = captionsOf('interfaces');
const words = worte as never;
const forms = anyParams(runnableModels.interfaces!);
const draw = (form: object | undefined = {}, layout: Layout = 'wide') =>
  drawnElements(drawFrame(view, frameOf(form), worte, layout));
/** Two answers as one picture. */
const drawPair = (form: object, other: object, layout: Layout) =>
  drawnElements(
    renderToStaticMarkup(
      createElement(view.Frame, {
        state: stateOf(form),
        beside: stateOf(other),
        focus: frameOf(form).notes.flatMap(({ focus }) => focus ?? []),
        words: worte,
        layout,
        uid: 'f',
      }),
    ),
  );

const hasClass = ({ attributes }: Drawn, name: string) => (attributes.class ?? '').split(' ').includes(name);
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const texts = (drawn: readonly Drawn[]) => drawn.filter(({ name }) => name === 'text').map(({ text }) => plain(text));
type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
const boxOf = ({ attributes: { x, y, width, height } }: Drawn): Box => ({
  x: Number(x),
  y: Number(y),
  width: Number(width),
  height: Number(height),
});
/** The boxes by the name that stands in them. */
const boxes = (drawn: readonly Drawn[]) =>
  drawn.flatMap((one, i) =>
    hasClass(one, 'interfaces-box') ? [{ ...boxOf(one), drawn: one, name: plain(drawn[i + 1]!.text) }] : [],
  );
const isIn = (inner: Box, outer: Box) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;
const lines = (drawn: readonly Drawn[]) => drawn.filter((one) => hasClass(one, 'interfaces-line'));
const ways = (drawn: readonly Drawn[]) =>
  lines(drawn)
    .filter((one) => hasClass(one, 'is-way'))
    .map(({ attributes }) => attributes['data-link']!)
    .sort();
const hulls = (drawn: readonly Drawn[]) => {
  const at = drawn.findIndex(({ attributes }) => attributes['data-hull'] !== undefined);
  if (at === -1) return { of: null, boxes: [] };
  return {
    of: drawn[at]!.attributes['data-hull']!,
    boxes: drawn
      .slice(at + 1)
      .filter(({ name }) => name === 'rect')
      .map(boxOf),
  };
};
const nameOf = (node: Node, { today }: SdkState) =>
  node === 'java' ? 'Java, C#' : node === 'powercli' && today ? 'VCF.PowerCLI' : plain(worte[node]!);

describe('the boxes', () => {
  test('stand inside the drawing and beside each other', () => {
    fc.assert(
      fc.property(forms, fc.constantFrom(...layouts), (form, layout) => {
        const found = boxes(draw(form, layout));
        const [width, height] = view.size(stateOf(form), layout);
        for (const [i, one] of found.entries()) {
          expect(isIn(one, { x: 4, y: 4, width: width - 8, height: height - 8 }), one.name).toBe(true);
          for (const other of found.slice(i + 1)) {
            const apart =
              one.x + one.width < other.x ||
              other.x + other.width < one.x ||
              one.y + one.height < other.y ||
              other.y + other.height < one.y;
            expect(apart, `${one.name}, ${other.name}`).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('wide, every package is there, the five of the API first', () => {
    const found = boxes(draw()).filter(({ x }) => x === 247);
    expect(found.map(({ name }) => name)).toEqual(PACKAGE_IDS.map((id) => worte[id]));
    expect(found.map(({ y }) => y)).toEqual([...found.map(({ y }) => y)].sort((a, b) => a - b));
  });

  test.each(layouts)('a language stands beside its package, %s', (layout) => {
    const found = boxes(draw({}, layout));
    const rowOf = (name: string) => found.find((box) => box.name === name)?.y;
    for (const [language, name] of [
      ['PowerShell', 'PowerCLI'],
      ['Befehlszeile', 'vCLI'],
      ['Perl', 'SDK for Perl'],
      ['Java, C#', 'Web Services SDK'],
      ['fertiger VM', 'vMA'],
    ] as const)
      expect(rowOf(language), language).toBe(rowOf(name));
  });

  test('narrow, an exception is there only while it answers', () => {
    const names = (form: object | undefined) => boxes(draw(form, 'narrow')).map(({ name }) => name);
    expect(names({})).not.toContain('CIM APIs');
    expect(names(presets.hardware)).toEqual(expect.arrayContaining(['jeder Sprache', 'CIM APIs', 'CIM', 'Host']));
    expect(names(presets.ovf)).toEqual(expect.arrayContaining(['OVF Tool', 'OVF-Pakete', 'Produkten']));
    expect(names({ task: 'appliance' })).not.toContain('Produkten');
    expect(texts(draw({ task: 'appliance' }, 'narrow'))).toContain('liefert');
    expect(texts(draw(presets.ovf, 'narrow'))).toContain('tauscht');
    expect(texts(draw(presets.hardware, 'narrow')).filter((text) => text === 'spricht')).toHaveLength(2);
    expect(texts(draw()).filter((text) => /^(tauscht|liefert|spricht)$/.test(text))).toEqual([
      'spricht',
      'tauscht',
      'liefert',
    ]);
    // VMware Studio has ended, the OVF Tool goes on.
    expect(texts(draw(presets.alive)).filter((text) => /^(tauscht|liefert)$/.test(text))).toEqual(['tauscht']);
    // Of one that has ended, only itself is shown.
    expect(names({ task: 'appliance', today: true })).toContain('VMware Studio');
    expect(names({ task: 'appliance', today: true })).not.toContain('Appliance');
  });
});

describe('a line', () => {
  test('runs from the box it comes from to the box it leads to', () => {
    fc.assert(
      fc.property(forms, fc.constantFrom(...layouts), (form, layout) => {
        const state = stateOf(form);
        const drawn = draw(form, layout);
        const all = boxes(drawn);
        const on = (x: number, y: number, { x: left, y: top, width, height }: Box) =>
          x >= left - 0.01 && x <= left + width + 0.01 && y >= top - 0.01 && y <= top + height + 0.01;
        for (const line of lines(drawn)) {
          const [from, to] = line.attributes['data-link']!.split(' ') as [Node, Node];
          const d = line.attributes.d!.match(/-?[\d.]+/g)!.map(Number);
          const boxAt = (node: Node) =>
            all.filter(({ name }) => name === nameOf(node, state) || (node === 'host' && name.endsWith('Host')));
          const starts = boxAt(from).some((box) => on(d[0]!, d[1]!, box));
          const ends = boxAt(to).some((box) => on(d.at(-2)!, d.at(-1)!, box));
          expect([starts, ends], `${layout} ${from} ${to}`).toEqual([true, true]);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('is there for every link of the state, wide', () => {
    fc.assert(
      fc.property(forms, (form) => {
        const drawn = lines(draw(form)).map(({ attributes }) => attributes['data-link']);
        expect(drawn.sort()).toEqual(
          stateOf(form)
            .links.map(({ from, to }) => `${from} ${to}`)
            .sort(),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('of the answer is thick in both layouts, and lies above the others', () => {
    fc.assert(
      fc.property(forms, fc.constantFrom(...layouts), (form, layout) => {
        const drawn = draw(form, layout);
        expect(ways(drawn)).toEqual(
          stateOf(form)
            .links.flatMap(({ from, to, is }) => (is === 'there' ? [] : [`${from} ${to}`]))
            .sort(),
        );
        const thick = lines(drawn).map((one) => hasClass(one, 'is-way'));
        expect(thick).toEqual([...thick].sort((a, b) => Number(a) - Number(b)));
      }),
      { numRuns: 60 },
    );
  });

  test('into the API is darker than the others', () => {
    for (const line of lines(draw({ task: 'none' }))) {
      expect(hasClass(line, 'is-api')).toBe(line.attributes['data-link']!.endsWith(' api'));
    }
  });

  test('to a host without a licence is dashed, and the host says why', () => {
    for (const layout of layouts) {
      const drawn = draw(presets.basicEdition, layout);
      const dashed = lines(drawn).filter((one) => hasClass(one, 'dashed'));
      expect(dashed.map(({ attributes }) => attributes['data-link'])).toEqual(['api host']);
      expect(texts(drawn)).toEqual(expect.arrayContaining(['ESXi-Host', 'Lizenz fehlt']));
      expect(texts(draw({ ...presets.basicEdition, host: 'licensed' }, layout))).not.toContain('Lizenz fehlt');
    }
  });
});

describe('what is bold, filled or dashed', () => {
  const named = (form: object | undefined, layout: Layout, look: string) =>
    boxes(draw(form, layout))
      .filter(({ drawn }) => hasClass(drawn, look))
      .map(({ name }) => name);

  test.each(layouts)('the answer is filled, %s', (layout) => {
    expect(named({ language: 'perl' }, layout, 'is-answer')).toEqual(['SDK for Perl']);
    expect(named({ today: true }, layout, 'is-answer')).toEqual(['VCF.PowerCLI', 'Web Services SDK']);
    expect(named({ task: 'none' }, layout, 'is-answer')).toEqual([]);
    expect(named({ language: 'perl' }, layout, 'is-way').sort()).toEqual(
      ['Perl', 'SDK for Perl', 'Web Services API', 'vCenter'].sort(),
    );
  });

  test.each(layouts)('what ended is dashed and says since when, %s', (layout) => {
    expect(named(presets.alive, layout, 'is-gone')).toEqual([
      'vCLI',
      'SDK for Perl',
      'vMA',
      ...(layout === 'wide' ? ['VMware Studio'] : []),
    ]);
    const said = texts(draw(presets.alive, layout));
    expect(said.filter((text) => /^bis|^aus$/.test(text))).toEqual([
      'bis 6.7',
      'bis 7.0',
      'bis 6.5',
      ...(layout === 'wide' ? ['aus'] : []),
    ]);
    expect(said).toContain('VCF.PowerCLI');
    expect(said).not.toContain('PowerCLI');
  });

  test.each(layouts)('a language without a package is dashed, %s', (layout) => {
    expect(named({ task: 'update', language: 'perl' }, layout, 'is-gone')).toEqual(['Perl']);
    expect(named({ language: 'c' }, layout, 'is-gone')).toEqual(['C']);
    expect(named({ task: 'hardware', language: 'c' }, layout, 'is-gone')).toEqual([]);
    expect(named({}, layout, 'is-gone')).toEqual([]);
    expect(boxes(draw({}, layout)).map(({ name }) => name)).not.toContain('C');
  });
});

describe('the one outline', () => {
  test.each([
    [{}, 'packages', ['PowerCLI', 'vCLI', 'SDK for Perl', 'Web Services SDK', 'vMA'], 1],
    [{ language: 'perl' }, 'packages', ['SDK for Perl'], 1],
    [{ today: true }, 'packages', ['VCF.PowerCLI', 'Web Services SDK'], 2],
    [{ task: 'none', language: 'cli' }, 'packages', ['vCLI', 'OVF Tool'], 2],
    [presets.alive, 'speaks-api', ['Web Services API'], 1],
    [presets.basicEdition, 'with-host', ['ESXi-Host'], 1],
    [{ language: 'c' }, 'wish', ['C'], 1],
  ])('%j', (form, of, names, count) => {
    for (const layout of layouts) {
      const drawn = draw(form, layout);
      const hull = hulls(drawn);
      expect([hull.of, hull.boxes.length]).toEqual([of, count]);
      const inside = boxes(drawn).filter((box) => hull.boxes.some((one) => isIn(box, one)));
      expect(inside.map(({ name }) => name)).toEqual(names);
    }
  });

  test('is not there while the question is open', () => {
    for (const layout of layouts) {
      expect(hulls(draw({ task: 'none' }, layout)).of).toBeNull();
      const told = texts(draw({ task: 'none' }, layout)).join();
      expect(told).not.toMatch(/dieselbe API|eine API/);
      expect(told.includes('Welches Paket?')).toBe(layout === 'narrow');
    }
  });

  test('stays in the drawing with half its stroke', () => {
    fc.assert(
      fc.property(forms, fc.constantFrom(...layouts), (form, layout) => {
        const [width, height] = view.size(stateOf(form), layout);
        for (const box of hulls(draw(form, layout)).boxes)
          expect(isIn(box, { x: 3, y: 3, width: width - 6, height: height - 6 })).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a tap', () => {
  const taps = (form: object, layout: Layout) =>
    draw(form, layout).flatMap(({ attributes }) => attributes['data-set'] ?? []);

  test.each(layouts)('chooses a language or whom to reach, %s', (layout) => {
    expect(taps({}, layout)).toEqual([
      ...['powershell', 'cli', 'perl', 'java', 'vm'].map((id) => `language=${id}`),
      'target=vcenter',
      'target=host',
    ]);
    expect(taps({ language: 'csharp' }, layout)[3]).toBe('language=any');
    expect(taps({ language: 'c' }, layout)[5]).toBe('language=any');
  });
});

describe('a comparison', () => {
  test.each(layouts)('has API and counterpart once and a way for each, %s', (layout) => {
    const drawn = drawPair({ language: 'perl' }, { language: 'powershell' }, layout);
    expect(ways(drawn)).toEqual(
      ['api vcenter', 'perl perlSdk', 'perlSdk api', 'powercli api', 'powershell powercli'].sort(),
    );
    expect(texts(drawn)).toContain('Gleiche API, andere Sprache');
    expect(hulls(drawn).boxes).toHaveLength(2);
    const other = (a: object, b: object) => texts(drawPair(a, b, layout));
    expect(other({ task: 'srm', language: 'perl' }, { task: 'srm', language: 'java' })).toContain('Zwei Wege');
    expect(other({ language: 'perl' }, { language: 'c' })).toEqual(expect.arrayContaining(['Nur ein Weg', 'C']));
    expect(other({ language: 'c' }, { language: 'perl', today: true })).toContain('Kein Weg');
  });
});

const said = (form: object | undefined) =>
  view.describe(stateOf(form), words).map(({ label, value }) => plain(`${label}: ${value}`));

test('the table says the same in words', () => {
  expect(said({ language: 'perl' })).toEqual([
    'Ihr Weg: Perl → SDK for Perl → Web Services API → vCenter-Server, Port 443',
    'PowerCLI: SDK for .NET und Update Manager PowerShell Library',
    'vCLI: Konfigurationsbefehle für Windows und Linux',
    'SDK for Perl: Perl-Framework für den Client',
    'Web Services SDK: Beispielcode, WSDL und Dokumentation für Java und C#',
    'vMA: fertige VM mit Protokollen und Anmeldung ohne Kennworteingabe',
    'CIM APIs: SMI-S für Speicher, SMASH für Hosts',
    'SRM API: Tests und Failover des Site Recovery Managers, mit Beispielcode und WSDL',
    'OVF Tool: Import und Export von OVF 1.0 und 0.9',
    'VMware Studio: Appliance, die aus Anwendungen Appliances macht',
    'spricht Web Services API: PowerCLI, vCLI, SDK for Perl, Web Services SDK, vMA; Port 443',
    'spricht CIM: CIM APIs',
    'spricht SRM-Webdienst: SRM API',
    'tauscht OVF-Pakete: OVF Tool',
    'liefert Appliance: VMware Studio',
    'mit vCenter-Server: Web Services API',
    'mit Host: Web Services API, CIM',
    'mit SRM: SRM-Webdienst',
    'mit Produkten: OVF-Pakete',
  ]);
  const today = said(presets.alive);
  expect(today).toContain('vMA: fertige VM mit Protokollen und Anmeldung ohne Kennworteingabe (eingestellt nach 6.5)');
  expect(today[0]).toMatch(/\(heißt jetzt VCF\.PowerCLI\)$/);
  expect(today[1]).toMatch(/\(eingestellt nach 6\.7; ESXCLI, PowerCLI und die APIs treten an seine Stelle\)$/);
  expect(today[5]).toBe('CIM APIs: SMI-S für Speicher, SMASH für Hosts');
  expect(today[7]).toMatch(/\(gibt es noch\)$/);
  expect(today[8]).toMatch(/\(eingestellt\)$/);
  expect(today).toEqual(
    expect.arrayContaining([
      'spricht Web Services API: VCF.PowerCLI, Web Services SDK; Port 443',
      'liefert Appliance: –',
      'spricht REST: –',
      'mit vCenter-Server: Web Services API, REST',
    ]),
  );
  expect(said({}).filter((text) => text.startsWith('Ihr Weg'))).toHaveLength(5);
  expect(said({ language: 'c' })[0]).toBe('ohne Paket für diese Aufgabe: C');
  expect(said(presets.basicEdition)).toContain('mit ESXi-Host: Web Services API, CIM; Lizenz fehlt');
  expect(said({ target: 'host' })).toContain('mit ESX-Host: Web Services API, CIM');
});

describe('what is taken along', () => {
  const line = (form: object) => plain(takeSdk(stateOf(form), words).line);

  test('is the way in one line', () => {
    expect(line({ language: 'perl' })).toBe('Perl → SDK for Perl → Web Services API → vCenter-Server, Port 443');
    expect(line({ language: 'csharp', target: 'host' })).toBe(
      'Java, C# → Web Services SDK → Web Services API → Host, Port 443',
    );
    expect(line(presets.basicEdition as object)).toBe('PowerShell → PowerCLI → Web Services API → Host, Lizenz fehlt');
    expect(line({ task: 'appliance' })).toBe('fertiger VM → VMware Studio → Appliance');
    expect(line({ task: 'hardware' })).toBe('jeder Sprache → CIM APIs → CIM → Host');
    expect(line({ task: 'srm', language: 'perl' })).toBe('Perl → SRM API → SRM-Webdienst → SRM');
    expect(line({ today: true })).toBe(
      'PowerShell → VCF.PowerCLI → Web Services API → vCenter-Server, Port 443; ' +
        'Java, C# → Web Services SDK → Web Services API → vCenter-Server, Port 443',
    );
    expect(line({ task: 'console', today: true })).toBe('vMA: eingestellt nach 6.5');
    expect(line({ task: 'none' }).split('; ')).toHaveLength(9);
  });

  test('and all nine packages with what became of them', () => {
    const { table } = takeSdk(stateOf(), words);
    expect(table[0]).toEqual(['Paket', 'Inhalt', 'spricht', 'mit', 'Port', 'Heute']);
    expect(table).toHaveLength(10);
    expect(table[2]!.map(plain)).toEqual([
      'vCLI',
      'Konfigurationsbefehle für Windows und Linux',
      'Web Services API',
      'vCenter-Server, Host',
      '443',
      'eingestellt nach 6.7; ESXCLI, PowerCLI und die APIs treten an seine Stelle',
    ]);
    expect(table[6]!.slice(2)).toEqual(['CIM', 'Host', '', '']);
  });
});
