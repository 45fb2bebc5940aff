import type { Step } from '../../kernel/model.ts';
import { nextInt, seedRng, type Rng } from '../../kernel/random.ts';
import { startNote, tickNotes } from './notes.ts';
import { book, measure, schedule, skewOf, statesOf, type Ticked } from './rules.ts';
import { intersect, range, without, type VcpuSet } from './sets.ts';
import {
  freshVm,
  MAX_VCPUS,
  TICK_MS,
  type CoschedulingEvent,
  type CoschedulingInput,
  type CoschedulingState,
  type Interventions,
  type Vm,
  type World,
} from './state.ts';

/** The state before the first tick. */
export function start(input: CoschedulingInput, seed: number): Step<CoschedulingState> {
  const all = range(input.vcpus);
  const interventions: Interventions = { pcpus: 0, demand: all.map(() => 'input') };
  const world = worldAt(input, interventions, 0, 0);
  const state: CoschedulingState = {
    input,
    t: 0,
    rng: seedRng(seed),
    taken: 0,
    interventions,
    vm: freshVm(input.vcpus),
    world,
    ran: [],
    states: all.map((v) => (world.active.includes(v) ? 'ready' : 'wait')),
    past: [],
    peak: 0,
  };
  return { state, notes: [startNote(state)] };
}

/**
 * What may happen in the next tick. What is on offer depends on the outside world alone, never on the policy, so that the
 * same choices mean the same under every policy.
 */
export function choices({ input, interventions, t, taken }: CoschedulingState): readonly CoschedulingEvent[] {
  if (t >= input.ticks) return [];
  const events: CoschedulingEvent[] = [{ type: 'tick' }];
  // A recording cannot be changed.
  if (input.trace !== null) return events;
  const pcpus = offered(input, interventions, t);
  if (pcpus < MAX_VCPUS) events.push({ type: 'givePcpu' });
  if (pcpus > 0) events.push({ type: 'takePcpu' });
  const { active } = worldAt(input, interventions, taken, t);
  const awake = active.at(-1);
  const [asleep] = without(range(input.vcpus), active);
  if (awake !== undefined) events.push({ type: 'sleep', vcpu: awake });
  if (asleep !== undefined) events.push({ type: 'wake', vcpu: asleep });
  // The other vCPUs come last: links count choices.
  for (const vcpu of range(input.vcpus)) {
    if (vcpu !== awake && vcpu !== asleep) events.push({ type: active.includes(vcpu) ? 'sleep' : 'wake', vcpu });
  }
  return events;
}

/** One tick of 1 ms: the world changes, a set is chosen and runs, skew is booked and checked (cpu.md §2.3). */
export function step(before: CoschedulingState, event: CoschedulingEvent): Step<CoschedulingState> {
  const { input, t } = before;
  const interventions = intervene(before.interventions, event);
  const [taken, rng] = compete(before.rng, before.taken, input.competition);
  const world = worldAt(input, interventions, taken, t);
  const { vm, ran, states } =
    input.trace === null ? schedule(input, before.vm, world) : record(input, before.vm, world, at(input.trace, t));
  const after: CoschedulingState = {
    input,
    t: t + TICK_MS,
    rng,
    taken,
    interventions,
    vm,
    world,
    ran,
    states,
    past: [...before.past, { states, world }],
    peak: Math.max(before.peak, ...skewOf(input.policy, vm, world.active)),
  };
  return { state: after, notes: tickNotes(before, after, event) };
}

/** Measurement only: the recording says who runs; thresholds are looked at, and nobody is stopped. */
function record(input: CoschedulingInput, vm: Vm, world: World, running: VcpuSet): Ticked {
  const ran = intersect(world.active, running);
  const states = statesOf(input.policy, freshVm(input.vcpus), world, ran);
  return { vm: measure(book(vm, world, ran, input.quantum), world.active, input.costop), ran, states };
}

function intervene(before: Interventions, event: CoschedulingEvent): Interventions {
  switch (event.type) {
    case 'tick':
      return before;
    case 'givePcpu':
      return { ...before, pcpus: before.pcpus + 1 };
    case 'takePcpu':
      return { ...before, pcpus: before.pcpus - 1 };
    case 'sleep':
      return { ...before, demand: before.demand.with(event.vcpu, 'asleep') };
    case 'wake':
      return { ...before, demand: before.demand.with(event.vcpu, 'awake') };
  }
}

/** The entry of a list per tick that counts at time `t`: its last one holds until the end. */
function at<T>(entries: readonly T[], t: number): T {
  return entries[Math.min(t, entries.length - 1)]!;
}

/** One step of the random walk by which other VMs take pCPUs and give them back; 0 … `competition` of them. */
function compete(rng: Rng, taken: number, competition: number): readonly [taken: number, next: Rng] {
  if (competition === 0) return [0, rng];
  const [drawn, next] = nextInt(rng, 3);
  return [Math.max(0, Math.min(competition, taken + drawn - 1)), next];
}

/** pCPUs that the input and the reader leave to the VM at time `t`, before other VMs take theirs. */
function offered(input: CoschedulingInput, interventions: Interventions, t: number): number {
  return Math.max(0, at(input.avail, t) + interventions.pcpus);
}

/** What the outside world does in tick `t`, with the reader's interventions and `taken` pCPUs held by other VMs. */
function worldAt(input: CoschedulingInput, interventions: Interventions, taken: number, t: number): World {
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
