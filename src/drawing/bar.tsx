import type { ReactElement } from 'react';
import { round } from './text.tsx';
import { hasPattern, type Tone } from './tone.tsx';

/** The hatch of what lies beyond a limit; once per drawing, before the first `Bar` that has one. */
export function LimitHatch({ uid }: { readonly uid: string }): ReactElement {
  return (
    <defs>
      <pattern id={`${uid}-beyond`} width={8} height={8} patternUnits="userSpaceOnUse">
        <rect className="fill-mark" width={8} height={8} />
        <path className="hatch" d="M-2 2 l4 -4 M0 8 l8 -8 M6 10 l4 -4" />
      </pattern>
    </defs>
  );
}

/** A piece of a bar: how much it stands for, and what it looks like. */
type BarPart = { readonly value: number; readonly tone: Tone };

export type BarProps = {
  readonly uid: string;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  /** Units of the drawing for each unit of the value. */
  readonly unit: number;
  /** From left to right. An amount of zero is no mark. */
  readonly parts: readonly BarPart[];
  /** What the bar has beyond this value is hatched; `null` where there is no limit. */
  readonly limit?: number | null;
};

/**
 * A horizontal bar from `x` to the right. Each piece is as long as its value says and carries it as `data-value`; so does the
 * hatched piece beyond a limit.
 */
export function Bar({ uid, x, y, height, unit, parts, limit = null }: BarProps): ReactElement {
  const ends = parts.map((_, i) => parts.slice(0, i + 1).reduce((sum, { value }) => sum + value, 0));
  const beyond = limit === null ? 0 : (ends.at(-1) ?? 0) - Math.max(0, limit);
  const piece = (value: number, end: number) => ({
    x: round(x + (end - value) * unit),
    y,
    width: round(value * unit),
    height,
  });
  return (
    <>
      {parts.map(({ value, tone }, i) => {
        if (value <= 0) return null;
        const box = piece(value, ends[i]!);
        return (
          <g key={tone}>
            <rect {...box} className={`tone-${tone} grow`} data-value={round(value)} />
            {hasPattern(tone) && <rect {...box} className="grow" fill={`url(#${uid}-tone-${tone})`} />}
          </g>
        );
      })}
      {beyond > 0 && (
        <rect
          {...piece(beyond, ends.at(-1)!)}
          className="enter beat-2"
          fill={`url(#${uid}-beyond)`}
          data-value={round(beyond)}
        />
      )}
    </>
  );
}
