import { round } from '../../drawing/text.tsx';
import type { Layout } from '../../drawing/view.ts';
import { ringOf, type Mode } from '../../sim/models/rings/paths.ts';
import type { Actor, Place } from '../../sim/models/rings/state.ts';

export type Point = { readonly x: number; readonly y: number };
export type Box = Point & { readonly width: number; readonly height: number };

/** Measures of one layout in viewBox units. The rings are quarter discs around `centre`, ring 3 outside. */
export type Plan = {
  readonly size: readonly [width: number, height: number];
  readonly centre: Point;
  /** Outer radius of ring 0, 1, 2, 3. */
  readonly radii: readonly [number, number, number, number];
  readonly app: Box;
  /** The kernel in ring 0 and in ring 1. */
  readonly kernel: readonly [Box, Box];
  readonly vmm: Box;
  readonly rootPlate: Box;
  readonly rootVmm: Box;
  readonly token: { readonly width: number; readonly height: number };
  /** Middle of the token in ring 0, 1, 3, and with a VMM in root mode; inside the ring, as far as it is broad enough. */
  readonly stops: Readonly<Record<Place, Point>>;
  /** The way back: up this lane from root mode to the kernel, past this point from the VMM to the application. */
  readonly back: { readonly lane: number; readonly bend: Point };
  /** Distance of baselines of the smallest type. */
  readonly leading: number;
  /** Top right corner, outside the rings: counters, right-aligned. */
  readonly corner: Point;
  /** As many rows as fit, each at least so high; few lines get higher rows. */
  readonly program: Box & { readonly row: number; readonly tallest: number; readonly head: number };
  readonly rule: Box;
  readonly guestView: Box;
  readonly page: Box;
  readonly legend: Box;
};

const wide: Plan = {
  size: [960, 604],
  centre: { x: 14, y: 470 },
  radii: [156, 300, 322, 446],
  app: { x: 112, y: 108, width: 160, height: 56 },
  kernel: [
    { x: 20, y: 366, width: 104, height: 56 },
    { x: 18, y: 236, width: 148, height: 56 },
  ],
  vmm: { x: 22, y: 366, width: 92, height: 46 },
  rootPlate: { x: 14, y: 530, width: 446, height: 64 },
  rootVmm: { x: 20, y: 540, width: 76, height: 44 },
  token: { width: 134, height: 38 },
  stops: { 0: { x: 90, y: 444 }, 1: { x: 231, y: 404 }, 3: { x: 292, y: 208 }, root: { x: 248, y: 562 } },
  back: { lane: 28, bend: { x: 226, y: 296 } },
  leading: 24,
  corner: { x: 458, y: 44 },
  program: { x: 484, y: 12, width: 466, height: 318, row: 26, tallest: 36, head: 30 },
  rule: { x: 484, y: 342, width: 466, height: 74 },
  guestView: { x: 484, y: 428, width: 227, height: 88 },
  page: { x: 723, y: 428, width: 227, height: 88 },
  legend: { x: 484, y: 530, width: 466, height: 64 },
};

const narrow: Plan = {
  size: [360, 640],
  centre: { x: 6, y: 290 },
  radii: [108, 200, 214, 288],
  app: { x: 46, y: 46, width: 108, height: 40 },
  kernel: [
    { x: 8, y: 216, width: 82, height: 40 },
    { x: 8, y: 128, width: 114, height: 40 },
  ],
  vmm: { x: 10, y: 218, width: 54, height: 32 },
  rootPlate: { x: 6, y: 328, width: 348, height: 34 },
  rootVmm: { x: 10, y: 331, width: 64, height: 28 },
  token: { width: 100, height: 28 },
  stops: { 0: { x: 62, y: 273 }, 1: { x: 156, y: 242 }, 3: { x: 214, y: 152 }, root: { x: 136, y: 345 } },
  back: { lane: 22, bend: { x: 172, y: 190 } },
  leading: 18,
  corner: { x: 350, y: 26 },
  program: { x: 6, y: 368, width: 348, height: 106, row: 20, tallest: 20, head: 3 },
  rule: { x: 6, y: 479, width: 348, height: 46 },
  guestView: { x: 6, y: 530, width: 171, height: 62 },
  page: { x: 183, y: 530, width: 171, height: 62 },
  legend: { x: 6, y: 598, width: 348, height: 42 },
};

export const plans: Readonly<Record<Layout, Plan>> = { wide, narrow };

/** The box of an actor on the machine of a mode. */
export function boxOf(actor: Actor, mode: Mode, plan: Plan): Box {
  if (actor === 'app') return plan.app;
  if (actor === 'vmm') return mode === 'hv' ? plan.rootVmm : plan.vmm;
  return plan.kernel[ringOf('k', mode) === 0 ? 0 : 1];
}

/** The outline of a quarter disc that opens to the upper right. */
export function quarter({ x, y }: Point, radius: number): string {
  return `M${x} ${y} V${y - radius} A${radius} ${radius} 0 0 1 ${x + radius} ${y} Z`;
}

export function middle({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** Where a line from `from` to the middle of a box meets the box, `pad` units before it. */
export function border(from: Point, box: Box, pad: number): Point {
  const to = middle(box);
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const share = Math.min((box.width / 2 + pad) / Math.abs(dx), (box.height / 2 + pad) / Math.abs(dy), 1);
  return { x: round(to.x - dx * share), y: round(to.y - dy * share) };
}

/** A box around its middle. */
export function around({ x, y }: Point, { width, height }: { readonly width: number; readonly height: number }): Box {
  return { x: x - width / 2, y: y - height / 2, width, height };
}
