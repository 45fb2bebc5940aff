import type { Values } from '../../kernel/field.ts';
import { defineExplorer, type Note, type Step } from '../../kernel/model.ts';
import { CHARTS, hidesPeaks, INTERVALS, judge, mostMs, msOf, percentOf, type Chart, type Verdict } from './rules.ts';

/** vSphere 4 has up to 8; later versions more, and their charts are read the same way. */
const vcpus = { kind: 'range', min: 1, max: 128, step: 1, initial: 2 } as const;

/** vCPUs of a VM in the version of the book. */
const VCPUS_THEN = 8;

const params = {
  ready: {
    kind: 'range',
    min: 0,
    max: mostMs(INTERVALS.year, vcpus.max),
    step: 1,
    initial: 8000,
    unit: 'ms',
    nudge: 500,
  },
  percent: { kind: 'range', min: 0, max: 100, step: 0.01, initial: 20, unit: '%', nudge: 1 },
  /** Milliseconds and percent are one value; the one that was typed last leads. */
  given: { kind: 'choice', options: ['ms', 'percent'], initial: 'ms' },
  interval: { kind: 'choice', options: ['realtime', 'day', 'week', 'month', 'year', 'custom'], initial: 'realtime' },
  /** Counts for a custom interval. */
  seconds: { kind: 'range', min: 1, max: INTERVALS.year, step: 1, initial: 60 },
  vcpus,
  /** What the value was read of: a VM (the sum of its vCPUs) or one vCPU. */
  object: { kind: 'choice', options: ['vm', 'vcpu'], initial: 'vm' },
  limit: { kind: 'choice', options: ['2', '5', '10', '20'], initial: '10' },
  /** How far the calculation is shown: the value, the interval, the mean, the verdict, the way back, all charts. */
  show: {
    kind: 'choice',
    options: ['question', 'interval', 'sum', 'verdict', 'back', 'charts', 'answer'],
    initial: 'verdict',
  },
} as const;

type Params = Values<typeof params>;

/** The same value (or, if percent were given, the same share) in the interval of a chart. */
export type Elsewhere = {
  readonly chart: Chart;
  readonly seconds: number;
  readonly ms: number;
  readonly percent: number;
};

export type ReadyState = {
  readonly show: Params['show'];
  readonly given: Params['given'];
  readonly interval: Params['interval'];
  readonly object: Params['object'];
  readonly seconds: number;
  /** vCPUs whose sum the value is: 1 for the chart of one vCPU. */
  readonly vcpus: number;
  /** ms that the chart shows, and the most that it can show. */
  readonly ms: number;
  readonly most: number;
  /** ms for which each vCPU waits on average. */
  readonly mean: number;
  /** Percent of the interval, of each vCPU on average. */
  readonly percent: number;
  readonly limit: number;
  readonly verdict: Verdict;
  readonly hidesPeaks: boolean;
  readonly elsewhere: readonly Elsewhere[];
};

function answer(p: Params): Step<ReadyState> {
  const seconds = p.interval === 'custom' ? p.seconds : INTERVALS[p.interval];
  const count = p.object === 'vm' ? p.vcpus : 1;
  const limit = Number(p.limit);
  const isMs = p.given === 'ms';
  const ms = isMs ? p.ready : msOf(p.percent, seconds, count);
  const percent = isMs ? percentOf(p.ready, seconds, count) : p.percent;
  const state: ReadyState = {
    show: p.show,
    given: p.given,
    interval: p.interval,
    object: p.object,
    seconds,
    vcpus: count,
    ms,
    most: mostMs(seconds, count),
    mean: ms / count,
    percent,
    limit,
    verdict: judge(percent, limit),
    hidesPeaks: hidesPeaks(percent, seconds, limit),
    elsewhere: CHARTS.map((chart) => ({
      chart,
      seconds: INTERVALS[chart],
      ms: isMs ? ms : msOf(percent, INTERVALS[chart], count),
      percent: isMs ? percentOf(ms, INTERVALS[chart], count) : percent,
    })),
  };
  return { state, notes: notesOf(state) };
}

/** What the eye should go to, and the numbers of the verdict. */
function notesOf(state: ReadyState): readonly [Note, ...Note[]] {
  const { show, ms, seconds, vcpus: count, mean, percent, limit, elsewhere } = state;
  const waiting = [ms > 0 ? 'waiting' : 'rows'];
  switch (show) {
    case 'question':
      return [{ key: 'question', values: { ms: Math.round(ms), vcpus: count }, focus: ['chart'] }];
    case 'interval':
      return [{ key: 'interval', values: { seconds }, focus: ['rows'] }];
    case 'sum':
      return [{ key: 'sum', values: { vcpus: count, mean: Math.round(mean) }, focus: waiting }];
    case 'verdict':
      return [verdictOf(state, waiting), ...remarksOf(state)];
    case 'back':
      return [
        { key: 'back', values: { limit, ms: Math.round(msOf(limit, seconds, count)), seconds }, focus: ['limitLine'] },
      ];
    case 'charts':
      return [
        {
          key: 'elsewhere',
          values: { ms: Math.round(ms), percent: told(percent), seconds },
          focus: [state.interval === 'custom' ? 'limitLine' : state.interval],
        },
      ];
    case 'answer': {
      const [first, second] = elsewhere as readonly [Elsewhere, Elsewhere];
      return [
        {
          key: 'answer',
          values: { first: told(first.percent), second: told(second.percent) },
          focus: [first.chart, second.chart],
        },
      ];
    }
  }
}

function verdictOf({ verdict, percent, limit, ms, seconds, vcpus: count, most }: ReadyState, focus: string[]): Note {
  switch (verdict) {
    case 'nobody':
      return { key: 'nobody', focus };
    case 'unnoticed':
      return percent < SMALLEST_TOLD
        ? { key: 'hardly', values: { least: SMALLEST_TOLD }, focus }
        : { key: 'unnoticed', values: { percent: told(percent) }, focus };
    case 'below':
      return { key: 'below', values: { percent: told(percent), limit }, focus };
    case 'limit':
      return { key: 'limit', values: { percent, ms: Math.round(ms), seconds }, focus };
    case 'above': {
      const times = Math.round((10 * percent) / limit) / 10;
      return times === 1
        ? { key: 'justAbove', values: { limit }, focus }
        : { key: 'above', values: { percent: told(percent), limit, times }, focus };
    }
    case 'impossible':
      return { key: 'impossible', values: { vcpus: count, seconds, most }, focus };
  }
}

/** Shares below are told as „less than“. */
export const SMALLEST_TOLD = 0.01;

/** A share as it is told: one digit after the comma, below 0.1 percent two. */
export function told(percent: number): number {
  const digits = percent < 0.1 ? 100 : 10;
  return Math.round(percent * digits) / digits;
}

function remarksOf(state: ReadyState): readonly Note[] {
  return [
    ...(state.hidesPeaks ? [{ key: 'averaged' }] : []),
    ...(state.vcpus > VCPUS_THEN ? [{ key: 'manyVcpus', values: { most: VCPUS_THEN } }] : []),
  ];
}

/** Percent as a field of the form has it: to two digits, 100 at most. */
function typedPercent(percent: number): number {
  return Math.min(params.percent.max, Math.round(percent * 100) / 100);
}

/**
 * Milliseconds of CPU ready as a share of time, and whether that is much. Source: cpu.md 4 (S44, S45), D14.
 */
export const readyTime = defineExplorer({
  id: 'ready-time',
  version: 1,
  params,
  presets: {
    realtime: {},
    sameOnDay: { interval: 'day' },
    exactlyTen: { ready: 2000, vcpus: 1 },
    weekly: { ready: 180_000, vcpus: 1, interval: 'week' },
    eightVcpus: { vcpus: 8 },
    impossible: { ready: 50_000 },
    nobody: { ready: 0 },
    ownInterval: { ready: 6000, interval: 'custom' },
    fromPercent: { given: 'percent', percent: 10, interval: 'day' },
  },
  compare: { param: 'interval', differs: (a: ReadyState, b: ReadyState) => a.percent !== b.percent },
  oneValue: {
    by: 'given',
    fields: { ms: 'ready', percent: 'percent' },
    show(p) {
      const { state } = answer(p);
      return { ready: Math.round(state.ms), percent: typedPercent(state.percent) };
    },
  },
  answer,
});
