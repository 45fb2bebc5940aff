import type { ReactElement } from 'react';
import { actOf } from '../../drawing/act.ts';
import { fits, textWidth } from '../../drawing/fit.ts';
import type { Box } from '../../drawing/hull.tsx';
import { Lane } from '../../drawing/lane.tsx';
import { quietPart } from '../../drawing/part.ts';
import { round } from '../../drawing/text.tsx';
import { announced, stretches, supply } from '../../sim/models/coscheduling/facts.ts';
import { range, type VcpuSet } from '../../sim/models/coscheduling/sets.ts';
import type { PastTick, VcpuState } from '../../sim/models/coscheduling/state.ts';
import { choices } from '../../sim/models/coscheduling/step.ts';
import { listed, stateWords, toneOf, type CoschedulingWords, type PartProps } from './facts.ts';
import { firstTick, rowY, type LanePlan } from './plan.ts';

export type LanesProps = {
  readonly uid: string;
  readonly words: CoschedulingWords;
  readonly past: readonly PastTick[];
  readonly lanes: LanePlan;
  readonly vcpus: number;
  /** Size of the words. */
  readonly type: number;
};

/** Room between a word and the ends of its stretch, both together. */
const AIR = 12;

/** Each state is named once: in the first stretch, from the top, that has room for its word. */
function namedStretches({ past, lanes, vcpus, type, words }: LanesProps): ReadonlyMap<string, VcpuState> {
  const first = firstTick(past.length, lanes.span);
  const found = new Map<string, VcpuState>();
  for (const v of range(vcpus)) {
    for (const { what, from, length } of stretches(past, v, first)) {
      if ([...found.values()].includes(what)) continue;
      if (fits(stateWords(words)[what], length * lanes.unit - AIR, type)) found.set(`${v} ${from}`, what);
    }
  }
  return found;
}

/** What each vCPU did when, on one scale. `attributes` say which lane is a part of the drawing. */
export function TimeLanes({
  attributes,
  ...props
}: LanesProps & { readonly attributes?: (vcpu: number) => object }): ReactElement {
  const { past, lanes, vcpus, type, words, uid } = props;
  const first = firstTick(past.length, lanes.span);
  const names = namedStretches(props);
  const { rows, x, unit, span } = lanes;
  return (
    <>
      {range(vcpus).map((v) => (
        <g key={v} {...attributes?.(v)}>
          <Lane
            {...{ uid, x, unit, first, span, type }}
            y={rowY(rows, v)}
            height={rows.height}
            stretches={stretches(past, v, first).map(({ what, from, length }) => ({
              from,
              length,
              tone: toneOf[what],
              word: names.has(`${v} ${from}`) ? stateWords(words)[what] : undefined,
            }))}
          />
        </g>
      ))}
    </>
  );
}

/** The CPUs that the VM had, below the lanes: full where somebody was on them, open and dashed where nobody was. */
export function CpuStrip({ past, lanes, type, words, empty }: LanesProps & { readonly empty: string }): ReactElement {
  const { strip, x, unit, span } = lanes;
  const first = firstTick(past.length, span);
  const label = (text: string, middle: number, y: number, look: string) => (
    <text className={`t-s t-middle ${look}`} x={round(middle)} y={round(y)} dominantBaseline="central">
      {text}
    </text>
  );
  if (past.length === 0) {
    return (
      <>
        <rect className="line dashed" x={x} y={strip.y} width={round(span * unit)} height={strip.height} />
        {label(words.emptyCpu, x + (span * unit) / 2, strip.y + strip.height / 2, 't-soft')}
      </>
    );
  }
  return (
    <>
      {supply(past, first).map(({ what: { avail, ran }, from, length }) => {
        const box = { x: round(x + (from - first) * unit), width: round(length * unit) };
        const used = avail === 0 ? 0 : round((strip.height * ran.length) / avail);
        const middle = box.x + box.width / 2;
        const who = listed(ran);
        const room = box.width - 6;
        const full = empty.replace('#', String(length));
        const nobody = fits(full, room, type) ? full : words.emptyCpu;
        return (
          <g key={from}>
            {used < strip.height && avail > 0 && (
              <rect
                className="line dashed"
                {...box}
                y={strip.y}
                height={round(strip.height - used)}
                data-empty={length}
              />
            )}
            {used > 0 && (
              <rect
                className="tone-run cosched-owner grow"
                {...box}
                y={round(strip.y + strip.height - used)}
                height={used}
                data-value={length}
                data-from={from}
              />
            )}
            {used >= type &&
              fits(who, room, type) &&
              label(who, middle, strip.y + strip.height - used / 2, 't-strong ink-run')}
            {range(Math.max(0, avail - 1)).map((i) => (
              <path
                key={i}
                className="cosched-owner"
                d={`M${box.x} ${round(strip.y + (strip.height * (i + 1)) / avail)} h${box.width}`}
              />
            ))}
            {ran.length === 0 &&
              avail > 0 &&
              fits(nobody, room, type) &&
              label(nobody, middle, strip.y + strip.height / 2, 't-strong')}
          </g>
        );
      })}
    </>
  );
}

/** Where the CPUs are empty at the end of the past; all that is shown of them where they are not. */
export function emptyBox(past: readonly PastTick[], { strip, x, unit, span }: LanePlan): Box {
  const first = firstTick(past.length, span);
  const last = supply(past, first).at(-1);
  const shared = { y: strip.y, height: strip.height };
  if (last === undefined) return { x, width: round(span * unit), ...shared };
  const from = last.what.ran.length < last.what.avail ? last.from : first;
  return { x: round(x + (from - first) * unit), width: round((past.length - from) * unit), ...shared };
}

/** Where the lanes of those who are held from now on show it: one stretch each, beginning now. */
export function heldBoxes(held: VcpuSet, t: number, { rows, x, unit, span }: LanePlan): readonly Box[] {
  const now = round(x + (t - firstTick(t, span)) * unit);
  return held.map((v) => ({
    x: now + 2,
    y: rowY(rows, v) + 1,
    width: round(Math.max(1.5 * unit, 20)),
    height: rows.height - 2,
  }));
}

/** „Wer lief wann?“: lanes and CPUs of the run, up to now, and who is held from now on. */
export function Lanes(part: PartProps): ReactElement {
  const { state, words, uid, plan, facts, focus } = part;
  const { lanes, type, layout } = plan;
  const { rows, strip, x, unit, span } = lanes;
  const { past, input, t } = state;
  const shown: LanesProps = { past, lanes, vcpus: input.vcpus, type, uid, words };
  const now = round(x + (t - firstTick(t, span)) * unit);
  const end = x + span * unit;
  const bottom = strip.y + strip.height;
  const isWide = layout === 'wide';
  // A stop that looks at the limit alone tells nothing that follows from it.
  const held = focus.includes('limit') ? [] : announced(state);
  const named = [...namedStretches(shown).values()];
  const unnamed = range(t === 0 ? 0 : input.vcpus).filter(
    (v, i, all) => !named.includes(state.states[v]!) && all.findIndex((o) => state.states[o] === state.states[v]) === i,
  );
  const beside = (v: number, from: number, text: string, look: string) =>
    textWidth(text, type) <= end - from - 8 && (
      <text
        key={text}
        className={`t-s ${look}`}
        x={round(from + 8)}
        y={rowY(rows, v) + rows.height / 2}
        dominantBaseline="central"
      >
        {text}
      </text>
    );
  return (
    <>
      <text className="t-strong" x={isWide ? x : 4} y={plan.lanesTitleY}>
        {words.lanes}
      </text>
      {!isWide &&
        range(input.vcpus).map((v) => (
          <text key={v} className="t-s" x={4} y={rowY(rows, v) + rows.height / 2} dominantBaseline="central">
            V{v}
          </text>
        ))}
      <TimeLanes {...shown} />
      <g data-object="held">
        {heldBoxes(held, state.t, lanes).map((box, i) => (
          <rect key={held[i]} className="edge-stopped dashed cosched-preview enter beat-3" {...box} />
        ))}
      </g>
      {held.length > 0
        ? beside(held[0]!, now + Math.max(1.5 * unit, 20), words.fromNowStopped, 't-strong enter beat-3')
        : unnamed.map((v) => <g key={v}>{beside(v, now, stateWords(words)[state.states[v]!], 't-soft')}</g>)}
      <g
        {...quietPart('pcpus', { facts })}
        {...actOf(choices(state).filter(({ type }) => type === 'givePcpu' || type === 'takePcpu'))}
      >
        <rect className="handle-tap" x={x} y={strip.y} width={round(span * unit)} height={strip.height} />
        <text
          className={`t-s t-strong ${isWide ? 't-end' : ''}`.trim()}
          x={isWide ? x - 10 : 4}
          y={strip.y + strip.height / 2}
          dominantBaseline="central"
        >
          {words.cpu}
        </text>
        <CpuStrip {...shown} empty={words.emptyFor} />
      </g>
      {t > 0 && (
        <>
          <path className="cosched-now move" transform={`translate(${now} 0)`} d={`M0 ${rows.y - 6} V${bottom + 4}`} />
          {isWide && (
            <text className="t-s t-soft" x={Math.min(now, round(end - textWidth(words.now, type)))} y={bottom + 27}>
              {words.now}
            </text>
          )}
        </>
      )}
    </>
  );
}
