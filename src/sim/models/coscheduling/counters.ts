import type { VcpuState } from './scheduler.ts';
import { letters, type CoschedulingState } from './state.ts';

/** What esxtop tells apart. */
type Counter = 'run' | 'ready' | 'costop' | 'wait';

/** Time in each state: in ms, and in percent of the elapsed time; a group of worlds reaches 100 % per world. */
export type Counted = {
  readonly ms: Readonly<Record<Counter, number>>;
  readonly percent: Readonly<Record<Counter, number>>;
};

const counterOf: Readonly<Record<VcpuState, Counter>> = {
  run: 'run',
  hypervisor: 'run',
  ready: 'ready',
  costop: 'costop',
  wait: 'wait',
};
const byLetter = new Map(Object.entries(letters).map(([state, letter]) => [letter, counterOf[state as VcpuState]]));

/** RUN, RDY, CSTP and WAIT of every vCPU and of the VM, as esxtop would show them (cpu.md §4). */
export function counters({ lanes, t }: Pick<CoschedulingState, 'lanes' | 't'>): {
  readonly vcpus: readonly Counted[];
  readonly group: Counted;
} {
  const vcpus = lanes.map((lane) => withPercent(countLetters(lane), t));
  const sum = (counter: Counter): number => vcpus.reduce((ms, one) => ms + one.ms[counter], 0);
  const group = { run: sum('run'), ready: sum('ready'), costop: sum('costop'), wait: sum('wait') };
  return { vcpus, group: withPercent(group, t) };
}

function countLetters(lane: string): Counted['ms'] {
  const ms = { run: 0, ready: 0, costop: 0, wait: 0 };
  for (const letter of lane) ms[byLetter.get(letter)!] += 1;
  return ms;
}

function withPercent(ms: Counted['ms'], elapsed: number): Counted {
  const percent = (part: number): number => (elapsed === 0 ? 0 : (100 * part) / elapsed);
  const { run, ready, costop, wait } = ms;
  return { ms, percent: { run: percent(run), ready: percent(ready), costop: percent(costop), wait: percent(wait) } };
}
