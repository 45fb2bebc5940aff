import { seedRng } from '../../kernel/random.ts';
import type { Step } from '../../kernel/model.ts';
import type { CoschedulingInput } from './input.ts';
import { intervene, interventionNote, type CoschedulingEvent } from './interventions.ts';
import { largestSkew, startNote, tickNotes } from './notes.ts';
import { chooseSet, statesOf, type VcpuState } from './scheduler.ts';
import { intersect, range, without, type VcpuSet } from './sets.ts';
import { book, check, measure } from './skew.ts';
import { letters, type CoschedulingState, type Interventions } from './state.ts';
import { freshVm, MAX_VCPUS, TICK_MS, type Vm, type World } from './vm.ts';
import { at, compete, offered, seat, worldAt } from './world.ts';

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
    lanes: all.map(() => ''),
    supply: [],
    seats: seat([], [], world.avail),
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
    lanes: before.lanes.map((lane, v) => lane + letters[states[v]!]),
    supply: [...before.supply, world.avail],
    seats: seat(before.seats, ran, world.avail),
    peak: before.peak,
  };
  const state = { ...after, peak: Math.max(before.peak, largestSkew(after)) };
  return { state, notes: tickNotes(before, state, interventionNote(event, state)) };
}

type Ticked = { readonly vm: Vm; readonly ran: VcpuSet; readonly states: readonly VcpuState[] };

function schedule(input: CoschedulingInput, vm: Vm, world: World): Ticked {
  const ran = chooseSet(input, vm, world);
  const states = statesOf(input.policy, vm, world, ran);
  return { vm: check(book(vm, world, ran, input.quantum), world.active, input), ran, states };
}

/** Measurement only: the recording says who runs; thresholds are looked at, and nobody is stopped. */
function record(input: CoschedulingInput, vm: Vm, world: World, running: VcpuSet): Ticked {
  const ran = intersect(world.active, running);
  const states = statesOf(input.policy, freshVm(input.vcpus), world, ran);
  return { vm: measure(book(vm, world, ran, input.quantum), world.active, input.costop), ran, states };
}
