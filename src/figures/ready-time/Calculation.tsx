import type { ReactElement } from 'react';
import { quietPart } from '../../drawing/part.ts';
import { Limit, placeOn, Ticks } from '../../drawing/axis.tsx';
import { fits, textWidth, TYPE } from '../../drawing/fit.ts';
import { Lines, round, wrap } from '../../drawing/text.tsx';
import type { ReadyState } from '../../sim/models/ready-time/model.ts';
import { FIELDS } from '../../sim/models/ready-time/rules.ts';
import { drawnOf, duration, meanWaitsOf, milliseconds, percents, put, together, verdictOf, waitsOf } from './facts.ts';
import { Amount, scaleOf, type PartProps } from './marks.tsx';
import { MOST_LINES, MOST_ROWS, type Plan } from './plan.ts';

/** The question, and what Ready is: the word alone sounds as if all were well. */
export function Title({ state, words, plan }: PartProps): ReactElement {
  const title = put(words.title, { ms: milliseconds(state.ms) });
  const right = plan.x + FIELDS * plan.field;
  const { m, s } = TYPE[plan.layout];
  const hasGloss = textWidth(title, m) + textWidth(words.readyGloss, s) + 16 <= right - 4;
  return (
    <>
      <text className="t-strong" x={4} y={plan.titleY}>
        {title}
      </text>
      {hasGloss && (
        <text className="t-s t-soft t-end" x={right} y={plan.titleY}>
          {words.readyGloss}
        </text>
      )}
    </>
  );
}

/** The value of the chart as a strip of fields, broken into lines like text. */
export function Strip(props: PartProps): ReactElement {
  const { state, words, plan, uid } = props;
  const { strip, x, field } = plan;
  const all = (state.ms / (state.seconds * 1000)) * FIELDS;
  const possible = state.vcpus * FIELDS;
  const lines = Math.min(MOST_LINES, Math.max(1, Math.ceil(all / FIELDS - 1e-9)));
  const gap = lines > 4 ? 1.5 : 3;
  const pitch = (strip.height + gap) / lines;
  const height = pitch - gap;
  const shown = Math.min(all, lines * FIELDS);
  const size = TYPE[plan.layout].s;
  const name = state.object === 'vm' ? words.vm : words.vcpu;
  const caption =
    shown < all
      ? put(words.cut, { n: shown.toLocaleString('de-DE'), all: Math.round(all).toLocaleString('de-DE') })
      : together(state, words);
  const end = x + Math.min(all, FIELDS) * field;
  const isBeside =
    lines === 1 && fits(caption, plan.layout === 'wide' ? x + FIELDS * field - end - 14 : 356 - end - 10, size);
  return (
    <g {...quietPart('chart', props)}>
      <text
        className={name.length > 2 ? 't-s t-strong' : 't-strong'}
        x={4}
        y={strip.y + strip.height / 2}
        dominantBaseline="central"
      >
        {name}
      </text>
      {Array.from({ length: lines }, (_, line) => {
        const y = strip.y + line * pitch;
        const from = line * FIELDS;
        const count = Math.min(FIELDS, shown - from);
        return (
          <g key={line}>
            <Amount uid={uid} x={x} y={y} height={height} unit={field} value={count} limit={possible - from} />
            <Ticks scale={{ from: 0, to: count, x, width: count * field }} every={1} y={y} length={height} />
          </g>
        );
      })}
      {(isBeside || !hasBrackets(state, plan)) && (
        <text
          className={isBeside ? 't-s t-soft' : 't-s t-soft t-end'}
          x={isBeside ? round(end + (state.ms > 0 ? 14 : 0)) : x + FIELDS * field}
          y={isBeside ? strip.y + strip.height / 2 + size * 0.36 : strip.y + strip.height + size + 4}
        >
          {caption}
        </text>
      )}
    </g>
  );
}

/** How much of the strip is the mean of one vCPU. */
function shareOf({ percent }: ReadyState, { field }: Plan): number {
  return (percent / 100) * FIELDS * field;
}

/** Brackets need a strip of one line, few vCPUs, and room for a name below each. */
function hasBrackets(state: ReadyState, plan: Plan): boolean {
  const { object, vcpus } = state;
  const share = shareOf(state, plan);
  const isFew = object === 'vm' && vcpus > 1 && vcpus <= 4 && share * vcpus <= FIELDS * plan.field + 0.01;
  return plan.layout === 'wide' && drawnOf(state).hasWaiting && isFew && share >= 36;
}

/** Whose fields are whose: a bracket under the strip for each of a few vCPUs. */
export function Brackets({ state, plan }: PartProps): ReactElement | null {
  const { strip, x } = plan;
  const share = shareOf(state, plan);
  if (!hasBrackets(state, plan)) return null;
  const y = strip.y + strip.height + 6;
  return (
    <>
      {Array.from({ length: state.vcpus }, (_, i) => {
        const from = x + i * share;
        return (
          <g key={i} className="appear">
            <path
              className="line"
              d={`M${round(from + 1)} ${y}H${round(from + share - 4)}M${round(from + share / 2)} ${y}v14`}
            />
            <text className="t-s t-soft t-middle" x={round(from + share / 2)} y={y + 34}>
              {`V${i}`}
            </text>
          </g>
        );
      })}
    </>
  );
}

/** While it is only asked: a row for each vCPU of which nobody knows yet how long it waits, nor of how much time. */
export function OpenRows({ state, words, plan }: PartProps): ReactElement {
  return (
    <>
      {plan.rows.map((row, i) => (
        <g key={i}>
          <rect className="edge-free dashed" fill="none" strokeWidth={1.5} {...row} />
          <RowName state={state} words={words} plan={plan} at={i} />
          {row.height > TYPE[plan.layout].s && (i === 0 || plan.rows.length <= 4) && (
            <text className="t-s" x={row.x + 16} y={row.y + row.height / 2} dominantBaseline="central">
              {words.open}
            </text>
          )}
        </g>
      ))}
    </>
  );
}

/** „V0“, „vCPU“, or of many „64 ×“. */
function RowName({
  state,
  words,
  plan: { rows },
  at,
}: Pick<PartProps, 'state' | 'words' | 'plan'> & { readonly at: number }): ReactElement {
  const row = rows[at]!;
  return (
    <text
      className={rows.length > 4 || state.vcpus > MOST_ROWS ? 't-s t-strong' : 't-strong'}
      x={4}
      y={row.y + row.height / 2}
      dominantBaseline="central"
    >
      {state.object === 'vcpu' ? words.vcpu.slice(0, 4) : state.vcpus > MOST_ROWS ? `${state.vcpus}\u00a0×` : `V${at}`}
    </text>
  );
}

/** The interval of each vCPU, and how much of it the vCPU waits on average. */
export function Rows(props: PartProps): ReactElement {
  const { state, words, plan, uid } = props;
  const { rows, layout } = plan;
  const { hasWaiting, hasVerdict } = drawnOf(state);
  const scale = scaleOf(plan);
  const size = TYPE[layout].s;
  const interval = duration(state.seconds * 1000, words);
  const share = Math.min(100, state.percent);
  const end = placeOn(scale, hasWaiting ? share : 0);
  const right = scale.x + scale.width;
  // Beside the waiting fields, and not on the line of the limit.
  const limit = placeOn(scale, state.limit);
  const textX = Math.max(end + 16, hasVerdict && end < limit + 8 ? limit + 12 : 0);
  const hasRoom = (label: string) => hasWaiting && rows[0]!.height > size && fits(label, right - textX - 10, size);
  // Whose mean it is stands on the row where it has room.
  const waits = [meanWaitsOf(state, words), waitsOf(state, words)] as const;
  const inside = waits.find(hasRoom);
  const isBelow = hasWaiting && inside === undefined;
  const isWide = layout === 'wide';
  const field = put(words.oneField, { field: duration((state.seconds * 1000) / FIELDS, words) });
  return (
    <>
      <g {...quietPart('rows', props)}>
        {rows.map((row, i) => (
          <g key={i}>
            <rect className="fill-sunken edge-free" x={row.x} y={row.y} width={row.width} height={row.height} />
            <Ticks scale={{ ...scale, to: FIELDS }} every={1} y={row.y + row.height * 0.8} length={row.height * 0.2} />
            <RowName state={state} words={words} plan={plan} at={i} />
          </g>
        ))}
        <text className="t-s t-soft t-end" x={right} y={plan.bottom + size + 5}>
          {isBelow ? waits[isWide ? 0 : 1] : isWide ? `${interval}, ${field}` : interval}
        </text>
        {isBelow && isWide && (
          <text className="t-s t-soft t-end" x={right} y={plan.bottom + 46}>
            {field}
          </text>
        )}
      </g>
      {hasWaiting && (
        <g {...quietPart('waiting', props)}>
          {rows.map((row, i) => (
            <g key={i} className="appear beat-2">
              <Amount
                uid={uid}
                x={row.x}
                y={row.y}
                height={row.height}
                unit={scale.width / 100}
                value={share}
                limit={hasVerdict ? state.limit : share}
              />
              <Ticks
                scale={{ from: 0, to: (share / 100) * FIELDS, x: row.x, width: end - row.x }}
                every={1}
                y={row.y}
                length={row.height}
              />
              {inside !== undefined && (i === 0 || rows.length <= 4) && (
                <text className="t-s" x={round(textX)} y={row.y + row.height / 2} dominantBaseline="central">
                  {i === 0 ? inside : words.likewise}
                </text>
              )}
            </g>
          ))}
        </g>
      )}
      {/* What a pointer may drag: the end of the waiting fields. */}
      <rect
        className="handle"
        x={scale.x}
        y={rows[0]!.y}
        width={scale.width}
        height={plan.bottom - rows[0]!.y}
        data-drag="ready"
        data-from={0}
        data-to={state.most}
      />
    </>
  );
}

/** The rule of thumb across all rows. */
export function LimitOfRows(props: PartProps): ReactElement {
  const { state, words, plan } = props;
  const scale = scaleOf(plan);
  const isWide = plan.layout === 'wide';
  const size = TYPE[plan.layout].s;
  const label = `${words.ruleOfThumb}: ${percents(state.limit, words)}`;
  const half = textWidth(label, size) / 2;
  const x = Math.max(4 + half, placeOn(scale, state.limit));
  return (
    <g {...quietPart('limitLine', props)}>
      <Limit scale={scale} value={state.limit} spans={[[plan.rows[0]!.y - 6, plan.bottom + (isWide ? 20 : 8)]]} />
      <text className="t-s t-strong t-mark t-middle" x={round(x)} y={plan.limitY}>
        {label}
      </text>
    </g>
  );
}

/** „20 % je vCPU. Doppelt so viel wie die Faustregel.“ */
export function Verdict({ state, words, plan }: PartProps): ReactElement {
  const [strong, rest] = verdictOf(state, words);
  if (plan.layout === 'wide') {
    return (
      <text x={4} y={plan.verdictY}>
        <tspan className="t-strong">{strong}</tspan>
        <tspan>{` ${rest}`}</tspan>
      </text>
    );
  }
  return (
    <>
      <text className="t-strong" x={4} y={plan.verdictY}>
        {strong}
      </text>
      <Lines className="t-s" x={4} y={plan.verdictY + plan.leading + 2} lines={wrap(rest, 44)} leading={plan.leading} />
    </>
  );
}
