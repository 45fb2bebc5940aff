import type { Note, NoteValue } from '../../kernel/scenario.ts';
import { adapterOf, BOUNDARY, type Path } from './routes.ts';
import { exitsOf, isIdle, pendingIn, type RingCause } from './stack.ts';
import { isFinished, type ParavirtualizationEvent, type ParavirtualizationState } from './state.ts';

type Notes = readonly [Note, ...Note[]];
type State = ParavirtualizationState;

const ringKeys: Readonly<Record<RingCause, string>> = {
  full: 'rangFull',
  timer: 'rangTimer',
  end: 'rangEnd',
  early: 'rangEarly',
};

/** What the picture shows before the first tick. */
export function openingNotes(state: State): Notes {
  const classic = adapterOf('emulated', state.device) ?? '';
  const driver = adapterOf('pv', state.device) ?? '';
  const start: Note = {
    key: 'start',
    values: { ...amount(state, state.issued + state.coming.length), classic, driver },
    focus: ['driver-emulated', 'driver-pv', 'driver-pvKernel'],
  };
  return state.stacks.pvKernel.available ? [start] : [start, { key: 'closedKernel', focus: ['driver-pvKernel'] }];
}

/**
 * What a tick did, at most two notes, most telling first: what the reader changed, the end, what the paravirtual driver
 * does with its ring, first times on the emulated path. Only where none of this happens, the routine of the emulated path.
 */
export function tickNotes(before: State, after: State, event: ParavirtualizationEvent): Notes {
  const told = isFinished(after) ? endNotes(after) : [...ringNotes(before, after), ...firstTimes(before, after)];
  const [first, second] = [...interventionNotes(after, event), ...told];
  if (first === undefined) return [routineNote(after)];
  return second === undefined ? [first] : [first, second];
}

function interventionNotes(after: State, { type }: ParavirtualizationEvent): readonly Note[] {
  switch (type) {
    case 'issueRequest':
      return [{ key: 'extraRequest', values: named(after, after.issued), focus: focusOn('count') }];
    case 'ringDoorbell': // Told by the doorbell itself.
    case 'tick':
      return [];
  }
}

function endNotes(after: State): readonly Note[] {
  const values = { ...amount(after, after.issued), classic: exits(after, 'emulated'), pv: exits(after, 'pv') };
  const done: Note = { key: 'done', values, focus: focusOn('count') };
  return [done, { key: after.device === 'disk' ? 'diskAdvice' : 'networkAdvice', focus: ['driver-pv'] }];
}

/** The doorbells and interrupts of the paravirtual driver; the rewritten kernel calls at the same moments. */
function ringNotes(before: State, after: State): readonly Note[] {
  const { pv, pvKernel } = after.stacks;
  const driver = adapterOf('pv', after.device) ?? '';
  const { rang, handedOver, acknowledged } = pv.now;
  const notes: Note[] = [];
  if (rang !== null) {
    const values = { driver, ...amount(after, handedOver.length) };
    notes.push({ key: ringKeys[rang], values, focus: ['ring-pv', 'door-pv'] });
    if (pv.counters.doorbells === 1 && pvKernel.available) notes.push({ key: 'hypercall', focus: ['door-pvKernel'] });
  }
  if (acknowledged.length > 0) {
    const key = isIdle(pv) && after.coming.length === 0 ? 'pvDone' : 'batchInterrupt';
    const values = { ...amount(after, acknowledged.length), exits: exits(after, 'pv') };
    notes.push({ key, values, focus: ['driver-pv', 'door-pv'] });
  }
  const inRing = pendingIn(pv).length;
  if (rang === null && inRing > 0 && before.stacks.pv.ringMax === 0) {
    notes.push({ key: 'firstEntry', values: { driver, ...named(after, 1) }, focus: ['ring-pv'] });
  }
  return notes;
}

function firstTimes(before: State, after: State): readonly Note[] {
  const [old, now] = [before.stacks.emulated, after.stacks.emulated];
  const adapter = adapterOf('emulated', after.device) ?? '';
  const [first] = now.requests;
  const notes: Note[] = [];
  if (old.counters.requestAccesses === 0 && now.counters.requestAccesses > 0) {
    notes.push({
      key: 'firstAccess',
      values: { adapter, ...named(after, 1) },
      focus: ['driver-emulated', 'door-emulated'],
    });
  }
  if (first?.depth === BOUNDARY + 1 && old.requests[0]?.depth === BOUNDARY) {
    notes.push({ key: 'firstModel', values: named(after, 1), focus: ['model-emulated', 'model-pv'] });
  }
  if (old.counters.interrupts === 0 && now.counters.interrupts === 1) {
    notes.push({ key: 'firstInterrupt', values: named(after, 1), focus: ['driver-emulated', 'door-emulated'] });
  }
  if (!isIdle(old) && isIdle(now) && after.coming.length === 0) {
    notes.push({ key: 'classicDone', values: { exits: exits(after, 'emulated') }, focus: ['count-emulated'] });
  }
  return notes;
}

function routineNote(after: State): Note {
  const { now } = after.stacks.emulated;
  const values = { classic: exits(after, 'emulated'), pv: exits(after, 'pv') };
  const [reported] = now.acknowledged;
  if (reported !== undefined) {
    return {
      key: 'interrupt',
      values: { ...named(after, reported), ...values },
      focus: ['driver-emulated', 'door-emulated'],
    };
  }
  if (now.submitted > 0) {
    const ring = pendingIn(after.stacks.pv).length;
    return {
      key: 'access',
      values: { ...named(after, now.submitted), ...values, ring },
      focus: ['driver-emulated', 'door-emulated'],
    };
  }
  return { key: 'underWay', values, focus: focusOn('count') };
}

/** A single request by its number: „Paket 3“. */
function named({ device }: State, id: number) {
  return { noun: device === 'network' ? 'packet' : 'order', id };
}

/** A number of requests: „8 Pakete“. */
function amount({ device }: State, n: number) {
  const one = device === 'network' ? 'packet' : 'order';
  return { n, nouns: n === 1 ? one : `${one}s` };
}

function exits({ stacks }: State, path: Path): NoteValue {
  return exitsOf(stacks[path].counters);
}

function focusOn(part: string): readonly string[] {
  return [`${part}-emulated`, `${part}-pv`];
}
