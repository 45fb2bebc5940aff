import type { ReactElement } from 'react';
import type { Scale } from '../../drawing/axis.tsx';
import { type PartFact } from '../../drawing/part.ts';
import { round } from '../../drawing/text.tsx';
import type { ReadyState } from '../../sim/models/ready-time/model.ts';
import { FIELDS } from '../../sim/models/ready-time/rules.ts';
import type { ReadyPart, ReadyWords } from './facts.ts';
import type { Plan } from './plan.ts';

/** What every part of the drawing is given. */
export type PartProps = {
  readonly state: ReadyState;
  readonly facts: readonly PartFact<ReadyPart>[];
  readonly focus: readonly string[];
  readonly words: ReadyWords;
  readonly plan: Plan;
  readonly uid: string;
};

/** The interval as a stretch of percent. */
export function scaleOf({ x, field }: Plan): Scale {
  return { from: 0, to: 100, x, width: FIELDS * field };
}

export type AmountProps = {
  readonly uid: string;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  /** Units of the drawing for a value of 1. */
  readonly unit: number;
  readonly value: number;
  /** What lies beyond is hatched. */
  readonly limit: number;
};

/** Time that is waited, as a bar. An amount too small for a bar is a stroke, none is nothing. */
export function Amount({ uid, x, y, height, unit, value, limit }: AmountProps): ReactElement | null {
  if (value <= 0) return null;
  if (value * unit < 1) {
    return <path className="hardly" d={`M${round(x + 1)} ${round(y)}v${round(height)}`} data-value={exact(value)} />;
  }
  const below = Math.min(value, Math.max(0, limit));
  const box = { y: round(y), height: round(height) };
  return (
    <>
      {below > 0 && (
        <rect {...box} className="tone-ready" x={round(x)} width={round(below * unit)} data-value={exact(below)} />
      )}
      {value > below && (
        <rect
          {...box}
          fill={`url(#${uid}-beyond)`}
          x={round(x + below * unit)}
          width={round((value - below) * unit)}
          data-value={exact(value - below)}
        />
      )}
    </>
  );
}

/** A value as a mark tells it: finer than its length, which has two digits. */
export function exact(value: number): number {
  return Number(value.toFixed(6));
}
