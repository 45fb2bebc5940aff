import { studiedExplorer } from '../../kernel/study.ts';
import { readyTime } from './model.ts';
import { percentOf } from './rules.ts';

const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));

/** The share of time that vCPUs wait, with its report and what always holds. */
export const studiedReadyTime = studiedExplorer(readyTime, {
  doc: 'one value of a chart: milliseconds or percent, its interval, and the vCPUs it is the sum of',
  report: ([{ ms, percent, mean, most, verdict, elsewhere }]) => ({
    ms,
    percentPerVcpu: percent,
    meanMs: mean,
    mostMs: most,
    verdict,
    elsewhere: elsewhere.map(({ chart, ms: there, percent: share }) => ({
      chart,
      ms: there,
      percentPerVcpu: share,
    })),
  }),
  invariants: {
    'milliseconds and percent are one value': ({ ms, seconds, vcpus, percent }) =>
      close(percentOf(ms, seconds, vcpus), percent),
    'a possible value is at most 100 percent': ({ ms, most, percent, verdict }) =>
      ms <= most === percent <= 100 && (verdict === 'impossible') === percent > 100,
    'the vCPUs together wait as long as the value says': ({ mean, vcpus, ms }) => close(mean * vcpus, ms),
    'the longer the interval, the smaller the share of the same value': ({ elsewhere, given }) =>
      elsewhere.every(({ percent, ms }, i) => {
        const before = elsewhere[i - 1];
        if (before === undefined) return true;
        if (given === 'percent') return percent === before.percent && ms >= before.ms;
        return ms === before.ms && (percent < before.percent || ms === 0);
      }),
    'the chosen chart is among the others with the same share': ({ interval, elsewhere, percent, ms }) =>
      interval === 'custom' ||
      elsewhere.some((one) => one.chart === interval && one.percent === percent && one.ms === ms),
  },
});
