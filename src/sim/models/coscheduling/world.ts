import { nextInt, type Rng } from '../../kernel/random.ts';
import type { CoschedulingInput } from './input.ts';
import { intersect, range } from './sets.ts';
import type { Interventions } from './state.ts';
import { MAX_VCPUS, type World } from './vm.ts';

/** The entry of a list per tick that counts at time `t`: its last one holds until the end. */
export function at<T>(entries: readonly T[], t: number): T {
  return entries[Math.min(t, entries.length - 1)]!;
}

/** One step of the random walk by which other VMs take pCPUs and give them back; 0 … `competition` of them. */
export function compete(rng: Rng, taken: number, competition: number): readonly [taken: number, next: Rng] {
  if (competition === 0) return [0, rng];
  const [step, next] = nextInt(rng, 3);
  return [Math.max(0, Math.min(competition, taken + step - 1)), next];
}

/** pCPUs that the input and the reader leave to the VM at time `t`, before other VMs take theirs. */
export function offered(input: CoschedulingInput, interventions: Interventions, t: number): number {
  return Math.max(0, at(input.avail, t) + interventions.pcpus);
}

/** What the outside world does in tick `t`, with the reader's interventions and `taken` pCPUs held by other VMs. */
export function worldAt(input: CoschedulingInput, interventions: Interventions, taken: number, t: number): World {
  const planned = input.active === null ? range(input.vcpus) : at(input.active, t);
  const active = range(input.vcpus).filter((v) => {
    const demand = interventions.demand[v];
    return demand === 'awake' || (demand === 'input' && planned.includes(v));
  });
  // A recording says who ran; the pCPUs it had are those it used.
  const recorded = input.trace === null ? null : intersect(at(input.trace, t), active);
  const avail = recorded === null ? Math.max(0, offered(input, interventions, t) - taken) : recorded.length;
  return { avail, active, hypervisor: at(input.hypervisor, t) };
}

/** Puts the vCPUs that run on pCPUs: whoever stays keeps its place, newcomers take the first free ones. */
export function seat(
  before: readonly (number | null)[],
  ran: readonly number[],
  avail: number,
): readonly (number | null)[] {
  const stays = range(Math.min(avail, MAX_VCPUS)).map((i) => before[i] ?? null);
  const seats = stays.map((v) => (v !== null && ran.includes(v) ? v : null));
  const newcomers = ran.filter((v) => !seats.includes(v));
  return seats.map((v) => v ?? newcomers.shift() ?? null);
}
