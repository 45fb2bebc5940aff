import type { ReactElement } from 'react';
import { max, ticks } from 'd3-array';
import { fits, textWidth, TYPE } from '../../drawing/fit.ts';
import { formatNumber } from '../../drawing/number.ts';
import { quietPart } from '../../drawing/part.ts';
import { round } from '../../drawing/text.tsx';
import { straight } from '../../drawing/way.tsx';
import type { OverheadState } from '../../sim/models/memory-overhead/model.ts';
import { megabytes } from './facts.ts';
import { MB_PER_GB, type PartProps } from './parts.tsx';
import type { Plan } from './plan.ts';

/** From memory and overhead in MB to places in the field of the fan. */
export type Scales = { readonly x: (mb: number) => number; readonly y: (mb: number) => number };

type FanLine = OverheadState['fan']['lines'][number];

/** Scales that hold all of some lines. */
export function scalesOf(
  range: number,
  lines: readonly FanLine[],
  field: Plan['fan'],
): Scales & { readonly highest: number } {
  const highest = max(lines, ({ points }) => max(points, ([, mb]) => mb)) ?? 1;
  return {
    x: (mb) => round(field.left + (mb / range) * (field.right - field.left)),
    y: (mb) => round(field.bottom - (mb / highest) * (field.bottom - field.top)),
    highest,
  };
}

/** A line of the fan as a path. */
export function lineOf({ points }: FanLine, { x, y }: Scales): string {
  return straight(points.map(([size, mb]) => [x(size), y(mb)]));
}

type FanGroundProps = Pick<PartProps, 'plan'> & {
  readonly field: Plan['fan'];
  readonly scales: ReturnType<typeof scalesOf>;
  /** MB at the right end. */
  readonly range: number;
  readonly title: string;
  readonly subtitle: string;
  /** What the lower axis counts. */
  readonly axis: string;
};

/** What the lines of the fan stand on: its title and the numbers of both axes. */
export function FanGround({
  plan,
  field,
  scales: { x, y, highest },
  range,
  title,
  subtitle,
  axis,
}: FanGroundProps): ReactElement {
  const isWide = plan.layout === 'wide';
  const gigabytes = range / MB_PER_GB;
  const all = ticks(0, gigabytes, gigabytes > 8 ? 2 : 4);
  return (
    <>
      <text className="t-strong" x={field.x} y={field.titleY}>
        {title}
      </text>
      {isWide && (
        <text className="t-s t-soft" x={field.x} y={field.subtitleY}>
          {subtitle}
        </text>
      )}
      {ticks(0, highest, field.tickCount).map((mb) => (
        <g key={mb}>
          <path className="line-soft" d={`M${field.left} ${y(mb)}H${field.right}`} />
          {fits(formatNumber(mb), field.left - 8 - field.labelLeft, TYPE[plan.layout].s) && (
            <text className="t-s t-soft t-end" x={field.left - 8} y={y(mb) + 6}>
              {formatNumber(mb)}
            </text>
          )}
        </g>
      ))}
      {all.map((size) => (
        <text key={size} className="t-s t-soft t-middle" x={x(size * MB_PER_GB)} y={field.bottom + (isWide ? 26 : 20)}>
          {formatNumber(size)}
        </text>
      ))}
      <text className="t-s t-soft t-middle" x={(field.left + field.right) / 2} y={field.axisY}>
        {axis}
      </text>
    </>
  );
}

/** What a pointer may drag for the memory of the VM. */
export function MemoryHandle({ field, range }: { readonly field: Plan['fan']; readonly range: number }): ReactElement {
  return (
    <rect
      className="handle"
      x={field.left}
      y={field.top}
      width={field.right - field.left}
      height={field.bottom - field.top}
      data-drag="memory"
      data-from={0}
      data-to={range}
    />
  );
}

/** Overhead over memory, one line for each number of vCPUs; the VM of the form is the dot. */
export function Fan(props: PartProps): ReactElement {
  const { state, plan, words, focus } = props;
  const { fan, point, reference, rule } = state;
  const { fan: field } = plan;
  const isWide = plan.layout === 'wide';
  const scales = scalesOf(fan.range, fan.lines, field);
  const { x, y } = scales;
  return (
    <>
      <FanGround
        plan={plan}
        field={field}
        scales={scales}
        range={fan.range}
        title={isWide ? words.fanTitle : words.fanTitleShort}
        subtitle={rule === 'book' ? words.fanSubtitleBook : words.fanSubtitle}
        axis={words.fanAxis}
      />
      <LineNames {...props} y={y} />
      {fan.lines.map((line) => (
        <path
          key={line.vcpus}
          className={line.vcpus === point.vcpus ? 'fan-line is-chosen' : 'fan-line'}
          d={lineOf(line, scales)}
          data-value={line.vcpus}
        />
      ))}
      {/* What a pointer may handle: drag for the memory, tap a line for the vCPUs. */}
      <MemoryHandle field={field} range={fan.range} />
      {fan.lines.map((line) => (
        <path key={line.vcpus} className="handle-line" d={lineOf(line, scales)} data-set={`vcpus=${line.vcpus}`} />
      ))}
      {reference !== null && (
        <g {...quietPart('reference', props)}>
          <circle className="dot-ghost" cx={x(reference.memory)} cy={y(reference.overhead)} r={isWide ? 8 : 6} />
        </g>
      )}
      <Dot {...props} x={x} y={y} isFocus={focus.includes('point')} />
    </>
  );
}

/** At its end the line of the VM says its vCPUs; the others do by bundles, where that leaves them room. */
function LineNames({ state, plan, words, y }: PartProps & Pick<Scales, 'y'>): ReactElement {
  const { fan, point } = state;
  const end = (vcpus: number) => y(fan.lines[vcpus - 1]!.points.at(-1)![1]);
  const own = end(point.vcpus);
  const others = fan.bundles
    .flatMap(([first, last]) => {
      if (point.vcpus < first || point.vcpus > last) return [[first, last] as const];
      return [[first, point.vcpus - 1] as const, [point.vcpus + 1, last] as const];
    })
    .filter(([first, last]) => first <= last)
    .map(([first, last]) => ({
      text: first === last ? `${first}` : `${first}–${last}`,
      at: (end(first) + end(last)) / 2,
    }))
    .filter(({ at }) => Math.abs(at - own) >= TYPE[plan.layout].s);
  const drop = plan.layout === 'wide' ? 6 : 5;
  return (
    <>
      {others.map(({ text, at }) => (
        <text key={text} className="t-s t-soft" x={plan.fan.labelX} y={round(at + drop)}>
          {text}
        </text>
      ))}
      <text className="t-s t-strong" x={plan.fan.labelX} y={round(own + drop)} data-line={point.vcpus}>
        {`${point.vcpus}\u00a0${point.vcpus === 1 ? words.vcpu : words.vcpus}`}
      </text>
    </>
  );
}

/** The dot, its place on the lower axis as a dashed line, and beside it the amount: below its line right, else above it left. */
function Dot(
  props: PartProps & {
    readonly x: (mb: number) => number;
    readonly y: (mb: number) => number;
    readonly isFocus: boolean;
  },
): ReactElement {
  const { state, plan, x, y, isFocus } = props;
  const { point } = state;
  const isWide = plan.layout === 'wide';
  const [cx, cy] = [x(point.memory), y(point.overhead)];
  const text = megabytes(point.overhead);
  const by = (isWide ? 14 : 10) + (isFocus ? 6 : 0);
  const isLeft = cx + by + textWidth(text, TYPE[plan.layout].s) > plan.fan.labelX - 4;
  const below = cy + (isWide ? 22 : 17);
  // Its line rises to the right: below it there is room right of the dot, above it left.
  const isAbove = isLeft || below > plan.fan.bottom - 4;
  return (
    <g {...quietPart('point', props)}>
      <path className="line dashed" d={`M${cx} ${cy}V${plan.fan.bottom}`} />
      {isFocus && <circle className="dot-ring" cx={cx} cy={cy} r={isWide ? 15 : 12} />}
      <circle className="fill-ink" cx={cx} cy={cy} r={isWide ? 8 : 6} data-value={round(point.overhead)} />
      <text
        className={`t-s t-strong t-halo${isLeft ? ' t-end' : ''}`}
        x={round(isLeft ? cx - by : cx + by)}
        y={round(isAbove ? cy - (isWide ? 10 : 7) : below)}
      >
        {text}
      </text>
    </g>
  );
}
