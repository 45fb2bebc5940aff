import { span, widthOf } from '../../drawing/grid.ts';
import type { Box } from '../../drawing/hull.tsx';
import type { Layout } from '../../drawing/view.ts';
import type { WayPoint } from '../../drawing/way.tsx';
import type { Place } from '../../sim/models/infrastructure/rules.ts';

/** The host that is drawn larger, so that its inside is seen: the last. */
export const ENLARGED = 3;

/** Parts of its hardware: the door and the word of each. */
export const DEVICES = ['cpu', 'memory', 'devices'] as const;

/** Where everything is in one layout, in units of the viewBox. Rows are the same for every host. */
export type Plan = {
  readonly layout: Layout;
  readonly size: readonly [width: number, height: number];
  readonly titleY: number;
  readonly plate: Box;
  readonly drs: Box;
  readonly ha: Box;
  /** Baselines of the plate: its name, and what it does. */
  readonly plateLines: readonly [number, number];
  /** The last one only where a host joins. */
  readonly hosts: readonly [Box, Box, Box, ...Box[]];
  readonly headY: number;
  readonly vmRow: Extent;
  readonly hypervisor: Extent;
  readonly hardware: Extent;
  /** The height at which a VM is moved: between their row and the hypervisor. */
  readonly laneY: number;
  /** Distance of tiles and bars from the border of their host. */
  readonly inset: number;
  readonly textInset: number;
  /** The parts of the enlarged host's hardware. */
  readonly devices: readonly [Box, Box, Box];
};

type Extent = { readonly y: number; readonly height: number };

const [one, two, three] = [span('wide', 1, 3), span('wide', 4, 6), span('wide', 7, 12)];
const wideHosts = { y: 176, height: 276 };

/** CPU, memory and devices beside each other in the enlarged host. */
function wideDevices({ x, width }: Pick<Box, 'x' | 'width'>): Plan['devices'] {
  const each = (width - 28 - 2 * 15) / 3;
  const box = (i: number): Box => ({ x: x + 14 + i * (each + 15), y: 364, width: each, height: 76 });
  return [box(0), box(1), box(2)];
}

const wide: Plan = {
  layout: 'wide',
  size: [widthOf('wide'), 460],
  titleY: 20,
  plate: { ...span('wide', 1, 12), y: 34, height: 76 },
  drs: { x: 733, y: 42, width: 214, height: 60 },
  plateLines: [65, 93],
  ha: { ...span('wide', 1, 12), y: 126, height: 34 },
  hosts: [
    { ...one, ...wideHosts },
    { ...two, ...wideHosts },
    { ...three, ...wideHosts },
  ],
  headY: 202,
  vmRow: { y: 214, height: 58 },
  laneY: 300,
  hypervisor: { y: 316, height: 38 },
  hardware: { y: 364, height: 76 },
  inset: 10,
  textInset: 10,
  devices: wideDevices(three),
};

const narrowHosts = { y: 122, height: 236 };
const narrowThird = { x: 216, width: 140 };

const narrow: Plan = {
  layout: 'narrow',
  size: [widthOf('narrow'), 362],
  titleY: 16,
  plate: { ...span('narrow', 1, 4), y: 26, height: 58 },
  drs: { x: 208, y: 37, width: 140, height: 36 },
  plateLines: [49, 72],
  ha: { ...span('narrow', 1, 4), y: 90, height: 26 },
  hosts: [
    { x: 4, width: 102, ...narrowHosts },
    { x: 110, width: 102, ...narrowHosts },
    { ...narrowThird, ...narrowHosts },
  ],
  headY: 138,
  vmRow: { y: 148, height: 56 },
  laneY: 219,
  hypervisor: { y: 229, height: 26 },
  hardware: { y: 261, height: 92 },
  inset: 6,
  textInset: 8,
  devices: [0, 1, 2].map((i) => ({ x: narrowThird.x + 6, y: 261 + i * 32, width: 128, height: 28 })) as [Box, Box, Box],
};

const [small, large] = [169, 385];

/** With a fourth host the others are narrower; a narrow drawing has it below them, as a row from left to right. */
const joined: Readonly<Record<Layout, Plan>> = {
  wide: {
    ...wide,
    hosts: [
      { x: 4, width: small, ...wideHosts },
      { x: 193, width: small, ...wideHosts },
      { x: 382, width: large, ...wideHosts },
      { x: 787, width: small, ...wideHosts },
    ],
    inset: 6,
    devices: wideDevices({ x: 382, width: large }),
  },
  narrow: {
    ...narrow,
    size: [widthOf('narrow'), 438],
    hosts: [...narrow.hosts, { ...span('narrow', 1, 4), y: 372, height: 62 }],
  },
};

/** The plan of a run: whether a host joins in it is known from the start, so that nothing jumps. */
export function planOf(state: { readonly plan: { readonly joins: boolean } }, layout: Layout): Plan {
  return state.plan.joins ? joined[layout] : { wide, narrow }[layout];
}

/** Whether a host is drawn as a row: from left to right its head, its VMs, and what carries them. */
function isRow({ layout }: Plan, host: number): boolean {
  return layout === 'narrow' && host > ENLARGED;
}

/** What a row holds from left to right: its head, two tiles, and the bars one above the other. */
const ROW = {
  headX: 12,
  tiles: { x: 96, width: 48, pitch: 54 },
  bars: { x: 212, width: 136, height: 21 },
  barY: { hypervisor: 8, hardware: 33 },
} as const;

/** Where the head of a host stands, and below it that it has too much to do. */
export function headOf(plan: Plan, host: number): { readonly x: number; readonly y: number; readonly doesY: number } {
  const { y } = plan.hosts[host - 1]!;
  if (isRow(plan, host)) return { x: ROW.headX, y: y + 25, doesY: y + 46 };
  return { x: inside(plan, host).x, y: plan.headY, doesY: plan.laneY + 6 };
}

/** The connection of a host with the vCenter Server: into its middle, or through the gutter above a row. */
export function linkOf(plan: Plan, host: number): string {
  const { x, y, width } = plan.hosts[host - 1]!;
  const at = isRow(plan, host) ? GUTTERS.link : x + width / 2;
  return `M${at} ${plan.plate.y + plan.plate.height}V${y}`;
}

/** Between the hosts above a row there is just room for a line each. */
const GUTTERS = { way: 108, link: 214 } as const;

/** The inside of a host from border to border of its tiles: the enlarged one has a wider border. */
function inside({ layout, hosts, inset }: Plan, host: number): { readonly x: number; readonly width: number } {
  const box = hosts[host - 1]!;
  const gap = layout === 'wide' && host === ENLARGED ? 14 : inset;
  return { x: box.x + gap, width: box.width - 2 * gap };
}

/** A bar across a host: its hypervisor or its hardware. */
export function barOf(plan: Plan, host: number, row: 'hypervisor' | 'hardware'): Box {
  if (isRow(plan, host)) return { ...ROW.bars, y: plan.hosts[host - 1]!.y + ROW.barY[row] };
  return { ...inside(plan, host), ...plan[row] };
}

/**
 * The tile of a VM. Two lie beside each other; in the small hosts of the narrow drawing one above the other, with a gutter
 * beside them for the ways.
 */
export function tileOf(plan: Plan, { host, slot }: Place): Box {
  const { x, width } = inside(plan, host);
  const { y, height } = plan.vmRow;
  if (isRow(plan, host)) {
    const { x: from, width: each, pitch } = ROW.tiles;
    return { x: from + slot * pitch, y: plan.hosts[host - 1]!.y + 8, width: each, height: 46 };
  }
  if (plan.layout === 'narrow' && host !== ENLARGED) {
    const each = (height - 4) / 2;
    return { x, y: y + slot * (each + 4), width: width - 10, height: each };
  }
  const [gap, air] = plan.layout === 'wide' ? [9, 0] : [5, 3];
  const each = (width - gap - 2 * air) / 2;
  return { x: x + air + slot * (each + gap), y, width: each, height };
}

/** The part of the hypervisor inside a VM of the enlarged host. */
export function vmmOf(plan: Plan, tile: Box): Box {
  if (plan.layout === 'wide')
    return { x: tile.x + 84, y: tile.y + 8, width: tile.width - 92, height: tile.height - 16 };
  return { x: tile.x + 4, y: tile.y + 28, width: tile.width - 8, height: tile.height - 32 };
}

/** Where the name of a VM stands in its tile: in the upper part where there is room for its monitor below. */
export function nameBox(plan: Plan, at: Place): Box {
  const tile = tileOf(plan, at);
  return plan.layout === 'narrow' && at.host === ENLARGED ? { ...tile, height: 28 } : tile;
}

/** Where it says that a VM starts anew: below its tile, or in a row below its head. */
export function restartOf(plan: Plan, at: Place): { readonly x: number; readonly y: number; readonly atEnd: boolean } {
  const { x, doesY } = headOf(plan, at.host);
  if (isRow(plan, at.host)) return { x, y: doesY, atEnd: false };
  const tile = tileOf(plan, at);
  // The second of two tiles beside each other ends where its host does.
  const atEnd = tile.x > x + plan.inset;
  return { x: atEnd ? tile.x + tile.width : tile.x, y: doesY, atEnd };
}

/** Half of the outline around a tile, and a little air: ways end there. */
const AIR = { wide: 6, narrow: 4 } as const;

/**
 * The way of a VM that DRS moves, one at a time: out of its tile, along the lane, into the other; never over a tile.
 */
export function wayOf(plan: Plan, from: Place, to: Place): readonly WayPoint[] {
  const lane = plan.laneY;
  // Below the upper one of two tiles lies the other.
  const sided = ({ host, slot }: Place) => plan.layout === 'narrow' && host !== ENLARGED && slot === 0;
  const end = (at: Place): readonly WayPoint[] => {
    const { x, y, width, height } = tileOf(plan, at);
    const middle = x + width / 2;
    if (isRow(plan, at.host)) {
      const above = plan.hosts[at.host - 1]!.y - 7;
      const gutter: readonly WayPoint[] = [
        [middle, above],
        [GUTTERS.way, above],
      ];
      return [[middle, y - AIR.narrow], ...gutter];
    }
    if (!sided(at)) return [[middle, y + height + AIR[plan.layout]]];
    // A short last piece into the side of a tile, as long as the head needs.
    return [
      [x + width + 2, y + height / 2],
      [x + width + 11, y + height / 2],
    ];
  };
  const [start, goal] = [end(from), end(to)];
  return [...start, [start.at(-1)![0], lane], [goal.at(-1)![0], lane], ...goal.toReversed()];
}
