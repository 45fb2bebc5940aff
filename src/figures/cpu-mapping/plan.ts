import type { Box } from '../../drawing/hull.tsx';
import type { Layout } from '../../drawing/view.ts';
import type { MappingState } from '../../sim/models/cpu-mapping/model.ts';
import { drawnOf } from './facts.ts';

/** A VM: its frame (on a phone only its line), and a place for each vCPU. */
export type VmPlan = {
  readonly box: Box;
  readonly nameX: number;
  readonly nameY: number;
  readonly places: readonly Box[];
};

/** A core, and under it the boxes of its logical CPUs. */
type CorePlan = { readonly core: Box; readonly boxes: readonly Box[] };

export type SocketPlan = { readonly box: Box; readonly cores: readonly CorePlan[] };

/** Where things are, in units of the viewBox. */
export type Plan = {
  readonly layout: Layout;
  readonly size: readonly [width: number, height: number];
  readonly titleY: number;
  readonly vms: readonly VmPlan[];
  readonly rowTitleY: number;
  readonly sockets: readonly SocketPlan[];
  /** Whether cores show their threads and names; else they are plain cells. */
  readonly isDetailed: boolean;
};

/** Heights: the boxes of logical CPUs, a socket below them, and a core in it, from the top of the boxes on. */
type Heights = {
  readonly top: number;
  readonly box: number;
  readonly socket: readonly [y: number, height: number];
  readonly core: readonly [y: number, height: number];
};

/** Under the VMs; and while there are none, over the whole drawing. */
const HEIGHTS = {
  wide: {
    under: { top: 184, box: 56, socket: [68, 192], core: [78, 126] },
    alone: { top: 42, box: 76, socket: [90, 312], core: [102, 240] },
  },
  narrow: {
    under: { top: 0, box: 38, socket: [44, 88], core: [50, 50] },
    alone: { top: 0, box: 58, socket: [66, 160], core: [74, 118] },
  },
} as const satisfies Readonly<Record<Layout, Readonly<Record<'under' | 'alone', Heights>>>>;

/** Hosts of more logical CPUs are drawn as plain cells where there is little room. */
const DETAILED = 16;

/** On a phone so many VMs always have room, and so high is every drawing at least: no step of the lecture moves what is below. */
const LINES = 4;
const NARROW = 510;

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

export function planOf(state: MappingState, layout: Layout): Plan {
  return layout === 'wide' ? wide(state) : narrow(state);
}

function wide(state: MappingState): Plan {
  const { hasVms } = drawnOf(state);
  return {
    layout: 'wide',
    size: [960, 452],
    titleY: 24,
    vms: vmsInRow(state.vms.map((vm) => vm.vcpus.length)),
    rowTitleY: hasVms ? 166 : 24,
    sockets: socketsInRow(state, HEIGHTS.wide[hasVms ? 'under' : 'alone']),
    isDetailed: state.logical <= 2 * DETAILED,
  };
}

/** VMs side by side: as large as there is room for all of them. */
function vmsInRow(counts: readonly number[]): readonly VmPlan[] {
  const gap = counts.length > 4 ? 6 : 10;
  const sizes = (token: number) => {
    const [pitch, pad] = token >= 20 ? [token + 5, 10] : [token + 2, 4];
    return counts.map((count) => Math.max(62, count * pitch - (pitch - token) + 2 * pad));
  };
  const total = (token: number) => sizes(token).reduce((sum, width) => sum + width + gap, -gap);
  let token = 38;
  while (token > 6 && total(token) > 952) token -= 1;
  const widths = sizes(token);
  const [pitch, pad] = token >= 20 ? [token + 5, 10] : [token + 2, 4];
  return counts.map((count, i) => {
    const x = 4 + widths.slice(0, i).reduce((sum, width) => sum + width + gap, 0);
    return {
      box: { x, y: 38, width: widths[i]!, height: 88 },
      nameX: x + pad,
      nameY: 62,
      places: range(count).map((v) => ({ x: x + pad + v * pitch, y: 76, width: token, height: 38 })),
    };
  });
}

/** Sockets side by side, with their cores inside and the logical CPUs above. */
function socketsInRow({ sockets, cores, threads }: MappingState, heights: Heights): readonly SocketPlan[] {
  const { top } = heights;
  const gap = sockets <= 2 ? 20 : 8;
  const pad = sockets <= 4 ? 12 : 4;
  const coreGap = sockets * cores <= 16 ? 8 : 4;
  const room = 952 - (sockets - 1) * gap - sockets * (2 * pad + (cores - 1) * coreGap);
  const core = Math.min(104, room / (sockets * cores));
  const width = 2 * pad + cores * core + (cores - 1) * coreGap;
  const box = Math.min(49, (core - 2) / threads - 2);
  return range(sockets).map((s) => {
    const x = 4 + s * (width + gap);
    return {
      box: { x, y: top + heights.socket[0], width, height: heights.socket[1] },
      cores: range(cores).map((c) => {
        const left = x + pad + c * (core + coreGap);
        const first = left + core / 2 - (threads * (box + 2) - 2) / 2;
        return {
          core: { x: left, y: top + heights.core[0], width: core, height: heights.core[1] },
          boxes: range(threads).map((t) => ({ x: first + t * (box + 2), y: top, width: box, height: heights.box })),
        };
      }),
    };
  });
}

/** A line for each VM, then one for each socket. */
function narrow(state: MappingState): Plan {
  const { sockets, cores, threads, logical, vms } = state;
  const isDetailed = logical <= DETAILED && sockets <= 2 && cores <= 4;
  const { hasVms } = drawnOf(state);
  const heights = HEIGHTS.narrow[hasVms ? 'under' : 'alone'];
  const rowTitleY = hasVms ? 42 + Math.max(LINES, vms.length) * 38 + 14 : 20;
  const top = rowTitleY + 14;
  const pitch = isDetailed ? heights.socket[0] + heights.socket[1] + 10 : 48;
  const left = isDetailed ? 4 : 82;
  const width = 356 - left;
  const pad = isDetailed ? 6 : 0;
  const coreGap = isDetailed ? 4 : 3;
  const core = Math.min(isDetailed ? 82 : 60, (width - 2 * pad - (cores - 1) * coreGap) / cores);
  const box = Math.min(38, (core - 2) / threads - 2);
  return {
    layout: 'narrow',
    size: [360, Math.max(NARROW, top + sockets * pitch + 4)],
    titleY: 20,
    vms: vms.map((vm, i) => ({
      box: { x: 4, y: 34 + i * 38, width: 352, height: 33 },
      nameX: 4,
      nameY: 34 + i * 38 + 22,
      places: range(vm.vcpus.length).map((v) => ({ x: 60 + v * 37, y: 34 + i * 38, width: 33, height: 33 })),
    })),
    rowTitleY,
    sockets: range(sockets).map((s) => {
      const y = top + s * pitch;
      return {
        box: isDetailed
          ? {
              x: left,
              y: y + heights.socket[0],
              width: 2 * pad + cores * core + (cores - 1) * coreGap,
              height: heights.socket[1],
            }
          : { x: 4, y: y + 2, width: 0, height: 34 },
        cores: range(cores).map((c) => {
          const coreX = left + pad + c * (core + coreGap);
          const first = coreX + core / 2 - (threads * (box + 2) - 2) / 2;
          return {
            core: isDetailed
              ? { x: coreX, y: y + heights.core[0], width: core, height: heights.core[1] }
              : { x: coreX, y: y + 28, width: core, height: 10 },
            boxes: range(threads).map((t) => ({
              x: first + t * (box + 2),
              y: y + 2,
              width: box,
              height: isDetailed ? heights.box : 24,
            })),
          };
        }),
      };
    }),
    isDetailed,
  };
}

/** Three strips, one above the other: sockets, cores, logical CPUs. */
export type StripsPlan = {
  readonly size: readonly [width: number, height: number];
  readonly titleY: number;
  readonly x: number;
  readonly width: number;
  readonly strips: readonly {
    readonly y: number;
    readonly height: number;
    readonly labelX: number;
    readonly labelY: number;
  }[];
  readonly labelY: number;
};

export function stripsOf(layout: Layout): StripsPlan {
  if (layout === 'wide') {
    return {
      size: [960, 452],
      titleY: 24,
      x: 167,
      width: 789,
      strips: [54, 156, 258].map((y, i) => ({
        y,
        height: i === 2 ? 96 : 76,
        labelX: 4,
        labelY: y + (i === 2 ? 55 : 45),
      })),
      labelY: 388,
    };
  }
  return {
    size: [360, NARROW],
    titleY: 20,
    x: 4,
    width: 352,
    strips: [58, 186, 314].map((y, i) => ({ y, height: i === 2 ? 110 : 84, labelX: 4, labelY: y - 8 })),
    labelY: 448,
  };
}
