import { InputError, list, number, oneOf, optional, record, type Shape } from '../../kernel/shape.ts';
import { studied } from '../../kernel/study.ts';
import { paravirtualization } from './model.ts';
import { adapterOf, BOUNDARY, DRIVER, lastLayer, layersOf, PATHS, type Path } from './routes.ts';
import { exitsOf, pendingIn, type Stack } from './stack.ts';
import {
  isDone,
  isFinished,
  mapPaths,
  type ParavirtualizationInput,
  type ParavirtualizationState,
  type Send,
} from './state.ts';

/** Most requests of a run: with the latest possible arrival it still ends before `MAX_FRAMES`. */
const MAX_REQUESTS = 120;

const tick = number({ doc: 'tick', min: 0, max: 150 });

const send = record<Send>(
  {
    at: number({ doc: 'tick at which the application issues them', min: 0, max: 150, initial: 0 }),
    count: number({ doc: 'requests issued in that tick', min: 1, max: MAX_REQUESTS, initial: 1 }),
  },
  { doc: 'requests of one tick' },
);

const fields = record<ParavirtualizationInput>(
  {
    device: oneOf(['network', 'disk'], { doc: 'e1000 and vmxnet3, or LSI Logic and PVSCSI', initial: 'network' }),
    guest: oneOf(['open', 'closed'], { doc: 'closed: drivers can be added, its kernel not adapted', initial: 'open' }),
    sends: list(send, { doc: 'what is issued', min: 1, max: MAX_REQUESTS, initial: [{ at: 0, count: 8 }] }),
    batch: number({ doc: 'requests per doorbell; a smaller ring lowers it', min: 1, max: MAX_REQUESTS, initial: 8 }),
    ringSize: number({ doc: 'entries of the shared ring', min: 1, max: 256, initial: 16 }),
    flushAfter: optional(
      number({ doc: 'quiet ticks after which the driver rings all the same; null: at the end only', min: 1, max: 50 }),
    ),
    kicks: list(tick, { doc: 'ticks at which the driver rings for whatever the ring holds', max: 150, initial: [] }),
  },
  { doc: 'one stream of requests through three paths' },
);

/** The input with its cross-field rule: at most 120 requests altogether. */
const input: Shape<ParavirtualizationInput> = {
  ...fields,
  read(value, path) {
    const read = fields.read(value, path);
    const total = read.sends.reduce((sum, { count }) => sum + count, 0);
    if (total <= MAX_REQUESTS) return read;
    throw new InputError(
      `${path === '' ? '' : `${path}.`}sends: found ${total} requests, allowed: at most ${MAX_REQUESTS}`,
    );
  },
};

type States = readonly [ParavirtualizationState, ...ParavirtualizationState[]];

/**
 * What a run cost on every path, with all that G1, G2 and G4 name. Exits are counts; `doneAt` is the tick in which the last
 * request was acknowledged.
 */
export function report(states: States) {
  const last = states.at(-1) ?? states[0];
  const { device, guest, issued, batch, ringSize, flushAfter, time } = last;
  return {
    device,
    guest,
    sent: issued,
    batch,
    ringSize,
    flushAfter,
    ticks: time,
    paths: mapPaths((path) => reportPath(path, last, states)),
  };
}

function reportPath(path: Path, last: ParavirtualizationState, states: States) {
  const { available, counters, delivered, ringMax } = last.stacks[path];
  const layers = layersOf(path, last.device);
  const exits = exitsOf(counters);
  const doneAt = states.findIndex((state) => isDone(state, path));
  return {
    available,
    adapter: adapterOf(path, last.device),
    layers,
    layerCount: layers.length,
    exits,
    registerAccesses: counters.requestAccesses + counters.interruptAccesses,
    ...counters,
    delivered: delivered.length,
    order: delivered,
    exitsPerRequest: delivered.length === 0 ? null : exits / delivered.length,
    ringOccupancyMax: ringMax,
    doneAt: available && doneAt >= 0 ? doneAt : null,
  };
}

type Fact = (state: ParavirtualizationState) => boolean;

/** A fact of every path that the guest can take. */
function onEveryPath(holds: (stack: Stack, state: ParavirtualizationState) => boolean): Fact {
  return (state) => PATHS.every((path) => !state.stacks[path].available || holds(state.stacks[path], state));
}

/** The invariants of SIM G (cpu.md §12), and the bookkeeping they rest on. */
const invariants: Readonly<Record<string, Fact>> = {
  'requests reach the device in the order of issue': onEveryPath(({ delivered }) =>
    delivered.every((id, i) => id === i + 1),
  ),

  'what was delivered is what lies at the device': onEveryPath(
    ({ path, requests, delivered }) =>
      requests.filter(({ depth }) => depth === lastLayer(path)).length === delivered.length,
  ),

  'the ring never holds more than its size': onEveryPath(
    (stack, { ringSize }) =>
      stack.path === 'emulated' || (pendingIn(stack).length <= ringSize && stack.ringMax <= ringSize),
  ),

  'in the end everything sent has been delivered': (state) =>
    !isFinished(state) || onEveryPath(({ delivered }, { issued }) => delivered.length === issued)(state),

  'in the end a paravirtual path has at least two exits and at most those of the emulated path': (state) => {
    if (!isFinished(state) || state.issued === 0) return true;
    const most = exitsOf(state.stacks.emulated.counters);
    return onEveryPath(
      ({ path, counters }) => path === 'emulated' || (exitsOf(counters) >= 2 && exitsOf(counters) <= most),
    )(state);
  },

  'exits follow from requests, interrupts and batches': onEveryPath(({ path, requests, counters }) => {
    const { requestAccesses, interruptAccesses, doorbells, eois, interrupts, batches } = counters;
    if (path !== 'emulated')
      return doorbells === batches && eois === interrupts && requestAccesses + interruptAccesses === 0;
    const submitted = requests.filter(({ depth }) => depth >= DRIVER).length;
    return requestAccesses === 2 * submitted && interruptAccesses === 2 * interrupts && doorbells + eois === 0;
  }),

  'every interrupt reports something delivered': onEveryPath(
    ({ counters, acknowledged, delivered }) => counters.interrupts <= acknowledged && acknowledged <= delivered.length,
  ),

  'only what was handed over is below the boundary': onEveryPath(({ requests }) =>
    requests.every(({ depth, batch }) => depth <= BOUNDARY || batch > 0),
  ),

  'a path that the guest cannot take carries nothing': ({ stacks }) =>
    PATHS.every(
      (path) => stacks[path].available || (stacks[path].requests.length === 0 && exitsOf(stacks[path].counters) === 0),
    ),
};

/** Paravirtualization with its general input, report and invariants. */
export const studiedParavirtualization = studied(paravirtualization, { input, report, invariants });
