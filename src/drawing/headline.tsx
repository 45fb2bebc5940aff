import type { ReactElement } from 'react';

export type HeadlineProps = {
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  /** What stood there before this step. */
  readonly before: string;
  readonly now: string;
};

/**
 * The line above a comparison that says what it comes to, „3 : 2 Besuche“. It is counted last: until what this step has
 * brought is drawn, the line before stands there.
 */
export function Headline({ x, y, before, now }: HeadlineProps): ReactElement {
  const isNew = before !== now;
  return (
    <g data-headline={now}>
      {isNew && (
        <text key={`was ${before}`} className="t-strong was beat-3" x={x} y={y}>
          {before}
        </text>
      )}
      <text key={now} className={isNew ? 't-strong appear beat-3' : 't-strong'} x={x} y={y}>
        {now}
      </text>
    </g>
  );
}
