import type { Box } from '../../drawing/hull.tsx';
import { MARGIN, span, widthOf } from '../../drawing/grid.ts';
import type { Layout } from '../../drawing/view.ts';
import type { WayPoint } from '../../drawing/way.tsx';
import { cellOf, CORES, type Message } from '../../sim/models/cpu-topology/rules.ts';
import { CORE } from '../../sim/models/cpu-topology/notes.ts';

/** Rows of the chip from top to bottom, the memory outside it. */
export type Row = 'core' | 'l1' | 'l2' | 'l3' | 'sri' | 'crossbar' | 'ports' | 'memory';

type Extent = { readonly y: number; readonly height: number };

/** Where things are; sizes in units of the viewBox. */
export type Plan = {
  readonly layout: Layout;
  readonly size: readonly [width: number, height: number];
  readonly titleY: number;
  /** How far below its middle a line of text has its baseline. */
  readonly drop: number;
  readonly inset: number;
  readonly chip: Box;
  readonly labelX: number;
  readonly rows: Readonly<Record<Row, Extent>>;
  /** The columns of the cores. */
  readonly cores: { readonly x: number; readonly width: number; readonly pitch: number };
  /** Where the way goes down to the memory, and the one to other sockets. */
  readonly ports: readonly [
    controller: { readonly x: number; readonly width: number },
    other: { readonly x: number; readonly width: number },
  ];
  /** The bars: their zero, units for each cycle, height. */
  readonly bars: { readonly x: number; readonly unit: number; readonly height: number };
  /** Left edges and widths of the two columns of sockets. */
  readonly columns: readonly [number, number];
  readonly socketWidth: number;
  readonly tops: readonly number[];
  readonly socketHeight: number;
  /** Ways between sockets run in zones of this width. */
  readonly zone: number;
  /** Inside a socket: baseline of its name, of its roles, its cores, its L3. */
  readonly inside: {
    readonly name: number;
    readonly roles: readonly [number, number];
    readonly cores: { readonly y: number; readonly size: number; readonly gap: number } | null;
    readonly l3: Extent;
  };
  /** The tally: where it begins, and its lines. */
  readonly tally: {
    readonly x: number;
    readonly y: number;
    readonly pitch: number;
    readonly square: number;
    readonly labelX: number;
  };
  /** Below the tally of the first request: what the way to another socket costs. */
  readonly bridge: {
    readonly x: number;
    readonly titleY: number;
    /** Baselines of the names, and the bars beside or below them. */
    readonly names: readonly [own: number, other: number];
    readonly bars: { readonly x: number; readonly y: readonly [own: number, other: number]; readonly unit: number };
    readonly height: number;
  };
};

/** Rows of sockets: two of them side by side. */
const rowsOf = (sockets: number): number => Math.ceil(sockets / 2);

function widePlan(sockets: number): Plan {
  const scene = span('wide', 1, 8);
  const helper = span('wide', 9, 12);
  const rows = rowsOf(sockets);
  const few = rows <= 2;
  return {
    layout: 'wide',
    size: [widthOf('wide'), 462],
    titleY: 20,
    drop: 7,
    inset: 12,
    chip: { ...scene, y: 36, height: 352 },
    labelX: 18,
    rows: {
      core: { y: 46, height: 44 },
      l1: { y: 100, height: 40 },
      l2: { y: 150, height: 40 },
      l3: { y: 200, height: 42 },
      sri: { y: 254, height: 36 },
      crossbar: { y: 300, height: 34 },
      ports: { y: 344, height: 34 },
      memory: { y: 412, height: 42 },
    },
    cores: { x: 150, width: 70, pitch: 79.2 },
    ports: [
      { x: 150, width: 230 },
      { x: 392, width: 224 },
    ],
    bars: { x: helper.x, unit: 294 / 300, height: 28 },
    columns: [scene.x, scene.x + scene.width - 230],
    socketWidth: 230,
    tops: Array.from({ length: rows }, (_, i) => (few ? (rows === 1 ? 130 : 40) + i * 250 : 36 + i * (414 / rows))),
    socketHeight: few ? 150 : 414 / rows - 26,
    zone: few ? 64 : 56,
    inside: few
      ? { name: 26, roles: [50, 72], cores: { y: 84, size: 18, gap: 5 }, l3: { y: 114, height: 25 } }
      : { name: 23, roles: [44, 62], cores: null, l3: { y: 67, height: 6 } },
    tally: { x: helper.x, y: 54, pitch: 38, square: 28, labelX: 0 },
    bridge: {
      x: helper.x,
      titleY: 270,
      names: [304, 376],
      bars: { x: helper.x, y: [314, 386], unit: 0.84 },
      height: 28,
    },
  };
}

function narrowPlan(sockets: number): Plan {
  const whole = span('narrow', 1, 4);
  const rows = rowsOf(sockets);
  const few = rows <= 2;
  const bottom = few ? 300 : 26 + rows * 74 - 16;
  return {
    layout: 'narrow',
    size: [widthOf('narrow'), sockets === 1 ? 440 : bottom + 168],
    titleY: 16,
    drop: 5,
    inset: 8,
    chip: { ...whole, y: 26, height: 326 },
    labelX: 12,
    rows: {
      core: { y: 36, height: 34 },
      l1: { y: 80, height: 34 },
      l2: { y: 124, height: 34 },
      l3: { y: 168, height: 36 },
      sri: { y: 216, height: 34 },
      crossbar: { y: 260, height: 34 },
      ports: { y: 304, height: 36 },
      memory: { y: 382, height: 50 },
    },
    cores: { x: 62, width: 28, pitch: 33 },
    ports: [
      { x: 62, width: 98 },
      { x: 166, width: 89 },
    ],
    bars: { x: 266, unit: 0.28, height: 20 },
    columns: [whole.x, whole.x + whole.width - 142],
    socketWidth: 142,
    tops: Array.from({ length: rows }, (_, i) => (few ? (rows === 1 ? 90 : 28) + i * 168 : 26 + i * 74)),
    socketHeight: few ? 104 : 58,
    zone: 40,
    inside: few
      ? { name: 20, roles: [38, 55], cores: { y: 62, size: 11, gap: 3 }, l3: { y: 80, height: 18 } }
      : { name: 18, roles: [34, 49], cores: null, l3: { y: 52, height: 3 } },
    tally: { x: MARGIN, y: bottom + 26, pitch: 21, square: 15, labelX: 132 },
    bridge: {
      x: MARGIN,
      titleY: bottom + 86,
      names: [bottom + 112, bottom + 138],
      bars: { x: MARGIN + 132, y: [bottom + 97, bottom + 123], unit: 0.61 },
      height: 20,
    },
  };
}

export function planOf(layout: Layout, { sockets }: { readonly sockets: number }): Plan {
  return layout === 'wide' ? widePlan(sockets) : narrowPlan(sockets);
}

/** A cell of a core: the core itself, its L1, its L2. */
export function cellBox({ cores, rows }: Plan, row: Row, core: number): Box {
  return { x: cores.x + core * cores.pitch, width: cores.width, ...rows[row] };
}

/** A row across all cores. */
export function rowBox({ cores, rows }: Plan, row: Row): Box {
  return { x: cores.x, width: cores.pitch * (CORES - 1) + cores.width, ...rows[row] };
}

/** The memory below its controller, or what lies beyond HyperTransport. */
export function portBox({ ports, rows }: Plan, row: 'ports' | 'memory', at: 0 | 1): Box {
  return { ...ports[at], ...rows[row] };
}

/** Where the way leaves the chip. */
export function portX({ ports, layout }: Plan, at: 0 | 1): number {
  return ports[at].x + (layout === 'wide' ? 22 : 12);
}

export const middleOf = ({ y, height }: Extent): number => y + height / 2;

/** The way of the request down to a row, from the core that asks. */
export function wayDown(plan: Plan, to: Row): readonly WayPoint[] {
  const core = cellBox(plan, 'core', CORE);
  const x = core.x + core.width / 2;
  const start: WayPoint = [x, core.y + core.height];
  const cross = middleOf(plan.rows.crossbar);
  const out = portX(plan, 0);
  if (to === 'crossbar') return [start, [x, cross], [out, cross]];
  if (to === 'memory') {
    return [start, [x, cross], [out, cross], [out, plan.rows.memory.y + (plan.layout === 'wide' ? 20 : 14)]];
  }
  return [start, [x, middleOf(plan.rows[to])]];
}

/** A socket in its column and row. */
export function socketBox({ columns, socketWidth, tops, socketHeight }: Plan, socket: number): Box {
  const { column, row } = cellOf(socket);
  return { x: columns[column as 0 | 1], y: tops[row]!, width: socketWidth, height: socketHeight };
}

/** Left edge of what is written in a socket: the zone of the ways lies on its inner side. */
export function textX(plan: Plan, socket: number): number {
  const { x, width } = socketBox(plan, socket);
  const { column } = cellOf(socket);
  return column === 0 ? x + plan.inset : x + width - plan.inset - coresWidth(plan);
}

/** Room for the words of a socket, and for its cores. */
function coresWidth({ layout }: Plan): number {
  return layout === 'wide' ? 140 : 86;
}

/** A core of a socket. */
export function coreBox(plan: Plan, socket: number, core: number): Box | null {
  const { cores } = plan.inside;
  if (cores === null) return null;
  const { size, gap, y } = cores;
  return {
    x: textX(plan, socket) + core * (size + gap),
    y: socketBox(plan, socket).y + y,
    width: size,
    height: size,
  };
}

/** The L3 of a socket. */
export function l3Box(plan: Plan, socket: number): Box {
  const { x, y, width } = socketBox(plan, socket);
  const { l3 } = plan.inside;
  return { x: x + plan.inset, y: y + l3.y, width: width - 2 * plan.inset, height: l3.height };
}

/** Middle of the zone in which ways run along a column. */
function railX(plan: Plan, socket: number): number {
  const { x, width } = socketBox(plan, socket);
  const half = plan.zone / 2 + (plan.layout === 'wide' ? 8 : 4);
  return cellOf(socket).column === 0 ? x + width - half : x + half;
}

/** The place between two linked sockets. */
export function linkBox(plan: Plan, [a, b]: readonly [number, number]): Box {
  const [one, other] = [socketBox(plan, a), socketBox(plan, b)];
  if (one.y === other.y) {
    const x = one.x + one.width;
    return { x, y: middleOf(one) - plan.zone / 2, width: other.x - x, height: plan.zone };
  }
  const y = one.y + one.height;
  return { x: railX(plan, a) - plan.zone / 2, y, width: plan.zone, height: other.y - y };
}

/** Where ways run side by side: a link between two columns, or all links of a column, so that nothing jogs. */
const zoneOf = (a: number, b: number): string =>
  cellOf(a).column === cellOf(b).column ? `column ${cellOf(a).column}` : `row ${cellOf(a).row}`;

/** The messages that use each zone, in the order of sending. */
function usersOf(messages: readonly Message[]): ReadonlyMap<string, readonly number[]> {
  const users = new Map<string, readonly number[]>();
  messages.forEach(({ route }, i) => {
    for (const zone of new Set(route.slice(1).map((to, at) => zoneOf(route[at]!, to))))
      users.set(zone, [...(users.get(zone) ?? []), i]);
  });
  return users;
}

/** Distance of neighbouring lanes where the busiest zone has so many. */
export function lanePitch({ zone }: Plan, messages: readonly Message[]): number {
  return zone / Math.max(4, ...[...usersOf(messages).values()].map(({ length }) => length));
}

/** Air between the border of a socket and the end of a way. */
const AIR = { wide: 3, narrow: 2 } as const;

/** The way of a message from border to border, with a turn in the crossbar of a socket between. */
export function messageWay(plan: Plan, messages: readonly Message[], at: number): readonly WayPoint[] {
  const { route } = messages[at]!;
  const pitch = lanePitch(plan, messages);
  const users = usersOf(messages);
  const air = AIR[plan.layout];
  /** Both ends of a link, from socket to socket. */
  const ends = (from: number, to: number): readonly [WayPoint, WayPoint] => {
    const zone = zoneOf(from, to);
    const all = users.get(zone) ?? [];
    // The first to be sent is the nearest to the middle of the drawing.
    const inwards = zone === 'column 0' ? -1 : 1;
    const aside = inwards * (all.indexOf(at) - (all.length - 1) / 2) * pitch;
    const [first, last] = [socketBox(plan, Math.min(from, to)), socketBox(plan, Math.max(from, to))];
    const isRow = first.y === last.y;
    const fixed = isRow ? middleOf(first) + aside : railX(plan, from) + aside;
    const begin = (isRow ? first.x + first.width : first.y + first.height) + air;
    const end = (isRow ? last.x : last.y) - air;
    const point = (along: number): WayPoint => (isRow ? [along, fixed] : [fixed, along]);
    return from < to ? [point(begin), point(end)] : [point(end), point(begin)];
  };
  const links = route.slice(1).map((to, i) => ends(route[i]!, to));
  const turns = links.slice(1).flatMap(([next, after], i): readonly WayPoint[] => {
    const [before, last] = links[i]!;
    const comesAcross = before[1] === last[1];
    if (comesAcross === (next[1] === after[1])) return [];
    return [comesAcross ? [next[0], last[1]] : [last[0], next[1]]];
  });
  return [links[0]![0], ...turns, links.at(-1)![1]];
}
