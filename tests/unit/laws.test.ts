import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { models } from '../../src/sim/models/index.ts';
import { registeredFigures } from '../../src/lib/figure-register.ts';
import { runnableModels } from '../../src/lib/models.ts';
import { choiceLabel, sentence } from '../../src/player/captions.ts';
import { marks, stepIds } from '../../src/player/stops/stops.ts';
import { initialValues } from '../../src/sim/kernel/field.ts';
import { encodeRun } from '../../src/sim/kernel/permalink.ts';
import { decodeRun } from '../../src/sim/kernel/decode-run.ts';
import { load, reducePlayer, type Guide } from '../../src/sim/kernel/player.ts';
import { MAX_FRAMES, replay, takenChoices } from '../../src/sim/kernel/run.ts';
import { compareRuns } from '../../src/sim/kernel/compare.ts';
import type { FieldSpecs, Values } from '../../src/sim/kernel/field.ts';
import type { Layout } from '../../src/drawing/view.ts';
import { anyParams, anyRun } from '../support/arbitrary.ts';
import { captionsOf } from '../support/captions.ts';
import { drawFrame } from '../support/draw.tsx';

const layouts: readonly Layout[] = ['wide', 'narrow'];
const few = { numRuns: 40 };

/** Freezes a value all the way down, so that a step which writes into its input throws. */
function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}

/** The figure that draws a model. */
function figureOf(id: string) {
  return registeredFigures.find(({ modell }) => modell === id)!;
}

test('every model has a view', () => {
  expect(registeredFigures.map(({ modell }) => modell).sort()).toEqual(Object.keys(models).sort());
});

describe.each(Object.values(runnableModels))('$id', (model) => {
  const figure = figureOf(model.id);
  const { view } = figure;
  const guide: Guide = { path: [], stopsOf: (frames) => frames.map(({ index }) => index) };
  const captions = captionsOf(model.id);
  const lecture = replay(model, { params: initialValues(model.params), seed: 1, choices: [] });

  test('law 1: the invariants hold in every reachable state', () => {
    fc.assert(
      fc.property(anyRun(model), (run) => {
        for (const frame of replay(model, run)) {
          for (const [name, holds] of Object.entries(model.invariants)) {
            if (!holds(frame.state)) throw new Error(`frame ${frame.index}: not “${name}”`);
          }
        }
      }),
      few,
    );
  });

  test('law 2: the same run gives the same frames', () => {
    fc.assert(
      fc.property(anyRun(model), (run) => {
        expect(replay(model, run)).toEqual(replay(model, run));
      }),
      few,
    );
  });

  test('law 3: states survive JSON', () => {
    fc.assert(
      fc.property(anyRun(model), (run) => {
        const states = replay(model, run).map((frame) => frame.state as unknown);
        expect(JSON.parse(JSON.stringify(states))).toEqual(states);
      }),
      few,
    );
  });

  test('law 4: a step leaves its input unchanged, whatever is chosen', () => {
    fc.assert(
      fc.property(anyRun(model), (run) => {
        for (const frame of replay(model, run)) {
          freeze(frame.state);
          for (const event of model.choices(frame.state)) model.step(frame.state, event);
        }
      }),
      few,
    );
  });

  test('law 5: what a note points at is in the drawing, in both layouts', () => {
    fc.assert(
      fc.property(anyRun(model), fc.nat(60), (run, at) => {
        const frames = replay(model, run);
        const frame = frames[at % frames.length]!;
        const focus = frame.notes.flatMap((note) => note.focus ?? []);
        for (const layout of layouts) {
          const svg = drawFrame(view, frame, captions.worte, layout);
          for (const id of focus) expect(svg, `${layout}, frame ${frame.index}`).toContain(`data-object="${id}"`);
        }
      }),
      few,
    );
  });

  test('law 6: every note and choice has a German sentence with exactly its values', () => {
    fc.assert(
      fc.property(anyRun(model), (run) => {
        for (const frame of replay(model, run)) {
          for (const note of frame.notes) {
            const caption = captions.notizen[note.key];
            expect(caption, `${figure.file}: notizen.${note.key}`).toBeDefined();
            const told = [...`${caption!.text} ${caption!.warum ?? ''}`.matchAll(/\{(\w+)\}/g)].map(
              (match) => match[1]!,
            );
            expect([...new Set(told)].sort(), `values of ${note.key}`).toEqual(Object.keys(note.values ?? {}).sort());
          }
          expect(sentence(frame.notes, captions)).not.toMatch(/[⟨⟩{}]/);
          for (const event of model.choices(frame.state)) expect(choiceLabel(event, captions)).not.toMatch(/[⟨⟩{}]/);
        }
      }),
      few,
    );
  });

  test('law 7: every run ends, the lecture path long before the limit', () => {
    expect(lecture.length).toBeGreaterThan(8);
    expect(lecture.length).toBeLessThan(60);
    fc.assert(
      fc.property(anyParams(model), (params) => {
        const frames = replay(model, { params, seed: 1, choices: [] });
        expect(frames.length).toBeLessThan(MAX_FRAMES);
      }),
      few,
    );
  });

  test('law 8: a link leads back to the same frames and the same moment', () => {
    fc.assert(
      fc.property(anyRun(model), fc.nat(60), (run, at) => {
        const player = load(model, guide, run, at);
        const text = encodeRun(model, { choices: player.run.choices, cursor: player.cursor });
        expect(text).toMatch(/^[\w~-]*$/);
        expect(text.length).toBeLessThan(400);
        const back = decodeRun(model, text);
        if (typeof back === 'string') throw new Error(`${text}: ${back}`);
        const again = load(model, guide, { ...run, choices: back.choices }, back.cursor);
        expect(again.frames).toEqual(player.frames);
        expect(again.cursor).toBe(player.cursor);
      }),
      few,
    );
  });

  test('law 9: any text is a run of this model or a reason, never an exception', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^[0-9]{1,2}~[\dx-]{0,30}~[0-9]{0,5}$/));
    fc.assert(
      fc.property(text, (found) => {
        const run = decodeRun(model, found);
        if (typeof run !== 'string')
          load(model, guide, { params: initialValues(model.params), seed: 1, choices: run.choices }, run.cursor);
      }),
    );
  });

  test('law 10: back undoes forward, and choosing the lecture’s step keeps the lecture', () => {
    fc.assert(
      fc.property(anyRun(model), fc.nat(60), (run, at) => {
        const player = load(model, guide, run, at);
        const forward = reducePlayer(model, guide, player, { type: 'forward' });
        if (forward.cursor === player.cursor) return;
        const back = reducePlayer(model, guide, forward, { type: 'back' });
        expect(back.cursor).toBe(player.cursor);
        expect(back.frames).toBe(player.frames);
        const choice = player.frames[player.cursor + 1]!.choice;
        const chosen = reducePlayer(model, guide, player, { type: 'choose', choice });
        expect(chosen.frames.slice(0, player.cursor + 2)).toEqual(player.frames.slice(0, player.cursor + 2));
      }),
      few,
    );
  });

  test('the drawing and its table say the same, in both layouts', () => {
    fc.assert(
      fc.property(anyRun(model), fc.nat(60), (run, at) => {
        const frames = replay(model, run);
        const frame = frames[at % frames.length]!;
        const facts = view.describe(frame.state, captions.worte);
        const told = facts.flatMap((fact) => (fact.object === undefined ? [] : [`${fact.object}=${fact.state ?? ''}`]));
        for (const layout of layouts) {
          const svg = drawFrame(view, frame, captions.worte, layout);
          const drawn = [...svg.matchAll(/<[^>]*data-object="([^"]*)"[^>]*>/g)]
            .map((match) => [match[1], /data-state="([^"]*)"/.exec(match[0])?.[1]] as const)
            .filter(([, state]) => state !== undefined)
            .map(([object, state]) => `${object}=${state}`);
          expect([...new Set(drawn)].sort(), layout).toEqual([...new Set(told)].sort());
        }
      }),
      few,
    );
  });

  test('labels and size stay the same along a run', () => {
    fc.assert(
      fc.property(anyRun(model), (run) => {
        const frames = replay(model, run);
        const labels = (state: unknown) => view.describe(state, captions.worte).map((fact) => fact.label);
        for (const frame of frames) {
          expect(labels(frame.state)).toEqual(labels(frames[0].state));
          for (const layout of layouts)
            expect(view.size(frame.state, layout)).toEqual(view.size(frames[0].state, layout));
        }
      }),
      few,
    );
  });

  test('drawings are sound: no NaN, no style, no id of another drawing', () => {
    fc.assert(
      fc.property(anyRun(model), fc.nat(60), fc.constantFrom(...layouts), (run, at, layout) => {
        const frames = replay(model, run);
        const svg = drawFrame(view, frames[at % frames.length]!, captions.worte, layout);
        expect(svg).not.toMatch(/NaN|undefined|Infinity|style=|\bnull\b/);
        const ids = [...svg.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]!);
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of ids) expect(id.startsWith('f-')).toBe(true);
      }),
      few,
    );
  });

  test('the variants of a comparison share one clock', () => {
    if (model.compare === null) return;
    const spec = model.params[model.compare.param]!;
    expect(spec.kind).toBe('choice');
    if (spec.kind !== 'choice') return;
    for (const option of spec.options) {
      const run = {
        params: { ...initialValues(model.params), [model.compare.param]: option },
        seed: 1,
        choices: [],
      };
      const frames = replay(model, run);
      expect(compareRuns(model, run, frames, option).divergence).toBeNull();
    }
  });

  test('every parameter, option and preset has a German name and nothing else has one', () => {
    const names = (value: object) => Object.keys(value).sort();
    expect(names(captions.parameter)).toEqual(names(model.params));
    for (const [name, spec] of Object.entries(model.params)) {
      if (spec.kind === 'choice')
        expect(names(captions.parameter[name]!.werte ?? {})).toEqual([...spec.options].sort());
    }
    expect(names(captions.vorlagen)).toEqual(names(model.presets));
  });

  test('drawing and table ask for no word that the content file lacks', () => {
    const missing = new Set<string>();
    const words = new Proxy(captions.worte, {
      get: (all, name: string) => all[name] ?? (missing.add(name), ''),
    });
    fc.assert(
      fc.property(anyRun(model), fc.nat(60), (run, at) => {
        const frames = replay(model, run);
        const frame = frames[at % frames.length]!;
        view.describe(frame.state, words);
        for (const layout of layouts) drawFrame(view, frame, words, layout);
      }),
      few,
    );
    expect([...missing]).toEqual([]);
  });

  test('step ids are unique within a run and the lecture path has marks', () => {
    fc.assert(
      fc.property(anyRun(model), (run) => {
        const ids = stepIds(replay(model, run), captions);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      few,
    );
    expect(marks(lecture, captions).length).toBeGreaterThanOrEqual(2);
  });

  test('presets lead somewhere: each is an allowed start and differs from the others', () => {
    const starts = Object.values(model.presets).map((preset) =>
      JSON.stringify({ ...initialValues(model.params), ...preset }),
    );
    expect(new Set(starts).size).toBe(starts.length);
    for (const preset of Object.values(model.presets)) {
      const params = { ...initialValues(model.params), ...preset } as Values<FieldSpecs>;
      expect(replay(model, { params, seed: 1, choices: [] }).length).toBeGreaterThan(1);
    }
  });

  test('the general input takes what the parameters make of it', () => {
    fc.assert(
      fc.property(anyParams(model), (params) => {
        const input: unknown = model.toInput(params);
        expect(model.input.read(JSON.parse(JSON.stringify(input)), '')).toEqual(input);
      }),
      few,
    );
  });

  test('a run that took only the lecture’s choices has nothing to say in a link', () => {
    expect(takenChoices(lecture)).toEqual([]);
  });
});
