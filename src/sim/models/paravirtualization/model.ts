import { defineRun, type Step } from '../../kernel/model.ts';
import type { Values } from '../../kernel/field.ts';
import { openingNotes, tickNotes } from './notes.ts';
import { DRIVER } from './routes.ts';
import { exitsOf, fullAt, pendingIn } from './stack.ts';
import {
  initialState,
  isFinished,
  nextState,
  type ParavirtualizationEvent,
  type ParavirtualizationInput,
  type ParavirtualizationState,
} from './state.ts';

/** The picture has room for this many requests; beyond it the application issues none on demand. */
export const MOST_REQUESTS = 12;

/** Entries of the shared ring in the figure: more than it ever holds, so that only the batch size counts. */
const RING_SIZE = 16;

const params = {
  device: { kind: 'choice', options: ['network', 'disk'], initial: 'network' },
  requests: { kind: 'range', min: 1, max: 10, step: 1, initial: 8 },
  /** Requests per doorbell. */
  batch: { kind: 'choice', options: ['1', '2', '4', '8'], initial: '8' },
  /** Ticks between two requests; 0: all at once. */
  spacing: { kind: 'range', min: 0, max: 6, step: 1, initial: 1 },
  /** Ticks without a new entry after which the driver rings for a partial batch; 0: it never does. */
  timer: { kind: 'range', min: 0, max: 6, step: 1, initial: 3 },
  guest: { kind: 'choice', options: ['open', 'closed'], initial: 'open' },
} as const;

function toInput({ device, requests, batch, spacing, timer, guest }: Values<typeof params>): ParavirtualizationInput {
  return {
    device,
    guest,
    sends: Array.from({ length: requests }, (_, i) => ({ at: i * spacing, count: 1 })),
    batch: Number(batch),
    ringSize: RING_SIZE,
    flushAfter: timer === 0 ? null : timer,
    kicks: [],
  };
}

/** The driver has something to ring for, and would not ring by itself. */
function mayRingEarly(state: ParavirtualizationState): boolean {
  const { pv } = state.stacks;
  const held = pendingIn(pv).length + pv.requests.filter(({ depth }) => depth === DRIVER).length;
  return held > 0 && held < fullAt(state);
}

function choices(state: ParavirtualizationState): readonly ParavirtualizationEvent[] {
  if (isFinished(state)) return [];
  const offered: ParavirtualizationEvent[] = [{ type: 'tick' }];
  if (state.issued + state.coming.length < MOST_REQUESTS) offered.push({ type: 'issueRequest' });
  if (mayRingEarly(state)) offered.push({ type: 'ringDoorbell' });
  return offered;
}

/**
 * One stream of packets or disk requests on three paths: emulated hardware, paravirtual driver, paravirtual kernel. One
 * step is one tick, in which each of the three goes on by itself. Source: 2.7, Abb. 2.12; cpu.md §9 and §12 SIM G.
 */
export const paravirtualization = defineRun({
  id: 'paravirtualization',
  version: 1,
  params,
  presets: {
    oneBatch: { requests: 8, batch: '8' },
    batchesOfFour: { requests: 10, batch: '4' },
    batchOfOne: { batch: '1' },
    slowStream: { requests: 5, spacing: 5 },
    disk: { device: 'disk', batch: '4' },
    closedGuest: { guest: 'closed' },
  },
  compare: {
    param: 'batch',
    differs: (a: ParavirtualizationState, b: ParavirtualizationState) =>
      exitsOf(a.stacks.pv.counters) !== exitsOf(b.stacks.pv.counters),
  },
  toInput,
  init(from): Step<ParavirtualizationState> {
    const state = initialState(from);
    return { state, notes: openingNotes(state) };
  },
  choices,
  step(state, event: ParavirtualizationEvent): Step<ParavirtualizationState> {
    const next = nextState(state, event);
    return { state: next, notes: tickNotes(state, next, event) };
  },
});
