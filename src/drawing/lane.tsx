import type { ReactElement } from 'react';
import { textWidth } from './fit.ts';
import { round } from './text.tsx';
import { hasPattern, type Tone } from './tone.tsx';

/** Time in which the same was the case, and the word that says what, where it has room. */
export type LaneStretch = {
  readonly from: number;
  readonly length: number;
  readonly tone: Tone;
  readonly word?: string | undefined;
};

export type LaneProps = {
  readonly uid: string;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  /** Units of the drawing for each unit of time. */
  readonly unit: number;
  /** The time at the left edge, and how much of it the lane shows. */
  readonly first: number;
  readonly span: number;
  readonly stretches: readonly LaneStretch[];
  /** Size of the words, in units of the drawing. */
  readonly type: number;
};

/**
 * What one thing did when: stretches on a time axis. Each is as long as it lasted, begins where it began, and carries both
 * (`data-value`, `data-from`). What lies ahead is empty.
 */
export function Lane({ uid, x, y, height, unit, first, span, stretches, type }: LaneProps): ReactElement {
  return (
    <>
      <rect className="fill-sunken" x={x} y={y} width={round(span * unit)} height={height} />
      {stretches.map(({ from, length, tone, word }) => {
        const box = { x: round(x + (from - first) * unit), y, width: round(length * unit), height };
        const middle = round(box.x + box.width / 2);
        const plate = word === undefined ? 0 : textWidth(word, type) + 6;
        return (
          <g key={from}>
            <rect {...box} className={`tone-${tone} grow`} data-value={round(length)} data-from={round(from)} />
            {hasPattern(tone) && <rect {...box} className="grow" fill={`url(#${uid}-tone-${tone})`} />}
            {word !== undefined && (
              <>
                {hasPattern(tone) && (
                  <rect
                    className={`tone-${tone}`}
                    x={round(middle - plate / 2)}
                    y={round(y + height / 2 - type * 0.6)}
                    width={round(plate)}
                    height={round(type * 1.2)}
                  />
                )}
                <text
                  className={`t-s t-strong t-middle ink-${tone}`}
                  x={middle}
                  y={y + height / 2}
                  dominantBaseline="central"
                >
                  {word}
                </text>
              </>
            )}
          </g>
        );
      })}
    </>
  );
}
