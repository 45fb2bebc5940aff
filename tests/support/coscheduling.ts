import { replayInput, type Frames } from '../../src/sim/kernel/run.ts';
import { inputShape } from '../../src/sim/models/coscheduling/input.ts';
import type { CoschedulingEvent } from '../../src/sim/models/coscheduling/interventions.ts';
import { studiedCoscheduling as coscheduling } from '../../src/sim/models/coscheduling/study.ts';
import type { CoschedulingState } from '../../src/sim/models/coscheduling/state.ts';

type Counters = { readonly RUN: number; readonly RDY: number; readonly CSTP: number; readonly WAIT: number };
type Percent = { readonly '%RUN': number; readonly '%RDY': number; readonly '%CSTP': number; readonly '%WAIT': number };

/** The report as whoever reads its JSON sees it. */
export type Report = {
  readonly elapsedMs: number;
  readonly ticks: readonly {
    readonly avail: number;
    readonly active: readonly number[];
    readonly run: readonly number[];
    readonly states: readonly string[];
    readonly skew: readonly number[];
    readonly progress: readonly number[];
    readonly lead: readonly number[];
    readonly K: readonly number[];
    readonly L: readonly number[];
    readonly stopped: boolean;
    readonly legalSets: readonly (readonly number[])[];
    readonly events: readonly { readonly type: string }[];
  }[];
  readonly perVcpu: readonly (Counters & Percent & { readonly vcpu: number })[];
  readonly group: Counters & Percent;
  readonly totalRunMs: number;
  readonly maxSkewMs: number;
  readonly legalSetsAtEnd: Readonly<Record<'esx2' | 'esx3' | 'esx4', readonly (readonly number[])[]>>;
  readonly schedulerCells: { readonly cells: number; readonly spanning: number; readonly largestVm: number } | null;
};

/** The frames of a general input, read through its shape as the command line reads it. */
export function framesOf(input: object, seed = 1): Frames<CoschedulingState, CoschedulingEvent> {
  return replayInput(coscheduling, inputShape.read(input, ''), seed);
}

/** The report of a general input. */
export function reportOf(input: object, seed = 1): Report {
  const states = framesOf(input, seed).map(({ state }) => state);
  return coscheduling.report(states as [CoschedulingState, ...CoschedulingState[]]) as unknown as Report;
}

/** RUN/RDY/CSTP of every vCPU as the golden tables write it, with WAIT where there is any: `4/0/12`, `4/4/0/4`. */
export function sums({ perVcpu }: Report): readonly string[] {
  return perVcpu.map(({ RUN, RDY, CSTP, WAIT }) => [RUN, RDY, CSTP, ...(WAIT > 0 ? [WAIT] : [])].join('/'));
}

/** Who ran in each tick: `0 0 0 0 1`, `-` for nobody, `123` for several. */
export function pattern({ ticks }: Report): string {
  return ticks.map(({ run }) => (run.length === 0 ? '-' : run.join(''))).join(' ');
}

/** `{0,1,2}` as `012`, in the order given. */
export function setNames(sets: readonly (readonly number[])[]): readonly string[] {
  return sets.map((set) => set.join(''));
}

/** `count` times the same value, for lists per tick. */
export function times<T>(count: number, value: T): readonly T[] {
  return Array.from({ length: count }, () => value);
}
