import { span } from '../../drawing/grid.ts';
import type { Box } from '../../drawing/hull.tsx';
import type { Layout } from '../../drawing/view.ts';
import type { WayPoint } from '../../drawing/way.tsx';
import type { Node, SdkState } from '../../sim/models/interfaces/model.ts';
import { API_PACKAGES, PACKAGES, PACKAGE_IDS } from '../../sim/models/interfaces/rules.ts';

/** Where things are, in units of the viewBox. */
export type Plan = {
  readonly layout: Layout;
  readonly size: readonly [width: number, height: number];
  /** What has a place in this drawing. On a phone that is what speaks the API, and what else answers. */
  readonly boxes: Readonly<Partial<Record<Node, Box>>>;
  /** How a line runs between two of them. */
  readonly route: (from: Node, to: Node) => readonly WayPoint[];
  /** How high a place is that a finger meets. */
  readonly reach: number;
};

export function planOf(state: SdkState, layout: Layout): Plan {
  return layout === 'wide' ? wide : narrow(state);
}

const WIDE = { top: 38, pitch: 44, height: 34 } as const;

/** The outline of an outer box reaches to its column. */
const INSET = 4;

/** Ranks from left to right, and the row of each box in them. */
const ranks = [
  {
    x: span('wide', 1, 2).x + INSET,
    // As wide as its longest name.
    width: 148,
    rows: { powershell: 1, cli: 2, perl: 3, java: 4, vm: 5, every: 6, c: 8 },
  },
  { ...span('wide', 4, 6), rows: Object.fromEntries(PACKAGE_IDS.map((id, i) => [id, i + 1])) },
  { x: span('wide', 8, 8).x, width: 192, rows: { rest: 1, api: 3, cim: 6, srm: 7, ovf: 8, appliance: 9 } },
  {
    x: span('wide', 11, 12).x,
    width: span('wide', 11, 12).width - INSET,
    rows: { vcenter: 2, host: 4, recovery: 7, products: 8 },
  },
] as const;

/** Left edges of the ranks: where their heads stand. */
export const RANKS_X = ranks.map(({ x }) => x);

/** Where in the gap long lines turn, so that none runs along another. */
const turns: Readonly<Partial<Record<Node, number>>> = { vm: 0.3, cli: 0.62, every: 0.82 };

const wideBoxes: Plan['boxes'] = Object.fromEntries(
  ranks.flatMap(({ x, width, rows }) =>
    Object.entries(rows).map(([node, row]) => [
      node,
      { x, width, y: WIDE.top + (row - 1) * WIDE.pitch, height: WIDE.height },
    ]),
  ),
);

const wide: Plan = {
  layout: 'wide',
  size: [960, 436],
  boxes: wideBoxes,
  route: (from, to) => {
    const [a, b] = [wideBoxes[from]!, wideBoxes[to]!];
    const [start, end] = [a.x + a.width, b.x];
    const [y, target] = [middle(a), middle(b)];
    const turn = start + (end - start) * (turns[from] ?? 0.5);
    return y === target
      ? [
          [start, y],
          [end, y],
        ]
      : [
          [start, y],
          [turn, y],
          [turn, target],
          [end, target],
        ];
  },
  reach: WIDE.pitch,
};

const NARROW = { top: 52, pitch: 40, height: 32, left: 6, entry: 118, packageX: 140, packageWidth: 160 } as const;
const SPEAKS_Y = 316;
const WITH_Y = 378;

/** Pairs of language and package below each other; a package that goes its own way comes last, and only when it answers. */
function narrow(state: SdkState): Plan {
  const other = state.packages.find(({ speaks, isAnswer }) => speaks !== 'api' && isAnswer);
  const row = (i: number, x: number, width: number): Box => ({
    x,
    width,
    y: NARROW.top + i * NARROW.pitch,
    height: NARROW.height,
  });
  const entry = (i: number) => row(i, NARROW.left, NARROW.entry);
  const below = (x: number, width: number, y: number): Box => ({ x, width, y, height: NARROW.height });
  const last = API_PACKAGES.length;
  const extra = state.wishes.some(({ language }) => language === 'c') ? 'c' : lastEntryOf(state, other?.id);
  const boxes: Plan['boxes'] = {
    powershell: entry(0),
    cli: entry(1),
    perl: entry(2),
    java: entry(3),
    vm: entry(4),
    ...Object.fromEntries(API_PACKAGES.map((id, i) => [id, row(i, NARROW.packageX, NARROW.packageWidth)])),
    api: below(196, 157, SPEAKS_Y),
    host: below(160, 96, WITH_Y),
    vcenter: below(268, 85, WITH_Y),
    ...(extra !== null && { [extra]: entry(last) }),
    ...(other !== undefined && {
      [other.id]: row(last, NARROW.packageX, NARROW.packageWidth),
      ...(!other.hasEnded && { [other.speaks]: below(NARROW.left, 150, SPEAKS_Y) }),
      recovery: below(NARROW.left, 100, WITH_Y),
      products: below(NARROW.left, 100, WITH_Y),
    }),
  };
  return {
    layout: 'narrow',
    size: [360, 436],
    boxes,
    route: (from, to) => routeIn(boxes, from, to),
    reach: NARROW.pitch,
  };
}

/** The language beside the last package, where no row of its own has it. */
function lastEntryOf(state: SdkState, id: string | undefined): 'every' | null {
  return id !== undefined && state.links.some(({ from, to, is }) => from === 'every' && to === id && is === 'way')
    ? 'every'
    : null;
}

/** Between a pair straight, from a package around the corner into its interface, and down from there. */
function routeIn(boxes: Plan['boxes'], from: Node, to: Node): readonly WayPoint[] {
  const [a, b] = [boxes[from]!, boxes[to]!];
  const foot = a.y + a.height;
  if (to in PACKAGES) {
    const [start, end] = [a.x + a.width, b.x];
    const half = (start + end) / 2;
    return middle(a) === middle(b)
      ? [
          [start, middle(a)],
          [end, middle(b)],
        ]
      : [
          [start, middle(a)],
          [half, middle(a)],
          [half, middle(b)],
          [end, middle(b)],
        ];
  }
  if (to === 'api')
    return [
      [a.x + a.width, middle(a)],
      [TRUNK, middle(a)],
      [TRUNK, b.y],
    ];
  if (from in PACKAGES)
    return [
      [OTHER, foot],
      [OTHER, b.y],
    ];
  if (from === 'cim')
    return [
      [110, foot],
      [110, middle(b)],
      [b.x, middle(b)],
    ];
  const x = from === 'api' ? (to === 'host' ? 226 : 312) : b.x + b.width / 2;
  return [
    [x, foot],
    [x, b.y],
  ];
}

/** Where the lines into the API come together, and where the line of another package goes down. */
const TRUNK = 326;
const OTHER = 148;

function middle({ y, height }: Box): number {
  return y + height / 2;
}
