import type { ReactElement } from 'react';
import { round } from './text.tsx';

export type WayPoint = readonly [x: number, y: number];

/** Length and half width of an arrowhead, in widths of its shaft. */
const HEAD = { length: 4, half: 2 } as const;

const at = ([x, y]: WayPoint) => `${round(x)},${round(y)}`;

/** The `d` of straight pieces through the points. */
export function straight(points: readonly WayPoint[]): string {
  return `M${points.map(at).join('L')}`;
}

/** The mean of points, each as often as it is named. */
function mean(...points: readonly WayPoint[]): WayPoint {
  const [x, y] = points.reduce(([sumX, sumY], point) => [sumX + point[0], sumY + point[1]], [0, 0]);
  return [x / points.length, y / points.length];
}

/**
 * The `d` of the uniform cubic B-spline of the points, with a straight piece at each end. Its Bézier control points are
 * the standard ones: they cut each side of the polygon in thirds, and pieces join at (before + 4 · point + after) / 6.
 */
function spline(points: readonly WayPoint[]): string {
  if (points.length < 3) return straight(points);
  const [start, second] = points as readonly [WayPoint, WayPoint];
  const pieces = points.slice(1).map((point, i) => {
    const [before, after] = [points[i]!, points[i + 2] ?? point];
    const end = mean(before, point, point, point, point, after);
    return [mean(before, before, point), mean(before, point, point), end].map(at).join(',');
  });
  const begin = straight([start, mean(start, start, start, start, start, second)]);
  return `${begin}C${pieces.join('C')}L${at(points.at(-1)!)}`;
}

const pathBy = { round: spline, straight } as const;

/** What a way is drawn of: the `d` of its shaft, and of its head unless it has none. */
export type WayShape = { readonly shaft: string; readonly head: string | null };

/**
 * The geometry of a route: from its first point to its last one, which the tip touches. The points between bend it; a
 * `round` route starts and ends in the direction of its first and last piece and stays inside the hull of its points.
 * The shaft, `width` units wide, ends at the base of the head. Throws for fewer than two points, or a last piece that is
 * shorter than the head.
 */
export function wayShape(
  points: readonly WayPoint[],
  { width, bend = 'round', head = true }: { width: number; bend?: keyof typeof pathBy; head?: boolean },
): WayShape {
  const [before, tip] = points.slice(-2);
  if (before === undefined || tip === undefined)
    throw new Error(`found a way of ${points.length} points, allowed: 2 or more`);
  const draw = pathBy[bend];
  if (!head) return { shaft: draw(points), head: null };
  const piece = Math.hypot(tip[0] - before[0], tip[1] - before[1]);
  const length = HEAD.length * width;
  if (piece < length)
    throw new Error(`found a way whose last piece is ${piece} long, allowed: ${length} or more, its head`);
  const [dx, dy] = [(tip[0] - before[0]) / piece, (tip[1] - before[1]) / piece];
  const base: WayPoint = [tip[0] - dx * length, tip[1] - dy * length];
  const half = HEAD.half * width;
  const wings: readonly WayPoint[] = [
    [base[0] - dy * half, base[1] + dx * half],
    tip,
    [base[0] + dy * half, base[1] - dx * half],
  ];
  return { shaft: draw([...points.slice(0, -1), base]), head: `${straight(wings)}Z` };
}

export type WayProps = {
  readonly points: readonly WayPoint[];
  /** Width of the shaft in viewBox units; the head scales with it. */
  readonly width?: number;
  readonly bend?: keyof typeof pathBy;
  readonly head?: boolean;
  /** `flow` is what moves now, `soft` what follows from it. */
  readonly kind?: 'flow' | 'soft';
  /** Motion classes: a way that leads to a result appears with it, not before. */
  readonly className?: string;
};

/** A drawn route with an arrowhead. */
export function Way({ points, width = 3, bend, head, kind = 'flow', className = '' }: WayProps): ReactElement {
  const shape = wayShape(points, { width, ...(bend && { bend }), ...(head !== undefined && { head }) });
  return (
    <g className={`way way-${kind} ${className}`.trim()}>
      <path d={shape.shaft} strokeWidth={width} className="way-shaft" />
      {shape.head !== null && <path d={shape.head} className="way-head" />}
    </g>
  );
}
