import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lectureSteps, stepPaths } from '../../../src/lib/figure-page.ts';
import { sentence } from '../../../src/player/captions.ts';
import {
  initialValues,
  type AnyValues,
  type FieldSpec,
  type FieldValue,
  type SimpleSpec,
  type SimpleValue,
} from '../../../src/sim/kernel/field.ts';
import { finish } from '../../../src/sim/kernel/explorer.ts';
import type { AnyExplorer } from '../../../src/sim/kernel/model.ts';
import { replay } from '../../../src/sim/kernel/run.ts';
import { models } from '../../../src/sim/models/index.ts';
import { anyParams } from '../../support/arbitrary.ts';
import { captionsOf } from '../../support/captions.ts';
import { drawFrame } from '../../support/draw.tsx';
import { explorers, few, figureOf, freeze, layouts } from '../../support/laws.ts';

/** The values at the ends of a field. */
function ends(spec: SimpleSpec): readonly SimpleValue[] {
  if (spec.kind === 'range') return [spec.min, spec.max];
  return spec.kind === 'flag' ? [false, true] : spec.options;
}

/** The same of a list: none, one of each end, and as many as it takes of the smallest and the largest. */
function bounds(spec: FieldSpec): readonly FieldValue[] {
  if (spec.kind !== 'list') return ends(spec);
  const record = (end: 0 | -1) =>
    Object.fromEntries(Object.entries(spec.fields).map(([name, field]) => [name, ends(field).at(end)!]));
  return [0, -1].flatMap((end) =>
    [0, 1, spec.max].map((length) => Array.from({ length }, () => record(end === 0 ? 0 : -1))),
  );
}

describe.each(explorers)('$id', (model) => {
  const figure = figureOf(model.id);
  const { view } = figure;
  const captions = captionsOf(model.id);
  const declared = models[model.id] as unknown as AnyExplorer;
  const initial = initialValues(model.params);
  const answerTo = (params: AnyValues) => replay(model, { params: params, seed: 1, choices: [] });

  /** An answer in words, two drawings and a table, or an error that says what is wrong with it. */
  function expectAnswer(params: AnyValues): void {
    const frame = answerTo(params)[0];
    const place = JSON.stringify(params);
    for (const [name, holds] of Object.entries(model.invariants))
      expect(holds(frame.state), `${place}: ${name}`).toBe(true);
    expect(sentence(frame.notes, captions), place).toMatch(/^[^⟨⟩{}]{8,}$/);
    for (const layout of layouts) {
      expect(drawFrame(view, frame, captions.worte, layout), place).not.toMatch(/NaN|undefined|Infinity/);
    }
    for (const { label, value } of view.describe(frame.state, captions.worte)) {
      expect(`${label}: ${value}`, place).not.toMatch(/NaN|undefined|Infinity|∞/);
    }
  }

  test('has one frame and nothing to choose, whatever a link asks for', () => {
    fc.assert(
      fc.property(anyParams(model), fc.nat(), fc.array(fc.nat(3)), (params, seed, choices) => {
        const frames = replay(model, { params, seed, choices });
        expect(frames).toHaveLength(1);
        expect(model.choices(frames[0].state)).toEqual([]);
        expect(frames).toEqual(replay(model, { params, seed: 1, choices: [] }));
      }),
      few,
    );
  });

  test('answers with the data of its tables, and writes neither into them nor into the form', () => {
    if (models[model.id]!.data !== undefined) expect(figure.data).toBeDefined();
    expect(JSON.parse(JSON.stringify(figure.data ?? null))).toEqual(figure.data ?? null);
    freeze(figure.data);
    fc.assert(
      fc.property(anyParams(model), (params) => {
        const step = finish(declared.answer(freeze(params), figure.data));
        const [{ state, notes }] = answerTo(params);
        expect(step).toEqual({ state, notes });
      }),
      few,
    );
  });

  const presets = Object.entries(model.presets).map(
    ([key, preset]) => [key, { ...initial, ...preset } as AnyValues] as const,
  );

  test.each(presets)('answers preset %s, on a page of its own', (key, params) => {
    expectAnswer(params);
    const page = figure.vorlagen[key]?.seite;
    const found = stepPaths().filter((one) => one.params.slug === figure.slug && one.params.schritt === page);
    expect(found).toHaveLength(1);
    expect(found[0]?.props.step.picture.state).toEqual(answerTo(params)[0].state);
  });

  test.each(Object.entries(model.params).flatMap(([name, spec]) => bounds(spec).map((value) => ({ name, value }))))(
    'answers at the bounds of its form: $name $value',
    ({ name, value }) => {
      expectAnswer({ ...initial, [name]: value });
    },
  );

  test('answers where every number is at an end', () => {
    for (const end of [0, -1]) {
      const all = Object.entries(model.params).map(([name, spec]) => [name, bounds(spec).at(end)!] as const);
      expectAnswer(Object.fromEntries(all));
    }
  });

  test('its form matters: every field changes some answer', () => {
    for (const [name, spec] of Object.entries(model.params)) {
      const starts: readonly AnyValues[] = [initial, ...presets.map(([, params]) => params)];
      const changed = starts.some((start) => {
        const answers = bounds(spec).map((value) => JSON.stringify(answerTo({ ...start, [name]: value })[0].state));
        return new Set(answers).size > 1;
      });
      expect(changed, name).toBe(true);
    }
  });

  test('its lecture is settings of the form, each an answer', () => {
    for (const { params, frame, choices } of lectureSteps(figure)) {
      expect([frame, choices]).toEqual([0, []]);
      expectAnswer(params);
    }
  });
});
