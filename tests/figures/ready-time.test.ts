import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runnableModels } from '../../src/lib/models.ts';
import { readyTime, SMALLEST_TOLD, told, type ReadyState } from '../../src/sim/models/ready-time/model.ts';
import {
  AVERAGED,
  CHARTS,
  FIELDS,
  hidesPeaks,
  INTERVALS,
  judge,
  mostMs,
  msOf,
  percentOf,
  UNNOTICED,
} from '../../src/sim/models/ready-time/rules.ts';
import { studiedReadyTime } from '../../src/sim/models/ready-time/study.ts';
import { anyParams } from '../support/arbitrary.ts';
import { notesOf, stateOf } from '../support/ready-time.ts';

const { presets } = readyTime;
const forms = anyParams(runnableModels['ready-time']!);
const percent = (form: object) => stateOf(form).percent;

describe('milliseconds as a share of time', () => {
  test('D14: 2,000 ms in real time are 10 percent', () => {
    expect(percent({ ready: 2000, vcpus: 1 })).toBe(10);
    expect(percent({ ready: 15_000, vcpus: 1, interval: 'day' })).toBe(5);
    expect(percent({ ready: 500, vcpus: 1 })).toBe(2.5);
    expect(percent({ ready: 7500, vcpus: 1, interval: 'day' })).toBe(2.5);
  });

  test('D14: 8,000 ms of four vCPUs are 10 percent each', () => {
    expect(percent({ ready: 8000, vcpus: 4 })).toBe(10);
    expect(stateOf({ ready: 8000, vcpus: 4 })).toMatchObject({ mean: 2000, most: 80_000, vcpus: 4 });
  });

  test('the chart of one vCPU is not divided', () => {
    expect(stateOf({ ready: 8000, vcpus: 4, object: 'vcpu' })).toMatchObject({
      percent: 40,
      vcpus: 1,
      mean: 8000,
      most: 20_000,
    });
  });

  test('10 percent in each chart', () => {
    const ms = { realtime: 2000, day: 30_000, week: 180_000, month: 720_000, year: 8_640_000 };
    expect(Object.keys(ms)).toEqual(CHARTS);
    for (const chart of CHARTS) {
      expect(msOf(10, INTERVALS[chart], 1)).toBe(ms[chart]);
      expect(percent({ ready: ms[chart], vcpus: 1, interval: chart })).toBe(10);
      expect(stateOf({ given: 'percent', percent: 10, vcpus: 1, interval: chart }).ms).toBe(ms[chart]);
    }
  });

  test('8,000 ms of two vCPUs: 20, 1.33, 0.22, 0.056, 0.0046 percent', () => {
    const shares = stateOf().elsewhere.map((one) => one.percent);
    for (const [i, share] of [20, 4 / 3, 2 / 9, 1 / 18, 1 / 216].entries()) expect(shares[i]).toBeCloseTo(share, 12);
    expect(stateOf().elsewhere.map(({ ms, seconds }) => [ms, seconds])).toEqual(
      CHARTS.map((chart) => [8000, INTERVALS[chart]]),
    );
  });

  test.each([
    [{ ready: 1421, vcpus: 1, interval: 'week' }, 0.0789],
    [{ ready: 5000, vcpus: 4 }, 6.25],
    [{ ready: 1000, vcpus: 8 }, 0.625],
    [{ ready: 1000, vcpus: 1 }, 5],
  ])('published example %j', (form, share) => {
    expect(percent(form)).toBeCloseTo(share, 4);
  });

  test('a custom interval counts only where it is chosen', () => {
    expect(stateOf({ interval: 'custom', seconds: 60, ready: 6000 })).toMatchObject({ seconds: 60, percent: 5 });
    expect(stateOf({ interval: 'day', seconds: 60 }).seconds).toBe(300);
  });

  test('the value is taken as the chart has it', () => {
    expect(stateOf({ ready: 1234 })).toMatchObject({ ms: 1234, given: 'ms' });
    expect(stateOf({ ready: 1234, percent: 50 }).ms).toBe(1234);
    expect(stateOf({ ready: 1234, percent: 50, given: 'percent' })).toMatchObject({ ms: 20_000, percent: 50 });
  });
});

describe('always', () => {
  const seconds = fc.integer({ min: 1, max: 86_400 });
  const vcpus = fc.integer({ min: 1, max: 128 });

  test('there and back is the same value', () => {
    fc.assert(
      fc.property(fc.nat(691_200_000), seconds, vcpus, (ms, s, n) => {
        expect(msOf(percentOf(ms, s, n), s, n)).toBeCloseTo(ms, 3);
      }),
    );
  });

  test('more than all of the time is impossible', () => {
    fc.assert(
      fc.property(fc.nat(691_200_000), seconds, vcpus, (ms, s, n) => {
        const share = percentOf(ms, s, n);
        expect(share <= 100).toBe(ms <= mostMs(s, n));
        expect(judge(share, 10) === 'impossible').toBe(ms > mostMs(s, n));
      }),
    );
    expect(mostMs(20, 2)).toBe(40_000);
    expect(stateOf({ ready: 40_000 }).verdict).toBe('above');
    expect(stateOf({ ready: 40_001 }).verdict).toBe('impossible');
  });

  test('a longer interval makes it less', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 1, max: 86_399 }), vcpus, (ms, s, n) => {
        expect(percentOf(ms, s + 1, n)).toBeLessThan(percentOf(ms, s, n));
      }),
    );
  });

  test('half as many vCPUs wait twice as long', () => {
    fc.assert(
      fc.property(fc.nat(691_200_000), seconds, fc.integer({ min: 1, max: 64 }), (ms, s, n) => {
        expect(percentOf(ms, s, n)).toBeCloseTo(2 * percentOf(ms, s, 2 * n), 6);
      }),
    );
  });
});

describe('verdicts', () => {
  test('what a share means', () => {
    const judged = [0, 0.001, 5, 5.001, 9.99, 10, 10.001, 100, 100.001].map((share) => judge(share, 10));
    expect(judged).toEqual([
      'nobody',
      'unnoticed',
      'unnoticed',
      'below',
      'below',
      'limit',
      'above',
      'above',
      'impossible',
    ]);
    expect(UNNOTICED).toBe(5);
  });

  test('the rule of thumb can be another one', () => {
    expect([2, 3, 5, 20].map((share) => judge(share, 2))).toEqual(['limit', 'above', 'above', 'above']);
    expect(judge(5, 5)).toBe('limit');
    expect(judge(15, 20)).toBe('below');
    expect(stateOf({ limit: '20' })).toMatchObject({ limit: 20, verdict: 'limit' });
    expect(stateOf({ limit: '5', ready: 2000 })).toMatchObject({ limit: 5, verdict: 'limit' });
  });

  test('a long interval hides peaks', () => {
    expect(AVERAGED).toBe(1800);
    expect(hidesPeaks(0.2, 1800, 10)).toBe(true);
    expect(hidesPeaks(0.2, 1799, 10)).toBe(false);
    expect(hidesPeaks(0, 1800, 10)).toBe(false);
    expect(hidesPeaks(9.9, 86_400, 10)).toBe(true);
    expect(hidesPeaks(10, 86_400, 10)).toBe(false);
    expect(stateOf({ interval: 'week' }).hidesPeaks).toBe(true);
    expect(stateOf().hidesPeaks).toBe(false);
  });

  test('shares are told with the digits that count', () => {
    expect([20, 18.75, 1.3333, 0.2222, 0.1, 0.0556, 0.0999].map(told)).toEqual([20, 18.8, 1.3, 0.2, 0.1, 0.06, 0.1]);
    expect(SMALLEST_TOLD).toBe(0.01);
  });
});

describe('what is said', () => {
  const shown = ['waiting'];
  test.each([
    ['the question', { show: 'question' }, { key: 'question', values: { ms: 8000, vcpus: 2 }, focus: ['chart'] }],
    [
      'the interval',
      { show: 'interval', interval: 'day' },
      { key: 'interval', values: { seconds: 300 }, focus: ['rows'] },
    ],
    ['the mean', { show: 'sum', vcpus: 3 }, { key: 'sum', values: { vcpus: 3, mean: 2667 }, focus: shown }],
    ['no mean', { show: 'sum', ready: 0 }, { key: 'sum', values: { vcpus: 2, mean: 0 }, focus: ['rows'] }],
    ['far above', presets.realtime, { key: 'above', values: { percent: 20, limit: 10, times: 2 }, focus: shown }],
    ['a little above', { ready: 4100 }, { key: 'justAbove', values: { limit: 10 }, focus: shown }],
    ['a tenth above', { ready: 4400 }, { key: 'above', values: { percent: 11, limit: 10, times: 1.1 }, focus: shown }],
    [
      'at the limit',
      presets.exactlyTen,
      { key: 'limit', values: { percent: 10, ms: 2000, seconds: 20 }, focus: shown },
    ],
    ['below', { ready: 3000 }, { key: 'below', values: { percent: 7.5, limit: 10 }, focus: shown }],
    ['unnoticed', { ready: 1000 }, { key: 'unnoticed', values: { percent: 2.5 }, focus: shown }],
    ['eight vCPUs', presets.eightVcpus, { key: 'unnoticed', values: { percent: 5 }, focus: shown }],
    ['hardly anything', { ready: 3 }, { key: 'hardly', values: { least: 0.01 }, focus: shown }],
    ['the least that is told', { ready: 4 }, { key: 'unnoticed', values: { percent: 0.01 }, focus: shown }],
    ['nobody', presets.nobody, { key: 'nobody', focus: ['rows'] }],
    [
      'impossible',
      presets.impossible,
      { key: 'impossible', values: { vcpus: 2, seconds: 20, most: 40_000 }, focus: shown },
    ],
    [
      'backwards',
      { show: 'back', vcpus: 1 },
      { key: 'back', values: { limit: 10, ms: 2000, seconds: 20 }, focus: ['limitLine'] },
    ],
    [
      'another chart',
      { show: 'charts', interval: 'day' },
      { key: 'elsewhere', values: { ms: 8000, percent: 1.3, seconds: 300 }, focus: ['day'] },
    ],
    [
      'no chart',
      { show: 'charts', interval: 'custom' },
      { key: 'elsewhere', values: { ms: 8000, percent: 6.7, seconds: 60 }, focus: ['limitLine'] },
    ],
    [
      'the answer',
      { show: 'answer' },
      { key: 'answer', values: { first: 20, second: 1.3 }, focus: ['realtime', 'day'] },
    ],
  ])('%s', (_, form, note) => {
    expect(notesOf(form)[0]).toEqual(note);
  });

  test('what else is worth saying', () => {
    const keys = (form: object) => notesOf(form).map(({ key }) => key);
    expect(keys({ interval: 'week' })).toEqual(['unnoticed', 'averaged']);
    expect(keys({ vcpus: 8 })).toEqual(['unnoticed']);
    expect(notesOf({ vcpus: 9 }).slice(1)).toEqual([{ key: 'manyVcpus', values: { most: 8 } }]);
    expect(keys({ vcpus: 9, interval: 'week' })).toEqual(['unnoticed', 'averaged', 'manyVcpus']);
    expect(keys({ vcpus: 9, show: 'sum' })).toEqual(['sum']);
  });
});

describe('two fields for one value', () => {
  const { oneValue } = readyTime;
  const shown = (form: object | undefined) => oneValue?.show({ ...(stateForm as object), ...form } as never);
  const stateForm = Object.fromEntries(Object.entries(readyTime.params).map(([name, { initial }]) => [name, initial]));

  test('the one that does not lead shows what follows from the other', () => {
    expect(oneValue?.by).toBe('given');
    expect(oneValue?.fields).toEqual({ ms: 'ready', percent: 'percent' });
    expect(shown({ interval: 'day' })).toEqual({ ready: 8000, percent: 1.33 });
    expect(shown({ given: 'percent', percent: 10, interval: 'day', vcpus: 3 })).toEqual({ ready: 90_000, percent: 10 });
    expect(shown({ given: 'percent', percent: 0.01, interval: 'custom', seconds: 7, vcpus: 1 })).toEqual({
      ready: 1,
      percent: 0.01,
    });
  });

  test('an impossible value is not more than all of the time', () => {
    expect(shown(presets.impossible)).toEqual({ ready: 50_000, percent: 100 });
  });

  test('what a field shows is an allowed value', () => {
    fc.assert(
      fc.property(forms, (form) => {
        const { ready, percent: share } = shown(form) as { ready: number; percent: number };
        expect(Number.isInteger(ready) && ready >= 0 && ready <= readyTime.params.ready.max).toBe(true);
        expect(share >= 0 && share <= 100 && Math.abs(share * 100 - Math.round(share * 100)) < 1e-6).toBe(true);
      }),
    );
  });
});

test('a comparison parts where the share is another one', () => {
  const { compare } = readyTime;
  expect(compare?.param).toBe('interval');
  expect(compare?.differs(stateOf(), stateOf({ interval: 'day' }))).toBe(true);
  expect(compare?.differs(stateOf(), stateOf({ show: 'answer' }))).toBe(false);
});

test('an interval is drawn as twenty fields', () => expect(FIELDS).toBe(20));

test('the report has every quantity', () => {
  expect(studiedReadyTime.report([stateOf(presets.weekly)])).toEqual({
    ms: 180_000,
    percentPerVcpu: 10,
    meanMs: 180_000,
    mostMs: 1_800_000,
    verdict: 'limit',
    elsewhere: [
      { chart: 'realtime', ms: 180_000, percentPerVcpu: 900 },
      { chart: 'day', ms: 180_000, percentPerVcpu: 60 },
      { chart: 'week', ms: 180_000, percentPerVcpu: 10 },
      { chart: 'month', ms: 180_000, percentPerVcpu: 2.5 },
      { chart: 'year', ms: 180_000, percentPerVcpu: 180_000 / 864_000 },
    ],
  });
});

describe('an invariant sees what is wrong', () => {
  const broken = (change: Partial<ReadyState>, form: object | undefined = {}) => {
    const state = { ...stateOf(form), ...change };
    return Object.entries(studiedReadyTime.invariants).flatMap(([name, holds]) => (holds(state) ? [] : [name]));
  };
  const { elsewhere } = stateOf();
  const percentForm = { given: 'percent', percent: 10 };

  test('what is right has none', () => {
    expect(broken({})).toEqual([]);
    expect(broken({}, percentForm)).toEqual([]);
    expect(broken({}, presets.nobody)).toEqual([]);
    expect(broken({}, presets.impossible)).toEqual([]);
    expect(broken({}, { interval: 'custom' })).toEqual([]);
  });

  test.each<[string, Partial<ReadyState>, (object | undefined)?]>([
    ['milliseconds and percent are one value', { percent: 20.001 }],
    ['milliseconds and percent are one value', { ms: 8001 }],
    ['a possible value is at most 100 percent', { most: 7999 }],
    ['a possible value is at most 100 percent', { verdict: 'impossible' }],
    ['a possible value is at most 100 percent', { verdict: 'above' }, presets.impossible],
    ['the vCPUs together wait as long as the value says', { mean: 4001 }],
    ['the longer the interval, the smaller the share of the same value', { elsewhere: elsewhere.toReversed() }],
    [
      'the longer the interval, the smaller the share of the same value',
      { elsewhere: [elsewhere[0]!, { ...elsewhere[1]!, ms: 1 }] },
    ],
    [
      'the longer the interval, the smaller the share of the same value',
      { elsewhere: [elsewhere[0]!, { ...elsewhere[1]!, percent: 20 }] },
    ],
    ['the longer the interval, the smaller the share of the same value', { given: 'percent' }],
    [
      'the longer the interval, the smaller the share of the same value',
      { elsewhere: stateOf(percentForm).elsewhere.toReversed() },
      percentForm,
    ],
    ['the chosen chart is among the others with the same share', { interval: 'day' }],
    ['the chosen chart is among the others with the same share', { elsewhere: [] }],
  ])('%s %j', (name, change, form) => {
    expect(broken(change, form)).toContain(name);
  });
});

test('every rule of model.md names a test that is there', () => {
  const rows = readFileSync('src/sim/models/ready-time/model.md', 'utf8').match(/^\|.*`\s*\|$/gm) ?? [];
  const tests = readFileSync('tests/figures/ready-time.test.ts', 'utf8');
  expect(rows.length).toBeGreaterThanOrEqual(12);
  for (const row of rows) expect(tests, row).toContain(/`([^`]*)`\s*\|$/.exec(row)?.[1]);
});
