import { span } from '../../drawing/grid.ts';
import type { Box } from '../../drawing/hull.tsx';
import type { Layout } from '../../drawing/view.ts';

/** Where things are, in units of the viewBox. */
export type Plan = {
  readonly layout: Layout;
  readonly size: readonly [width: number, height: number];
  readonly titleY: number;
  /** The four columns of the scene, one for each pillar. */
  readonly columns: readonly { readonly x: number; readonly width: number }[];
  /** Who runs on the plate: a group of its own, on no pillar's edges. Its name, the places of the guests, and what they lack. */
  readonly guests: {
    readonly x: number;
    readonly y: number;
    readonly height: number;
    readonly places: readonly { readonly x: number; readonly width: number }[];
    readonly lackX: number;
    /** Characters in a line of what they lack. */
    readonly lackLine: number;
  };
  readonly plate: Box;
  /** Where a pillar stands, how high its minimum is, and how far one reaches that passes its limit. */
  readonly base: number;
  readonly top: number;
  readonly beyond: number;
  readonly nameY: number;
  /** Text: distance of baselines, and from an edge. */
  readonly leading: number;
  readonly inset: number;
  /** The seal of support on the plate: its distance from the plate's edge, and of its word from its own. */
  readonly seal: { readonly margin: number; readonly pad: number };
  /** The two columns of verdicts, or of the table of rules. */
  readonly helper: {
    readonly x: number;
    readonly titleY: number;
    readonly thenX: number;
    readonly nowX: number;
    readonly y: number;
    readonly pitch: number;
    readonly mark: number;
    readonly verdictY: number;
    readonly verdictPitch: number;
    /** What the signs of the table mean; `null` where they stand beside their words. */
    readonly legendY: number | null;
  };
};

/** Three places beside each other. */
function placesOf(x: number, width: number, gap: number): Plan['guests']['places'] {
  return [0, 1, 2].map((i) => ({ x: x + i * (width + gap), width }));
}

export const plans: Readonly<Record<Layout, Plan>> = {
  wide: {
    layout: 'wide',
    size: [960, 430],
    titleY: 22,
    columns: [1, 3, 5, 7].map((from) => span('wide', from, from + 1)),
    guests: { x: 18, y: 44, height: 50, places: placesOf(84, 104, 12), lackX: 442, lackLine: 20 },
    plate: { ...span('wide', 1, 8), y: 106, height: 44 },
    base: 386,
    top: 156,
    beyond: 48,
    nameY: 415,
    leading: 24,
    inset: 14,
    seal: { margin: 6, pad: 12 },
    helper: {
      x: span('wide', 9, 12).x,
      titleY: 22,
      thenX: 750,
      nowX: 853,
      y: 84,
      pitch: 31,
      mark: 13,
      verdictY: 292,
      verdictPitch: 34,
      legendY: 415,
    },
  },
  narrow: {
    layout: 'narrow',
    size: [360, 430],
    titleY: 20,
    columns: [1, 2, 3, 4].map((at) => span('narrow', at, at)),
    guests: { x: 12, y: 32, height: 34, places: placesOf(62, 56, 8), lackX: 258, lackLine: 9 },
    plate: { ...span('narrow', 1, 4), y: 74, height: 34 },
    base: 274,
    top: 112,
    beyond: 36,
    nameY: 295,
    leading: 19,
    inset: 8,
    seal: { margin: 5, pad: 8 },
    helper: {
      x: 4,
      titleY: 332,
      thenX: span('narrow', 1, 2).x + 6,
      nowX: span('narrow', 3, 4).x + 6,
      y: 379,
      pitch: 20,
      mark: 11,
      verdictY: 355,
      verdictPitch: 20,
      legendY: null,
    },
  },
};
