import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parametersOf, questionParams, readAddress } from '../../src/study/address.ts';
import { drawExam, secondsFor, tally } from '../../src/study/exam.ts';
import { isChosen, type Filter } from '../../src/study/filter.ts';
import { questionParamHelp } from '../../src/study/query-help.ts';
import { isChoiceRight, isSequenceRight } from '../../src/study/score.ts';
import { seedOf, shuffled } from '../../src/study/shuffle.ts';

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });

describe('shuffling by a seed', () => {
  test('keeps what links promise', () => {
    // Literal on purpose: a link with ?reihe= shows this order for ever.
    expect(seedOf('q43', 7)).toBe(3_287_908_508);
    expect(shuffled(['a', 'b', 'c', 'd', 'e'], seedOf('q43', 7)).join('')).toBe('bdcea');
  });

  test('is a permutation, the same for the same seed', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer()), seeds, (items, seed) => {
        const mixed = shuffled(items, seed);
        expect(mixed.toSorted((a, b) => a - b)).toEqual(items.toSorted((a, b) => a - b));
        expect(shuffled(items, seed)).toEqual(mixed);
      }),
    );
  });

  test('favours no place', () => {
    const counts = [0, 0, 0, 0];
    for (let seed = 0; seed < 4000; seed += 1) {
      const at = shuffled([0, 1, 2, 3], seedOf('q01', seed)).indexOf(0);
      counts[at] = (counts[at] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(130);
  });

  test('differs from question to question', () => {
    expect(seedOf('q01', 7)).not.toBe(seedOf('q02', 7));
    expect(seedOf('q01', 7)).not.toBe(seedOf('q01', 8));
  });
});

describe('scoring', () => {
  test('of several answers is all or nothing', () => {
    expect(isChoiceRight(['b', 'a'], ['a', 'b'])).toBe(true);
    expect(isChoiceRight(['a'], ['a', 'b'])).toBe(false);
    expect(isChoiceRight(['a', 'b', 'c'], ['a', 'b'])).toBe(false);
    expect(isChoiceRight(['a', 'a'], ['a', 'b'])).toBe(false);
    expect(isChoiceRight([], ['a'])).toBe(false);
  });

  test('of matches and orders needs every place', () => {
    expect(isSequenceRight(['1', '2', '3'], ['1', '2', '3'])).toBe(true);
    expect(isSequenceRight(['1', '3', '2'], ['1', '2', '3'])).toBe(false);
    expect(isSequenceRight(['1', '2'], ['1', '2', '3'])).toBe(false);
  });
});

describe('an exam', () => {
  const pool = Array.from({ length: 40 }, (_, at) => ({ id: `q${at}`, chapter: `2.${at % 8}` }));

  test('draws as many as asked, each once, of every chapter, the same for the same seed', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 8, max: 40 }), (seed, count) => {
        const drawn = drawExam(pool, count, seed);
        expect(new Set(drawn).size).toBe(count);
        expect(new Set(drawn.map((id) => pool.find((one) => one.id === id)!.chapter)).size).toBe(8);
        expect(drawExam(pool, count, seed)).toEqual(drawn);
      }),
    );
  });

  test('takes all there are where there are fewer', () => {
    expect(drawExam(pool.slice(0, 3), 20, 1)).toHaveLength(3);
    expect(drawExam([], 20, 1)).toEqual([]);
  });

  test('of twenty questions takes 45 minutes, at the pace of 2V0-16.25', () => {
    expect(secondsFor(20)).toBe(45 * 60);
    expect(secondsFor(60)).toBe(135 * 60);
  });

  test('counts by section, in the order of the book', () => {
    const results = [
      { section: '2.6', right: true },
      { section: '2.5', right: false },
      { section: '2.6', right: false },
    ];
    expect(tally(results, ['2.4', '2.5', '2.6'])).toEqual([
      { section: '2.5', right: 0, asked: 1 },
      { section: '2.6', right: 1, asked: 2 },
    ]);
  });
});

describe('the filter', () => {
  const question = { section: '2.5.3', chapter: '2.5', goals: ['vcp-410-8'], level: 'anwenden' };
  const all: Filter = { section: '', goal: '', level: '', wrongOnly: false };

  test.each([
    [{}, false, true],
    [{ section: '2.5.3' }, false, true],
    [{ section: '2.5' }, false, true],
    [{ section: '2.5.2' }, false, false],
    [{ goal: 'vcp-410-8' }, false, true],
    [{ goal: 'vcp-410-1.1' }, false, false],
    [{ level: 'grundlage' }, false, false],
    [{ wrongOnly: true }, false, false],
    [{ wrongOnly: true }, true, true],
    [{ section: '2.5', level: 'anwenden', wrongOnly: true }, true, true],
  ])('%o, answered wrongly: %s → %s', (choice, wasWrong, expected) => {
    expect(isChosen(question, { ...all, ...choice }, wasWrong)).toBe(expected);
  });
});

describe('an address', () => {
  const known = { sections: ['', '2.5', '2.5.3'], goals: ['', 'vcp-410-8'], levels: ['', 'anwenden'] };

  test('is read whole', () => {
    const query = 'abschnitt=2.5.3&ziel=vcp-410-8&stufe=anwenden&nur=falsch&reihe=4711&pruefung=20&uhr=aus&loesung=1';
    expect(readAddress(new URLSearchParams(query), known)).toEqual({
      filter: { section: '2.5.3', goal: 'vcp-410-8', level: 'anwenden', wrongOnly: true },
      seed: 4711,
      exam: 20,
      clock: false,
      solution: true,
      ignored: [],
    });
  });

  test('passes over what does not exist, and names it', () => {
    const query = 'abschnitt=9.9&stufe=schwer&reihe=-1&pruefung=1000&uhr=an&nur=richtig&loesung=ja';
    const asked = readAddress(new URLSearchParams(query), known);
    expect(asked.filter).toEqual({ section: '', goal: '', level: '', wrongOnly: false });
    expect([asked.seed, asked.exam, asked.clock, asked.solution]).toEqual([null, null, true, false]);
    expect(asked.ignored).toEqual([
      'abschnitt=9.9',
      'stufe=schwer',
      'nur=richtig',
      'reihe=-1',
      'pruefung=1000',
      'uhr=an',
      'loesung=ja',
    ]);
  });

  test('never throws, and leads back to itself', () => {
    const value = fc.oneof(fc.string(), fc.constantFrom('2.5.3', 'vcp-410-8', 'anwenden', 'falsch', '7', '20', 'aus'));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...questionParams), value), (entries) => {
        const asked = readAddress(new URLSearchParams(entries), known);
        const again = parametersOf(asked.filter, asked.seed ?? 0, asked.exam, asked.clock);
        const set = Object.entries(again).filter((entry): entry is [string, string] => entry[1] !== null);
        const back = readAddress(new URLSearchParams(set), known);
        expect({ ...back, ignored: [] }).toEqual({ ...asked, seed: asked.seed ?? 0, solution: false, ignored: [] });
        expect(back.ignored).toEqual([]);
      }),
    );
  });

  test('is explained in the help, every parameter once', () => {
    expect(questionParamHelp.map(({ name }) => name)).toEqual([...questionParams]);
  });
});
