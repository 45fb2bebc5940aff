import { messagesOf, type Message } from './rules.ts';
import { isBetweenSockets, KIND_OF, type TopologyState } from './state.ts';

/** What a read has sent so far, and what it will have sent. */
type Sent = {
  readonly assist: boolean;
  readonly owner: number | null;
  readonly sent: number;
  readonly planned: number;
};

/** Two runs at the same moment, as one picture: what is equal in both stands there once. */
export type Pair = {
  /** All messages of the read of the run that asks more sockets. */
  readonly planned: readonly Message[];
  /** Which of them have been sent, and whether the other run has sent one on the same way. */
  readonly arrows: readonly { readonly at: number; readonly isShared: boolean }[];
  /** The reads that are weighed against each other, in their order: one line where both runs do the same. */
  readonly lines: readonly (Sent & { readonly read: number })[];
  /** Messages in these reads: of the run, and of the one beside it. */
  readonly sums: readonly [own: number, beside: number];
};

/** The reads of a run that a comparison speaks of: the one under way, or the last one; in the end all of them. */
function readsOf(state: TopologyState): readonly Sent[] {
  const { phase, assist, owner, messages, reads } = state;
  if (KIND_OF[phase] !== undefined) {
    const sent = messages.length;
    return [{ assist, owner, sent, planned: phase === 'request' ? sent : messagesOf(state).length }];
  }
  const done = reads.map((read) => ({ ...read, sent: read.messages, planned: read.messages }));
  return (phase === 'result' ? done : done.slice(-1)).map(({ hops: _hops, messages: _messages, ...read }) => read);
}

const isSame = (a: Sent, b: Sent) => a.assist === b.assist && a.owner === b.owner && a.sent === b.sent;
const sumOf = (reads: readonly Sent[]) => reads.reduce((sum, { sent }) => sum + sent, 0);
const wayOf = ({ route }: Message) => route.join('-');
const nameOf = (message: Message) => `${message.kind} ${wayOf(message)}`;

/**
 * Where a run and the one beside it are between sockets, both as one picture, else `null`. Whatever HT Assist sends has its way
 * among those of the broadcast: the same message, or the owner's line in place of its answer.
 */
export function pairOf(state: TopologyState, beside: TopologyState): Pair | null {
  if (!isBetweenSockets(state) || !isBetweenSockets(beside)) return null;
  const [more, other] = state.assist && !beside.assist ? [beside, state] : [state, beside];
  const planned = messagesOf(more);
  const shared = new Set<number>();
  for (const message of other.messages) {
    const free = (isIt: (one: Message) => boolean) => planned.findIndex((one, i) => !shared.has(i) && isIt(one));
    const same = free((one) => nameOf(one) === nameOf(message));
    shared.add(same === -1 ? free((one) => wayOf(one) === wayOf(message)) : same);
  }
  const sent = new Set(more.messages.map(nameOf));
  const arrows = planned.flatMap((message, at) =>
    sent.has(nameOf(message)) || shared.has(at) ? [{ at, isShared: shared.has(at) }] : [],
  );
  const [own, others] = [readsOf(state), readsOf(beside)];
  const lines = own.flatMap((read, i) => {
    const rival = others[i];
    const weighed = rival === undefined || isSame(read, rival) ? [read] : [read, rival];
    return weighed.map((one) => ({ ...one, read: i }));
  });
  return { planned, arrows, lines, sums: [sumOf(own), sumOf(others)] };
}
