import type { ReactElement } from 'react';
import type { SimEvent } from '../sim/kernel/model.ts';
import { actOf } from './act.ts';
import type { Box } from './hull.tsx';
import { round } from './text.tsx';

export type HandleProps = Box & {
  /** What a tap here brings about next; more than one is asked for beside it. Nothing on offer: no handle. */
  readonly events: readonly SimEvent[];
};

/** An unseen place over the drawing that takes taps: where things are thin, lie on top of each other, or come and go. */
export function Handle({ events, x, y, width, height }: HandleProps): ReactElement | null {
  if (events.length === 0) return null;
  const box = { x: round(x), y: round(y), width: round(width), height: round(height) };
  return <rect className="handle-tap" {...box} {...actOf(events)} />;
}
