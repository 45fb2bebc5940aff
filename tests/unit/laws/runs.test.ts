import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stepIds } from '../../../src/player/stops/stops.ts';
import { initialValues, type FieldSpecs, type Values } from '../../../src/sim/kernel/field.ts';
import { load, reducePlayer } from '../../../src/sim/kernel/player.ts';
import { MAX_FRAMES, replay, takenChoices } from '../../../src/sim/kernel/run.ts';
import { anyParams, anyRun } from '../../support/arbitrary.ts';
import { captionsOf } from '../../support/captions.ts';
import { everyFrame } from '../../support/counter.ts';
import { few, figureOf, freeze, layouts, runs } from '../../support/laws.ts';

/** The notes that tell of the outside world: what is done to the machine, whatever its variant makes of it. */
const outside: Readonly<Record<string, readonly string[]>> = {
  ballooning: ['demand', 'powerOff', 'toolsReady'],
  coscheduling: ['wakes', 'supplyShrinks', 'losesPcpu', 'recorded'],
  'host-architecture': ['runsDirectly', 'written', 'sent'],
  'cpu-topology': ['missL1', 'hit', 'memory', 'zoomOut', 'zoomOutLocal', 'changed'],
  infrastructure: ['demandRises', 'hostFails', 'returned'],
  'memory-addressing': ['scattered', 'shared', 'swapped', 'ballooned'],
  paravirtualization: ['firstAccess'],
  rings: ['issueUser', 'issueSystemCall', 'issueKernel', 'issueReturn', 'issueData'],
  'vcenter-services': ['managerFails', 'hostFails'],
};

describe.each(runs)('$id', (model) => {
  const { view } = figureOf(model.id);
  const captions = captionsOf(model.id);
  const initial = initialValues(model.params);
  const lecture = replay(model, { params: initial, seed: 1, choices: [] });

  test('a step leaves its input unchanged, whatever is chosen', () => {
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

  test('every run ends before the limit', () => {
    fc.assert(
      fc.property(anyParams(model), (params) => {
        expect(replay(model, { params, seed: 1, choices: [] }).length).toBeLessThan(MAX_FRAMES);
      }),
      few,
    );
  });

  test('every preset leads somewhere', () => {
    for (const preset of Object.values(model.presets)) {
      const params = { ...initial, ...preset } as Values<FieldSpecs>;
      expect(replay(model, { params, seed: 1, choices: [] }).length).toBeGreaterThan(1);
    }
  });

  test('back undoes forward, and choosing the lecture’s step keeps the lecture', () => {
    fc.assert(
      fc.property(anyRun(model), fc.nat(60), (run, at) => {
        const player = load(model, everyFrame, run, at);
        const forward = reducePlayer(model, everyFrame, player, { type: 'forward' });
        if (forward.cursor === player.cursor) return;
        const back = reducePlayer(model, everyFrame, forward, { type: 'back' });
        expect(back.cursor).toBe(player.cursor);
        expect(back.frames).toBe(player.frames);
        const choice = player.frames[player.cursor + 1]!.choice;
        const chosen = reducePlayer(model, everyFrame, player, { type: 'choose', choice });
        expect(chosen.frames.slice(0, player.cursor + 2)).toEqual(player.frames.slice(0, player.cursor + 2));
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

  test('step ids are unique within a run', () => {
    fc.assert(
      fc.property(anyRun(model), (run) => {
        const ids = stepIds(replay(model, run), captions);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      few,
    );
  });

  test('a run that took only the lecture’s choices has nothing to say in a link', () => {
    expect(takenChoices(lecture)).toEqual([]);
  });

  const { compare } = model;
  describe.runIf(compare !== null)('the variants of a comparison', () => {
    const spec = model.params[compare?.param ?? ''];
    const options = spec?.kind === 'choice' ? spec.options : [];
    const keys = outside[model.id] ?? [];
    const variants = (preset: object) =>
      options.map((option) => {
        const params = { ...initial, ...preset, [compare?.param ?? '']: option } as Values<FieldSpecs>;
        return replay(model, { params, seed: 1, choices: [] });
      });
    const starts = [{}, ...Object.values(model.presets)];

    test('share one clock: the same happens from outside in the same frame, up to the end of the shorter run', () => {
      expect(options.length).toBeGreaterThan(1);
      for (const preset of starts) {
        const [first = [], ...others] = variants(preset).map((frames) =>
          frames.map(({ event, notes }): unknown => [
            event,
            notes.map(({ key }) => key).filter((key) => keys.includes(key)),
          ]),
        );
        for (const [i, other] of others.entries()) {
          const length = Math.min(first.length, other.length);
          expect(other.slice(0, length), `${JSON.stringify(preset)}: ${options[0]}, ${options[i + 1]}`).toEqual(
            first.slice(0, length),
          );
        }
      }
    });

    test('are told apart by what they do, not by what is done to them', () => {
      const told = starts
        .flatMap((preset) => variants(preset).flat())
        .flatMap(({ notes }) => notes.map(({ key }) => key));
      expect(keys, 'a line for the model in `outside`').not.toEqual([]);
      for (const key of keys) expect(told).toContain(key);
      const stories = variants({}).map((frames) => JSON.stringify(frames.map(({ notes }) => notes)));
      expect(new Set(stories).size).toBeGreaterThan(1);
    });
  });
});
