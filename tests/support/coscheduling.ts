import { replayInput, type Frames } from '../../src/sim/kernel/run.ts';
import type { CoschedulingEvent, CoschedulingState } from '../../src/sim/models/coscheduling/state.ts';
import { studiedCoscheduling as coscheduling, type Report } from '../../src/sim/models/coscheduling/study.ts';

/** The frames of a general input, read through its shape as the command line reads it. */
export function framesOf(input: object, seed = 1): Frames<CoschedulingState, CoschedulingEvent> {
  return replayInput(coscheduling, coscheduling.input.read(input, ''), seed);
}

/** The report of a general input. */
export function reportOf(input: object, seed = 1): Report {
  const states = framesOf(input, seed).map(({ state }) => state);
  return coscheduling.report(states as [CoschedulingState, ...CoschedulingState[]]) as Report;
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
