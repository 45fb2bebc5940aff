import { span, widthOf } from '../../drawing/grid.ts';
import type { Box } from '../../drawing/hull.tsx';
import type { Layout } from '../../drawing/view.ts';
import type { WayPoint } from '../../drawing/way.tsx';
import type { Place } from '../../sim/models/vcenter-services/rules.ts';
import {
  featureNames,
  managerServices,
  type Edition,
  type Service,
} from '../../sim/models/vcenter-services/services.ts';

/** Where everything of the outage is in one layout, in units of the viewBox. */
export type Plan = {
  readonly layout: Layout;
  /** Whether this is one half of a comparison, whose hosts are smaller. */
  readonly isHalf: boolean;
  readonly size: readonly [width: number, height: number];
  readonly titleY: number;
  readonly textInset: number;
  readonly plate: Box;
  readonly plateY: number;
  readonly chips: readonly { readonly name: Service; readonly box: Box }[];
  readonly hosts: readonly [Box, Box, Box];
  /** Baselines in a host, below its upper edge: its name, and how it is; that stands at its right end or below the name. */
  readonly nameY: number;
  readonly doesY: number;
  readonly doesAt: 'end' | 'below';
  readonly tiles: Tiles;
  readonly agents: readonly [Box, Box, Box];
  readonly client: Box;
  readonly lists: Readonly<Record<'goesOn' | 'stands', { readonly x: number; readonly y: number }>>;
  readonly sinceY: number;
  /** Distances in a list: from its head to the first item, from item to item. */
  readonly list: { readonly first: number; readonly pitch: number };
};

/** The places of VMs in a host: where the first one is, how large they are, how many lie in a row, and how far apart. */
type Tiles = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly pitch: readonly [x: number, y: number];
};

/** Services whose names take two columns. */
const LONG: readonly Service[] = ['provisioning', 'configuration', 'pools', 'storageVmotion', 'update', 'orchestrator'];

/** Services in rows inside the plate, on columns of their own: six of them in the wide drawing, four in the narrow one. */
function chipsIn(plate: Omit<Box, 'height'>, names: readonly Service[], layout: Layout): Plan['chips'] {
  const [columns, gap, height, pitch] = layout === 'wide' ? [6, 10, 38, 46] : [4, 6, 25, 31];
  const column = (plate.width + gap) / columns;
  let [at, row] = [0, 0];
  return names.map((name) => {
    const wanted = LONG.includes(name) ? 2 : 1;
    if (at + wanted > columns) [at, row] = [0, row + 1];
    const box = { x: plate.x + at * column, y: plate.y + row * pitch, width: wanted * column - gap, height };
    at += wanted;
    return { name, box };
  });
}

const three = <T>(make: (index: number) => T): readonly [T, T, T] => [make(0), make(1), make(2)];

function widePlan(names: readonly Service[]): Plan {
  const stage = span('wide', 1, 9);
  const chips = chipsIn({ x: stage.x + 10, y: 84, width: stage.width - 20 }, names, 'wide');
  const plate = { ...stage, y: 36, height: bottomOf(chips) + 14 - 36 };
  const top = plate.y + plate.height + 50;
  const hosts = three((i) => ({ ...span('wide', 1 + 3 * i, 3 + 3 * i), y: top, height: 264 }));
  const side = span('wide', 10, 12).x;
  return {
    layout: 'wide',
    isHalf: false,
    size: [widthOf('wide'), top + 264 + 4],
    titleY: 22,
    textInset: 10,
    plate,
    plateY: 64,
    chips,
    hosts,
    nameY: 28,
    doesY: 28,
    doesAt: 'end',
    tiles: { x: 10, y: 42, width: 96, height: 56, columns: 2, pitch: [107, 104] },
    agents: three((i) => ({ x: hosts[i]!.x + 10, y: top + 216, width: hosts[i]!.width - 20, height: 36 })),
    client: { x: hosts[0].x + 54, y: plate.y + plate.height + 10, width: 164, height: 28 },
    sinceY: 22,
    lists: { goesOn: { x: side, y: 64 }, stands: { x: side, y: 256 } },
    list: { first: 36, pitch: 31 },
  };
}

function narrowPlan(names: readonly Service[]): Plan {
  const stage = span('narrow', 1, 4);
  const chips = chipsIn({ x: stage.x + 8, y: 56, width: stage.width - 16 }, names, 'narrow');
  const plate = { ...stage, y: 26, height: bottomOf(chips) + 8 - 26 };
  const top = plate.y + plate.height + 36;
  const hosts = three((i) => ({ x: 22, width: 334, y: top + 76 * i, height: 66 }));
  const lists = hosts[2].y + 66 + 26;
  return {
    layout: 'narrow',
    isHalf: false,
    size: [widthOf('narrow'), lists + 106],
    titleY: 16,
    textInset: 8,
    plate,
    plateY: 46,
    chips,
    hosts,
    nameY: 17,
    doesY: 58,
    doesAt: 'below',
    tiles: { x: 106, y: 10, width: 68, height: 46, columns: 3, pitch: [74, 0] },
    agents: three((i) => ({ x: 28, y: hosts[i]!.y + 22, width: 84, height: 20 })),
    client: { x: 120, y: plate.y + plate.height + 9, width: 128, height: 19 },
    sinceY: lists,
    lists: { goesOn: { x: 4, y: lists }, stands: { x: span('narrow', 3, 4).x, y: lists } },
    list: { first: 26, pitch: 22 },
  };
}

/** Both halves of a comparison: the vCenter Server once, the hosts twice, in rows or, in the narrow drawing, in columns. */
export type PairPlan = {
  readonly halves: readonly [Plan, Plan];
  /** Where the name of each half stands, and what became of its VMs; there is room for that in the wide drawing. */
  readonly names: readonly [WayPoint, WayPoint];
  readonly fates: { readonly x: number; readonly pitch: number } | null;
};

function widePair(names: readonly Service[]): PairPlan {
  const single = widePlan(names);
  const stage = span('wide', 1, 10);
  const plate = { ...stage, y: single.plate.y, height: single.plate.height };
  const chips = chipsIn({ x: stage.x + 10, y: 84, width: stage.width - 20 }, names, 'wide');
  const width = (stage.width - 2 * 20) / 3;
  const half = (row: number): Plan => {
    const top = plate.y + plate.height + 34 + row * 156;
    const hosts = three((i) => ({ x: stage.x + i * (width + 20), width, y: top, height: 122 }));
    return {
      ...single,
      isHalf: true,
      plate,
      chips,
      hosts,
      nameY: 25,
      doesY: 25,
      tiles: { x: 8, y: 36, width: 75, height: 44, columns: 3, pitch: [79, 0] },
      agents: three((i) => ({ x: hosts[i]!.x + 8, y: top + 88, width: width - 16, height: 26 })),
    };
  };
  const halves = [half(0), half(1)] as const;
  const [one, other] = halves.map(({ hosts }): WayPoint => [stage.x, hosts[0].y - 10]) as [WayPoint, WayPoint];
  return { halves, names: [one, other], fates: { x: stage.x + stage.width + 16, pitch: 31 } };
}

function narrowPair(names: readonly Service[]): PairPlan {
  const single = narrowPlan(names);
  const { plate } = single;
  const half = (column: number): Plan => {
    const { x, width } = column === 0 ? span('narrow', 1, 2) : span('narrow', 3, 4);
    const hosts = three((i) => ({ x, width, y: plate.y + plate.height + 30 + i * 118, height: 112 }));
    return {
      ...single,
      isHalf: true,
      hosts,
      doesY: 17,
      doesAt: 'end',
      tiles: { x: 8, y: 24, width: 75, height: 28, columns: 2, pitch: [79, 32] },
      agents: three((i) => ({ x: x + 8, y: hosts[i]!.y + 90, width: width - 16, height: 18 })),
    };
  };
  const halves = [half(0), half(1)] as const;
  const [one, other] = halves.map(({ hosts }): WayPoint => [hosts[0].x, hosts[0].y - 9]) as [WayPoint, WayPoint];
  return { halves, names: [one, other], fates: null };
}

export function pairOf(given: { readonly edition: Edition; readonly all: boolean }, layout: Layout): PairPlan {
  return (layout === 'wide' ? widePair : narrowPair)(managerServices(given.edition, given.all));
}

function bottomOf(chips: Plan['chips']): number {
  return Math.max(...chips.map(({ box }) => box.y + box.height));
}

/** The plan for hosts of an edition: what their vCenter Server has decides how high its plate is. */
export function planOf(given: { readonly edition: Edition; readonly all: boolean }, layout: Layout): Plan {
  return (layout === 'wide' ? widePlan : narrowPlan)(managerServices(given.edition, given.all));
}

/** The tile of a VM. */
export function tileOf({ hosts, tiles }: Plan, { host, slot }: Place): Box {
  const { x, y } = hosts[host - 1]!;
  const { columns, pitch, width, height } = tiles;
  return {
    x: x + tiles.x + (slot % columns) * pitch[0],
    y: y + tiles.y + Math.floor(slot / columns) * pitch[1],
    width,
    height,
  };
}

/** Half of an outline around a tile, and a little air: ways end there. */
const AIR = { wide: 9, narrow: 5 } as const;

/**
 * The way of a VM that DRS moves, never over a tile: in the wide drawing along the lane between the rows of tiles, in the
 * narrow one below its host and then down the right edge, past the host that lies between. It is Host 1 that has too much to
 * do here, so the way leads on to a later one.
 */
export function wayOf(plan: Plan, from: Place, to: Place): readonly WayPoint[] {
  const air = AIR[plan.layout];
  const [start, goal] = [tileOf(plan, from), tileOf(plan, to)];
  const [x, end] = [start.x + start.width / 2, goal.x + goal.width / 2];
  // Around the old place there is no outline.
  const leave: WayPoint = [x, start.y + start.height + 3];
  const fromAbove: WayPoint = [end, goal.y - air];
  if (plan.layout === 'wide') {
    // As far from the row where it ends as its head needs.
    const inSecondRow = to.slot >= plan.tiles.columns;
    const lane = plan.hosts[0].y + (inSecondRow ? 114 : 128);
    return [leave, [x, lane], [end, lane], inSecondRow ? fromAbove : [end, goal.y + goal.height + air]];
  }
  const lane = (host: number) => plan.hosts[host - 1]!.y + 66 + 5;
  const edge = plan.hosts[0].x + plan.hosts[0].width - 6;
  const [first, last] = [lane(from.host), lane(to.host - 1)];
  return [leave, [x, first], [edge, first], [edge, last], [end, last], fromAbove];
}

/** Where everything of the editions is. Each function has a row; the two lists of the book are apart by a gap. */
export type EditionsPlan = {
  readonly layout: Layout;
  readonly size: readonly [width: number, height: number];
  readonly titleY: number;
  readonly nameX: number;
  readonly bookX: number;
  readonly bars: { readonly x: number; readonly unit: number; readonly height: number };
  /** Baselines of the names of the editions. */
  readonly headY: readonly [number, number, number, number];
  readonly rows: readonly Box[];
  /** Baseline of the head of each list in the narrow drawing. */
  readonly listY: readonly [number, number];
};

const FIRST_LIST = 7;

const wideBars = { x: span('wide', 6, 12).x, width: span('wide', 6, 12).width - 4 };
const narrowBars = { x: 184, width: 168 };

export const editionsPlans: Readonly<Record<Layout, EditionsPlan>> = {
  wide: {
    layout: 'wide',
    size: [widthOf('wide'), 454],
    titleY: 22,
    nameX: 4,
    bookX: span('wide', 4, 5).x,
    bars: { x: wideBars.x, unit: wideBars.width / 4, height: 14 },
    headY: [48, 48, 48, 48],
    rows: featureNames.map((_, i) => ({ ...wideBars, y: 60 + i * 24.2 + (i < FIRST_LIST ? 0 : 4), height: 22 })),
    listY: [0, 0],
  },
  narrow: {
    layout: 'narrow',
    // As high as the outage, so that nothing below moves from one to the other.
    size: [widthOf('narrow'), 506],
    titleY: 16,
    nameX: 4,
    bookX: 4,
    bars: { x: narrowBars.x, unit: narrowBars.width / 4, height: 11 },
    headY: [54, 71, 54, 71],
    rows: featureNames.map((_, i) => ({ ...narrowBars, y: 102 + i * 23 + (i < FIRST_LIST ? 0 : 27), height: 20 })),
    listY: [96, 96 + FIRST_LIST * 23 + 27],
  },
};
