import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actKey, actOf, actsIn, isTwin } from '../../../src/drawing/act.ts';
import type { SimEvent } from '../../../src/sim/kernel/model.ts';
import { replay } from '../../../src/sim/kernel/run.ts';
import { anyRun } from '../../support/arbitrary.ts';
import { captionsOf } from '../../support/captions.ts';
import { drawFrame } from '../../support/draw.tsx';
import { drawnElements } from '../../support/drawn.ts';
import { few, figureOf, layouts, runs } from '../../support/laws.ts';

/** Figures in whose drawing every choice of theirs has its place, where the run is drawn and not its balance or a table. */
const handled = ['ballooning', 'coscheduling', 'cpu-topology', 'memory-addressing', 'paravirtualization', 'rings'];

describe.each(runs)('the handles of $id', (model) => {
  const { view } = figureOf(model.id);
  const { worte } = captionsOf(model.id);

  test('stand for what may happen next, and for all of it', () => {
    fc.assert(
      fc.property(anyRun(model), fc.nat(), fc.constantFrom(...layouts), (run, at, layout) => {
        const frames = replay(model, run);
        const frame = frames[at % frames.length]!;
        const choices = model.choices(frame.state) as readonly SimEvent[];
        const acts = drawnElements(drawFrame(view, frame, worte, layout)).flatMap(
          ({ attributes }) => attributes['data-act'] ?? [],
        );
        const tapped = new Set(acts.flatMap((act) => actsIn(act, choices)));
        // Nothing can be tapped that would not happen.
        for (const act of acts) expect(actsIn(act, choices), act).toHaveLength(act.split(' | ').length);
        if (handled.includes(model.id)) expect(tapped.size).toBe(Math.max(0, choices.length - 1));
      }),
      few,
    );
  });

  test('tell all choices apart', () => {
    fc.assert(
      fc.property(anyRun(model), (run) => {
        for (const { state } of replay(model, run)) {
          const keys = (model.choices(state) as readonly SimEvent[]).map(actKey);
          expect(new Set(keys).size).toBe(keys.length);
        }
      }),
      few,
    );
  });
});

test('an act finds its choices again, never the step of the lecture, and its twins', () => {
  const choices = [
    { type: 'tick' },
    { type: 'sleep', vcpu: 1 },
    { type: 'sleep', vcpu: 11 },
    { type: 'wake', vcpu: 1 },
  ];
  const act = (...events: readonly SimEvent[]) => actOf(events)['data-act'] ?? '';
  expect(actsIn(act(choices[1]!), choices)).toEqual([1]);
  expect(actsIn(act(choices[3]!, choices[1]!), choices)).toEqual([1, 3]);
  expect(actsIn(act(choices[0]!), choices)).toEqual([]);
  expect(actsIn('', choices)).toEqual([]);
  expect(actOf([])).toEqual({});
  expect(isTwin(act(choices[1]!, choices[3]!), act(choices[3]!))).toBe(true);
  expect(isTwin(act(choices[1]!), act(choices[2]!))).toBe(false);
});
