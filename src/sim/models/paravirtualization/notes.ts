import type { Note, NoteValue } from '../../kernel/model.ts';
import { adapterOf, BOUNDARY, DRIVER, layersOf, type Path } from './routes.ts';
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
  const notes: Note[] = [];
  if (pv.now.rang !== null) notes.push(doorbellNote(after, pv.now.rang, driver));
  if (pv.now.rang !== null && pv.counters.doorbells === 1 && pvKernel.available) {
    notes.push({ key: 'hypercall', focus: ['door-pvKernel'] });
  }
  if (pv.now.acknowledged.length > 0) {
    notes.push(reportNote(after));
    if (isIdle(pv) && after.coming.length === 0) notes.push({ key: 'pvDone', focus: ['count-pv'] });
  }
  if (pv.now.rang === null && pendingIn(pv).length > 0 && before.stacks.pv.ringMax === 0) {
    notes.push({ key: 'firstEntry', values: { driver, ...named(after, 1) }, focus: ['ring-pv'] });
  }
  return notes;
}

/** A driver that never collects is told differently: its batch is no batch. */
function doorbellNote(after: State, cause: RingCause, driver: string): Note {
  const { handedOver } = after.stacks.pv.now;
  const focus = ['ring-pv', 'door-pv'];
  const [first] = handedOver;
  if (cause === 'full' && handedOver.length === 1 && first !== undefined) {
    return { key: 'rangSingle', values: { driver, ...named(after, first) }, focus };
  }
  return { key: ringKeys[cause], values: { driver, ...amount(after, handedOver.length) }, focus };
}

function reportNote(after: State): Note {
  const { pv } = after.stacks;
  const { acknowledged } = pv.now;
  const focus = ['driver-pv', 'door-pv'];
  const exitsSoFar = { exits: exits(after, 'pv') };
  const [first] = acknowledged;
  if (acknowledged.length === 1 && first !== undefined) {
    return { key: 'singleInterrupt', values: { ...named(after, first), ...exitsSoFar }, focus };
  }
  return { key: 'batchInterrupt', values: { ...amount(after, acknowledged.length), ...exitsSoFar }, focus };
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
  const { now, requests, path } = after.stacks.emulated;
  const values = { classic: exits(after, 'emulated'), pv: exits(after, 'pv') };
  const focus = ['driver-emulated', 'door-emulated'];
  const [reported] = now.acknowledged;
  if (reported !== undefined) return { key: 'interrupt', values: { ...named(after, reported), ...values }, focus };
  if (now.submitted > 0) {
    const ring = pendingIn(after.stacks.pv).length;
    return { key: 'access', values: { ...named(after, now.submitted), ...values, ring }, focus };
  }
  const foremost = requests.find(({ id, depth }) => depth > DRIVER && id > after.stacks.emulated.acknowledged);
  if (foremost === undefined) return { key: 'idle', values, focus: focusOn('count') };
  const place = `at-${layersOf(path, after.device)[foremost.depth] ?? ''}`;
  return { key: 'underWay', values: { ...named(after, foremost.id), place, ...values }, focus: focusOn('count') };
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
