import { globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lectureSteps, presetPages } from '../../src/lib/figure-page.ts';
import { paramsOf, stepsOfRun } from '../../src/lib/figure-path.ts';
import { registeredFigures, type RegisteredFigure } from '../../src/lib/figure-register.ts';
import type { Layout } from '../../src/drawing/view.ts';
import { formatField, initialValues, sameField, type AnyValues } from '../../src/sim/kernel/field.ts';
import { replay, type Frame } from '../../src/sim/kernel/run.ts';
import { focusOf } from '../../src/player/stops/stops.ts';
import { drawFrame } from '../support/draw.tsx';

// Goldens are for people to read: a few pictures and one digest of all facts for each figure. What always holds is said
// by laws and property tests. A picture that differs lies beside its golden as `…-changed.svg`; `vitest -u` takes it over.

const WIDE = 8;
const PRESETS = 6;
const folder = 'tests/golden/';
const known = new Set<string>();

async function expectGolden(name: string, found: string): Promise<void> {
  const file = `${folder}${name}`;
  const changed = file.replace(/(\.\w+)$/, '-changed$1');
  known.add(file);
  rmSync(changed, { force: true });
  try {
    await expect(found).toMatchFileSnapshot(`../../${file}`);
  } catch (error) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(changed, found);
    throw error;
  }
}

/** Names of golden files are safe on every file system. */
function fileName(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/[^a-z0-9-]/g, '-');
}

type Moment = { readonly id: string; readonly sentence: string; readonly picture: Frame<unknown, unknown> };

/** At most so many of a list, the first, the last and even steps between. */
function spread<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, i) => all[Math.round((i * (all.length - 1)) / (most - 1))]!);
}

/** The first stop, the marked ones and the last: what a lecture is about. */
function markedStops(figure: RegisteredFigure): readonly Moment[] {
  const steps = lectureSteps(figure);
  return spread(
    steps.filter(({ mark }, i) => mark !== undefined || i === 0 || i === steps.length - 1),
    WIDE,
  );
}

/** How a preset ends, or what it answers. */
function presetEnds(figure: RegisteredFigure): readonly Moment[] {
  const pages = presetPages(figure);
  if (pages.length > 0) return spread(pages, PRESETS);
  const ends = Object.keys(figure.model.presets).flatMap((name) => {
    const steps = stepsOfRun(figure, paramsOf(figure.model, { lauf: { vorlage: name } }, name));
    const last = steps.at(-1)!;
    return [{ id: name, sentence: last.sentence, picture: framesOf(figure, last.params)[last.frame]! }];
  });
  return spread(ends, PRESETS);
}

function framesOf({ model }: RegisteredFigure, params: AnyValues, choices: readonly number[] = []) {
  return replay(model, { params, seed: 1, choices });
}

/** What a moment shows in words: its sentence, then one fact a line. */
function factsOf({ view, worte }: RegisteredFigure, { id, sentence, picture }: Moment): string {
  const facts = view
    .describe(picture.state, worte, focusOf(picture))
    .map(({ label, value }) => `    ${label}: ${value}`);
  return [`  ${id}`, `    „${sentence}“`, ...facts].join('\n');
}

/** All facts of the lecture and of each preset: one file a figure, in the words of the page. */
function digestOf(figure: RegisteredFigure): string {
  const { model, vorlagen } = figure;
  const initial = initialValues(model.params);
  const lecture = lectureSteps(figure).map((step) => factsOf(figure, step));
  const presets = Object.keys(model.presets).flatMap((name) => {
    const params = paramsOf(model, { lauf: { vorlage: name } }, name);
    const own = Object.entries(params).filter(([key, value]) => !sameField(value, initial[key]));
    const frames = framesOf(figure, params);
    return [
      `${vorlagen[name]?.name ?? name} (${own.map(([key, value]) => `${key}=${formatField(value)}`).join(', ')})`,
      ...stepsOfRun(figure, params).map((step) => factsOf(figure, { ...step, picture: frames[step.frame]! })),
    ];
  });
  return `${['Pfad', ...lecture, ...presets].join('\n')}\n`;
}

describe.each(registeredFigures)('$modell', (figure) => {
  const { model, view, worte } = figure;
  const draw = async (prefix: string, moments: readonly Moment[], layout: Layout) => {
    for (const { id, picture } of moments) {
      await expectGolden(`frames/${model.id}/${prefix}-${fileName(id)}.svg`, drawFrame(view, picture, worte, layout));
    }
  };

  test('pictures of the lecture', () => draw('wide', markedStops(figure), 'wide'));

  test('two narrow ones', () => draw('narrow', spread(markedStops(figure).slice(1), 2), 'narrow'));

  test('how presets end', () => draw('preset', presetEnds(figure), 'wide'));

  test('all facts', () => expectGolden(`facts/${model.id}.txt`, digestOf(figure)));

  test('the order of choices, on which links rely', async () => {
    const frames = framesOf(figure, initialValues(model.params));
    const lines = frames.map(({ index, state }) => JSON.stringify([index, ...model.choices(state)]));
    await expectGolden(`choices/${model.id}.jsonl`, `version ${model.version}\n${lines.join('\n')}\n`);
  });
});

test('every golden file belongs to a figure, and each figure has at most sixteen pictures', () => {
  const files = globSync(`${folder}**/*.{svg,txt,jsonl}`).map((file) => file.replaceAll('\\', '/'));
  const left = files.filter((file) => !known.has(file) && !/-changed\.\w+$/.test(file));
  expect(left, 'goldens that no test reads; delete them').toEqual([]);
  for (const { modell } of registeredFigures) {
    const own = [...known].filter((file) => file.startsWith(`${folder}frames/${modell}/`));
    expect(own.length, modell).toBeLessThanOrEqual(16);
  }
});
