import { describe, expect, test } from 'vitest';
import { resolvePath } from '../../src/lib/figure-path.ts';
import { registeredFigures } from '../../src/lib/figure-register.ts';
import { lookAt } from '../../src/player/stops/stops.ts';
import { replay } from '../../src/sim/kernel/run.ts';
import { captionsOf } from '../support/captions.ts';
import { drawFrame } from '../support/draw.tsx';
import { layouts } from '../support/laws.ts';

describe.each(registeredFigures)('the lecture of $slug', (figure) => {
  const { model, view, modell } = figure;
  const { worte } = captionsOf(modell);
  const stops = resolvePath(figure);

  test.each(layouts)('changes the picture with every stop, %s', (layout) => {
    const pictures = stops.map(({ params, choices, frame, look }) => {
      const frames = replay(model, { params, seed: 1, choices });
      return drawFrame(view, lookAt(frames[frame]!, look), worte, layout);
    });
    const same = stops.flatMap(({ id }, i) => (i > 0 && pictures[i] === pictures[i - 1] ? [id] : []));
    expect(same, 'stops that draw what the stop before draws').toEqual([]);
  });

  test('has no two stops that draw the same, however far apart', () => {
    const seen = new Map<string, string>();
    const twice = stops.flatMap(({ id, params, choices, frame, look }) => {
      const picture = drawFrame(view, lookAt(replay(model, { params, seed: 1, choices })[frame]!, look), worte, 'wide');
      const before = seen.get(picture);
      seen.set(picture, id);
      return before === undefined ? [] : [`${before} = ${id}`];
    });
    expect(twice).toEqual([]);
  });
});
