import { describe, expect, test } from 'vitest';
import {
  DEFAULT_SEED,
  load,
  loadStop,
  reducePlayer,
  stepFrames,
  stepOf,
  type Guide,
} from '../../../src/sim/kernel/player.ts';
import { replay } from '../../../src/sim/kernel/run.ts';
import { counter, everyFrame, one, two } from '../../support/counter.ts';
import {
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
  place,
  stop,
} from '../../support/lecture.ts';

describe('a lecture', () => {
  test('starts at a stop, standing still', () => {
    expect(atStop(4)).toEqual({
      run: two,
      frames: replay(counter, two),
      cursor: 5,
      stop: 4,
      lastStop: 4,
      fork: null,
      target: null,
      playing: false,
      compare: null,
      moved: 'cut',
    });
  });

  test('a stop that is none becomes its nearest; without a path there is the initial run', () => {
    expect(place(atStop(99))).toEqual({ stop: 6, cursor: 9, target: null });
    expect(place(atStop(-1))).toEqual({ stop: 0, cursor: 0, target: null });
    expect(place(atStop(Number.NaN))).toEqual({ stop: 0, cursor: 0, target: null });
    expect(loadStop(counter, everyFrame, 3)).toMatchObject({ run: one, cursor: 0, stop: null, lastStop: 0 });
  });

  test('two stops share a frame, and each is a place of its own', () => {
    expect(place(atStop(1))).toEqual({ stop: 1, cursor: 4, target: null });
    expect(place(atStop(2))).toEqual({ stop: 2, cursor: 4, target: null });
    expect(after(atStop(1), forward)).toMatchObject({ stop: 2, cursor: 4, target: null, moved: 'cut' });
    expect(after(atStop(2), back)).toMatchObject({ stop: 1, cursor: 4, target: null, moved: 'cut' });
  });

  test('between two stops of a run the frames are played one by one', () => {
    const going = after(atStop(0), forward);
    expect(going).toMatchObject({ stop: 1, cursor: 1, target: 4, moved: 'step', playing: false });
    expect(place(after(going, beat))).toEqual({ stop: 1, cursor: 2, target: 4 });
    expect(place(after(going, beat, beat))).toEqual({ stop: 1, cursor: 3, target: 4 });
    const there = after(going, beat, beat, beat);
    expect(there).toMatchObject({ stop: 1, cursor: 4, target: null, moved: 'step' });
    expect(after(there, beat)).toBe(there);
  });

  test('one frame between two stops is no motion with a target', () => {
    const near: Guide = { ...guide, path: [stop('a', 'one', 0), stop('b', 'one', 1)] };
    const next = reducePlayer(counter, near, loadStop(counter, near, 0), forward);
    expect(next).toMatchObject({ stop: 1, cursor: 1, target: null, moved: 'step' });
  });

  test('forward during a motion arrives and goes on', () => {
    expect(after(atStop(0), forward, forward)).toMatchObject({ stop: 2, cursor: 4, target: null, moved: 'cut' });
    expect(after(atStop(0), forward, forward, forward)).toMatchObject({ stop: 3, cursor: 2, run: two });
  });

  test('back during a motion leads to where it began', () => {
    expect(place(after(atStop(0), forward, beat, back))).toEqual({ stop: 0, cursor: 0, target: null });
  });

  test('forward and back change between runs by a cut', () => {
    const next = after(atStop(2), forward);
    expect(next).toMatchObject({ stop: 3, cursor: 2, target: null, moved: 'cut', run: two });
    expect(next.frames.at(-1)?.state.value).toBe(10);
    expect(after(next, back)).toMatchObject({ stop: 2, cursor: 4, run: one });
    expect(after(atStop(4), forward)).toMatchObject({ stop: 5, cursor: 3, run: { ...one, choices: [1] } });
    expect(after(atStop(6), back)).toMatchObject({ stop: 5, cursor: 3, run: { ...one, choices: [1] } });
  });

  test('ends at its last stop and begins at its first', () => {
    expect(place(after(atStop(6), forward))).toEqual({ stop: 6, cursor: 9, target: null });
    expect(place(after(atStop(0), back))).toEqual({ stop: 0, cursor: 0, target: null });
  });

  test('an earlier moment of the same run is a cut, too', () => {
    const again: Guide = { ...guide, path: [stop('a', 'one', 6), stop('b', 'one', 2)] };
    const next = reducePlayer(counter, again, loadStop(counter, again, 0), forward);
    expect(next).toMatchObject({ stop: 1, cursor: 2, target: null, moved: 'cut' });
  });

  test('its steps are its stops', () => {
    expect(stepFrames(guide, atStop(3))).toEqual([0, 4, 4, 2, 5, 3, 9]);
    expect(stepOf(guide, atStop(2))).toEqual({ step: 2, exact: true });
    expect(stepOf(guide, after(atStop(0), forward))).toEqual({ step: 1, exact: true });
  });

  test('goes to any stop by its position', () => {
    expect(place(after(atStop(0), goTo(4)))).toEqual({ stop: 4, cursor: 5, target: null });
    expect(place(after(atStop(0), goTo(1)))).toEqual({ stop: 1, cursor: 4, target: null });
    expect(place(after(atStop(0), goTo(2)))).toEqual({ stop: 2, cursor: 4, target: null });
    expect(place(after(atStop(0), goTo(99)))).toEqual({ stop: 6, cursor: 9, target: null });
    expect(place(after(atStop(3), goTo(-1)))).toEqual({ stop: 0, cursor: 0, target: null });
    expect(place(after(atStop(0), goTo(1.7)))).toEqual({ stop: 1, cursor: 4, target: null });
    expect(after({ ...atStop(0), playing: true }, goTo(1))).toMatchObject({ playing: false, moved: 'cut' });
  });
});

describe('frame by frame', () => {
  test('past a stop it stays the last one that was reached', () => {
    const past = after(atStop(1), fine(1));
    expect(past).toMatchObject({ stop: 2, cursor: 5, target: null, moved: 'step' });
    expect(stepOf(guide, past)).toEqual({ step: 2, exact: false });
    expect(place(after(past, back))).toEqual({ stop: 2, cursor: 4, target: null });
  });

  test('before a stop the one before is the last', () => {
    const before = after(atStop(1), fine(-1));
    expect(before).toMatchObject({ stop: 0, cursor: 3, target: null, moved: 'cut' });
    expect(stepOf(guide, before)).toEqual({ step: 0, exact: false });
    expect(after(before, forward)).toMatchObject({ stop: 1, cursor: 4, target: null, moved: 'step' });
    expect(place(after(before, back))).toEqual({ stop: 0, cursor: 0, target: null });
  });

  test('stays inside the run', () => {
    expect(after(atStop(0), fine(-1))).toMatchObject({ cursor: 0, moved: 'cut' });
    expect(after(atStop(4), fine(1))).toMatchObject({ cursor: 5, moved: 'cut' });
  });

  test('a run whose first stop comes later belongs to that stop', () => {
    expect(place(after(atStop(3), seek(1)))).toEqual({ stop: 3, cursor: 1, target: null });
    expect(place(after(atStop(3), seek(5)))).toEqual({ stop: 4, cursor: 5, target: null });
    expect(place(after(atStop(0), seek(9)))).toEqual({ stop: 6, cursor: 9, target: null });
  });

  test('seeking is a cut and ends what was under way', () => {
    const moving = { ...after(atStop(0), forward), playing: true };
    expect(after(moving, seek(2))).toMatchObject({ stop: 0, cursor: 2, target: null, playing: false, moved: 'cut' });
    expect(after(moving, seek(99))).toMatchObject({ stop: 6, cursor: 10 });
  });
});

describe('off the lecture', () => {
  const left = after(atStop(1), choose(1));

  test('another choice leaves it, and its stop is remembered', () => {
    expect(left).toMatchObject({ stop: null, lastStop: 1, cursor: 5, target: null, moved: 'step', playing: false });
    expect(left.run).toEqual({ ...one, choices: [0, 0, 0, 0, 1] });
    expect(left.frames.map(({ state }) => state.value)).toEqual([0, 1, 2, 3, 4, 6, 7, 8, 9, 10]);
  });

  test('the steps are the stops of the run', () => {
    expect(stepFrames(guide, left)).toEqual([0, 3, 6, 9]);
    expect(stepOf(guide, left)).toEqual({ step: 1, exact: false });
    expect(place(after(left, goTo(3), back))).toEqual({ stop: null, cursor: 6, target: null });
    expect(place(after(left, seek(4), back))).toEqual({ stop: null, cursor: 3, target: null });
    expect(after(left, forward)).toMatchObject({ stop: null, cursor: 6, target: null, moved: 'step' });
    expect(place(after(left, forward, forward))).toEqual({ stop: null, cursor: 7, target: 9 });
    expect(stepOf(guide, after(left, forward, forward))).toEqual({ step: 3, exact: true });
    expect(place(after(left, forward, forward, beat, beat, forward))).toEqual({ stop: null, cursor: 9, target: null });
    expect(place(after(left, goTo(2)))).toEqual({ stop: null, cursor: 6, target: null });
    expect(place(after(left, seek(2)))).toEqual({ stop: null, cursor: 2, target: null });
  });

  test('back over the choice that left it leads to the stop that was left', () => {
    expect(after(left, back)).toEqual(atStop(1));
    expect(after(left, forward, back)).toEqual(atStop(1));
    expect(after(left, forward, choose(1), back, back)).toEqual(atStop(1));
    // What was chosen before it is another run up to there.
    const earlier = after(left, seek(2), choose(1), goTo(2));
    expect(earlier.cursor).toBeGreaterThan(4);
    expect(after(earlier, back)).toMatchObject({ stop: null, run: { choices: [0, 0, 1] } });
    // Not over other changes, nor in a comparison: those were asked for by name.
    expect(after(left, { type: 'set', seed: 7 }, back)).toMatchObject({ stop: null, cursor: 3 });
    expect(after(left, { type: 'compare', value: 'two' }, back)).toMatchObject({
      stop: null,
      compare: 'two',
      cursor: 4,
    });
  });

  test('a guide may know no stop', () => {
    const none: Guide = { path: [], stopsOf: () => [] };
    expect(stepOf(none, left)).toEqual({ step: 0, exact: false });
    expect(reducePlayer(counter, none, left, back)).toMatchObject({ cursor: 0 });
    expect(reducePlayer(counter, none, left, forward)).toMatchObject({ cursor: 5, target: null });
  });

  test('back to the lecture: to where it was left, or to a stop', () => {
    expect(after(left, { type: 'lecture' })).toEqual(atStop(1));
    expect(after(left, forward, choose(1), { type: 'lecture' })).toEqual(atStop(1));
    expect(after(left, { type: 'lecture', stop: 3 })).toEqual(atStop(3));
    expect(after(atStop(4), fine(-1), { type: 'lecture' })).toEqual(atStop(3));
  });

  test('choosing in the past drops the old future', () => {
    const chosen = after(left, seek(2), choose(1));
    expect(chosen.run.choices).toEqual([0, 0, 1]);
    expect(chosen.cursor).toBe(3);
    expect(chosen.frames.at(-1)?.state.value).toBe(10);
  });

  test('choosing what a stop has chosen joins its run', () => {
    expect(after(atStop(0), choose(1))).toMatchObject({ stop: 5, lastStop: 5, cursor: 1, run: { choices: [1] } });
    expect(after(left, seek(4), choose(0))).toMatchObject({ stop: 2, cursor: 5, run: one });
  });

  test('a choice that is not on offer changes nothing', () => {
    expect(after(left, choose(7))).toBe(left);
    const end = after(left, seek(9));
    expect(after(end, choose(0))).toBe(end);
  });
});

describe('what if', () => {
  test('new parameters keep the choices and the moment', () => {
    const run = load(counter, guide, { ...one, choices: [0, 1] }, 3);
    const changed = after(run, { type: 'set', params: { by: 'two' } });
    expect(changed).toMatchObject({ run: { ...two, choices: [0, 1] }, cursor: 3, stop: null });
    expect(changed.frames[3]?.state.value).toBe(7);
  });

  test('a shorter run ends earlier, and a known one has its stops', () => {
    expect(after(atStop(6), { type: 'set', params: { by: 'two' } })).toMatchObject({ run: two, cursor: 5, stop: 4 });
    expect(after(atStop(1), { type: 'set', params: { by: 'two' } })).toMatchObject({ run: two, cursor: 4, stop: 3 });
  });

  test('another seed leaves the lecture, its own seed leads back', () => {
    const seeded = after(atStop(1), { type: 'set', seed: 7 });
    expect(seeded).toMatchObject({ run: { ...one, seed: 7 }, stop: null, lastStop: 1, cursor: 4 });
    expect(after(seeded, { type: 'set' })).toMatchObject({ run: { seed: 7 } });
    expect(after(seeded, { type: 'set', seed: DEFAULT_SEED })).toMatchObject({ stop: 2, lastStop: 2 });
  });

  test('a restart begins with its parameters, without choices and with the default seed', () => {
    const free = load(counter, guide, { ...one, seed: 7, choices: [0, 1] }, 5, { lastStop: 2 });
    expect(after(free, { type: 'restart', params: { by: 'two' }, compare: null })).toMatchObject({
      run: two,
      cursor: 0,
      stop: 3,
      compare: null,
    });
    expect(after(free, { type: 'restart', params: { by: 'two' }, compare: 'one' })).toMatchObject({
      run: two,
      stop: null,
      lastStop: 2,
      compare: 'one',
    });
  });

  test('a moment is loaded; it says which of two stops it is', () => {
    const free = load(counter, guide, { ...one, seed: 7 });
    expect(after(free, { type: 'load', run: one, cursor: 4, stop: 1 })).toMatchObject({
      stop: 1,
      lastStop: 1,
      cursor: 4,
    });
    expect(after(free, { type: 'load', run: one, cursor: 4 })).toMatchObject({ stop: 2, lastStop: 2, cursor: 4 });
    const beside = after(atStop(3), { type: 'compare', value: 'one' });
    expect(after(beside, { type: 'load', run: one, cursor: 4, stop: 1 })).toMatchObject({
      stop: null,
      lastStop: 3,
      compare: 'one',
    });
  });

  test('a cursor outside the run is moved to its nearest frame', () => {
    expect([99, -5, Number.NaN, 2.9].map((cursor) => load(counter, guide, one, cursor).cursor)).toEqual([10, 0, 0, 2]);
    expect(load(counter, guide, one).cursor).toBe(0);
  });

  test('what was never on offer is not part of a run', () => {
    expect(load(counter, guide, { ...one, choices: [7, 0] }, 4)).toMatchObject({ run: one, stop: 2 });
  });
});
