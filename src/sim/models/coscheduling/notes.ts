import type { Note } from '../../kernel/model.ts';
import { counters } from './counters.ts';
import { crossing, release } from './crossing.ts';
import { countOf, names, noteOn, objects, verb } from './phrases.ts';
import { legalSets } from './rules.ts';
import { constrained } from './scheduler.ts';
import { intersect, range, without } from './sets.ts';
import { skewOf } from './skew.ts';
import type { CoschedulingState } from './state.ts';
import { standingOf } from './vm.ts';

/** The largest skew of a state in ms, as its policy counts it. */
export function largestSkew({ input, vm, world }: CoschedulingState): number {
  return Math.max(...skewOf(input.policy, vm, world.active));
}

/** The note of the first frame. */
export function startNote({ input, world }: CoschedulingState): Note {
  const values = { policy: input.policy, vcpus: countOf(input.vcpus, 'vCPU') };
  if (input.trace !== null) return noteOn(objects(range(input.vcpus)), 'startRecording', values);
  return noteOn(['pcpus'], 'start', { ...values, pcpus: countOf(world.avail, 'pCPU') });
}

/**
 * What a tick was about: a limit that is crossed names the step, else a change from outside, else the effect. The last
 * tick of a run closes with the balance.
 */
export function tickNotes(
  before: CoschedulingState,
  after: CoschedulingState,
  intervention: Note | null,
): readonly [Note, ...Note[]] {
  const told = withFirstSkew(before, after, outcome(before, after, intervention));
  return after.t === after.input.ticks ? [...told, balance(after)] : told;
}

/** Says what skew is in the tick in which it arises, if the tick was told as something else. */
function withFirstSkew(
  before: CoschedulingState,
  after: CoschedulingState,
  told: readonly [Note, ...Note[]],
): readonly [Note, ...Note[]] {
  const skew = largestSkew(after);
  if (before.peak > 0 || skew === 0 || told.some(({ key }) => key === 'skewBegins')) return told;
  return [...told, noteOn(['skew'], 'skewArises', { skew })];
}

function outcome(
  before: CoschedulingState,
  after: CoschedulingState,
  intervention: Note | null,
): readonly [Note, ...Note[]] {
  const crossed = crossing(before, after);
  if (crossed !== null) return intervention === null ? crossed : [...crossed, intervention];
  const change = intervention ?? plannedChange(before, after);
  return change === null ? [effect(before, after)] : [change, effect(before, after)];
}

/** A change of the outside world that the input brings by itself. */
function plannedChange(before: CoschedulingState, after: CoschedulingState): Note | null {
  // The first frame already shows the world of the first tick.
  if (before.t === 0 || after.input.trace !== null) return null;
  const woken = without(after.world.active, before.world.active);
  const asleep = without(before.world.active, after.world.active);
  if (woken.length > 0) {
    const verbs = { wake: verb('wake', woken), want: verb('want', woken) };
    return noteOn(objects(woken), 'wakes', { woken: names(woken), ...verbs });
  }
  if (asleep.length > 0) {
    const verbs = { have: verb('have', asleep), sleep: verb('sleep', asleep) };
    return noteOn(objects(asleep), 'sleeps', { asleep: names(asleep), ...verbs });
  }
  const { avail } = after.world;
  if (avail === 0 || avail === before.world.avail) return null;
  const key = avail > before.world.avail ? 'supplyGrows' : 'supplyShrinks';
  return noteOn(['pcpus'], key, { pcpus: countOf(avail, 'pCPU') });
}

function effect(before: CoschedulingState, after: CoschedulingState): Note {
  const { input, ran, world } = after;
  if (input.trace !== null) return recorded(after);
  if (world.active.length === 0) return noteOn(objects(range(input.vcpus)), 'nobodyWants');
  if (world.avail === 0) {
    return noteOn(['pcpus'], 'noPcpu', { waiting: names(world.active), wait: verb('wait', world.active) });
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

function recorded({ input, ran, vm, world, t }: CoschedulingState): Note {
  if (t === input.ticks) {
    const standing = standingOf(vm, world.active);
    const [esx3, esx4] = [legalSets('esx3', standing).length, legalSets('esx4', standing).length];
    return noteOn(['sets'], 'tableRead', { esx3, esx4 });
  }
  if (ran.length === 0) return noteOn(['pcpus'], 'recordedNobody');
  return noteOn(objects(ran), 'recorded', { ran: names(ran), run: verb('run', ran) });
}

/** pCPUs are free, but too few for those that must start together. */
function stuck(before: CoschedulingState, after: CoschedulingState): Note {
  const { input, world } = after;
  const required = constrained(input.policy, before.vm, world.active);
  const needed = countOf(required.length, 'pCPU');
  const values = { required: names(required), needed, pcpus: countOf(world.avail, 'pCPU') };
  const wasStuck =
    before.t > 0 && before.states.includes('costop') && before.ran.length === 0 && before.world.avail > 0;
  return noteOn(['pcpus', ...objects(required)], wasStuck ? 'stillStuck' : 'stuck', values);
}

function entersHypervisor(before: CoschedulingState, after: CoschedulingState): Note | null {
  const inside = after.states.flatMap((state, v) => (state === 'hypervisor' ? [v] : []));
  const entered = inside.filter((v) => before.states[v] !== 'hypervisor');
  if (entered.length === 0) return null;
  const key = after.input.policy === 'esx4' ? 'hypervisorExcluded' : 'hypervisorCounts';
  return noteOn(objects(entered), key, { entered: names(entered), be: verb('be', entered) });
}

/** ESX 2 and ESX 3: several that must start together do so. */
function coStart(before: CoschedulingState, { input, ran, world }: CoschedulingState): Note | null {
  const required = input.policy === 'esx4' ? [] : constrained(input.policy, before.vm, world.active);
  if (required.length < 2 || without(required, before.ran).length === 0) return null;
  const together = intersect(ran, required);
  return noteOn(objects(together), 'coStart', { together: names(together), pcpus: countOf(world.avail, 'pCPU') });
}

function handOver(before: CoschedulingState, after: CoschedulingState): Note | null {
  if (before.ran.length === 0) return null;
  const entered = without(after.ran, before.ran);
  const left = intersect(without(before.ran, after.ran), after.world.active);
  const focus = [...objects(entered), ...objects(left)];
  const joining = { entered: names(entered), run: verb('run', entered) };
  const leaving = { left: names(left), stand: verb('stand', left) };
  if (entered.length > 0 && left.length > 0) return noteOn(focus, 'handOver', { ...joining, ...leaving });
  if (entered.length > 0) return noteOn(focus, 'joins', joining);
  if (left.length > 0) return noteOn(focus, 'losesPcpu', { left: names(left) });
  return null;
}

/** Nobody came, nobody went: what has become of the skew. */
function routine(before: CoschedulingState, after: CoschedulingState): Note {
  const { input, ran, world } = after;
  const waiting = without(world.active, ran);
  const inside = ran.length > 0 && ran.every((v) => after.states[v] === 'hypervisor');
  const running = { ran: names(ran), run: verb(inside ? 'inside' : 'run', ran) };
  const skew = largestSkew(after);
  // Compared by today's demand: a vCPU that fell asleep is no change of skew.
  const was = Math.max(...skewOf(input.policy, before.vm, world.active));
  const focus = [...objects(ran), 'skew'];
  if (skew === 0 && was === 0)
    return noteOn(objects(ran), world.active.length === 1 && input.vcpus > 1 ? 'alone' : 'inStep', running);
  if (skew > was && before.peak === 0) {
    return noteOn(focus, 'skewBegins', { ...running, waiting: names(waiting), wait: verb('wait', waiting), skew });
  }
  if (skew > was) return noteOn(focus, 'skewGrows', { ...running, skew });
  return noteOn(focus, skew < was ? 'skewShrinks' : 'skewHolds', { ...running, skew });
}

function balance(state: CoschedulingState): Note {
  const { run, ready, costop } = counters(state).group.ms;
  return noteOn([], 'balance', { elapsed: state.t, run, ready, costop });
}
