/** How milliseconds of a chart become a share of time, and what a share means. Source: cpu.md 4; the note on counters in 2.5.3. */

/** Seconds that one value of each chart of vCenter stands for. */
export const INTERVALS = { realtime: 20, day: 300, week: 1800, month: 7200, year: 86_400 } as const;

export type Chart = keyof typeof INTERVALS;

export const CHARTS = Object.keys(INTERVALS) as readonly Chart[];

/** An interval is drawn as so many fields. */
export const FIELDS = 20;

/** Up to this share of its time, in percent, nobody notices that a vCPU waits. A rule of thumb, as is the limit. */
export const UNNOTICED = 5;

/** From this interval on, in seconds, a value hides peaks of seconds. Assumption of the model. */
export const AVERAGED = INTERVALS.week;

/** From this interval on, in seconds, a low value is called a mean, not a relief. Assumption of the model. */
export const MEAN = INTERVALS.day;

/** Milliseconds that `vcpus` vCPUs can wait in `seconds` seconds at most: all of the time, each of them. */
export function mostMs(seconds: number, vcpus: number): number {
  return seconds * 1000 * vcpus;
}

/**
 * The share of the interval, in percent, for which each vCPU waits on average, given the sum of `vcpus` vCPUs in ms.
 * Beyond 100 the value is impossible. A chart of one vCPU is the sum of one.
 */
export function percentOf(ms: number, seconds: number, vcpus: number): number {
  return (ms * 100) / mostMs(seconds, vcpus);
}

/** The way back: the sum in ms at which each vCPU waits for `percent` of the interval. */
export function msOf(percent: number, seconds: number, vcpus: number): number {
  return (percent * mostMs(seconds, vcpus)) / 100;
}

/** What a share of time means. */
export type Verdict = 'nobody' | 'unnoticed' | 'below' | 'limit' | 'above' | 'impossible';

/** Judges the share of one vCPU by a rule of thumb of `limit` percent. */
export function judge(percent: number, limit: number): Verdict {
  if (percent === 0) return 'nobody';
  if (percent > 100) return 'impossible';
  if (percent > limit) return 'above';
  if (percent === limit) return 'limit';
  return percent <= UNNOTICED ? 'unnoticed' : 'below';
}

/** Whether a low value of a long interval may hide that somebody waited: it is a mean, and peaks are gone. */
export function hidesPeaks(percent: number, seconds: number, limit: number): boolean {
  return seconds >= AVERAGED && percent > 0 && percent < limit;
}
