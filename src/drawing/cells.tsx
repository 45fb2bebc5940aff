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
  /** What a piece that comes was before. */
  readonly ground?: 'gone' | 'waiting';
  /** Numbers of the pieces that have come or gone in this step: they are seen to do so, in a beat of it. */
  readonly changed?: readonly number[];
  readonly beat?: 'beat-2' | 'beat-3';
  /** Differs from step to step, so that the same pieces may come again. */
  readonly step?: number;
};

/** An edge is half inside. */
const INSET = 1;

/** Pieces as one path, a rectangle each: `M10 34h24v15h-24z`. */
function piecesPath(grid: CellGrid, cells: readonly number[]): string {
  return cells
    .map((cell) => {
      const { x, y, width, height } = cellBox(grid, cell);
      const [across, down] = [round(width - 2 * INSET), round(height - 2 * INSET)];
      return `M${round(x + INSET)} ${round(y + INSET)}h${across}v${down}h-${across}z`;
    })
    .join('');
}

const LOOKS: readonly CellState[] = ['gone', 'waiting', 'free', 'cache', 'full'];

/**
 * A field of memory pieces. Pieces of one state are one path that says it (`data-cells`). An empty one is a dashed outline.
 */
export function Cells({
  uid,
  grid,
  states,
  tone,
  ground = 'gone',
  changed = [],
  beat,
  step,
}: CellsProps): ReactElement {
  const those = (test: (state: CellState, cell: number) => boolean) =>
    states.flatMap((state, cell) => (test(state, cell) ? [cell] : []));
  const isEmpty = (state: CellState) => state === 'gone' || state === 'waiting';
  const classOf: Readonly<Record<CellState, string>> = {
    gone: 'cell-gone',
    waiting: 'cell-waiting',
    free: `cell tone-free edge-${tone}`,
    cache: `cell edge-${tone}`,
    full: `cell cell-${tone}`,
  };
  const path = (look: CellState, cells: readonly number[], motion = '') =>
    cells.length > 0 && (
      <path
        key={`${look} ${motion} ${motion === '' ? '' : step}`}
        className={`${classOf[look]} ${motion}`.trim()}
        d={piecesPath(grid, cells)}
        fill={look === 'full' || look === 'cache' ? `url(#${uid}-cell-${look}-${tone})` : undefined}
        {...(motion.startsWith('leave') ? {} : { 'data-cells': look })}
      />
    );
  const moves = (name: string) => (beat === undefined ? name : `${name} ${beat}`);
  const isNew = (cell: number) => changed.includes(cell);
  const come = those((state, cell) => state === 'full' && isNew(cell));
  return (
    <>
      {LOOKS.map((look) =>
        path(
          look,
          those((state, cell) => state === look && !(look === 'full' && isNew(cell))),
        ),
      )}
      {path(ground, come, moves('leave'))}
      {path('full', come, moves('appear'))}
      {path(
        'full',
        those((state, cell) => isEmpty(state) && isNew(cell)),
        moves('leave'),
      )}
    </>
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
