import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { models } from '../../../src/sim/models/index.ts';
import { lectureSteps } from '../../../src/lib/figure-page.ts';
import { registeredFigures } from '../../../src/lib/figure-register.ts';
import { runnableModels } from '../../../src/lib/models.ts';
import { choiceLabel, sentence } from '../../../src/player/captions.ts';
import { stopsOf } from '../../../src/player/stops/stops.ts';
import { initialValues } from '../../../src/sim/kernel/field.ts';
import { encodeRun } from '../../../src/sim/kernel/permalink.ts';
import { decodeRun } from '../../../src/sim/kernel/decode-run.ts';
import { load, loadStop, reducePlayer, type Guide } from '../../../src/sim/kernel/player.ts';
import { replay } from '../../../src/sim/kernel/run.ts';
import { anyParams, anyRun } from '../../support/arbitrary.ts';
import { captionsOf } from '../../support/captions.ts';
import { everyFrame } from '../../support/counter.ts';
import { drawFrame } from '../../support/draw.tsx';
import { measuredMarks, type Measured } from '../../support/drawn.ts';
import { few, figureOf, layouts } from '../../support/laws.ts';

/** Whether the marks are as long as their numbers say, compared with the one that has the largest. */
function isToScale(marks: readonly Measured[], side: 'width' | 'height'): boolean {
  const length = ({ attributes }: Measured) => Number(attributes[side]);
  const largest = marks.toSorted((a, b) => b.value - a.value)[0]!;
  const unit = largest.value === 0 ? 0 : length(largest) / largest.value;
  // Numbers and lengths are rounded to two digits.
  return marks.every((mark) => Math.abs(length(mark) - mark.value * unit) < 0.02);
}

test('every model has a view', () => {
  expect(registeredFigures.map(({ modell }) => modell).sort()).toEqual(Object.keys(models).sort());
});

describe.each(Object.values(runnableModels))('$id', (model) => {
  const figure = figureOf(model.id);
  const { view } = figure;
  const captions = captionsOf(model.id);
  const initial = initialValues(model.params);

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

  test('law 4: what a note points at is in the drawing, in both layouts', () => {
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

  test('law 5: every note and choice has a German sentence with exactly its values', () => {
    fc.assert(
      fc.property(anyRun(model), (run) => {
        for (const frame of replay(model, run)) {
          for (const note of frame.notes) {
            const caption = captions.notizen[note.key];
            expect(caption, `${figure.file}: notizen.${note.key}`).toBeDefined();
            const told = [...`${caption!.text} ${caption!.warum ?? ''}`.matchAll(/\{(\w+)[|}]/g)].map(
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

  test('law 6: a link leads back to the same frames and the same moment', () => {
    fc.assert(
      fc.property(anyRun(model), fc.nat(60), (run, at) => {
        const player = load(model, everyFrame, run, at);
        const text = encodeRun(model, { choices: player.run.choices, cursor: player.cursor });
        expect(text).toMatch(/^[\w~-]*$/);
        expect(text.length).toBeLessThan(400);
        const back = decodeRun(model, text);
        if (typeof back === 'string') throw new Error(`${text}: ${back}`);
        const again = load(model, everyFrame, { ...run, choices: back.choices }, back.cursor);
        expect(again.frames).toEqual(player.frames);
        expect(again.cursor).toBe(player.cursor);
      }),
      few,
    );
  });

  test('law 7: any text is a run of this model or a reason, never an exception', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^[0-9]{1,2}~[\dx-]{0,30}~[0-9]{0,5}$/));
    fc.assert(
      fc.property(text, (found) => {
        const run = decodeRun(model, found);
        if (typeof run !== 'string')
          load(model, everyFrame, { params: initial, seed: 1, choices: run.choices }, run.cursor);
      }),
    );
  });

  test('every part of the drawing is a fact of the table, and the other way round', () => {
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

  // Which number of the state a mark stands for, the tests of each figure know; here its length is held against it.
  test('bars that say their number are to scale', () => {
    fc.assert(
      fc.property(anyRun(model), fc.nat(60), (run, at) => {
        const frames = replay(model, run);
        for (const layout of layouts) {
          const bars = measuredMarks(drawFrame(view, frames[at % frames.length]!, captions.worte, layout)).filter(
            ({ name }) => name === 'rect',
          );
          for (const part of new Set(bars.map((bar) => bar.part))) {
            const own = bars.filter((bar) => bar.part === part);
            const scales = (['width', 'height'] as const).filter((side) => isToScale(own, side));
            expect(scales, `${layout}, ${part}: width or height follows data-value`).not.toEqual([]);
          }
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

  test('every parameter, option and preset has a German name and nothing else has one', () => {
    const names = (value: object) => Object.keys(value).sort();
    expect(names(captions.parameter)).toEqual(names(model.params));
    for (const [name, spec] of Object.entries(model.params)) {
      if (spec.kind === 'choice')
        expect(names(captions.parameter[name]!.werte ?? {})).toEqual([...spec.options].sort());
      if (spec.kind === 'list') expect(names(captions.parameter[name]!.felder ?? {}), name).toEqual(names(spec.fields));
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

  test('presets differ from each other', () => {
    const starts = Object.values(model.presets).map((preset) => JSON.stringify({ ...initial, ...preset }));
    expect(new Set(starts).size).toBe(starts.length);
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

  describe('its lecture', () => {
    const steps = lectureSteps(figure);
    const guide: Guide = { path: steps, stopsOf: (frames) => stopsOf(frames, captions) };

    test('has enough stops to tell something, and some that are named', () => {
      expect(steps.length, `${figure.file}: pfad: allowed: at least 2 stops`).toBeGreaterThanOrEqual(2);
      expect(steps.length).toBeLessThan(60);
      expect(steps.filter(({ mark }) => mark !== undefined).length).toBeGreaterThanOrEqual(2);
      expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
    });

    test('says a whole sentence at every stop', () => {
      for (const { id, sentence: words } of steps) {
        expect(words, id).not.toMatch(/[⟨⟩{}]/);
        expect(words, id).toMatch(/^\S.{8,}[.?!“]$/);
      }
    });

    test('every stop is about something that is in the drawing', () => {
      for (const { id, picture } of steps) {
        for (const layout of layouts) {
          const svg = drawFrame(view, picture, captions.worte, layout);
          for (const part of picture.notes.flatMap((note) => note.focus ?? []))
            expect(svg, `${layout}, ${id}`).toContain(`data-object="${part}"`);
        }
      }
    });

    test('shows or says something new at every stop', () => {
      const told = steps.map(({ picture, sentence: words }) =>
        layouts.map((layout) => `${words}\n${drawFrame(view, picture, captions.worte, layout)}`),
      );
      // Without a path of its own, the end of the run is a stop whatever it shows.
      const last = figure.pfad.length === 0 ? steps.length - 1 : steps.length;
      const repeated = steps.slice(0, last).filter((_, i) => isDeepStrictEqual(told[i], told[i - 1]));
      expect(repeated.map(({ id }) => id)).toEqual([]);
    });

    test('is stepped through from its first stop to its last, and back', () => {
      const shown = steps.map(({ picture, index }) => ({ stop: index, state: picture.state }));
      const walk = (type: 'forward' | 'back', from: number) => {
        let player = loadStop(model, guide, from);
        return steps.map(() => {
          while (player.target !== null) player = reducePlayer(model, guide, player, { type: 'beat' });
          const seen = { stop: player.stop, state: player.frames[player.cursor]!.state as unknown };
          player = reducePlayer(model, guide, player, { type });
          return seen;
        });
      };
      expect(walk('forward', 0)).toEqual(shown);
      expect(walk('back', steps.length - 1)).toEqual(shown.toReversed());
    });
  });
});
