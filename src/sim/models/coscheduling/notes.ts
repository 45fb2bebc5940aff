import type { Note, NoteValue } from '../../kernel/model.ts';
import { counters, largestSkew, standing } from './facts.ts';
import { constrained, legalSets, skewOf } from './rules.ts';
import { intersect, range, without, type VcpuSet } from './sets.ts';
import type { CoschedulingEvent, CoschedulingState } from './state.ts';

type State = CoschedulingState;
type Notes = readonly [Note, ...Note[]];

/** The note of the first frame. */
export function startNote({ input, world }: State): Note {
  const vcpus = { policy: input.policy, vcpus: input.vcpus };
  if (input.trace !== null) return noteOn(ids(range(input.vcpus)), 'startRecording', vcpus);
  return noteOn(['pcpus'], 'start', { ...vcpus, pcpus: world.avail });
}

/**
 * What a tick was about: a limit that is crossed names the step, else a change from outside, else the effect. The last
 * tick of a run closes with the balance.
 */
export function tickNotes(before: State, after: State, event: CoschedulingEvent): Notes {
  const told = withFirstSkew(before, after, outcome(before, after, intervention(event, after)));
  if (after.t < after.input.ticks) return told;
  // The picture of the end weighs up; what the last tick spoke of is no part of it.
  const [first, ...others] = told.map((note) => ({ ...note, focus: [] }));
  return [first!, ...others, balance(after)];
}

/** Says what skew is in the tick in which it arises, if the tick was told as something else. */
function withFirstSkew(before: State, after: State, told: Notes): Notes {
  const skew = largestSkew(after);
  if (before.peak > 0 || skew === 0 || told.some(({ key }) => key === 'skewBegins')) return told;
  return [...told, noteOn(['skew'], 'skewArises', { skew })];
}

function outcome(before: State, after: State, intervened: Note | null): Notes {
  const crossed = crossing(before, after);
  if (crossed !== null) return intervened === null ? crossed : [...crossed, intervened];
  const change = intervened ?? plannedChange(before, after);
  return change === null ? [effect(before, after)] : [change, effect(before, after)];
}

/** What the reader has just changed; `null` for a plain tick. */
function intervention(event: CoschedulingEvent, { world }: State): Note | null {
  switch (event.type) {
    case 'tick':
      return null;
    case 'givePcpu':
    case 'takePcpu':
      return noteOn(['pcpus'], event.type, { pcpus: world.avail });
    case 'sleep':
    case 'wake':
      return noteOn(ids([event.vcpu]), event.type, { vcpu: id(event.vcpu) });
  }
}

/** A change of the outside world that the input brings by itself. */
function plannedChange(before: State, after: State): Note | null {
  // The first frame already shows the world of the first tick.
  if (before.t === 0 || after.input.trace !== null) return null;
  const woken = without(after.world.active, before.world.active);
  const asleep = without(before.world.active, after.world.active);
  if (woken.length > 0) {
    return noteOn(ids(woken), 'wakes', { woken: ids(woken) });
  }
  if (asleep.length > 0) {
    return noteOn(ids(asleep), 'sleeps', { asleep: ids(asleep) });
  }
  const { avail } = after.world;
  if (avail === 0 || avail === before.world.avail) return null;
  return noteOn(['pcpus'], avail > before.world.avail ? 'supplyGrows' : 'supplyShrinks', { pcpus: avail });
}

/**
 * Who has just gone over the threshold, and what the policy makes of it; `null` where nobody has. The first of the two
 * notes is the published step `skew-grenze` under every policy.
 */
function crossing(before: State, after: State): Notes | null {
  const { policy, costop, trace } = after.input;
  const { active } = after.world;
  const skew = skewOf(policy, after.vm, active);
  const newly = without(held(after, active), held(before, active));
  const over = newly.filter((v) => skew[v]! > costop);
  if (over.length === 0) return null;
  const values = { over: ids(over), skew: Math.max(...over.map((v) => skew[v]!)), costop };
  // Under ESX 2 and ESX 3 the eye goes to those who must start together.
  const limit = noteOn(trace !== null || policy === 'esx4' ? ids(over) : [], 'limitCrossed', values);
  if (trace !== null) return [limit, noteOn([], 'onlyMeasured')];
  switch (policy) {
    case 'esx2':
      return [limit, noteOn(['sets'], 'stopsVm', { needed: active.length })];
    case 'esx3':
      return [limit, noteOn(['sets'], 'requiresLaggards', { over: ids(over) })];
    case 'esx4':
      return [limit, noteOn([], 'stopsLeaders', { over: ids(over) })];
  }
}

function effect(before: State, after: State): Note {
  const { input, ran, world } = after;
  if (input.trace !== null) return recorded(after);
  if (world.active.length === 0) return noteOn(ids(range(input.vcpus)), 'nobodyWants');
  if (world.avail === 0) {
    return noteOn(['pcpus'], 'noPcpu', { waiting: ids(world.active) });
  }
  if (ran.length === 0) return stuck(before, after);
  return (
    entersHypervisor(before, after) ??
    coStart(before, after) ??
    release(before, after) ??
    handOver(before, after) ??
    routine(before, after)
  );
}

function recorded(state: State): Note {
  const { input, ran, t } = state;
  if (t === input.ticks) {
    const [esx3, esx4] = [legalSets('esx3', standing(state)).length, legalSets('esx4', standing(state)).length];
    return noteOn(['sets'], 'tableRead', { esx3, esx4 });
  }
  if (ran.length === 0) return noteOn(['pcpus'], 'recordedNobody');
  return noteOn(ids(ran), 'recorded', { ran: ids(ran) });
}

/** pCPUs are free, but too few for those that must start together. */
function stuck(before: State, after: State): Note {
  const { world } = after;
  const required = held(before, world.active);
  const wasStuck =
    before.t > 0 && before.states.includes('costop') && before.ran.length === 0 && before.world.avail > 0;
  const values = { required: ids(required), needed: required.length, pcpus: world.avail };
  return noteOn(['pcpus'], wasStuck ? 'stillStuck' : 'stuck', values);
}

function entersHypervisor(before: State, after: State): Note | null {
  const inside = range(after.input.vcpus).filter((v) => after.states[v] === 'hypervisor');
  const entered = inside.filter((v) => before.states[v] !== 'hypervisor');
  if (entered.length === 0) return null;
  const key = after.input.policy === 'esx4' ? 'hypervisorExcluded' : 'hypervisorCounts';
  return noteOn(ids(entered), key, { entered: ids(entered) });
}

/** ESX 2 and ESX 3: several that must start together do so. */
function coStart(before: State, { input, ran, world }: State): Note | null {
  const required = input.policy === 'esx4' ? [] : held(before, world.active);
  if (required.length < 2 || without(required, before.ran).length === 0) return null;
  const together = intersect(ran, required);
  return noteOn(ids(together), 'coStart', { together: ids(together), pcpus: world.avail });
}

/** Who has come down to the lower threshold and is free again; `null` where nobody has. */
function release(before: State, after: State): Note | null {
  const { policy, costart } = after.input;
  const { active } = after.world;
  const freed = without(held(before, active), held(after, active));
  if (freed.length === 0) return null;
  const key = { esx2: 'releasesVm', esx3: 'releasesLaggards', esx4: 'releasesLeaders' }[policy];
  return noteOn(['skew'], key, policy === 'esx2' ? { costart } : { freed: ids(freed), costart });
}

function handOver(before: State, after: State): Note | null {
  if (before.ran.length === 0) return null;
  const entered = without(after.ran, before.ran);
  const left = intersect(without(before.ran, after.ran), after.world.active);
  const joining = { entered: ids(entered) };
  if (entered.length > 0 && left.length > 0) {
    return noteOn(ids(entered), 'handOver', { ...joining, left: ids(left) });
  }
  if (entered.length > 0) return noteOn(ids(entered), 'joins', joining);
  if (left.length > 0) return noteOn(ids(left), 'losesPcpu', { left: ids(left) });
  return null;
}

/** Nobody came, nobody went: what has become of the skew. */
function routine(before: State, after: State): Note {
  const { input, ran, world, states } = after;
  const inside = ran.length > 0 && ran.every((v) => states[v] === 'hypervisor');
  const running = { ran: ids(ran) };
  const skew = largestSkew(after);
  // Compared by today's demand: a vCPU that fell asleep is no change of skew.
  const was = largestSkew({ ...before, world });
  if (skew === 0 && was === 0) {
    return noteOn(ids(ran), world.active.length === 1 && input.vcpus > 1 ? 'alone' : 'inStep', running);
  }
  const values = { ...running, skew };
  if (skew < was) return noteOn(ids(ran), 'skewShrinks', values);
  if (skew === was) return noteOn(ids(ran), inside ? 'hypervisorHolds' : 'skewHolds', values);
  const waiting = ids(without(world.active, ran));
  if (inside || waiting.length === 0) return noteOn(ids(ran), 'hypervisorGrows', values);
  return noteOn(ids(ran), before.peak === 0 ? 'skewBegins' : 'skewGrows', { ...values, waiting });
}

function balance(state: State): Note {
  const { run, ready, costop } = counters(state).group.ms;
  return noteOn([state.input.trace === null ? 'pcpus' : 'sets'], 'balance', { elapsed: state.t, run, ready, costop });
}

/** Who of `active` is under constraint, as the last check of a state found. */
function held({ input, vm }: State, active: VcpuSet): VcpuSet {
  return constrained(input.policy, { ...vm, active });
}

/** The id of a vCPU in sentences and in the drawing. */
function id(vcpu: number): string {
  return `v${vcpu}`;
}

function ids(set: VcpuSet): readonly string[] {
  return set.map(id);
}

function noteOn(focus: readonly string[], key: string, values: Readonly<Record<string, NoteValue>> = {}): Note {
  return { key, values, focus };
}
