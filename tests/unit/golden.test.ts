import { describe, expect, test } from 'vitest';
import { registeredFigures } from '../../src/lib/figure-register.ts';
import { initialValues } from '../../src/sim/kernel/field.ts';
import { replay } from '../../src/sim/kernel/run.ts';
import { drawFrame } from '../support/draw.tsx';

/** Names of golden files are safe on every file system. */
function fileName(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/[^a-z0-9-]/g, '-');
}

describe.each(registeredFigures)('$modell', (figure) => {
  const { model, view } = figure;
  const initial = initialValues(model.params);
  const cases = { lecture: {}, ...model.presets };

  test.each(Object.entries(cases))('trace of %s', async (name, preset) => {
    const frames = replay(model, { params: { ...initial, ...preset }, seed: 1, choices: [] });
    const lines = frames.map(({ index, event, notes }) => JSON.stringify({ index, event, notes }));
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`../golden/traces/${model.id}.${fileName(name)}.jsonl`);
  });

  test('the order of choices, on which links rely', async () => {
    const frames = replay(model, { params: initial, seed: 1, choices: [] });
    const lines = frames.map(({ index, state }) => JSON.stringify([index, ...model.choices(state)]));
    await expect(`version ${model.version}\n${lines.join('\n')}\n`).toMatchFileSnapshot(
      `../golden/choices/${model.id}.jsonl`,
    );
  });

  test.each(['wide', 'narrow'] as const)('every %s frame of the lecture path', async (layout) => {
    const frames = replay(model, { params: initial, seed: 1, choices: [] });
    for (const frame of frames) {
      await expect(drawFrame(view, frame, figure.worte, layout)).toMatchFileSnapshot(
        `../golden/frames/${model.id}/${layout}-${String(frame.index).padStart(2, '0')}.svg`,
      );
    }
  });
});
