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
};

/** What the lines of the fan stand on: its title and the numbers of both axes. */
export function FanGround({
  plan,
  field,
  scales: { x, y, highest },
  range,
  title,
  subtitle,
}: FanGroundProps): ReactElement {
  const isWide = plan.layout === 'wide';
  const gigabytes = range / MB_PER_GB;
  const all = ticks(0, gigabytes, gigabytes > 8 ? 2 : 4);
  const last = `${formatNumber(all.at(-1)!)}\u00a0GB`;
  const room = x(all.at(-1)! * MB_PER_GB) - x(all.at(-2)! * MB_PER_GB);
  // The last number has its unit and may need the place of the one before.
  const half = (text: string) => textWidth(text, TYPE[plan.layout].s) / 2;
  const sizes = half(last) + half(formatNumber(all.at(-2)!)) + 8 <= room ? all : all.toSpliced(-2, 1);
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
      {sizes.map((size, i) => (
        <text key={size} className="t-s t-soft t-middle" x={x(size * MB_PER_GB)} y={field.bottom + (isWide ? 26 : 20)}>
          {i === sizes.length - 1 ? last : formatNumber(size)}
        </text>
      ))}
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
      />
      <text className="t-s t-soft t-end" x={plan.size[0] - 4} y={field.top - (isWide ? 14 : 10)}>
        {words.vcpus}
      </text>
      {fan.bundles.map(([first, last]) => {
        const ends = fan.lines.slice(first - 1, last).map(({ points }) => y(points.at(-1)![1]));
        return (
          <text key={first} className="t-s t-soft" x={field.labelX} y={(Math.min(...ends) + Math.max(...ends)) / 2 + 6}>
            {first === last ? first : `${first}–${last}`}
          </text>
        );
      })}
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

/** The dot, its height as a dashed line, and the amount at the foot of that, where no line of the fan passes. */
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
  const isLeft = cx - 10 - textWidth(text, TYPE[plan.layout].s) > plan.fan.left;
  return (
    <g {...quietPart('point', props)}>
      <path className="line dashed" d={`M${cx} ${cy}V${plan.fan.bottom}`} />
      {isFocus && <circle className="dot-ring" cx={cx} cy={cy} r={isWide ? 15 : 12} />}
      <circle className="fill-ink" cx={cx} cy={cy} r={isWide ? 8 : 6} data-value={round(point.overhead)} />
      <text
        className={`t-s t-strong${isLeft ? ' t-end' : ''}`}
        x={round(isLeft ? cx - 10 : cx + 10)}
        y={plan.fan.bottom - (isWide ? 14 : 6)}
      >
        {text}
      </text>
    </g>
  );
}
