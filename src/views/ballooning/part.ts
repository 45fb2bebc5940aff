import type { Host } from '../../sim/scenarios/ballooning/state.ts';
import type { Layout } from '../view.ts';
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

const numbers = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 1 });

/** 2048.5 → „2.048,5“. */
export function german(value: number): string {
  return numbers.format(value);
}

/** 104 → „104 MB“. */
export function megabytesText(mb: number): string {
  return `${german(mb)} MB`;
}
