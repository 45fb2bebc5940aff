import { describe, expect, test } from 'vitest';
import { figures } from '../../src/lib/figures.ts';
import { initialParams } from '../../src/sim/kernel/params.ts';
import { replay } from '../../src/sim/kernel/run.ts';
import { captionsOf } from '../support/captions.ts';
import { drawFrame } from '../support/draw.tsx';

/** Names of golden files are safe on every file system. */
function fileName(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/[^a-z0-9-]/g, '-');
}

describe.each(Object.values(figures))('$scenario.id', ({ scenario, view }) => {
  const captions = captionsOf(scenario.id);
  const initial = initialParams(scenario.params);
  const cases = { lecture: {}, ...scenario.presets };

  test.each(Object.entries(cases))('trace of %s', async (name, preset) => {
    const frames = replay(scenario, { params: { ...initial, ...preset }, seed: 1, choices: [] });
    const lines = frames.map(({ index, event, notes }) => JSON.stringify({ index, event, notes }));
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(
      `../golden/traces/${scenario.id}.${fileName(name)}.jsonl`,
    );
  });

  test('the order of choices, on which links rely', async () => {
    const frames = replay(scenario, { params: initial, seed: 1, choices: [] });
    const lines = frames.map(({ index, state }) => JSON.stringify([index, ...scenario.choices(state)]));
    await expect(`version ${scenario.version}\n${lines.join('\n')}\n`).toMatchFileSnapshot(
      `../golden/choices/${scenario.id}.jsonl`,
    );
  });

  test.each(['wide', 'narrow'] as const)('every %s frame of the lecture path', async (layout) => {
    const frames = replay(scenario, { params: initial, seed: 1, choices: [] });
    for (const frame of frames) {
      await expect(drawFrame(view, frame, captions.worte, layout)).toMatchFileSnapshot(
        `../golden/frames/${scenario.id}/${layout}-${String(frame.index).padStart(2, '0')}.svg`,
      );
    }
  });
});
