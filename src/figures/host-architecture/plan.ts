import { widthOf } from '../../drawing/grid.ts';
import type { Box } from '../../drawing/hull.tsx';
import type { Layout } from '../../drawing/view.ts';
import type { WayPoint } from '../../drawing/way.tsx';
import {
  isDirect,
  placeOf,
  type Kind,
  type Party,
  type Place,
  type Trace,
} from '../../sim/models/host-architecture/rules.ts';

/** Four columns from top to bottom: CPU, RAM, disk, network. The Service Console stands over the last. */
type Column = 0 | 1 | 2 | 3;

/** What is a box with a name and room for a request below it: its column and its row. */
const BOXES = {
  scheduler: [0, 'parts'],
  memory: [1, 'parts'],
  storage: [2, 'parts'],
  network: [3, 'parts'],
  vmfs: [2, 'vmfs'],
  diskDriver: [2, 'drivers'],
  nicDriver: [3, 'drivers'],
  cpu: [0, 'hardware'],
  ram: [1, 'hardware'],
  disk: [2, 'hardware'],
  nic: [3, 'hardware'],
} as const satisfies Partial<Record<Place, readonly [Column, string]>>;
export type BoxName = keyof typeof BOXES;
export const boxNames = Object.keys(BOXES) as readonly BoxName[];

/** The column that a request goes down. */
const COLUMN_OF = { compute: 0, cli: 0, memory: 1, disk: 2, network: 2, admin: 3 } as const satisfies Record<
  Kind,
  Column
>;

/** Where everything is in one layout, in units of the viewBox. */
export type Plan = {
  readonly layout: Layout;
  readonly size: readonly [width: number, height: number];
  readonly titleY: number;
  readonly columns: readonly [number, number, number, number];
  readonly column: number;
  readonly gutter: number;
  /** Distance of boxes from the border of the VMkernel. */
  readonly rim: number;
  readonly vm: Box;
  readonly vmm: Box;
  readonly console: Box;
  /** Where a comparison has the console of the other host. */
  readonly second: Box;
  /** Baseline of the names of two hosts that are compared. */
  readonly hostsY: number;
  readonly kernel: Box;
  readonly hil: Box;
  /** Upper edges of the rows of boxes, and how high a box is. */
  readonly rows: Readonly<Record<'parts' | 'vmfs' | 'drivers' | 'hardware', number>>;
  readonly box: number;
  /** From the upper edge of a box to the baseline of its name, and to its request. */
  readonly nameY: number;
  readonly slotY: number;
  readonly token: { readonly width: number; readonly height: number };
  /** Where requests lie while their VM has them: the middle, and the upper edge. */
  readonly homes: Readonly<Record<Exclude<Kind, 'admin'>, WayPoint>>;
  /** Upper edge of a request in the VMkernel that is in none of its boxes. */
  readonly lobby: number;
  readonly inset: number;
  readonly leading: number;
  readonly way: number;
  readonly dot: number;
};

const wide: Plan = {
  layout: 'wide',
  size: [widthOf('wide'), 454],
  titleY: 20,
  columns: [4, 166, 328, 490],
  column: 142,
  gutter: 20,
  rim: 10,
  vm: { x: 4, y: 34, width: 466, height: 112 },
  vmm: { x: 14, y: 104, width: 446, height: 34 },
  console: { x: 490, y: 34, width: 142, height: 112 },
  second: { x: 490, y: 34, width: 142, height: 112 },
  hostsY: 20,
  kernel: { x: 4, y: 158, width: 628, height: 230 },
  hil: { x: 10, y: 256, width: 616, height: 126 },
  rows: { parts: 198, vmfs: 262, drivers: 322, hardware: 398 },
  box: 52,
  nameY: 19,
  slotY: 24,
  token: { width: 80, height: 25 },
  // The packet waits above the block; both commands beside the name of the monitor.
  homes: { compute: [110, 72], cli: [110, 72], memory: [237, 72], disk: [399, 72], network: [399, 42] },
  lobby: 166,
  inset: 10,
  leading: 24,
  way: 4,
  dot: 6,
};

const narrow: Plan = {
  layout: 'narrow',
  size: [widthOf('narrow'), 452],
  titleY: 16,
  columns: [4, 95, 186, 277],
  column: 79,
  gutter: 12,
  rim: 4,
  vm: { x: 4, y: 24, width: 261, height: 88 },
  vmm: { x: 10, y: 80, width: 249, height: 26 },
  console: { x: 277, y: 24, width: 79, height: 88 },
  second: { x: 277, y: 24, width: 79, height: 88 },
  hostsY: 16,
  kernel: { x: 4, y: 120, width: 352, height: 197 },
  hil: { x: 8, y: 203, width: 344, height: 110 },
  rows: { parts: 153, vmfs: 207, drivers: 259, hardware: 325 },
  box: 46,
  nameY: 17,
  slotY: 22,
  token: { width: 62, height: 21 },
  homes: { compute: [61, 54], cli: [79, 54], memory: [134.5, 54], disk: [225.5, 54], network: [225.5, 29] },
  lobby: 126,
  inset: 8,
  leading: 19,
  way: 2.5,
  dot: 4.5,
};

export const plans: Readonly<Record<Layout, Plan>> = { wide, narrow };

/** Two hosts in one picture: what they share once, and beside a smaller VM a console for each, under its name. */
export const pairPlans: Readonly<Record<Layout, Plan>> = {
  wide: {
    ...wide,
    vm: { x: 4, y: 52, width: 304, height: 102 },
    vmm: { x: 14, y: 114, width: 284, height: 32 },
    console: { x: 328, y: 52, width: 142, height: 102 },
    second: { x: 490, y: 52, width: 142, height: 102 },
    hostsY: 47,
    kernel: { x: 4, y: 164, width: 628, height: 226 },
    hil: { x: 10, y: 259, width: 616, height: 125 },
    rows: { parts: 202, vmfs: 264, drivers: 324, hardware: 399 },
    homes: { compute: [110, 87], cli: [110, 87], memory: [168, 59], disk: [254, 87], network: [254, 59] },
    lobby: 171,
  },
  narrow: {
    ...narrow,
    vm: { x: 4, y: 42, width: 170, height: 78 },
    vmm: { x: 10, y: 92, width: 158, height: 23 },
    console: { x: 186, y: 42, width: 79, height: 78 },
    second: { x: 277, y: 42, width: 79, height: 78 },
    hostsY: 38,
    kernel: { x: 4, y: 128, width: 352, height: 197 },
    hil: { x: 8, y: 211, width: 344, height: 110 },
    rows: { parts: 161, vmfs: 215, drivers: 267, hardware: 333 },
    homes: { compute: [61, 70], cli: [79, 70], memory: [84, 47], disk: [136, 70], network: [140, 47] },
    lobby: 134,
  },
};

/** The middle of a column; that of the last is the one of its boxes in the VMkernel, so that ways there are straight. */
function middle(plan: Plan, column: Column): number {
  return plan.columns[column] + (plan.column - (column === 3 ? plan.rim : 0)) / 2;
}

/** A part of the host that is a box. In the VMkernel the outer ones keep off its border. */
export function boxOf(plan: Plan, name: BoxName): Box {
  const [column, row] = BOXES[name];
  const rim = row !== 'hardware' && (column === 0 || column === 3) ? plan.rim : 0;
  return {
    x: plan.columns[column] + (column === 0 ? rim : 0),
    y: plan.rows[row],
    width: plan.column - rim,
    height: plan.box,
  };
}

/** Where the name of a box and what lies in it are centred. */
export function axisOf(plan: Plan, name: BoxName): number {
  const [column] = BOXES[name];
  const { x, width } = boxOf(plan, name);
  return column === 3 ? middle(plan, 3) : x + width / 2;
}

function isBox(place: Place): place is BoxName {
  return place in BOXES;
}

/** What is outlined where a request is in a place: its box, the monitor or the console; in the VMkernel the request alone. */
export function outlineOf(plan: Plan, place: Place): Box {
  if (isBox(place)) return boxOf(plan, place);
  if (place === 'vmm') return plan.vmm;
  return place === 'console' ? plan.console : slotOf(plan, 'admin', 'kernel');
}

/** Short names have short tokens: beside them is room for the name of the monitor. */
function widthOfToken({ layout, token }: Plan, kind: Kind): number {
  const wide = layout === 'wide';
  if (kind === 'compute') return wide ? 60 : 43;
  if (kind === 'cli') return wide ? 52 : 34;
  return wide || kind === 'disk' || kind === 'admin' ? token.width : 54;
}

function centred(plan: Plan, kind: Kind, x: number, y: number): Box {
  const width = widthOfToken(plan, kind);
  return { x: x - width / 2, y, width, height: plan.token.height };
}

/** Where a request lies while its VM has it. An order comes from outside; the console would be its home. */
export function homeOf(plan: Plan, kind: Kind): Box {
  const [x, y] = kind === 'admin' ? [middleOf(plan.console), plan.console.y] : plan.homes[kind];
  return centred(plan, kind, x, y);
}

const middleOf = ({ x, width }: Box) => x + width / 2;

/** Where a request lies in a place. */
export function slotOf(plan: Plan, kind: Kind, place: Place): Box {
  const inner = (plan.vmm.height - plan.token.height) / 2;
  if (isBox(place)) {
    return centred(plan, kind, axisOf(plan, place), boxOf(plan, place).y + plan.slotY);
  }
  if (place === 'vmm') {
    return centred(plan, kind, middleOf(homeOf(plan, kind)), plan.vmm.y + inner);
  }
  return centred(plan, kind, middleOf(plan.console), place === 'console' ? plan.vmm.y + inner : plan.lobby);
}

/** Where the request is seen; `null` where nothing has been asked. A request that waits lies above the box it waits for. */
export function tokenBox(plan: Plan, trace: Trace): Box | null {
  const place = placeOf(trace);
  if (place === null) return trace.kind === 'admin' ? null : homeOf(plan, trace.kind);
  const slot = slotOf(plan, trace.kind, place);
  return trace.hops.at(-1)?.how === 'waits' ? { ...slot, y: plan.lobby } : slot;
}

const centre = ({ x, y, width, height }: Box): WayPoint => [x + width / 2, y + height / 2];

/** The gutter beside a column: nothing stands there that could stop what passes. */
function laneOf({ columns, console, gutter }: Plan, kind: Kind): number {
  return (kind === 'admin' ? console.x : columns[(COLUMN_OF[kind] + 1) as Column]) - gutter / 2;
}

/** Where an administrator stands, over the gutter before the last column. */
export function entranceOf({ columns, gutter, titleY }: Plan): WayPoint {
  return [columns[3] - gutter / 2, titleY + 8];
}

/** Half way between the VM and the VMkernel. */
function gapOf({ vm, kernel }: Plan): number {
  return (vm.y + vm.height + kernel.y) / 2;
}

/** Out of the side of a VM: at its height into the lane, or where a console stands between, below the VM. */
function outOf(plan: Plan, kind: Kind, home: Box): readonly WayPoint[] {
  const [, y] = centre(home);
  const lane = laneOf(plan, kind);
  const start: WayPoint = [home.x + home.width, y];
  const exit = plan.vm.x + plan.vm.width + plan.gutter / 2;
  if (lane <= exit) return [start, [lane, y]];
  return [start, [exit, y], [exit, gapOf(plan)], [lane, gapOf(plan)]];
}

/** Ways end before the outline around a request. */
const AIR = 3;

/** A way past everything, through the gutter, into the side of a request at its place. */
function pastAll(plan: Plan, kind: Kind, from: readonly WayPoint[], to: Box): readonly WayPoint[] {
  const lane = laneOf(plan, kind);
  const [, y] = centre(to);
  const side = to.x > lane ? to.x - AIR : to.x + to.width + AIR;
  return [...from, [lane, y], [side, y]];
}

export type Drawn = {
  /** What lies behind the boxes: from layer to layer. */
  readonly behind: readonly WayPoint[];
  /** What lies in front of them: past every layer, or from the administrator to the host. */
  readonly past: readonly (readonly WayPoint[])[];
};

/** The way of a request so far. */
export function wayOf(plan: Plan, trace: Trace): Drawn {
  const { kind, hops } = trace;
  const own = hops.filter(({ how }) => how !== 'prepares').map(({ by }) => slotOf(plan, kind, by[0]));
  const [first, second] = own;
  const lane = laneOf(plan, kind);
  if (first === undefined) return { behind: [], past: [] };
  if (kind === 'admin') {
    const [x, y] = entranceOf(plan);
    const way: readonly WayPoint[] =
      x === lane
        ? [[x, y]]
        : [
            [x, y],
            [lane, y],
          ];
    const entry = pastAll(plan, kind, way, first);
    return { behind: [], past: second === undefined || second.y === first.y ? [entry] : [entry, down(first, second)] };
  }
  const home = homeOf(plan, kind);
  if (isDirect(trace) || hops.at(-1)?.how === 'refused') {
    return { behind: [], past: [pastAll(plan, kind, outOf(plan, kind, home), first)] };
  }
  return { behind: bent(plan, [[centre(home)[0], home.y + home.height], ...own.map(centre)]), past: [] };
}

function down(from: Box, to: Box): readonly WayPoint[] {
  return [
    [centre(from)[0], from.y + from.height],
    [centre(to)[0], to.y - AIR],
  ];
}

/** Straight down, and from one column to another between VM and VMkernel or, below that, from box to box. */
function bent(plan: Plan, points: readonly WayPoint[]): readonly WayPoint[] {
  const gap = gapOf(plan);
  return points.flatMap((point, i): readonly WayPoint[] => {
    const before = points[i - 1];
    if (before === undefined || before[0] === point[0] || before[1] === point[1]) return [point];
    const y = point[1] < gap || before[1] > gap ? (before[1] + point[1]) / 2 : gap;
    return [[before[0], y], [point[0], y], point];
  });
}

/** Where parts of one component show what they have had to do with a request: on its way, between several of them. */
export function markOf(plan: Plan, kind: Kind, places: readonly Place[]): WayPoint {
  const slots = places.map((place) => centre(slotOf(plan, kind, place)));
  const isRow = slots.every(([, y]) => y === slots[0]![1]);
  const boxes = isRow ? slots : places.map((place) => centre(outlineOf(plan, place)));
  return [mean(slots.map(([x]) => x)), mean(boxes.map(([, y]) => y))];
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** Around several parts of one component. */
export function around(plan: Plan, places: readonly Place[]): Box {
  const boxes = places.map((place) => outlineOf(plan, place));
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
  return {
    x: x - AIR,
    y: y - AIR,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x + 2 * AIR,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y + 2 * AIR,
  };
}

/** Where the helper has its title, its columns, its first row and its legend. */
export type Hands = {
  readonly x: number;
  readonly columns: Readonly<Record<Party, number>>;
  /** Baselines of the heads: the longest stands highest, and long ones have a line down to their column. */
  readonly headY: Readonly<Record<Party, number>>;
  readonly first: number;
  readonly step: number;
  readonly closer: number;
  readonly legendY: number;
};
export const hands: Hands = {
  x: 652,
  columns: { vmm: 774, vmkernel: 824, hil: 872, console: 921 },
  headY: { vmm: 90, vmkernel: 67, hil: 44, console: 90 },
  first: 120,
  step: 44,
  closer: 38,
  legendY: 394,
};

/** The balance: a line for each request, through the components between a VM and the hardware. */
export type Balance = {
  readonly headY: readonly [number, number];
  readonly columns: Readonly<Record<'vm' | 'vmm' | 'vmkernel' | 'hil' | 'hardware', number>>;
  readonly first: number;
  readonly step: number;
  /** The same for one row more. */
  readonly closer: number;
  readonly dot: number;
  readonly halt: number;
  readonly console: { readonly x: number; readonly width: number; readonly height: number };
};
export const balances: Readonly<Record<Layout, Balance>> = {
  wide: {
    headY: [48, 72],
    columns: { vm: 259, vmm: 416, vmkernel: 566, hil: 738, hardware: 905 },
    first: 116,
    step: 60,
    closer: 50,
    dot: 8,
    halt: 12,
    console: { x: 186, width: 166, height: 36 },
  },
  narrow: {
    headY: [44, 64],
    columns: { vm: 104, vmm: 148, vmkernel: 200, hil: 264, hardware: 324 },
    first: 100,
    step: 58,
    closer: 49,
    dot: 5,
    halt: 8,
    console: { x: 96, width: 70, height: 42 },
  },
};
