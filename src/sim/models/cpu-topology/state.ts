import {
  CACHES,
  hopsOf,
  messagesOf,
  socketsOf,
  type Cache,
  type Kind,
  type Machine,
  type Message,
  type Place,
} from './rules.ts';

/** `later`: the first read without HT Assist, those after it with. */
export const ASSISTS = ['later', 'off', 'on'] as const;

/** The general input: a machine, where its line is, and what helps. */
export type TopologyInput = Machine & {
  /** The socket of the core that asks. */
  readonly asks: number;
  /** The socket to whose memory the line belongs. */
  readonly home: number;
  /** The socket that has changed the line in its cache. */
  readonly owner: number | null;
  /** Where the first look finds the line: in a cache of the asking chip, or in memory. */
  readonly lies: Place;
  readonly assist: (typeof ASSISTS)[number];
};

/**
 * Scene 1 is the way down through one chip, up to its own memory. Scene 2 begins with `request` and repeats the read: from
 * `request` to `data`, between two reads `assist` or `copy`.
 */
type Phase =
  'start' | Cache | 'crossbar' | 'memory' | 'request' | 'probes' | 'responses' | 'data' | 'assist' | 'copy' | 'result';

/** A read that is over. */
type DoneRead = {
  readonly assist: boolean;
  readonly owner: number | null;
  readonly messages: number;
  readonly hops: number;
};

export type TopologyState = Omit<TopologyInput, 'assist'> & {
  readonly phase: Phase;
  /** Whether HT Assist comes after the first read, never or from the start. */
  readonly plan: TopologyInput['assist'];
  /** Whether HT Assist is on now. */
  readonly assist: boolean;
  /** What has been sent in the read that is under way. */
  readonly messages: readonly Message[];
  readonly reads: readonly DoneRead[];
};

export type TopologyEvent =
  | {
      readonly type:
        | 'lookUp'
        | 'passOn'
        | 'fetch'
        | 'zoomOut'
        | 'probe'
        | 'respond'
        | 'deliver'
        /** HT Assist gets its turn; whether it goes on is a matter of the plan. */
        | 'assist'
        | 'requestAgain'
        | 'weigh'
        /** The reader's: the next cache has the line. */
        | 'lineIsThere'
        | 'switchOn'
        | 'switchOff';
    }
  /** The reader's: a cache further down has the line, and those before it are asked in vain. */
  | { readonly type: 'lineLies'; readonly cache: Cache }
  /** A socket changes the line in its cache. */
  | { readonly type: 'change'; readonly socket: number };

/** Before the first look. Sockets that the machine does not have are its last one; the asking one has no copy of its own. */
export function initialState({ assist, ...input }: TopologyInput): TopologyState {
  const last = (socket: number) => Math.min(socket, input.sockets - 1);
  const asks = last(input.asks);
  const owner = input.owner === null || last(input.owner) === asks ? null : last(input.owner);
  return {
    ...input,
    asks,
    home: last(input.home),
    owner,
    phase: 'start',
    plan: assist,
    assist: assist === 'on',
    messages: [],
    reads: [],
  };
}

/** Whether sockets are shown, and no longer one chip. */
export function isBetweenSockets({ phase }: Pick<TopologyState, 'phase'>): boolean {
  return !['start', ...CACHES, 'crossbar', 'memory'].includes(phase);
}

/** Whether the line has been found in a cache: the end of the way. */
export function isFound({ phase, lies }: TopologyState): boolean {
  return phase === lies && lies !== 'memory';
}

/** The kind of messages that is sent in a phase. */
export const KIND_OF: Readonly<Partial<Record<Phase, Kind>>> = {
  request: 'request',
  probes: 'probe',
  responses: 'response',
  data: 'data',
};

/** The socket that changes the line for the last read: the lowest that neither asks nor is the home. */
function copyAt(state: TopologyState): number | undefined {
  return state.owner === null ? socketsOf(state).find((id) => id !== state.asks && id !== state.home) : undefined;
}

/** On to a phase, with the messages of that phase. */
function send(state: TopologyState, phase: Phase): TopologyState {
  const sent = messagesOf(state).filter(({ kind }) => kind === KIND_OF[phase]);
  return { ...state, phase, messages: [...(phase === 'request' ? [] : state.messages), ...sent] };
}

/** The read is over and counted. */
function counted(state: TopologyState, phase: Phase): TopologyState {
  const { assist, owner, messages, reads } = state;
  const done: DoneRead = { assist, owner, messages: messages.length, hops: hopsOf(messages) };
  return { ...state, phase, reads: [...reads, done], messages: phase === 'result' ? messages : [] };
}

const BELOW = { start: 'l1', l1: 'l2', l2: 'l3' } as const;

function isAbove(phase: Phase): phase is keyof typeof BELOW {
  return phase in BELOW;
}

/** The state after an event. */
export function nextState(state: TopologyState, event: TopologyEvent): TopologyState {
  const { phase } = state;
  switch (event.type) {
    case 'lookUp':
      return isAbove(phase) ? { ...state, phase: BELOW[phase] } : state;
    case 'lineIsThere':
      return isAbove(phase) ? { ...state, phase: BELOW[phase], lies: BELOW[phase] } : state;
    case 'lineLies':
      return { ...state, phase: event.cache, lies: event.cache };
    case 'passOn':
      return { ...state, phase: 'crossbar' };
    case 'fetch':
      return { ...state, phase: 'memory' };
    case 'zoomOut':
    case 'requestAgain':
      return send(state, 'request');
    case 'probe':
      return send(state, 'probes');
    case 'respond':
      return send(state, 'responses');
    case 'deliver':
      return send(state, 'data');
    case 'assist':
      return { ...counted(state, 'assist'), assist: state.plan === 'later' ? true : state.assist };
    case 'switchOn':
    case 'switchOff':
      return { ...state, assist: event.type === 'switchOn' };
    case 'change':
      return { ...(phase === 'data' ? counted(state, 'copy') : state), owner: event.socket };
    case 'weigh':
      return counted(state, 'result');
  }
}

const NEXT = {
  start: 'lookUp',
  l1: 'lookUp',
  l2: 'lookUp',
  l3: 'passOn',
  crossbar: 'fetch',
  memory: 'zoomOut',
  request: 'probe',
  probes: 'respond',
  responses: 'deliver',
  assist: 'requestAgain',
  copy: 'requestAgain',
} as const satisfies Partial<Record<Phase, TopologyEvent['type']>>;

/**
 * What is next, then what the reader may do instead: find the line in a cache, and until somebody is asked let a socket change
 * it or switch HT Assist. A read that is under way is not changed any more.
 */
export function choices(state: TopologyState): readonly TopologyEvent[] {
  const { phase, sockets, reads, assist } = state;
  if (phase === 'result' || isFound(state) || (phase === 'memory' && sockets === 1)) return [];
  if (phase === 'data') {
    if (reads.length === 0) return [{ type: 'assist' }];
    const socket = reads.length === 1 ? copyAt(state) : undefined;
    if (socket === undefined) return [{ type: 'weigh' }];
    return [{ type: 'change', socket }, ...changes(state).filter((event) => event.socket !== socket)];
  }
  const next = { type: NEXT[phase] };
  if (isAbove(phase)) {
    const below = CACHES.slice(CACHES.indexOf(BELOW[phase]) + 1);
    return [next, { type: 'lineIsThere' }, ...below.map((cache) => ({ type: 'lineLies', cache }) as const)];
  }
  if (!BEFORE_READ.includes(phase)) return [next];
  return [next, ...changes(state), { type: assist ? 'switchOff' : 'switchOn' }];
}

/** Phases in which nobody has been asked yet: a socket may change the line, HT Assist may be switched. */
const BEFORE_READ: readonly Phase[] = ['request', 'assist', 'copy'];

/** The sockets that may change the line: neither the one that asks nor the one that has done so. */
function changes(state: TopologyState) {
  return socketsOf(state)
    .filter((id) => id !== state.asks && id !== state.owner)
    .map((socket) => ({ type: 'change', socket }) as const);
}
