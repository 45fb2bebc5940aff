import { InputError, number, oneOf, optional, record, type Shape } from '../../kernel/shape.ts';
import { studied } from '../../kernel/study.ts';
import { cpuTopology } from './model.ts';
import { hopsOf, linksOf, messagesOf, passes, TOPOLOGIES } from './rules.ts';
import { ASSISTS, type TopologyInput, type TopologyState } from './state.ts';

const MOST_SOCKETS = 8;
const socket = (doc: string, initial: number) => number({ doc, min: 0, max: MOST_SOCKETS - 1, initial });

const fields = record<TopologyInput>(
  {
    sockets: number({ doc: 'sockets, each with six cores; two in a row', min: 1, max: MOST_SOCKETS, initial: 4 }),
    topology: oneOf(TOPOLOGIES, { doc: 'two columns, or each linked with each', initial: 'square' }),
    asks: socket('the socket that asks; where it does not exist, the last one', 0),
    home: socket('the socket to whose memory the line belongs', 1),
    owner: optional(socket('the socket that has changed the line in its cache', 2)),
    lies: oneOf(['l1', 'l2', 'l3', 'memory'], { doc: 'where the first look finds the line', initial: 'memory' }),
    assist: oneOf(ASSISTS, { doc: 'HT Assist: after the first read, never, from the start', initial: 'later' }),
  },
  { doc: 'a machine and a cache line' },
);

/** The input with its cross-field rule: two columns have no gap, so that their sockets are one or even in number. */
const input: Shape<TopologyInput> = {
  ...fields,
  read(value, path) {
    const read = fields.read(value, path);
    if (read.topology === 'mesh' || read.sockets === 1 || read.sockets % 2 === 0) return read;
    throw new InputError(
      `${path === '' ? '' : `${path}.`}sockets: found ${read.sockets}, allowed: 1, 2, 4, 6, 8 (square)`,
    );
  },
};

type States = readonly [TopologyState, ...TopologyState[]];

/** Where the way ended, and what every read took: messages, hops, and messages a link. */
export function report(states: States) {
  const last = states.at(-1) ?? states[0];
  return {
    end: last.phase,
    reads: last.reads.map(({ assist, owner, messages, hops }) => ({ assist, owner, messages, hops })),
    links: linksOf(last).map((link) => ({ link: link.join('-'), passes: passes(last.messages, link) })),
    log: messagesOf(last).map(({ kind, route }) => ({
      kind,
      from: route[0]!,
      to: route.at(-1)!,
      hops: route.length - 1,
    })),
  };
}

/** What broadcast and directory send for the request of a state. */
const bothOf = (state: TopologyState) => ({
  broadcast: messagesOf({ ...state, assist: false }),
  directed: messagesOf({ ...state, assist: true }),
});

const invariants: Readonly<Record<string, (state: TopologyState) => boolean>> = {
  'HT Assist never costs messages, and never more than three': (state) => {
    const { broadcast, directed } = bothOf(state);
    return directed.length <= broadcast.length && directed.length <= 3;
  },

  'a broadcast takes 2N messages, 2(N − 1) to the own memory': (state) =>
    bothOf(state).broadcast.length === 2 * (state.sockets - (state.asks === state.home ? 1 : 0)),

  'with HT Assist the own memory is silent where nobody has a copy': (state) =>
    state.asks !== state.home || state.owner !== null || bothOf(state).directed.length === 0,

  'every message passes a link at least': ({ messages }) => hopsOf(messages) >= messages.length,

  'links pass as much as messages go': (state) =>
    linksOf(state).reduce((sum, link) => sum + passes(state.messages, link), 0) === hopsOf(state.messages),

  'what has been sent is what the read sends, in its order': (state) =>
    state.messages.every(({ kind, route }) =>
      bothOf(state)[state.assist ? 'directed' : 'broadcast'].some(
        (message) => message.kind === kind && message.route.join() === route.join(),
      ),
    ),

  'whoever asks has no copy': ({ asks, owner }) => owner !== asks,

  'everybody named exists': ({ sockets, asks, home, owner }) => Math.max(asks, home, owner ?? 0) < sockets,
};

/** The topology with its general input, report and invariants. */
export const studiedCpuTopology = studied(cpuTopology, { input, report, invariants });
