import type { ReactElement } from 'react';
import { round } from './text.tsx';

/** A stretch of the drawing that stands for the values `from` to `to`, evenly. */
export type Scale = { readonly from: number; readonly to: number; readonly x: number; readonly width: number };

/** Where a value lies; values beyond an end lie on it. */
export function placeOn({ from, to, x, width }: Scale, value: number): number {
  const share = (value - from) / (to - from);
  return x + Math.min(1, Math.max(0, share)) * width;
}

export type TicksProps = {
  readonly scale: Scale;
  /** Distance of two ticks as a value. The ends of the scale have none. */
  readonly every: number;
  /** Where the ticks begin, and how long they are. */
  readonly y: number;
  readonly length: number;
};

/** Marks that divide a stretch into equal fields, drawn in the colour of the ground: gaps rather than lines. */
export function Ticks({ scale, every, y, length }: TicksProps): ReactElement | null {
  const count = Math.ceil((scale.to - scale.from) / every - 1e-9) - 1;
  if (count < 1) return null;
  const places = Array.from({ length: count }, (_, i) => placeOn(scale, scale.from + (i + 1) * every));
  return <path className="ticks" d={places.map((x) => `M${round(x)} ${round(y)}v${round(length)}`).join('')} />;
}

export type LimitProps = {
  readonly scale: Scale;
  readonly value: number;
  /** Upper and lower end of each piece of the line: it leaves out what it must not cross, such as words. */
  readonly spans: readonly (readonly [top: number, bottom: number])[];
};

/** A limit as a line across what it limits; its label stands beside it. */
export function Limit({ scale, value, spans }: LimitProps): ReactElement {
  const x = round(placeOn(scale, value));
  return (
    <path
      className="limit-line"
      d={spans.map(([top, bottom]) => `M${x} ${round(top)}V${round(bottom)}`).join('')}
      data-value={value}
    />
  );
}
