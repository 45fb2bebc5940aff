import { describe, expect, test } from 'vitest';
import { nextInt, nextRandom, seedRng } from '../../src/sim/kernel/random.ts';
import { formatField } from '../../src/sim/kernel/field.ts';
import { allowedField, parseField } from '../../src/sim/kernel/read-field.ts';
import { InputError, flag, list, number, oneOf, optional, record, text } from '../../src/sim/kernel/shape.ts';
import { defineRun } from '../../src/sim/kernel/model.ts';
import { MAX_FRAMES, replay } from '../../src/sim/kernel/run.ts';
import { compareRuns } from '../../src/sim/kernel/compare.ts';
import { load, reducePlayer, type Guide } from '../../src/sim/kernel/player.ts';
import { encodeRun } from '../../src/sim/kernel/permalink.ts';
import { decodeRun } from '../../src/sim/kernel/decode-run.ts';

/** A counter that goes up by its step, or by one more where the reader chooses so. */
const counter = defineRun({
  id: 'counter',
  version: 3,
  params: { by: { kind: 'choice', options: ['one', 'two'], initial: 'one' } },
  presets: {},
  compare: { param: 'by', differs: (a, b) => a.value !== b.value },
  toInput: ({ by }) => ({ by: by === 'one' ? 1 : 2, ends: true }),
  init: (input: { by: number; ends: boolean }) => ({ state: { ...input, value: 0 }, notes: [{ key: 'start' }] }),
  choices: (state: { by: number; ends: boolean; value: number }) =>
    state.ends && state.value >= 10 ? [] : [{ type: 'add' }, { type: 'addMore' }],
  step: (state, event) => ({
    state: { ...state, value: state.value + state.by + (event.type === 'addMore' ? 1 : 0) },
    notes: [{ key: event.type }],
  }),
});
/** Every frame is a stop; there is no lecture. */
const guide: Guide = { path: [], stopsOf: (frames) => frames.map(({ index }) => index) };
const one = { params: { by: 'one' as const }, seed: 1, choices: [] };

describe('random', () => {
  test('mulberry32 with seed 42 gives the published first values', () => {
    let rng = seedRng(42);
    const values: number[] = [];
    for (let i = 0; i < 4; i += 1) {
      const [value, next] = nextRandom(rng);
      values.push(Number(value.toFixed(6)));
      rng = next;
    }
    expect(values).toEqual([0.601104, 0.448291, 0.852466, 0.669734]);
  });

  test('whole numbers stay below their bound', () => {
    let rng = seedRng(7);
    for (let i = 0; i < 1000; i += 1) {
      const [value, next] = nextInt(rng, 5);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThan(5);
      rng = next;
    }
  });
});

describe('params', () => {
  const range = { kind: 'range', min: 0, max: 10, step: 0.5, initial: 3 } as const;

  test('only values on the grid are allowed', () => {
    expect(parseField(range, '2.5')).toBe(2.5);
    for (const bad of ['2.4', '11', '-1', '', 'NaN', '1e1', ' 1', '0x1', 'Infinity'])
      expect(parseField(range, bad), bad).toBeNull();
  });

  test('a formatted value is read back', () => {
    expect(parseField({ kind: 'flag', initial: false }, formatField(true))).toBe(true);
    expect(parseField(range, formatField(7.5))).toBe(7.5);
    expect(allowedField({ kind: 'choice', options: ['a', 'b'], initial: 'a' })).toBe('a | b');
  });
});

describe('shapes', () => {
  const shape = record(
    {
      name: text({ max: 3, doc: 'a name' }),
      size: number({ min: 1, max: 5, doc: 'MB' }),
      kind: oneOf(['x', 'y'], { doc: 'kind', initial: 'x' }),
      limit: optional(number({ min: 0, max: 1, whole: false, doc: 'fraction' })),
      rows: list(record({ on: flag({ doc: 'on' }) }, { doc: 'row' }), { max: 2, doc: 'rows', initial: [] }),
    },
    { doc: 'a thing' },
  );

  test('fields with an initial value may be left out', () => {
    expect(shape.read({ name: 'abc', size: 2 }, '')).toEqual({
      name: 'abc',
      size: 2,
      kind: 'x',
      limit: null,
      rows: [],
    });
  });

  test.each([
    [{ name: 'abc', size: 9 }, 'size: found 9, allowed: whole number 1…5'],
    [{ name: 'abc', size: 1.5 }, 'size: found 1.5'],
    [{ name: 'abcd', size: 1 }, 'name: found "abcd"'],
    [{ name: 'abc' }, 'size: found nothing'],
    [{ name: 'abc', size: 1, colour: 1 }, 'colour: unknown field, allowed: name, size, kind, limit, rows'],
    [{ name: 'abc', size: 1, kind: 'z' }, 'kind: found "z", allowed: x | y'],
    [{ name: 'abc', size: 1, rows: [{ on: 1 }] }, 'rows[0].on: found 1, allowed: true or false'],
    [{ name: 'abc', size: 1, rows: [{}, {}, {}] }, 'rows: found'],
    [[], 'found [], allowed: object'],
  ])('%j is refused with place, found and allowed', (value, message) => {
    expect(() => shape.read(value, '')).toThrow(InputError);
    expect(() => shape.read(value, '')).toThrow(message);
  });
});

describe('runs', () => {
  test('the list of choices is a prefix; the lecture goes on after it', () => {
    const frames = replay(counter, { ...one, choices: [1, 0, 1] });
    expect(frames.map((frame) => frame.state.value)).toEqual([0, 2, 3, 5, 6, 7, 8, 9, 10]);
  });

  test('a run without end stops at the limit', () => {
    const endless = { ...counter, toInput: () => ({ by: 1, ends: false }) };
    expect(replay(endless, one)).toHaveLength(MAX_FRAMES + 1);
  });

  test('a choice that is not on offer becomes the lecture’s', () => {
    expect(replay(counter, { ...one, choices: [7] })[1]?.choice).toBe(0);
  });

  test('a comparison finds the first difference', () => {
    const frames = replay(counter, one);
    expect(compareRuns(counter, one, frames, 'two').divergence).toBe(1);
    expect(compareRuns(counter, one, frames, 'one').divergence).toBeNull();
    expect(() => compareRuns({ ...counter, compare: null }, one, frames, 'two')).toThrow('no parameter to compare');
  });
});

describe('player', () => {
  const start = load(counter, guide, one);

  test('choosing in the past drops the old future', () => {
    const late = reducePlayer(counter, guide, start, { type: 'seek', cursor: 5 });
    const back = reducePlayer(counter, guide, late, { type: 'seek', cursor: 2 });
    const chosen = reducePlayer(counter, guide, back, { type: 'choose', choice: 1 });
    expect(chosen.cursor).toBe(3);
    expect(chosen.run.choices).toEqual([0, 0, 1]);
    expect(chosen.frames.at(-1)?.state.value).toBe(10);
  });

  test('playing stops at the end and starts over from there', () => {
    let player = reducePlayer(counter, guide, start, { type: 'play' });
    while (player.playing) player = reducePlayer(counter, guide, player, { type: 'beat' });
    expect(player.cursor).toBe(10);
    expect(reducePlayer(counter, guide, player, { type: 'play' })).toMatchObject({ cursor: 0, playing: true });
  });

  test('a cursor outside the run is moved to its nearest frame', () => {
    expect(load(counter, guide, one, 99).cursor).toBe(10);
    expect(load(counter, guide, one, -5).cursor).toBe(0);
    expect(load(counter, guide, one, Number.NaN).cursor).toBe(0);
  });
});

describe('links', () => {
  test('runs of the same choice are counted', () => {
    expect(encodeRun(counter, { choices: [0, 0, 0, 2, 0], cursor: 4 })).toBe('3~0x3-2-0~4');
    expect(decodeRun(counter, '3~0x3-2-0~4')).toEqual({ choices: [0, 0, 0, 2, 0], cursor: 4 });
  });

  test.each(['', '3~', '3~~', '3~0x~1', '3~0x0~1', '3~0x501~1', '3~-~1', '3~1~-1', '3~1~1~1', '3~1~1\n'])(
    '%j is malformed',
    (text) => {
      expect(decodeRun(counter, text)).toBe('malformed');
    },
  );

  test('another version is told apart from nonsense', () => {
    expect(decodeRun(counter, '2~0~0')).toBe('version');
  });
});
