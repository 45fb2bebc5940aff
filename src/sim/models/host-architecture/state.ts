import { routeOf, type Hop, type Kind, type Setup, type Trace } from './rules.ts';

/** The general input: how the host is set up, and what is asked of it in which order. */
export type HostInput = Setup & { readonly requests: readonly Kind[] };

export type HostState = {
  readonly requests: readonly Kind[];
  readonly setup: Setup;
  /** What has been asked so far, in this order; the last is on its way or has just arrived. */
  readonly traces: readonly Trace[];
  /** `balance`: all that was asked lies side by side. `refused`: VM 1 stands still. */
  readonly end: 'balance' | 'refused' | null;
};

export type HostEvent = {
  readonly type:
    /** The request goes one step on, or the next one starts. */
    | 'handOn'
    | 'showBalance'
    /** What is different from now on. */
    | keyof typeof changes;
};

/** What a reader may change before it matters, and what it makes of the host. */
const changes = {
  dropConsole: (setup: Setup): Setup => ({ ...setup, variant: 'esxi' }),
  passThrough: (setup: Setup): Setup => ({ ...setup, device: 'passthrough' }),
  useFileShare: (setup: Setup): Setup => ({ ...setup, store: 'nfs' }),
  secondWriter: (setup: Setup): Setup => ({
    ...setup,
    shares: { ...setup.shares, rival: 2 * setup.shares.own },
  }),
  vmmLetsGo: (setup: Setup): Setup => ({ ...setup, guarded: false }),
} as const;
type Change = keyof typeof changes;

/** Nothing has been asked yet. */
export function initialState({ requests, ...setup }: HostInput): HostState {
  return { requests, setup, traces: [], end: null };
}

/** The request that was asked last. */
export function currentTrace({ traces }: HostState): Trace | undefined {
  return traces.at(-1);
}

/** Whether a request has taken every step of its way. */
function hasArrived(trace: Trace, setup: Setup): boolean {
  return trace.hops.length >= routeOf(trace.kind, setup).length;
}

/** What comes next: a hop of a request. `null` where all has been asked, and answered. */
function upcoming(state: HostState): { readonly kind: Kind; readonly hop: Hop; readonly nth: number } | null {
  const { requests, setup, traces } = state;
  const current = currentTrace(state);
  const goesOn = current !== undefined && !hasArrived(current, setup);
  const kind = goesOn ? current.kind : requests[traces.length];
  if (kind === undefined) return null;
  const nth = goesOn ? current.hops.length : 0;
  return { kind, nth, hop: routeOf(kind, setup)[nth]! };
}

/** The state after an event. */
export function nextState(state: HostState, { type }: HostEvent): HostState {
  if (type === 'showBalance') return { ...state, end: 'balance' };
  if (type !== 'handOn') return { ...state, setup: changes[type](state.setup) };
  const { kind, hop, nth } = upcoming(state)!;
  const before = nth === 0 ? state.traces : state.traces.slice(0, -1);
  const hops = nth === 0 ? [hop] : [...currentTrace(state)!.hops, hop];
  return { ...state, traces: [...before, { kind, hops }], end: hop.how === 'refused' ? 'refused' : null };
}

/** What may be changed just before it matters: later it would be too late, earlier nobody would see it. */
function changesAt(state: HostState): readonly Change[] {
  const { setup } = state;
  const next = upcoming(state);
  if (next === null) return [];
  const { kind, nth, hop } = next;
  const offered: readonly (readonly [Change, boolean])[] = [
    ['vmmLetsGo', kind === 'cli' && setup.guarded],
    ['secondWriter', kind === 'disk' && hop.by[0] === 'storage' && setup.shares.rival === null],
    ['useFileShare', kind === 'disk' && hop.by[0] === 'vmfs' && setup.shares.rival === null],
    ['passThrough', kind === 'network' && nth === 0 && setup.device === 'virtual'],
    ['dropConsole', kind === 'admin' && nth === 0 && setup.variant === 'esx'],
  ];
  return offered.flatMap(([change, isOffered]) => (isOffered ? [change] : []));
}

/** The next step, then what may be changed before it. A single request has no balance. */
export function choices(state: HostState): readonly HostEvent[] {
  const { end, requests } = state;
  if (end !== null) return [];
  if (upcoming(state) === null) return requests.length > 1 ? [{ type: 'showBalance' }] : [];
  return [{ type: 'handOn' }, ...changesAt(state).map((type) => ({ type }))];
}

/** The requests of VM 1 that still wait in it. */
export function waitingIn({ requests, traces, end }: HostState): readonly Kind[] {
  return end === 'balance' ? [] : requests.slice(traces.length).filter((kind) => kind !== 'admin');
}
