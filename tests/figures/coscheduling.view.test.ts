import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import figure from '../../src/figures/coscheduling/figure.tsx';
import { listed, toneOf } from '../../src/figures/coscheduling/facts.ts';
import { firstTick, planOf, rowY, type LanePlan, type Plan } from '../../src/figures/coscheduling/plan.ts';
import { sentence } from '../../src/player/captions.ts';
import { lookAt } from '../../src/player/stops/stops.ts';
import { initialValues } from '../../src/sim/kernel/field.ts';
import { replay } from '../../src/sim/kernel/run.ts';
import { sceneOf, under } from '../../src/sim/models/coscheduling/facts.ts';
import { coscheduling } from '../../src/sim/models/coscheduling/model.ts';
import { constrained, leaders, leads, legalSets } from '../../src/sim/models/coscheduling/rules.ts';
import { range, without } from '../../src/sim/models/coscheduling/sets.ts';
import type { CoschedulingState, PastTick, Policy } from '../../src/sim/models/coscheduling/state.ts';
import { anyRun } from '../support/arbitrary.ts';
import { captionsOf } from '../support/captions.ts';
import type { framesOf } from '../support/coscheduling.ts';
import { drawFrame } from '../support/draw.tsx';
import { drawnElements, type Drawn } from '../support/drawn.ts';

const captions = captionsOf('coscheduling');
const { view } = figure;
const { presets } = coscheduling;
const initial = initialValues(coscheduling.params);
const lecture = { params: initial, seed: 1, choices: [] as readonly number[] };
const framesWith = (params: object | undefined): ReturnType<typeof framesOf> =>
  replay(coscheduling, { ...lecture, params: { ...initial, ...params } });
const drawn = (params: object | undefined, at: number, layout: 'wide' | 'narrow' = 'wide') =>
  drawnElements(drawFrame(view, framesWith(params).at(at)!, captions.worte, layout));
/** Texts as readers see them: a protected space is a space. */
const textsOf = (elements: readonly Drawn[], part?: string): readonly string[] =>
  elements
    .filter((one) => one.name === 'text' && (part === undefined || one.part === part))
    .map(({ text }) => text.replaceAll('\u00a0', ' '));

test('long lists of vCPUs become ranges', () => {
  expect([listed([1, 2, 3]), listed([0, 1, 2, 3]), listed([0, 1, 4, 5, 6])]).toEqual([
    'V1, V2, V3',
    'V0–V3',
    'V0, V1, V4–V6',
  ]);
});

test('a run longer than the lanes is shown page by page, and the present is always on the page', () => {
  expect([0, 16, 17, 24, 25].map((t) => firstTick(t, 16))).toEqual([0, 0, 8, 8, 16]);
});

test('the facts name what a vCPU does, how far it is off, and the counters as esxtop heads them', () => {
  const facts = view.describe(framesWith({}).at(-1)!.state, captions.worte as Parameters<typeof view.describe>[1]);
  expect(facts.map(({ label, value }) => `${label}: ${value}`)).toEqual([
    'V0: wartet, Skew 0 ms',
    'V1: wartet, Skew 0 ms',
    'V2: wartet, Skew 0 ms',
    'V3: rechnet, Skew 0 ms',
    'pCPUs: 1: V3',
    'Größter Skew: 0 ms, Grenze 3 ms',
    'Erlaubte Kombinationen: 15 von 15',
    'V0 in esxtop: RUN 4 ms · RDY 2 ms · CSTP 10 ms · %RDY 12,5 % · %CSTP 62,5 %',
    'V1 in esxtop: RUN 4 ms · RDY 6 ms · CSTP 6 ms · %RDY 37,5 % · %CSTP 37,5 %',
    'V2 in esxtop: RUN 4 ms · RDY 10 ms · CSTP 2 ms · %RDY 62,5 % · %CSTP 12,5 %',
    'V3 in esxtop: RUN 4 ms · RDY 12 ms · CSTP 0 ms · %RDY 75 % · %CSTP 0 %',
    'VM, Summe in esxtop: RUN 16 ms · RDY 30 ms · CSTP 18 ms · %RDY 187,5 % · %CSTP 112,5 %',
  ]);
});

describe('what is said at the marks', () => {
  test('„angehalten“ is nobody before it is, and nobody after the release', () => {
    const heldAt = (at: number) =>
      range(4).filter((v) => textsOf(drawn({}, at), `v${v}`).some((text) => text.endsWith('angehalten')));
    expect([4, 5, 8, 13, 14].map(heldAt)).toEqual([[], [0], [0], [0, 1, 2], []]);
    expect(textsOf(drawn({}, 4))).toContain('ab jetzt angehalten');
  });

  test('whoever is too far ahead is called so, with the limit at the slowest + 3 ms', () => {
    const marks = drawn({}, 4);
    expect(textsOf(marks, 'v0')).toContain('4 ms: zu weit vorn');
    expect(textsOf(marks, 'skew')).toEqual(['Grenze: der Letzte + 3 ms']);
    expect(marks.filter(({ attributes }) => attributes['data-hull'] === 'v0')).toHaveLength(1);
  });

  test('who is held within the limit sees the release, which is outlined when they are free', () => {
    const marks = (at: number, params: object = {}) => {
      const elements = drawn(params, at);
      return [
        elements.find(({ attributes }) => attributes['data-release'] !== undefined)?.attributes['data-release'],
        ...textsOf(elements, 'skew'),
        elements.some(({ attributes }) => attributes['data-hull'] === 'skew'),
      ];
    };
    expect([4, 12, 13, 14, 15].map((at) => marks(at))).toEqual([
      [undefined, 'Grenze: der Letzte + 3 ms', false],
      [undefined, 'Grenze: der Letzte + 3 ms', false],
      ['3', 'Grenze: der Letzte + 3 ms', 'Freigabe: + 2 ms', false],
      ['4', 'Grenze: der Letzte + 3 ms', 'Freigabe: + 2 ms', true],
      [undefined, 'Grenze: der Letzte + 3 ms', false],
    ]);
    expect(marks(14, { costart: 1 })).toEqual(['3', 'Grenze: der Letzte + 3 ms', 'Freigabe: + 1 ms', false]);
    // Nothing lies between the two: the limit is the release.
    expect(marks(13, { costart: 3 })).toEqual([undefined, 'Grenze: der Letzte + 3 ms', true]);
    expect(textsOf(drawn({}, 13, 'narrow'), 'skew')).toEqual(['Grenze: + 3 ms', 'Freigabe: + 2 ms']);
  });

  test('a stop that looks at the limit alone tells nothing that follows from it', () => {
    for (const layout of ['wide', 'narrow'] as const) {
      const frame = lookAt(framesWith({}).at(4)!, ['limit', 'v0']);
      const marks = drawnElements(drawFrame(view, frame, captions.worte, layout));
      expect(marks.filter(({ attributes }) => attributes['data-hull'] === 'v0')).toHaveLength(1);
      expect(textsOf(marks).filter((text) => /ab jetzt|nur zusammen|Ab jetzt/.test(text))).toEqual([]);
      expect(marks.filter(({ attributes }) => attributes.class?.includes('cosched-preview'))).toEqual([]);
      expect(textsOf(drawn({}, 4, layout)).filter((text) => /Ab jetzt|nur zusammen/.test(text))).toHaveLength(2);
    }
  });

  test('the empty CPU says for how long it has been empty', () => {
    const said = (at: number) => textsOf(drawn({ policy: 'esx3', duration: 24 }, at), 'pcpus').slice(1);
    expect([0, 4, 8, 10, 16].map(said)).toEqual([
      ['leer'],
      ['V0'],
      ['V0', 'leer'],
      ['V0', 'leer: 6 ms'],
      ['V0', 'leer: 12 ms'],
    ]);
  });

  test('ESX 2 and ESX 3 measure the lag', () => {
    for (const policy of ['esx2', 'esx3']) {
      const marks = drawn({ policy }, 4);
      expect(textsOf(marks, 'skew')).toEqual(['Grenze: 3 ms Rückstand']);
      expect([0, 1, 2, 3].map((v) => textsOf(marks, `v${v}`)[1])).toEqual(['4 ms', ...Array(3).fill('4 ms zurück')]);
    }
  });

  test.each([
    ['esx2', 'V0 V1 V2 V3', 'nur zusammen', 4, '3 CPUs fehlen'],
    ['esx3', 'V1 V2 V3', 'nur zusammen', 3, '2 CPUs fehlen'],
    ['esx4', 'V1 V2 V3', 'V0 nur zusammen mit V1, V2, V3', 0, ''],
  ] as const)('what may run from now on under %s', (policy, chips, note, sockets, missing) => {
    for (const layout of ['wide', 'narrow'] as const) {
      const marks = drawn({ policy }, 4, layout).filter(({ part }) => part === 'sets');
      const texts = textsOf(marks);
      expect(texts.filter((text) => /^V\d$/.test(text)).join(' ')).toBe(chips);
      expect(texts).toContain(note);
      const boxes = marks.filter(({ name, attributes: { width, height } }) => name === 'rect' && width === height);
      expect(boxes.map(({ attributes }) => attributes.class)).toEqual(
        range(sockets).map((i) => (i < 1 ? 'cosched-socket' : 'line dashed')),
      );
      expect(texts.find((text) => text.includes('fehl')) ?? '').toBe(missing);
    }
  });

  test('the balance sets ESX 2 or ESX 3 beside ESX 4, and outlines the CPUs that were left empty', () => {
    const cases = [
      [{}, 'ESX 3: nur zusammen ESX 4: auch einzeln', 'In 16 ms gerechnet: 4 gegen 16 ms', 'leer: 12 ms verschenkt'],
      [
        { policy: 'esx2', vcpus: 2 },
        'ESX 2: alle oder keine ESX 4: auch einzeln',
        'In 16 ms gerechnet: 4 gegen 16 ms',
        'leer: 12 ms verschenkt',
      ],
      [{ ...presets.enoughForAll, costop: 0 }, 'ESX 3 ESX 4', 'In 6 ms gerechnet: 24 gegen 24 ms', undefined],
    ] as const;
    for (const [params, heads, headline, wasted] of cases) {
      const marks = drawn(params, -1);
      const texts = textsOf(marks);
      expect(texts.filter((text) => text.startsWith('ESX')).join(' ')).toBe(heads);
      expect(texts[0]).toBe(headline);
      expect(texts.find((text) => text.startsWith('leer'))).toBe(wasted);
      expect(marks.some(({ attributes }) => attributes.class === 'hull')).toBe(wasted !== undefined);
    }
  });
});

/** What a half of the balance is called: a rule, and what it demands where there is a limit. */
function headOf(policy: Policy, costop: number): string {
  const rule = { esx2: 'alle oder keine', esx3: 'nur zusammen', esx4: 'auch einzeln' }[policy];
  const name = captions.worte[policy]!.replaceAll('\u00a0', ' ');
  return costop === 0 ? name : `${name}: ${rule}`;
}

type Lanes = { readonly past: readonly PastTick[]; readonly lanes: LanePlan; readonly vcpus: number };

/** What lanes and strip of one past say, read back from where the marks are. */
function expectLanes(elements: readonly Drawn[], { past, lanes, vcpus }: Lanes): void {
  const first = firstTick(past.length, lanes.span);
  const shown = past.slice(first);
  const number = ({ attributes }: Drawn, name: string) => Number(attributes[name]);
  const ticks = (row: readonly Drawn[], value: string): ReadonlyMap<number, Drawn> =>
    new Map(
      row.flatMap((one) => {
        const from = Math.round((number(one, 'x') - lanes.x) / lanes.unit);
        expect(number(one, 'width') / lanes.unit).toBeCloseTo(number(one, value), 1);
        return range(number(one, value)).map((i) => [from + i, one] as const);
      }),
    );
  const near = ({ attributes: { x } }: Drawn) =>
    Number(x) >= lanes.x - 0.1 && Number(x) < lanes.x + lanes.span * lanes.unit + 0.1;
  for (const v of range(vcpus)) {
    const lane = elements.filter(
      (one) => one.attributes['data-from'] !== undefined && number(one, 'y') === rowY(lanes.rows, v) && near(one),
    );
    const found = ticks(lane, 'data-value');
    expect(shown.map((_, i) => found.get(i)?.attributes.class)).toEqual(
      shown.map(({ states }) => `tone-${toneOf[states[v]!]} grow`),
    );
  }
  const strip = elements.filter(
    (one) =>
      Math.abs(number(one, 'y') + number(one, 'height') / 2 - lanes.strip.y - lanes.strip.height / 2) <=
        lanes.strip.height / 2 && near(one),
  );
  const busy = ticks(
    strip.filter(({ attributes }) => attributes.class === 'tone-run cosched-owner grow'),
    'data-value',
  );
  const empty = ticks(
    strip.filter(({ attributes }) => attributes['data-empty'] !== undefined),
    'data-empty',
  );
  const height = (one: Drawn | undefined) => (one === undefined ? 0 : number(one, 'height') / lanes.strip.height);
  for (const [i, { states, world }] of shown.entries()) {
    const ran = states.filter((doing) => doing === 'run' || doing === 'hypervisor').length;
    expect(height(busy.get(i))).toBeCloseTo(world.avail === 0 ? 0 : ran / world.avail, 2);
    expect(height(empty.get(i))).toBeCloseTo(world.avail === 0 ? 0 : 1 - ran / world.avail, 2);
  }
}

describe.each(['wide', 'narrow'] as const)('the %s drawing, read back from its marks, on any run', (layout) => {
  const always = (
    scene: ReturnType<typeof sceneOf>,
    holds: (state: CoschedulingState, elements: readonly Drawn[], plan: Plan) => void,
  ): void => {
    fc.assert(
      fc.property(anyRun(coscheduling), fc.nat(48), (run, at) => {
        const frames = replay(coscheduling, run as typeof lecture);
        const frame = scene === 'run' ? frames[at % frames.length]! : frames.at(-1)!;
        if (sceneOf(frame.state) !== scene) return;
        const svg = drawFrame(view, frame, captions.worte, layout);
        holds(frame.state, drawnElements(svg), planOf(frame.state.input, layout));
      }),
      { numRuns: 40 },
    );
  };

  test('bars are progress, on one scale with the limit and the lags', () => {
    always('run', (state, elements, { bars }) => {
      const { input, past, t, vm, world } = state;
      const isLead = input.policy === 'esx4' && input.costop > 0 && input.vcpus > 1 && t > 0;
      const lead = leads(vm.progress, world.active);
      const units: number[] = [];
      for (const v of range(input.vcpus)) {
        const row = elements.filter((one) => one.part === `v${v}` && one.attributes['data-value'] !== undefined);
        const computed = past.filter(({ states }) => states[v] === 'run').length;
        const beyond = isLead ? Math.max(0, lead[v]! - input.costop) : 0;
        const expected = [computed, vm.progress[v]! - computed, beyond].filter((ms) => ms > 0);
        expect(row.map(({ attributes }) => Number(attributes['data-value']))).toEqual(expected);
        units.push(...row.map(({ attributes }) => Number(attributes.width) / Number(attributes['data-value'])));
        if (beyond > 0) {
          const hatched = row.at(-1)!.attributes;
          const end = Number(hatched.x) + Number(hatched.width);
          expect((end - bars.x) / units[0]!).toBeCloseTo(vm.progress[v]!, 1);
          expect(hatched.fill).toMatch(/-beyond/);
        }
      }
      for (const { attributes } of elements.filter((one) => one.attributes['data-lag'] !== undefined)) {
        const [from = 0, , to = 0] = (attributes.d!.match(/-?[\d.]+/g) ?? []).map(Number);
        units.push((to - from) / Number(attributes['data-lag']));
      }
      const release = elements.find((one) => one.attributes['data-release'] !== undefined)?.attributes;
      if (release !== undefined) {
        const at = Number(/translate\(([\d.]+)/.exec(release.transform!)![1]);
        units.push((at - bars.x) / Number(release['data-release']));
      }
      const limit = elements.find((one) => one.attributes['data-limit'] !== undefined)?.attributes;
      expect(limit !== undefined).toBe(isLead);
      const held = leaders({ ...vm, active: world.active });
      const waiting = held.some((v) => lead[v]! <= input.costop) && input.costart < input.costop;
      if (isLead && waiting) expect(release).toBeDefined();
      if (release !== undefined) {
        expect(Number(limit!['data-limit']) - Number(release['data-release'])).toBe(input.costop - input.costart);
      }
      if (limit !== undefined) {
        const awake = world.active.length > 0 ? world.active.map((v) => vm.progress[v]!) : vm.progress;
        expect(Number(limit['data-limit'])).toBe(Math.min(...awake) + input.costop);
        const at = Number(/translate\(([\d.]+)/.exec(limit.transform!)![1]);
        units.push((at - bars.x) / Number(limit['data-limit']));
      }
      for (const unit of units) expect(unit).toBeCloseTo(units[0]!, 1);
    });
  });

  test('the lag that is drawn is the one that is counted, and nobody who is bound lacks it', () => {
    always('run', ({ input, vm, world }, elements) => {
      const bound = input.policy === 'esx4' ? [] : constrained(input.policy, { ...vm, active: world.active });
      for (const v of range(input.vcpus)) {
        const lag = elements.find((one) => one.part === `v${v}` && one.attributes['data-lag'] !== undefined);
        if (lag !== undefined) expect(Number(lag.attributes['data-lag'])).toBe(vm.skew[v]);
        if (bound.includes(v) && vm.skew[v]! > 0) expect(lag).toBeDefined();
        if (input.policy === 'esx4') expect(lag).toBeUndefined();
      }
    });
  });

  test('lanes and strip are the past, and „jetzt“ is at its end', () => {
    always('run', ({ past, t, input }, elements, { lanes }) => {
      expectLanes(elements, { past, lanes, vcpus: input.vcpus });
      const now = elements.find(({ attributes }) => attributes.class === 'cosched-now move')?.attributes.transform;
      expect(now === undefined).toBe(t === 0);
      if (now !== undefined) {
        const at = Number(/translate\(([\d.]+)/.exec(now)![1]);
        expect((at - lanes.x) / lanes.unit).toBeCloseTo(t - firstTick(t, lanes.span), 1);
      }
    });
  });

  test('the chips are those that the rule lets run from now on', () => {
    always('run', (state, elements) => {
      const { input, vm, world } = state;
      const standing = { ...vm, active: world.active };
      const bound = input.policy === 'esx4' ? leaders(standing) : constrained(input.policy, standing);
      const isBinding = input.costop > 0 && input.vcpus > 1 && bound.length > 0;
      const chips = input.policy === 'esx4' ? without(world.active, bound) : bound;
      const names = chips.length > 4 ? [listed(chips)] : chips.map((v) => `V${v}`);
      const found = elements.filter(
        ({ part, name, attributes }) => part === 'sets' && name === 'text' && attributes.class?.includes('t-middle'),
      );
      expect(found.map(({ text }) => text)).toEqual(isBinding ? names : []);
    });
  });

  test('the balance shows two rules on the same supply', () => {
    always('balance', (state, elements, { halves }) => {
      const rivals: readonly Policy[] = [state.input.policy === 'esx2' ? 'esx2' : 'esx3', 'esx4'];
      expect(textsOf(elements).filter((text) => text.startsWith('ESX'))).toEqual(
        rivals.map((name) => headOf(name, state.input.costop)),
      );
      for (const [i, policy] of rivals.entries()) {
        const past = under(state, policy);
        if (policy === state.input.policy) expect(past).toEqual(state.past);
        expectLanes(elements, { past, lanes: halves[i]!.lanes, vcpus: state.input.vcpus });
      }
    });
  });

  test('a comparison is one picture of both runs up to now', () => {
    fc.assert(
      fc.property(anyRun(coscheduling), fc.nat(48), (run, at) => {
        const both = (['esx2', 'esx4'] as const).map((policy) => {
          const frames = replay(coscheduling, { ...run, params: { ...run.params, policy } } as typeof lecture);
          return frames[at % frames.length]!.state;
        });
        const [state, beside] = [both[0]!, both[1]!];
        const picture = view.Frame({ state, beside, focus: [], words: captions.worte as never, layout, uid: 'f' });
        const elements = drawnElements(renderToStaticMarkup(picture).replaceAll('><', '>\n<'));
        expect(textsOf(elements)[0]).toMatch(new RegExp(`^In ${state.t} ms gerechnet: \\d+ gegen \\d+ ms$`));
        expect(textsOf(elements).filter((text) => text.startsWith('ESX'))).toEqual(
          (['esx2', 'esx4'] as const).map((policy) => headOf(policy, state.input.costop)),
        );
        const { halves } = planOf(state.input, layout);
        for (const [i, { past, input }] of both.entries()) {
          expectLanes(elements, { past, lanes: halves[i]!.lanes, vcpus: input.vcpus });
        }
      }),
      { numRuns: 25 },
    );
  });

  test.each(['esx3', 'esx4'] as const)('Table 2.16 lights what may start, %s', (policy) => {
    for (const vcpus of [2, 3, 4]) {
      const { state } = framesWith({ ...presets.table216, vcpus, policy: 'esx4' }).at(-1)!;
      const svg = drawFrame(view, framesWith({ ...presets.table216, vcpus }).at(-1)!, captions.worte, layout);
      const column = policy === 'esx3' ? 0 : 1;
      const lit = svg.split('data-set="').flatMap((row, i) => {
        if (i === 0) return [];
        const cells = [...row.matchAll(/class="(tone-run edge-run|line)"/g)].map(([, look]) => look);
        return cells[column] === 'line' ? [] : [/^\d+/.exec(row)![0]];
      });
      const legal = legalSets(policy, { ...state.vm, active: state.world.active });
      expect(lit).toEqual(legal.map((set) => set.join('')));
    }
  });
});

describe.each(range(8).map((n) => n + 1))('with %i vCPUs', (vcpus) => {
  const frames = framesWith({ vcpus, pcpus: 3, supply: 'contended', guest: 'takingTurns', quantum: 1, duration: 32 });

  test('the drawing stays in its bounds, and its outline too', () => {
    expect(view.size(frames[0].state, 'wide')[1]).toBeLessThanOrEqual(460);
    expect(view.size(frames[0].state, 'narrow')[1]).toBeLessThanOrEqual(640);
    for (const layout of ['wide', 'narrow'] as const) {
      for (const frame of frames) {
        const [width, height] = view.size(frame.state, layout);
        for (const { attributes } of drawnElements(drawFrame(view, frame, captions.worte, layout))) {
          const [x, y, w, h] = ['x', 'y', 'width', 'height'].map((name) => Number(attributes[name] ?? 0));
          expect(x! + w!, JSON.stringify(attributes)).toBeLessThanOrEqual(width - 2);
          expect(y! + h!, JSON.stringify(attributes)).toBeLessThanOrEqual(height);
        }
      }
    }
  });

  test('a restless run still is a light drawing', () => {
    for (const layout of ['wide', 'narrow'] as const) {
      const elements = drawFrame(view, frames.at(-1)!, captions.worte, layout).match(/<[a-z]/g)!;
      expect(elements.length).toBeLessThan(1500);
    }
  });
});

test('step sentences of all presets under all policies are short', () => {
  for (const preset of Object.values(presets)) {
    for (const policy of ['esx2', 'esx3', 'esx4']) {
      for (const { notes } of framesWith({ ...preset, policy })) {
        for (const note of notes) expect(sentence([note], captions).length).toBeLessThanOrEqual(130);
        expect(sentence(notes, captions).length, sentence(notes, captions)).toBeLessThanOrEqual(230);
      }
    }
  }
});
