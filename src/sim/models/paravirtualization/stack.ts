import {
  ACCESSES_PER_INTERRUPT,
  ACCESSES_PER_REQUEST,
  APPLICATION,
  BOUNDARY,
  DRIVER,
  isAvailable,
  lastLayer,
  type Guest,
  type Path,
} from './routes.ts';

/** A packet or disk request: where it is, and the batch it was handed over with (0: not yet handed over). */
export type Request = { readonly id: number; readonly depth: number; readonly batch: number };

/** Why the driver rang: the batch or the ring is full, nothing came for a while, the stream is over, or on demand. */
export type RingCause = 'full' | 'timer' | 'end' | 'early';

/** What happened in the tick that led to a state. `submitted` 0: no request reached the driver. */
type Activity = {
  readonly submitted: number;
  readonly rang: RingCause | null;
  readonly handedOver: readonly number[];
  readonly acknowledged: readonly number[];
};

/** What a path has cost so far. Every entry but `interrupts` and `batches` is a number of exits into the hypervisor. */
export type Counters = {
  /** Accesses to emulated registers that hand over requests. */
  readonly requestAccesses: number;
  /** Accesses to emulated registers that serve interrupts. */
  readonly interruptAccesses: number;
  /** Notifications of the hypervisor; on the path `pvKernel` these are hypercalls. */
  readonly doorbells: number;
  /** Ends of interrupt that are told to the hypervisor. */
  readonly eois: number;
  readonly interrupts: number;
  readonly batches: number;
};

/** One path with everything that is under way on it. */
export type Stack = {
  readonly path: Path;
  readonly available: boolean;
  readonly requests: readonly Request[];
  /** Ids in the order in which the physical device got them. */
  readonly delivered: readonly number[];
  /** Interrupts that wait for the guest, oldest first, as the ids they report. */
  readonly raised: readonly (readonly number[])[];
  readonly acknowledged: number;
  /** Ticks since the shared ring got its last entry. */
  readonly quiet: number;
  readonly ringMax: number;
  readonly counters: Counters;
  readonly now: Activity;
};

/** How the paravirtual drivers batch. */
export type Batching = { readonly batch: number; readonly ringSize: number; readonly flushAfter: number | null };

/** What reaches a stack from outside within a tick. */
export type Outside = {
  readonly arriving: readonly number[];
  /** The driver is told to ring now. */
  readonly kick: boolean;
  /** The application has issued its last request. */
  readonly ended: boolean;
};

const nothing: Activity = { submitted: 0, rang: null, handedOver: [], acknowledged: [] };

/** A path before its first tick, with the requests that are already waiting. */
export function emptyStack(path: Path, guest: Guest, waiting: readonly number[]): Stack {
  const available = isAvailable(path, guest);
  return {
    path,
    available,
    requests: available ? waiting.map(issue) : [],
    delivered: [],
    raised: [],
    acknowledged: 0,
    quiet: 0,
    ringMax: 0,
    counters: { requestAccesses: 0, interruptAccesses: 0, doorbells: 0, eois: 0, interrupts: 0, batches: 0 },
    now: nothing,
  };
}

/** Requests that lie in shared memory and that the hypervisor does not know of yet. */
export function pendingIn(stack: Stack): readonly Request[] {
  return stack.requests.filter(isPending);
}

function isPending({ depth, batch }: Request): boolean {
  return depth === BOUNDARY && batch === 0;
}

/** Entries that are to be seen in a ring, those of this tick's doorbell included. */
export function inRing({ requests }: Stack): number {
  return requests.filter(({ depth }) => depth === BOUNDARY).length;
}

/** The request that the device model is playing hardware for, by its id; only the emulated path has a model. */
export function inModel({ path, requests }: Stack): number | null {
  if (path !== 'emulated') return null;
  return requests.find(({ depth }) => depth === BOUNDARY + 1)?.id ?? null;
}

/** Entries at which the driver rings by itself. */
export function fullAt({ batch, ringSize }: Batching): number {
  return Math.min(batch, ringSize);
}

/** The one job of the guest's CPU in the tick that led to a state. */
export type Job =
  | { readonly kind: 'impossible' | 'idle' }
  | { readonly kind: 'submit'; readonly id: number }
  | { readonly kind: 'interrupt'; readonly ids: readonly number[] };

/** What the guest's CPU has just done. */
export function jobOf({ available, now }: Stack): Job {
  if (!available) return { kind: 'impossible' };
  if (now.acknowledged.length > 0) return { kind: 'interrupt', ids: now.acknowledged };
  return now.submitted === 0 ? { kind: 'idle' } : { kind: 'submit', id: now.submitted };
}

/** Exits of a path into the hypervisor. */
export function exitsOf({ requestAccesses, interruptAccesses, doorbells, eois }: Counters): number {
  return requestAccesses + interruptAccesses + doorbells + eois;
}

/** An exit into the hypervisor: the request it was for, which of two jobs it did, and whether this tick brought it. */
export type Exit = { readonly id: number; readonly job: 'handOver' | 'report'; readonly fresh: boolean };

/**
 * Every exit of a path, request by request: as many as its counters say. What is done once for a batch is an exit for the
 * last request of it.
 */
export function exitsIn({ path, requests, acknowledged, now }: Stack): readonly Exit[] {
  const emulated = path === 'emulated';
  const [perRequest, perInterrupt] = emulated ? [ACCESSES_PER_REQUEST, ACCESSES_PER_INTERRUPT] : [1, 1];
  return requests.flatMap(({ id, depth, batch }, i) => {
    if (!emulated && requests[i + 1]?.batch === batch) return [];
    const isHanded = emulated ? depth >= DRIVER : batch > 0;
    const isFresh = emulated ? now.submitted === id : now.handedOver.includes(id);
    return [
      ...Array<Exit>(isHanded ? perRequest : 0).fill({ id, job: 'handOver', fresh: isFresh }),
      ...Array<Exit>(id <= acknowledged ? perInterrupt : 0).fill({
        id,
        job: 'report',
        fresh: now.acknowledged.includes(id),
      }),
    ];
  });
}

/** Everything issued has been delivered, and the guest knows it. */
export function isIdle({ requests, acknowledged }: Stack): boolean {
  return acknowledged === requests.length;
}

/**
 * One tick of a path. The hypervisor's half moves every request one layer down, then the driver may ring, then the guest's
 * CPU does one job: serve the oldest interrupt or hand the next request to its driver. Source: cpu.md §9, §12 SIM G.
 */
export function tickStack(stack: Stack, batching: Batching, outside: Outside): Stack {
  if (!stack.available) return stack;
  if (isIdle(stack) && outside.arriving.length === 0) return stack.now === nothing ? stack : { ...stack, now: nothing };
  return runGuest(handOver(moveDown(stack, outside.arriving), batching, outside), stack.raised);
}

function issue(id: number): Request {
  return { id, depth: APPLICATION, batch: 0 };
}

/** Whatever left the driver sinks one layer; what waits in the ring or for the driver stays. */
function moveDown(stack: Stack, arriving: readonly number[]): Stack {
  const last = lastLayer(stack.path);
  const reached: Request[] = [];
  const requests = stack.requests.map((request) => {
    if (request.depth === APPLICATION || request.depth === last || isPending(request)) return request;
    const moved = { ...request, depth: request.depth + 1 };
    if (moved.depth === last) reached.push(moved);
    return moved;
  });
  return {
    ...stack,
    requests: [...requests, ...arriving.map(issue)],
    delivered: reached.length === 0 ? stack.delivered : [...stack.delivered, ...reached.map(({ id }) => id)],
    // A batch travels as one, so whatever arrives together is reported together.
    raised: reached.length === 0 ? stack.raised : [...stack.raised, reached.map(({ id }) => id)],
    quiet: stack.requests.some(({ depth }) => depth === DRIVER) ? 0 : stack.quiet + 1,
    now: nothing,
  };
}

/** Gives the hypervisor what lies at the boundary: at once where registers are emulated, with a doorbell otherwise. */
function handOver(stack: Stack, batching: Batching, outside: Outside): Stack {
  const pending = pendingIn(stack);
  if (pending.length === 0) return stack;
  const emulated = stack.path === 'emulated';
  const ringMax = emulated ? 0 : Math.max(stack.ringMax, pending.length);
  const rang = emulated ? null : ringCause(stack, pending.length, batching, outside);
  if (!emulated && rang === null) return { ...stack, ringMax };
  const batch = stack.counters.batches + 1;
  return {
    ...stack,
    ringMax,
    requests: stack.requests.map((request) => (isPending(request) ? { ...request, batch } : request)),
    counters: { ...stack.counters, batches: batch, doorbells: stack.counters.doorbells + (emulated ? 0 : 1) },
    now: { ...stack.now, rang, handedOver: pending.map(({ id }) => id) },
  };
}

function ringCause(stack: Stack, pending: number, batching: Batching, outside: Outside): RingCause | null {
  const { flushAfter } = batching;
  if (pending >= fullAt(batching)) return 'full';
  if (outside.kick) return 'early';
  if (flushAfter !== null) return stack.quiet >= flushAfter ? 'timer' : null;
  return outside.ended && stack.requests.every(({ depth }) => depth > DRIVER) ? 'end' : null;
}

/** The one job of the guest's CPU. Interrupts raised in this very tick have to wait for the next. */
function runGuest(stack: Stack, raisedBefore: Stack['raised']): Stack {
  const { counters } = stack;
  const [interrupt] = raisedBefore;
  if (interrupt !== undefined) {
    const cost =
      stack.path === 'emulated'
        ? { interruptAccesses: counters.interruptAccesses + ACCESSES_PER_INTERRUPT }
        : { eois: counters.eois + 1 };
    return {
      ...stack,
      raised: stack.raised.slice(1),
      acknowledged: stack.acknowledged + interrupt.length,
      counters: { ...counters, ...cost, interrupts: counters.interrupts + 1 },
      now: { ...stack.now, acknowledged: interrupt },
    };
  }
  const next = stack.requests.find(({ depth }) => depth === APPLICATION);
  if (next === undefined) return stack;
  const requestAccesses = counters.requestAccesses + (stack.path === 'emulated' ? ACCESSES_PER_REQUEST : 0);
  return {
    ...stack,
    requests: stack.requests.map((request) => (request === next ? { ...request, depth: DRIVER } : request)),
    counters: { ...counters, requestAccesses },
    now: { ...stack.now, submitted: next.id },
  };
}
