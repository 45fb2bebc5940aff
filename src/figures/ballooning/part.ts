import type { Host } from '../../sim/models/ballooning/state.ts';
import { formatNumber } from '../../drawing/number.ts';
import type { Layout } from '../../drawing/view.ts';
import type { Moment } from './moment.ts';
import type { Plan } from './plan.ts';
import type { BallooningWords } from './words.ts';

/** What every part of the drawing gets. */
export type PartProps = {
  readonly state: Host;
  readonly moment: Moment;
  readonly focus: readonly string[];
  readonly words: BallooningWords;
  readonly layout: Layout;
  readonly uid: string;
  readonly plan: Plan;
};

/** 104 → „104 MB“. */
export function megabytesText(mb: number): string {
  return `${formatNumber(mb)} MB`;
}
