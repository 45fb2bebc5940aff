import type { ReactElement } from 'react';
import { actOf } from '../../drawing/act.ts';
import { Bar } from '../../drawing/bar.tsx';
import { textWidth } from '../../drawing/fit.ts';
import type { Box } from '../../drawing/hull.tsx';
import { formatNumber } from '../../drawing/number.ts';
import { quietPart } from '../../drawing/part.ts';
import { round } from '../../drawing/text.tsx';
import { limitAhead, progressOf, releaseAhead, type Progress } from '../../sim/models/coscheduling/facts.ts';
import type { CoschedulingState } from '../../sim/models/coscheduling/state.ts';
import { choices } from '../../sim/models/coscheduling/step.ts';
import type { PartProps } from './facts.ts';
import { bottomOf, rowY, unitFor, type BarPlan } from './plan.ts';

/** How long a millisecond is at a moment: everything that is drawn has room. */
function unitOf(plan: BarPlan, state: CoschedulingState): number {
  const ahead = limitAhead(state);
  const ends = progressOf(state).map(({ computed, carried, behind }) => computed + carried + behind);
  return unitFor(plan, Math.max(1, ahead ?? 0, ...ends));
}

/** The box of a vCPU's bar, for the outline; where nothing is computed yet, the place of the words. */
export function barBox(plan: BarPlan, state: CoschedulingState, vcpu: number): Box {
  const { computed, carried, behind } = progressOf(state)[vcpu]!;
  const far = computed + carried + behind;
  const width = far === 0 ? 110 : round(far * unitOf(plan, state));
  return { x: plan.x, y: rowY(plan.rows, vcpu), width, height: plan.rows.height };
}

/**
 * How far every vCPU has come, and the limit: under ESX 4 a line that moves with the slowest, and what lies beyond it is
 * hatched; under ESX 2 and ESX 3 the lag that they count, from the end of each bar on.
 */
export function ProgressBars({ state, words, uid, plan, facts }: PartProps): ReactElement {
  const { bars } = plan;
  const { rows, x } = bars;
  const unit = unitOf(bars, state);
  const ahead = limitAhead(state);
  const bottom = bottomOf(rows, state.input.vcpus);
  const label = limitBox({ state, words, plan });
  const release = releaseBox({ state, words, plan });
  const lines = [ahead, releaseAhead(state)].filter((ms) => ms !== null).map((ms) => x + ms * unit);
  const offered = choices(state);
  return (
    <>
      <LimitLine {...{ state, bars, unit }} />
      <path className="line" d={`M${x} ${rows.y - 6} V${bottom + 6}`} />
      {progressOf(state).map((progress, v) => {
        const { computed, carried } = progress;
        const y = rowY(rows, v);
        const parts = [
          { value: computed, tone: 'run' },
          { value: carried, tone: 'idle' },
        ] as const;
        return (
          <g
            key={v}
            {...quietPart(`v${v}`, { facts })}
            {...actOf(offered.filter((event) => 'vcpu' in event && event.vcpu === v))}
          >
            <rect className="cosched-row" x={0} y={y} width={x + bars.width} height={rows.height} />
            <text className="t-strong" x={4} y={y + rows.height / 2} dominantBaseline="central">
              V{v}
            </text>
            <Bar uid={uid} x={x} y={y} height={rows.height} unit={unit} parts={parts} limit={ahead} />
            <Lag bars={bars} unit={unit} vcpu={v} costop={state.input.costop} {...progress} />
            <Words
              {...{ bars, unit, words, ...progress }}
              vcpu={v}
              type={plan.type}
              costop={state.input.costop}
              asleep={state.states[v] === 'wait'}
              lines={lines}
            />
          </g>
        );
      })}
      <ReleaseLine {...{ state, bars, unit }} />
      <g {...quietPart('skew', { facts })}>
        {label !== null && (
          <text className="t-s t-strong t-mark" x={label.x} y={round(label.y + plan.type)}>
            {label.text}
          </text>
        )}
        {release !== null && (
          <text className="t-s t-strong enter beat-2" x={release.x} y={round(release.y + plan.type)}>
            {release.text}
          </text>
        )}
      </g>
    </>
  );
}

type RowProps = Progress & { readonly bars: BarPlan; readonly unit: number; readonly vcpu: number };

/** What ESX 2 and ESX 3 count: the lag behind the siblings, as a measured distance, and how much of it is allowed. */
function Lag({ bars: { rows, x }, unit, vcpu, costop, ...row }: RowProps & { readonly costop: number }): ReactElement {
  const { computed, carried, behind, over } = row;
  const y = rowY(rows, vcpu);
  const from = round(x + (computed + carried) * unit);
  const to = round(from + behind * unit);
  const middle = y + rows.height / 2;
  return (
    <>
      {behind > 0 && (
        <path
          className={over ? 'line-mark' : 'line'}
          d={`M${from} ${middle} H${to} M${to} ${middle - 8} V${middle + 8}`}
          data-lag={behind}
        />
      )}
      {behind > 0 && costop > 0 && (
        <path className="line-mark dashed" d={`M${round(from + costop * unit)} ${y - 2} V${y + rows.height + 2}`} />
      )}
    </>
  );
}

type WordsProps = RowProps &
  Pick<PartProps, 'words'> & {
    readonly type: number;
    readonly asleep: boolean;
    readonly costop: number;
    /** Limit and release, which no word may touch. */
    readonly lines: readonly number[];
  };

/** Behind the bar where there is room: how much, and what is wrong with it. */
function Words({ bars, unit, vcpu, words, type, asleep, lines, costop, ...row }: WordsProps): ReactElement {
  const { computed, carried, behind, over, stopped } = row;
  const far = computed + carried;
  const end = bars.x + (far + behind) * unit;
  const free = (text: string, from: number): boolean => {
    const to = from + textWidth(text, type);
    return to <= bars.x + bars.width && lines.every((at) => at < from - 4 || at > to + 4);
  };
  // What is counted shows when the bar has grown.
  const place = (text: string, x: number, look: string) => (
    <text
      key={text}
      className={`t-s ${look} enter beat-2`}
      x={round(x)}
      y={rowY(bars.rows, vcpu) + bars.rows.height / 2}
      dominantBaseline="central"
    >
      {text}
    </text>
  );
  if (behind > 0) {
    const text = words.behind.replace('#', formatNumber(behind));
    const from = bars.x + (far + Math.max(behind, costop)) * unit + 10;
    return free(text, from) ? place(text, from, over ? 't-mark t-strong' : 't-soft') : <></>;
  }
  if (far === 0) return place(asleep ? words.waiting : words.nothingYet, bars.x + 12, 't-soft');
  const ms = `${formatNumber(far)} ms`;
  const status = asleep ? words.waiting : stopped ? words.costop : over ? words.tooFar : null;
  const full = status === null ? ms : `${ms}: ${status}`;
  if (free(full, end + 10)) return place(full, end + 10, 't-strong');
  const inside = textWidth(ms, type) + 16 <= computed * unit;
  return (
    <>
      {inside && place(ms, bars.x + 8, 't-strong ink-run')}
      {inside && status !== null && free(status, end + 8) && place(status, end + 8, 't-strong')}
    </>
  );
}

/** How far ahead is too far: „der Letzte + 3 ms“, measured from the slowest. It lies behind the bars. */
function LimitLine({ state, bars: { rows, x }, unit }: LimitProps): ReactElement | null {
  const { costop, vcpus } = state.input;
  const ahead = limitAhead(state);
  if (ahead === null) return null;
  return (
    // A stop may look at the limit alone, before anything follows from it.
    <g data-object="limit">
      <path
        className="cosched-limit move beat-2"
        transform={`translate(${round(x + ahead * unit)} 0)`}
        d={`M0 ${rows.y - 4} V${bottomOf(rows, vcpus) + 8} H${round(-costop * unit)}`}
        data-limit={ahead}
      />
    </g>
  );
}

/** How far ahead is near enough to be free again. It lies on the bars: who is held within the limit reaches beyond it. */
function ReleaseLine({ state, bars: { rows, x }, unit }: LimitProps): ReactElement | null {
  const ahead = releaseAhead(state);
  if (ahead === null) return null;
  const bottom = bottomOf(rows, state.input.vcpus);
  return (
    <g className="enter beat-2">
      <g className="move beat-2" transform={`translate(${round(x + ahead * unit)} 0)`} data-release={ahead}>
        <path className="cosched-release-ground" d={`M0 ${rows.y} V${bottom}`} />
        <path className="cosched-release" d={`M0 ${rows.y - 4} V${bottom + 16}`} />
      </g>
    </g>
  );
}

type LimitProps = Pick<PartProps, 'state'> & { readonly bars: BarPlan; readonly unit: number };

/** Where the words at the limit stand; null where there is no limit to name. */
export function limitBox({
  state,
  words,
  plan,
}: Pick<PartProps, 'state' | 'words' | 'plan'>): (Box & { readonly text: string }) | null {
  const { bars } = plan;
  const ahead = limitAhead(state);
  const isMeasured = state.input.costop > 0 && progressOf(state).some(({ behind }) => behind > 0);
  if (ahead === null && !isMeasured) return null;
  // Beside the release there is less room.
  const isShort = plan.layout === 'narrow' && releaseAhead(state) !== null;
  const ofLast = isShort ? words.limitAheadShort : words.limitAhead;
  const text = (ahead === null ? words.limitBehind : ofLast).replace('#', formatNumber(state.input.costop));
  const width = textWidth(text, plan.type);
  const at = bars.x + (ahead ?? 0) * unitOf(bars, state);
  const right = bars.x + bars.width - (plan.layout === 'wide' ? 50 : 6);
  const x = round(ahead === null ? at : Math.min(at + 10, right - width));
  const bottom = bottomOf(bars.rows, state.input.vcpus);
  return { x, y: bottom + 17, width, height: plan.type * 1.4, text };
}

/** Where the words at the release stand, left of its line and of those at the limit; null where it decides nothing. */
export function releaseBox(
  part: Pick<PartProps, 'state' | 'words' | 'plan'>,
): (Box & { readonly text: string }) | null {
  const { state, words, plan } = part;
  const ahead = releaseAhead(state);
  const limit = limitBox(part);
  if (ahead === null || limit === null) return null;
  const text = words.release.replace('#', formatNumber(state.input.costart));
  const width = textWidth(text, plan.type);
  const at = plan.bars.x + ahead * unitOf(plan.bars, state);
  const x = round(Math.max(4, Math.min(at - 10, limit.x - 12) - width));
  return { ...limit, x, width, text };
}
