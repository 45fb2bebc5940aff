import type { ReactElement } from 'react';
import type { Box } from './hull.tsx';
import { round } from './text.tsx';

export type GaugeProps = {
  readonly box: Box;
  /** What fills it, from the bottom, and where its scale ends; more is drawn full. */
  readonly value: number;
  readonly full: number;
  readonly thresholds: readonly { readonly at: number; readonly label: string }[];
  /** The state of the level, in the middle of its band where the level itself is not in the way. */
  readonly word: { readonly text: string; readonly from: number; readonly to: number };
  /** The level in words. */
  readonly amount: string;
  /** Size of type (`t-s`). */
  readonly size: number;
};

/** The part of a gauge that is filled. */
export function levelBox({ box, value, full }: Pick<GaugeProps, 'box' | 'value' | 'full'>): Box {
  const height = round((box.height * Math.min(value, full)) / full);
  return { x: box.x, y: round(box.y + box.height - height), width: box.width, height };
}

/** An upright gauge with thresholds at its left. The level says its number (`data-value`); words move out of its way. */
export function Gauge(props: GaugeProps): ReactElement {
  const { box, full, value, thresholds, word, amount, size } = props;
  const level = levelBox(props);
  const at = (part: number) => round(box.y + box.height * (1 - Math.min(part, full) / full));
  const middle = round(box.x + box.width / 2);
  const half = size * 0.36;
  const band = (at(word.from) + at(word.to)) / 2;
  const state = Math.abs(band - level.y) < size ? level.y - size * 0.8 : band;
  const inside = level.height > size * 1.6;
  const on = (y: number) => (y > level.y ? 't-s t-middle ink-run' : 't-s t-middle');
  const number = inside ? level.y + size * 0.95 : level.y - size * (Math.abs(state - level.y) < size ? 2 : 0.8);
  return (
    <>
      <rect className="fill-sunken" x={box.x} y={box.y} width={box.width} height={box.height} />
      <rect className="level tone-run" {...level} data-value={value} />
      {thresholds.map(({ at: part, label }) => (
        <g key={part}>
          <path className={at(part) > level.y ? 'level-line' : 'line'} d={`M${box.x} ${at(part)}h${box.width}`} />
          <text className="t-s t-soft t-end" x={box.x - 7} y={round(at(part) + half)}>
            {label}
          </text>
        </g>
      ))}
      <text className={`${on(state)} t-strong`} x={middle} y={round(state + half)}>
        {word.text}
      </text>
      <text className={`${on(number)} t-strong appear beat-3`} key={amount} x={middle} y={round(number + half)}>
        {amount}
      </text>
    </>
  );
}
