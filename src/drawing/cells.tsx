import type { ReactElement } from 'react';
import type { Box } from './hull.tsx';
import { round } from './text.tsx';
import type { Tone } from './tone.tsx';

/** Pieces of memory in rows, the first at `x`, `y`; sizes in units of the viewBox. */
export type CellGrid = {
  readonly x: number;
  readonly y: number;
  readonly columns: number;
  readonly width: number;
  readonly height: number;
  readonly gap: number;
};

/**
 * What a piece of memory is: `full` in use, `cache` what can go without a loss, `free` nobody's, `gone` nothing stands there
 * any more, `waiting` wanted and not yet there.
 */
export type CellState = 'full' | 'cache' | 'free' | 'gone' | 'waiting';

/** Where a piece lies. */
export function cellBox({ x, y, columns, width, height, gap }: CellGrid, index: number): Box {
  const row = Math.floor(index / columns);
  return { x: x + (index - row * columns) * (width + gap), y: y + row * (height + gap), width, height };
}

/** How high the rows of so many pieces are. */
export function gridHeight({ columns, height, gap }: CellGrid, count: number): number {
  return Math.max(0, Math.ceil(count / columns) * (height + gap) - gap);
}

type Corner = readonly [column: number, row: number];

/** An edge by where it begins and where it leads. */
const edgeKey = ([column, row]: Corner, dx: number, dy: number): string => `${column} ${row} ${dx} ${dy}`;

/**
 * The contours of some cells of a grid, as corners between cells, clockwise around cells and counter-clockwise around
 * holes. Cells that touch by a corner alone stay apart.
 */
export function contours(cells: readonly number[], columns: number): readonly (readonly Corner[])[] {
  const has = new Set(cells.map((cell) => `${cell % columns} ${Math.floor(cell / columns)}`));
  const edges = new Map<string, readonly [Corner, Corner]>();
  for (const cell of cells) {
    const [c, r] = [cell % columns, Math.floor(cell / columns)];
    const sides = [
      [c, r - 1, [c, r], [c + 1, r]],
      [c + 1, r, [c + 1, r], [c + 1, r + 1]],
      [c, r + 1, [c + 1, r + 1], [c, r + 1]],
      [c - 1, r, [c, r + 1], [c, r]],
    ] as const;
    for (const [column, row, from, to] of sides) {
      if (!has.has(`${column} ${row}`)) edges.set(edgeKey(from, to[0] - from[0], to[1] - from[1]), [from, to]);
    }
  }
  const loops: (readonly Corner[])[] = [];
  for (const [first, start] of edges) {
    const loop: Corner[] = [];
    let [at, [from, to]] = [first, start];
    do {
      const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
      // Right before straight before left, so that two cells with one corner in common do not become one.
      const turns = [[-dy, dx] as const, [dx, dy] as const, [dy, -dx] as const];
      const [x, y] = turns.find((turn) => edges.has(edgeKey(to, ...turn)))!;
      if (x !== dx) loop.push(to);
      if (at !== first) edges.delete(at);
      at = edgeKey(to, x, y);
      [from, to] = edges.get(at)!;
    } while (at !== first);
    edges.delete(first);
    loops.push(loop);
  }
  return loops;
}

/** The path around some cells, `outset` units away from them, with round corners. */
export function cellsPath(grid: CellGrid, cells: readonly number[], outset: number, radius = 8): string {
  const { x, y, width, height, gap } = grid;
  return contours(cells, grid.columns)
    .map((loop) => {
      const reach = outset - gap / 2;
      const points = loop.map(([c, r], i) => {
        const [before, after] = [loop.at(i - 1)!, loop[(i + 1) % loop.length]!];
        // Left of the direction is outside.
        const [inX, inY] = [Math.sign(c - before[0]), Math.sign(r - before[1])];
        const [outX, outY] = [Math.sign(after[0] - c), Math.sign(after[1] - r)];
        return [
          x + c * (width + gap) - gap / 2 + (inY + outY) * reach,
          y + r * (height + gap) - gap / 2 - (inX + outX) * reach,
        ] as const;
      });
      const towards = (from: readonly [number, number], to: readonly [number, number]) => {
        const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
        const part = Math.min(radius, length / 2) / length;
        return `${round(from[0] + (to[0] - from[0]) * part)} ${round(from[1] + (to[1] - from[1]) * part)}`;
      };
      const curves = points.map((point, i) => {
        const [before, after] = [points.at(i - 1)!, points[(i + 1) % points.length]!];
        return `${towards(point, before)}Q${round(point[0])} ${round(point[1])} ${towards(point, after)}`;
      });
      return `M${curves.join('L')}Z`;
    })
    .join('');
}

export type CellsProps = {
  readonly uid: string;
  readonly grid: CellGrid;
  readonly states: readonly CellState[];
  /** Whose memory it is. */
  readonly tone: Tone;
  /** What lies below every piece of a field that has empty ones. */
  readonly ground?: 'gone' | 'waiting';
  /** The beat in which a piece becomes what it is. */
  readonly beat?: 'beat-2' | 'beat-3';
};

/**
 * A field of memory pieces. Each says its state (`data-cell`). An empty one is a dashed outline, which lies below a full one
 * too, so that a piece that comes or goes only fades.
 */
export function Cells({ uid, grid, states, tone, ground, beat }: CellsProps): ReactElement {
  const fade = `fade${beat === undefined ? '' : ` ${beat}`}`;
  const fillOf = (look: 'full' | 'cache') => `url(#${uid}-cell-${look}-${tone})`;
  return (
    <g fill={fillOf('full')}>
      {states.map((state, i) => {
        const { x, y, width, height } = cellBox(grid, i);
        const box = (inset: number) => ({
          x: round(x + inset),
          y: round(y + inset),
          width: round(width - 2 * inset),
          height: round(height - 2 * inset),
          rx: 3 - inset,
        });
        const empty = state === 'gone' || state === 'waiting';
        return (
          <g key={i} data-cell={state}>
            {ground !== undefined && <rect {...box(1.5)} className={`cell-${ground}`} />}
            <rect
              {...box(0)}
              className={
                state === 'free' ? `${fade} tone-free edge-${tone}` : state === 'cache' ? `${fade} edge-${tone}` : fade
              }
              fill={state === 'cache' ? fillOf('cache') : undefined}
              opacity={empty ? 0 : 1}
            />
          </g>
        );
      })}
    </g>
  );
}

/** What cells of some tones are filled with; once per drawing, before the first field. Tone b never goes without a pattern. */
export function CellPatterns({ uid, tones }: { readonly uid: string; readonly tones: readonly Tone[] }): ReactElement {
  const pattern = (name: string, tone: Tone, ground: string, path: string | null) => (
    <pattern key={name + tone} id={`${uid}-cell-${name}-${tone}`} width={9} height={9} patternUnits="userSpaceOnUse">
      <rect width={9} height={9} className={ground} />
      {path !== null && <path d={path} className={`cell-hatch edge-${tone}`} />}
    </pattern>
  );
  return (
    <defs>
      {tones.flatMap((tone) => [
        pattern('full', tone, `tone-${tone}`, tone === 'b' ? 'M4.5 3.5v2' : null),
        pattern('cache', tone, 'tone-free', 'M-2 2l4 -4M0 9l9 -9M7 11l4 -4'),
      ])}
    </defs>
  );
}
