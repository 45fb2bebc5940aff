import { describe, expect, test } from 'vitest';
import { compareRuns, frameAt } from '../../../src/sim/kernel/compare.ts';
import { decodeRun } from '../../../src/sim/kernel/decode-run.ts';
import { encodeRun } from '../../../src/sim/kernel/permalink.ts';
import { MAX_FRAMES, replay, replayInput, takenChoices } from '../../../src/sim/kernel/run.ts';
import { counter, one, two } from '../../support/counter.ts';

const values = (frames: readonly { readonly state: { readonly value: number } }[]) =>
  frames.map(({ state }) => state.value);

describe('runs', () => {
  test('the list of choices is a prefix; the lecture goes on after it', () => {
    const frames = replay(counter, { ...one, choices: [1, 0, 1] });
    expect(values(frames)).toEqual([0, 2, 3, 5, 6, 7, 8, 9, 10]);
    expect(frames.map(({ choice }) => choice)).toEqual([0, 1, 0, 1, 0, 0, 0, 0, 0]);
    expect(frames.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(frames[0]).toMatchObject({ event: null, notes: [{ key: 'start' }] });
    expect(frames[3]).toMatchObject({ event: { type: 'addMore' }, notes: [{ key: 'addMore' }] });
    expect(takenChoices(frames)).toEqual([1, 0, 1]);
  });

  test('zeros at the end of a run need no mention', () => {
    expect(takenChoices(replay(counter, { ...one, choices: [0, 1, 0, 0] }))).toEqual([0, 1]);
    expect(takenChoices(replay(counter, one))).toEqual([]);
  });

  test('a run without end stops at the limit', () => {
    expect(replayInput(counter, { by: 1, ends: false }, 1)).toHaveLength(MAX_FRAMES + 1);
  });

  test('a choice that is not on offer becomes the lecture’s', () => {
    expect(replay(counter, { ...one, choices: [7] })[1]).toMatchObject({ choice: 0, event: { type: 'add' } });
  });
});

describe('a comparison', () => {
  const frames = replay(counter, one);

  test('finds the first difference and has the other run’s frames', () => {
    const { frames: other, divergence } = compareRuns(counter, one, frames, 'two');
    expect(divergence).toBe(1);
    expect(values(other)).toEqual([0, 2, 4, 6, 8, 10]);
    expect(compareRuns(counter, one, frames, 'one').divergence).toBeNull();
  });

  test('keeps choices and seed', () => {
    const run = { ...one, choices: [1] };
    expect(values(compareRuns(counter, run, replay(counter, run), 'two').frames)).toEqual([0, 3, 5, 7, 9, 11]);
  });

  test('goes on to the end of the longer run', () => {
    const late = { ...counter, compare: { param: 'by' as const, differs: (a: { value: number }) => a.value === 9 } };
    expect(compareRuns(late, one, frames, 'two').divergence).toBe(9);
    expect(compareRuns(late, two, replay(counter, two), 'one').divergence).toBeNull();
    const other = {
      ...counter,
      compare: { param: 'by' as const, differs: (_: unknown, b: { value: number }) => b.value === 9 },
    };
    expect(compareRuns(other, two, replay(counter, two), 'one').divergence).toBe(9);
  });

  test('is refused where a model has none', () => {
    expect(() => compareRuns({ ...counter, compare: null }, one, frames, 'two')).toThrow(
      'counter: has no parameter to compare',
    );
  });

  test('a run that has ended stays at its last frame', () => {
    expect(frameAt(frames, 10)).toBe(frames[10]);
    expect(frameAt(frames, 11)).toBe(frames[10]);
    expect(frameAt(frames, 3)).toBe(frames[3]);
    expect(frameAt(frames, -1)).toBe(frames[0]);
  });
});

describe('links', () => {
  test.each([
    [[], '3~~4', 4],
    [[0, 0, 0, 2, 0], '3~0x3-2-0~4', 4],
    [[1], '3~1~12', 12],
    [[12, 12, 3], '3~12x2-3~100', 100],
    [Array.from({ length: 120 }, () => 1), '3~1x120~0', 0],
  ])('%j is written and read as %j', (choices, text, cursor) => {
    expect(encodeRun(counter, { choices, cursor })).toBe(text);
    expect(decodeRun(counter, text)).toEqual({ choices, cursor });
  });

  test.each([
    '',
    '3~',
    '3~~',
    '3~0x~1',
    '3~0x0~1',
    '3~0x501~1',
    '3~0x500-1~1',
    '3~-~1',
    '3~1~-1',
    '3~1~1~1',
    '3~1~1\n',
  ])('%j is malformed', (text) => {
    expect(decodeRun(counter, text)).toBe('malformed');
  });

  test.each(['x3~1~1', '3~1~1x', '3~a~1', '3~100~1', '3~1x1000~1', '3~x1~1', '3~1xx2~1', '33333~1~1', '3~1~1000'])(
    '%j is malformed as well',
    (text) => {
      expect(decodeRun(counter, text)).toBe('malformed');
    },
  );

  test('a run may be as long as the limit, and no cursor lies beyond it', () => {
    expect(decodeRun(counter, '3~0x500~999')).toEqual({ choices: Array.from({ length: 500 }, () => 0), cursor: 500 });
    expect(decodeRun(counter, '3~0x499-1~1')).toMatchObject({ cursor: 1 });
  });

  test('another version is told apart from nonsense', () => {
    expect(decodeRun(counter, '2~0~0')).toBe('version');
    expect(decodeRun(counter, '13~0~0')).toBe('version');
    expect(decodeRun({ ...counter, version: 13 }, '13~0~0')).toEqual({ choices: [0], cursor: 0 });
  });
});
