import type { ReactElement } from 'react';
import { round } from './text.tsx';

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export type HullProps = {
  /** What is outlined together: boxes that touch or overlap become one outline around all of them. */
  readonly boxes: readonly Box[];
  /** Distance of the outline from the boxes. */
  readonly gap?: number;
  readonly radius?: number;
  /** The part that the outline speaks of, so that tests find it. */
  readonly of?: string;
};

/**
 * The one outline of a step (guide: focus). It goes around one or several boxes, never through the border of the drawing,
 * and has a light line inside where it lies on dark ground. Boxes apart from each other get an outline each.
 */
export function Hull({ boxes, gap = 0, radius = 3, of }: HullProps): ReactElement {
  return (
    <g className="hull" data-hull={of}>
      {merged(boxes).map((box) => (
        <rect
          key={`${box.x} ${box.y}`}
          x={round(box.x - gap)}
          y={round(box.y - gap)}
          width={round(box.width + 2 * gap)}
          height={round(box.height + 2 * gap)}
          rx={radius}
        />
      ))}
    </g>
  );
}

/** Joins boxes that touch into the box around them, until none touch. */
function merged(boxes: readonly Box[]): readonly Box[] {
  const left = [...boxes];
  const done: Box[] = [];
  for (let box = left.pop(); box !== undefined; box = left.pop()) {
    const at = left.findIndex((other) => touch(box, other));
    if (at === -1) done.unshift(box);
    else left.push(around(box, left.splice(at, 1)[0]!));
  }
  return done;
}

function touch(a: Box, b: Box): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}

function around(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}
