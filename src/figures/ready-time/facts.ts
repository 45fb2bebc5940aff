import { formatNumber } from '../../drawing/number.ts';
import type { PartFact } from '../../drawing/part.ts';
import type { Fact, Take, Words } from '../../drawing/view.ts';
import { SMALLEST_TOLD, told, type ReadyState } from '../../sim/models/ready-time/model.ts';
import { FIELDS, MEAN, msOf, type Chart } from '../../sim/models/ready-time/rules.ts';

/** The German words of the drawing and its table. */
export type ReadyWord =
  | `${Chart}Each`
  | Chart
  | 'title'
  | 'readyGloss'
  | 'oneField'
  | 'vm'
  | 'vcpu'
  | 'together'
  | 'togetherTwo'
  | 'togetherOne'
  | 'cut'
  | 'waits'
  | 'meanTwo'
  | 'meanAll'
  | 'likewise'
  | 'open'
  | 'mean'
  | 'ruleOfThumb'
  | 'sameValue'
  | 'sameValueShort'
  | 'hardlyAny'
  | 'less'
  | 'perVcpu'
  | 'nobody'
  | 'unnoticed'
  | 'below'
  | 'limit'
  | 'twice'
  | 'times'
  | 'justAbove'
  | 'impossible'
  | 'most'
  | 'mostOne'
  | 'hidesPeaks'
  | 'second'
  | 'minute'
  | 'hour'
  | 'day1'
  | 'days'
  | 'chartValue'
  | 'takeChart'
  | 'vcpus'
  | 'ready'
  | 'interval'
  | 'share'
  | 'verdict'
  | 'atMost'
  | 'ofOne'
  | 'ofSeveral';
export type ReadyWords = Words<ReadyWord>;
export type ReadyPart = 'chart' | 'rows' | 'waiting' | 'limitLine' | Chart;
export type ReadyFact = Fact & Partial<Pick<PartFact<ReadyPart>, 'object' | 'state'>>;

const NBSP = '\u00a0';

/** Fills `{name}` in a word of the drawing. */
export function put(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** „8.000 ms“. */
export function milliseconds(ms: number): string {
  return `${formatNumber(Math.round(ms))}${NBSP}ms`;
}

/** „20 s“, „5 min“, „72 min“, „2 h“, „1 Tag“: the unit in which a stretch of time is a small number. */
export function duration(ms: number, words: ReadyWords): string {
  const [size, unit] =
    ms < 1000
      ? ([1, 'ms'] as const)
      : ms < 120_000
        ? ([1000, words.second] as const)
        : ms < 7_200_000
          ? ([60_000, words.minute] as const)
          : ms < 86_400_000
            ? ([3_600_000, words.hour] as const)
            : ([86_400_000, ms === 86_400_000 ? words.day1 : words.days] as const);
  return `${formatNumber(ms / size)}${NBSP}${unit}`;
}

/** „20 %“, „1,3 %“, „0,06 %“, „unter 0,01 %“. */
export function percents(percent: number, words: ReadyWords): string {
  if (percent > 0 && percent < SMALLEST_TOLD) return `${words.less} ${formatNumber(SMALLEST_TOLD, 2)}${NBSP}%`;
  return `${formatNumber(told(percent), 2)}${NBSP}%`;
}

/** The same with two digits that count, for the table: „1,33 %“, „0,0046 %“. */
function exactly(percent: number): string {
  return `${percent.toLocaleString('de-DE', percent < 1 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 2 })}${NBSP}%`;
}

/** „wartet 4 von 20 s“; where the units differ, „wartet 4 s von 5 min“. */
export function waitsOf({ mean, seconds }: ReadyState, words: ReadyWords): string {
  const interval = duration(seconds * 1000, words);
  const [count = '', unit = ''] = duration(Math.min(mean, seconds * 1000), words).split(NBSP);
  return put(words.waits, {
    mean: interval.endsWith(`${NBSP}${unit}`) ? count : `${count}${NBSP}${unit}`,
    interval,
  });
}

/** „wartet 4 von 20 s, Mittel beider vCPUs“: of a sum nobody knows how it is dealt out. */
export function meanWaitsOf(state: ReadyState, words: ReadyWords): string {
  const waits = waitsOf(state, words);
  if (state.object === 'vcpu' || state.vcpus === 1) return waits;
  return `${waits}, ${state.vcpus === 2 ? words.meanTwo : words.meanAll}`;
}

/** A sentence begins with a capital: „Unter 0,01 %“. */
function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The verdict: what is said first, and what it means. */
export function verdictOf(state: ReadyState, words: ReadyWords): readonly [strong: string, rest: string] {
  const { verdict, percent, limit, ms, seconds, vcpus, most } = state;
  const interval = duration(seconds * 1000, words);
  const share = `${percents(percent, words)} ${words.perVcpu}`;
  switch (verdict) {
    case 'nobody':
      return [words.nobody, `${milliseconds(0)} ${words.ready}.`];
    case 'impossible':
      return [
        words.impossible,
        put(vcpus === 1 ? words.mostOne : words.most, { n: vcpus, interval, ms: milliseconds(most) }),
      ];
    case 'limit':
      return [put(words.limit, { share }), `${milliseconds(ms)} in ${interval}.`];
    case 'above': {
      const times = Math.round((10 * percent) / limit) / 10;
      if (times === 1) return [`${share}.`, words.justAbove];
      return [`${share}.`, times === 2 ? words.twice : put(words.times, { n: formatNumber(times) })];
    }
    case 'below':
    case 'unnoticed':
      // Nobody notices a mean, but in five minutes there is room for a peak that somebody did.
      if (seconds >= MEAN) return [capital(`${share}.`), words.hidesPeaks];
      return [
        capital(`${share}.`),
        verdict === 'below' ? put(words.below, { limit: percents(limit, words) }) : words.unnoticed,
      ];
  }
}

/** „beide vCPUs zusammen“. */
export function together({ object, vcpus }: ReadyState, words: ReadyWords): string {
  if (object === 'vcpu' || vcpus === 1) return words.togetherOne;
  return vcpus === 2 ? words.togetherTwo : put(words.together, { n: vcpus });
}

/** What is drawn beside the value of the chart: rows, what waits in them, and the rest of the verdict. */
export function drawnOf({ show, ms }: ReadyState) {
  const hasRows = show !== 'question';
  const hasWaiting = hasRows && show !== 'interval' && ms > 0;
  const hasVerdict = hasRows && show !== 'interval' && show !== 'sum';
  return { hasRows, hasWaiting, hasVerdict };
}

/** A number as the state of a part: the same on server and browser. */
const stateOf = (value: number) => String(Number(value.toPrecision(6)));

/** What the drawing shows, in words. A fact is part of the drawing only where it is drawn. */
export function describeReady(state: ReadyState, words: ReadyWords): readonly ReadyFact[] {
  const { show, ms, seconds, vcpus, percent, mean, limit, most, elsewhere } = state;
  const { hasRows, hasWaiting, hasVerdict } = drawnOf(state);
  const part = (object: ReadyPart, value: number, drawn: boolean) => (drawn ? { object, state: stateOf(value) } : {});
  const interval = duration(seconds * 1000, words);
  // The table gives nothing away before the drawing does.
  const chart = {
    label: words.chartValue,
    value: `${milliseconds(ms)} ${vcpus === 1 ? words.ofOne : put(words.ofSeveral, { n: vcpus })}`,
    ...part('chart', ms, true),
  };
  const time = {
    label: words.interval,
    value: `${interval}, ${put(words.oneField, { field: duration((seconds * 1000) / FIELDS, words) })}`,
    ...part('rows', seconds, hasRows),
  };
  const wait = { label: words.mean, value: milliseconds(mean), ...part('waiting', percent, hasWaiting) };
  if (show === 'question') return [chart];
  if (show === 'interval') return [chart, time];
  if (!hasVerdict) return [chart, time, wait];
  return [
    chart,
    time,
    wait,
    { label: words.share, value: exactly(percent) },
    { label: words.verdict, value: verdictOf(state, words).join(' ') },
    {
      label: words.ruleOfThumb,
      value: `${percents(limit, words)} = ${milliseconds(msOf(limit, seconds, vcpus))}`,
      ...part('limitLine', limit, true),
    },
    { label: words.atMost, value: milliseconds(most) },
    ...elsewhere.map((one) => ({
      label: words[one.chart],
      value: `${milliseconds(one.ms)} = ${exactly(one.percent)}`,
      ...part(one.chart, one.percent, true),
    })),
  ];
}

/** For a ticket: „8.000 ms in 20 s, 2 vCPUs = 20 % je vCPU“, and the same value in all charts. */
export function takeReady(state: ReadyState, words: ReadyWords): Take {
  const { ms, seconds, vcpus, percent, elsewhere } = state;
  const count = `${vcpus}${NBSP}${vcpus === 1 ? words.vcpu : words.vcpus}`;
  return {
    line: `${milliseconds(ms)} in ${duration(seconds * 1000, words)}, ${count} = ${exactly(percent)} ${words.perVcpu}`,
    table: [
      [words.takeChart, words.ready, words.vcpus, words.share],
      ...elsewhere.map((one) => [words[one.chart], milliseconds(one.ms), String(vcpus), exactly(one.percent)]),
    ],
  };
}
