import { describe, expect, test } from 'vitest';
import {
  DEFAULT_SEED,
  isRunOf,
  loadStop,
  reducePlayer,
  runOf,
  stepFrames,
  type Guide,
  type PathStop,
} from '../../../src/sim/kernel/player.ts';
import type { FieldSpecs } from '../../../src/sim/kernel/field.ts';
import { counter, one } from '../../support/counter.ts';
import {
  type Player,
  path,
  guide,
  forward,
  back,
  beat,
  choose,
  seek,
  fine,
  goTo,
  after,
  atStop,
} from '../../support/lecture.ts';

describe('a comparison', () => {
  const beside = after(atStop(1), { type: 'compare', value: 'two' });

  test('steps by frames, off the lecture', () => {
    expect(beside).toMatchObject({ stop: null, lastStop: 1, compare: 'two', cursor: 4, run: one });
    expect(stepFrames(guide, beside)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(after(beside, forward)).toMatchObject({ cursor: 5, target: null, moved: 'step', stop: null });
    expect(after(beside, back)).toMatchObject({ cursor: 3, moved: 'cut' });
    expect(after(beside, goTo(7))).toMatchObject({ cursor: 7 });
  });

  test('stays where the run changes, and remembers the stop', () => {
    for (const action of [choose(1), { type: 'set', params: { by: 'two' } }, { type: 'set', seed: 3 }] as const) {
      expect(after(beside, action)).toMatchObject({ compare: 'two', stop: null, lastStop: 1 });
    }
  });

  test('its end leads back to the lecture’s run', () => {
    expect(after(beside, { type: 'compare', value: null })).toMatchObject({ compare: null, stop: 2, cursor: 4 });
    expect(after(beside, { type: 'lecture' })).toEqual(atStop(1));
  });
});

describe('playing', () => {
  /** Everything that beats show until nothing plays any more. */
  function played(from: Player, using = guide): readonly (readonly [number | null, number])[] {
    const seen: (readonly [number | null, number])[] = [];
    let player = reducePlayer(counter, using, from, { type: 'play' });
    for (let i = 0; i < 60 && player.playing; i += 1) {
      player = reducePlayer(counter, using, player, beat);
      seen.push([player.stop, player.cursor]);
    }
    return seen;
  }

  test('goes through every stop of the lecture, and every frame between two', () => {
    const lecture = [
      [1, 1],
      [1, 2],
      [1, 3],
      [1, 4],
      [2, 4],
      [3, 2],
      [4, 3],
      [4, 4],
      [4, 5],
      [5, 3],
      [6, 9],
    ];
    expect(played(atStop(0))).toEqual(lecture);
    expect(played(atStop(4))).toEqual(lecture.slice(9));
  });

  test('a lecture may end with a motion', () => {
    const short: Guide = { ...guide, path: path.slice(0, 2) };
    expect(played(loadStop(counter, short, 0), short)).toEqual([
      [1, 1],
      [1, 2],
      [1, 3],
      [1, 4],
      [1, 4],
    ]);
  });

  test('plays a free run to its end', () => {
    const free = after(atStop(1), choose(1));
    expect(played(free)).toEqual([
      [null, 6],
      [null, 7],
      [null, 8],
      [null, 9],
      [null, 9],
    ]);
  });

  test('starts over from the end', () => {
    expect(after(atStop(6), { type: 'play' })).toMatchObject({ stop: 0, cursor: 0, playing: true, moved: 'cut' });
    const end = after(atStop(1), choose(1), seek(9));
    expect(after(end, { type: 'play' })).toMatchObject({ stop: null, cursor: 0, playing: true });
  });

  test('from any other place it only starts', () => {
    expect(after(atStop(2), { type: 'play' })).toEqual({ ...atStop(2), playing: true });
  });

  test('what has one step cannot play', () => {
    const single: Guide = { ...guide, path: path.slice(0, 1) };
    expect(reducePlayer(counter, single, loadStop(counter, single, 0), { type: 'play' }).playing).toBe(false);
  });

  test('a pause lets a motion arrive and nothing follow', () => {
    const paused = after(atStop(0), { type: 'play' }, beat, { type: 'pause' });
    expect(paused).toMatchObject({ playing: false, cursor: 1, target: 4 });
    expect(after(paused, beat, beat, beat)).toMatchObject({ playing: false, cursor: 4, target: null });
    expect(after(paused, beat, beat, beat, beat)).toMatchObject({ stop: 1, cursor: 4 });
  });

  test('stepping by hand stops it', () => {
    const playing = after(atStop(1), { type: 'play' });
    for (const action of [forward, back, fine(1), seek(2), choose(1)])
      expect(after(playing, action).playing, action.type).toBe(false);
    expect(after(after(atStop(6), { type: 'play' }), goTo(6), forward)).toMatchObject({ playing: false, stop: 6 });
    expect(after({ ...atStop(6), playing: true }, forward)).toMatchObject({ playing: false });
  });
});

test('news of an answer is the player’s, not the run’s', () => {
  const moving = after(atStop(0), forward);
  expect(after(moving, { type: 'answered' })).toBe(moving);
  expect(after(moving, { type: 'cancel' })).toBe(moving);
});

describe('whether a run is that of a stop', () => {
  const lists: PathStop = { id: 'l', params: { vms: [{ size: 1 }], by: 'one' }, choices: [0, 1], frame: 0 };
  const run = { params: { vms: [{ size: 1 }], by: 'one' }, seed: DEFAULT_SEED, choices: [0, 1] };

  test('parameters, seed and choices must be the same', () => {
    expect(runOf<FieldSpecs>(lists)).toEqual(run);
    expect(isRunOf(lists, run)).toBe(true);
    expect(isRunOf(lists, { ...run, seed: 2 })).toBe(false);
    expect(isRunOf(lists, { ...run, choices: [0] })).toBe(false);
    expect(isRunOf(lists, { ...run, choices: [0, 1, 0] })).toBe(false);
    expect(isRunOf(lists, { ...run, choices: [1, 1] })).toBe(false);
    expect(isRunOf(lists, { ...run, params: { ...run.params, by: 'two' } })).toBe(false);
    expect(isRunOf(lists, { ...run, params: { ...run.params, vms: [{ size: 2 }] } })).toBe(false);
  });
});
