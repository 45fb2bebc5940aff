import { span } from '../../drawing/grid.ts';
import type { Box } from '../../drawing/hull.tsx';
import type { Layout } from '../../drawing/view.ts';

/** Where things are, in units of the viewBox. */
export type Plan = {
  readonly layout: Layout;
  readonly size: readonly [width: number, height: number];
  readonly titleY: number;
  /** The four columns of the scene: pillars, and the guests above them. */
  readonly columns: readonly { readonly x: number; readonly width: number }[];
  readonly guests: { readonly y: number; readonly height: number };
  readonly plate: Box;
  /** Where a pillar stands, how high its minimum is, and how far one reaches that passes its limit. */
  readonly base: number;
  readonly top: number;
  readonly beyond: number;
  readonly nameY: number;
  /** Text: distance of baselines, and from an edge. */
  readonly leading: number;
  readonly inset: number;
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
  };
};

export const plans: Readonly<Record<Layout, Plan>> = {
  wide: {
    layout: 'wide',
    size: [960, 430],
    titleY: 22,
    columns: [1, 3, 5, 7].map((from) => span('wide', from, from + 1)),
    guests: { y: 44, height: 50 },
    plate: { ...span('wide', 1, 8), y: 106, height: 44 },
    base: 386,
    top: 156,
    beyond: 48,
    nameY: 415,
    leading: 24,
    inset: 14,
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
    },
  },
  narrow: {
    layout: 'narrow',
    size: [360, 430],
    titleY: 20,
    columns: [1, 2, 3, 4].map((at) => span('narrow', at, at)),
    guests: { y: 32, height: 34 },
    plate: { ...span('narrow', 1, 4), y: 74, height: 34 },
    base: 274,
    top: 112,
    beyond: 36,
    nameY: 295,
    leading: 19,
    inset: 8,
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
    },
  },
};
