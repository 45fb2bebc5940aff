import type { Note, NoteValue } from '../../kernel/model.ts';
import { ADAPTERS, BOUNDARY, DRIVER, layersOf, type Path } from './routes.ts';
import { exitsOf, isIdle, pendingIn, type RingCause } from './stack.ts';
import { isDone, isFinished, type ParavirtualizationEvent, type ParavirtualizationState } from './state.ts';

type Notes = readonly [Note, ...Note[]];
type State = ParavirtualizationState;

const RANG = {
  full: 'rangFull',
  timer: 'rangTimer',
  end: 'rangEnd',
  early: 'rangEarly',
} as const satisfies Record<RingCause, string>;

const COUNTS = ['count-emulated', 'count-pv', 'count-pvKernel'];

/** What the picture shows before the first tick. */
export function openingNotes(state: State): Notes {
  const { emulated: classic, pv: driver } = ADAPTERS[state.device];
  const all = state.issued + state.coming.length;
  const start: Note = { key: 'start', values: { ...amount(state, all), classic, driver } };
  return state.stacks.pvKernel.available
    ? [{ ...start, focus: COUNTS }]
    : [start, { key: 'closedKernel', focus: ['driver-pvKernel'] }];
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

/** Ringing on demand is told by the doorbell itself. */
function interventionNotes(after: State, { type }: ParavirtualizationEvent): readonly Note[] {
  if (type !== 'issueRequest') return [];
  return [{ key: 'extraRequest', values: named(after, after.issued), focus: ['driver-emulated'] }];
}

function endNotes(after: State): readonly Note[] {
  const values = { ...amount(after, after.issued), ...exitsSoFar(after) };
  const done: Note = { key: 'done', values, focus: ['count-emulated'] };
  return [done, { key: after.device === 'disk' ? 'diskAdvice' : 'networkAdvice' }];
}

/** The doorbells and interrupts of the paravirtual driver; the rewritten kernel calls at the same moments. */
function ringNotes(before: State, after: State): readonly Note[] {
  const { pv, pvKernel } = after.stacks;
  const notes: Note[] = [];
  if (pv.now.rang !== null) notes.push(doorbellNote(after, pv.now.rang));
  if (pv.now.rang !== null && pv.counters.doorbells === 1 && pvKernel.available) {
    notes.push({ key: 'hypercall' });
  }
  if (pv.now.acknowledged.length > 0) {
    notes.push(reportNote(after));
    if (isDone(after, 'pv')) notes.push({ key: 'pvDone' });
  }
  if (pv.now.rang === null && pendingIn(pv).length > 0 && before.stacks.pv.ringMax === 0) {
    const values = { driver: ADAPTERS[after.device].pv, ...named(after, 1) };
    notes.push({ key: 'firstEntry', values, focus: ['ring-pv'] });
  }
  return notes;
}

/** A driver that never collects is told differently: its batch is no batch. */
function doorbellNote(after: State, cause: RingCause): Note {
  const ids = after.stacks.pv.now.handedOver;
  const single = cause === 'full' && ids.length === 1;
  return {
    key: single ? 'rangSingle' : RANG[cause],
    values: {
      driver: ADAPTERS[after.device].pv,
      ...(single ? named(after, ids[0]!) : amount(after, ids.length)),
    },
    focus: ['door-pv'],
  };
}

function reportNote(after: State): Note {
  const ids = after.stacks.pv.now.acknowledged;
  const single = ids.length === 1;
  return {
    key: single ? 'singleInterrupt' : 'batchInterrupt',
    values: { ...(single ? named(after, ids[0]!) : amount(after, ids.length)), exits: exits(after, 'pv') },
    focus: ['door-pv'],
  };
}

function firstTimes(before: State, after: State): readonly Note[] {
  const [old, now] = [before.stacks.emulated, after.stacks.emulated];
  const [first] = now.requests;
  const focus = ['door-emulated'];
  const notes: Note[] = [];
  if (old.counters.requestAccesses === 0 && now.counters.requestAccesses > 0) {
    const values = { adapter: ADAPTERS[after.device].emulated, ...named(after, 1) };
    notes.push({ key: 'firstAccess', values, focus });
  }
  if (first?.depth === BOUNDARY + 1 && old.requests[0]?.depth === BOUNDARY) {
    notes.push({ key: 'firstModel', values: named(after, 1), focus: ['model-emulated', 'model-pv'] });
  }
  if (old.counters.interrupts === 0 && now.counters.interrupts === 1) {
    notes.push({ key: 'firstInterrupt', values: named(after, 1), focus });
  }
  if (!isIdle(old) && isDone(after, 'emulated')) {
    notes.push({ key: 'classicDone', values: { exits: exits(after, 'emulated') }, focus: ['count-emulated'] });
  }
  return notes;
}

function routineNote(after: State): Note {
  const { now, requests, path, acknowledged } = after.stacks.emulated;
  const values = exitsSoFar(after);
  const focus = ['door-emulated'];
  const [reported] = now.acknowledged;
  if (reported !== undefined) return { key: 'interrupt', values: { ...named(after, reported), ...values }, focus };
  if (now.submitted > 0) {
    const ring = pendingIn(after.stacks.pv).length;
    return { key: 'access', values: { ...named(after, now.submitted), ...values, ring }, focus };
  }
  const foremost = requests.find(({ id, depth }) => depth > DRIVER && id > acknowledged);
  if (foremost === undefined) return { key: 'idle', values };
  const place = layersOf(path, after.device)[foremost.depth]!;
  return { key: 'underWay', values: { ...named(after, foremost.id), place, ...values } };
}

/** What one request is called: „Paket“. */
function unitOf({ device }: State): 'packet' | 'order' {
  return device === 'network' ? 'packet' : 'order';
}

/** A single request by its number: „Paket 3“. */
function named(state: State, id: number) {
  return { unit: unitOf(state), id };
}

/** A number of requests: „8 Pakete“, „1 Paket“; the device says what they are. */
function amount(state: State, n: number): Readonly<Record<string, NoteValue>> {
  return { n, units: n === 1 ? unitOf(state) : state.device };
}

function exits({ stacks }: State, path: Path): number {
  return exitsOf(stacks[path].counters);
}

function exitsSoFar(state: State) {
  return { classic: exits(state, 'emulated'), pv: exits(state, 'pv') };
}
