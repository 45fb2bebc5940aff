import type { PartFact } from '../../drawing/part.ts';
import type { Fact, Take, Words } from '../../drawing/view.ts';
import { linkName, socketName } from '../../sim/models/cpu-topology/notes.ts';
import {
  CACHES,
  CYCLES,
  hopsOf,
  linksOf,
  messagesOf,
  passes,
  socketsOf,
  type Kind,
  type Place,
} from '../../sim/models/cpu-topology/rules.ts';
import { isBetweenSockets, isFound, type TopologyState } from '../../sim/models/cpu-topology/state.ts';

/** The German words of the drawing and its table. */
export type TopologyWord =
  | Place
  | Kind
  | `${Kind}One`
  | 'chipTitle'
  | 'chipTitleShort'
  | 'cyclesTitle'
  | 'cyclesShort'
  | 'cyclesToLine'
  | 'coreName'
  | 'sri'
  | 'crossbar'
  | 'controller'
  | 'controllerShort'
  | 'hyperTransport'
  | 'hyperTransportShort'
  | 'forAll'
  | 'orders'
  | 'connects'
  | 'otherSockets'
  | 'lineIsHere'
  | 'lineX'
  | 'otherwise'
  | 'socketsTitle'
  | 'two'
  | 'four'
  | 'eight'
  | 'socket'
  | 'asks'
  | 'asksShort'
  | 'home'
  | 'changed'
  | 'changedShort'
  | 'book'
  | 'bookShort'
  | 'messagesTitle'
  | 'none'
  | 'thin'
  | 'ownMemory'
  | 'memoryOf'
  | 'memoryOfShort'
  | 'way'
  | 'spared'
  | 'without'
  | 'with'
  | 'withoutShort'
  | 'withShort'
  | 'inMemoryOf'
  | 'changedBy'
  | 'notAsked'
  | 'miss'
  | 'hit'
  | 'cycles'
  | 'htAssist'
  | 'off'
  | 'bookAt'
  | 'link'
  | 'hops'
  | 'doneReads'
  | 'noneYet'
  | 'roleNone'
  | 'takePlace'
  | 'takeFound'
  | 'takeSum';
export type TopologyWords = Words<TopologyWord>;

const PLACES = [...CACHES, 'memory'] as const;
export const KINDS = ['request', 'probe', 'response', 'data'] as const;

/** What has been found out about a place on the way down: of the first scene, which the second remembers. */
export function lookOf(state: TopologyState, place: Place): 'waiting' | 'miss' | 'hit' {
  const passed = ['start', ...CACHES, 'crossbar', 'memory'];
  const at = isBetweenSockets(state) ? passed.length : passed.indexOf(state.phase);
  if (at < passed.indexOf(place)) return 'waiting';
  if (place === 'memory') return 'hit';
  return isFound(state) && state.phase === place ? 'hit' : 'miss';
}

/** What a socket has to do with the line. */
export function rolesOf(
  { asks, home, owner }: TopologyState,
  socket: number,
): readonly ('asks' | 'home' | 'changed')[] {
  return [
    ...(socket === asks ? (['asks'] as const) : []),
    ...(socket === home ? (['home'] as const) : []),
    ...(socket === owner ? (['changed'] as const) : []),
  ];
}

export function countOf({ messages }: Pick<TopologyState, 'messages'>, kind: Kind): number {
  return messages.filter((message) => message.kind === kind).length;
}

/** Where the line is, what the caches said, and every message between sockets. A part is one only in its own scene. */
export function describeTopology(state: TopologyState, words: TopologyWords): readonly Fact[] {
  const { lies, home, owner, sockets, messages, assist, reads, phase } = state;
  const between = isBetweenSockets(state);
  const part = (isDrawn: boolean, object: string, is: string) => (isDrawn ? { object, state: is } : {});
  const changed = owner === null ? '' : `, ${words.changedBy} ${owner}`;
  const looks = PLACES.map((place): Fact => {
    const look = lookOf(state, place);
    const value = look === 'waiting' ? words.notAsked : `${words[look]}, ${words.cycles} ${CYCLES[place]}`;
    return { label: words[place], value, ...part(!between, place, look) };
  });
  const line = { label: words.lineX, value: lies === 'memory' ? `${words.inMemoryOf} ${home}${changed}` : words[lies] };
  if (sockets === 1) return [line, ...looks];
  const done = reads.map((read) => `${read.messages} ${read.assist ? words.with : words.without}`);
  return [
    line,
    ...looks,
    ...socketsOf(state).map((id) => {
      const roles = rolesOf(state, id);
      const value = roles.map((role) => words[role]).join(', ') || words.roleNone;
      return { label: `${words.socket} ${id}`, value, ...part(between, socketName(id), roles.join('-') || 'none') };
    }),
    {
      label: words.htAssist,
      value: assist ? `${words.bookAt} ${home}` : words.off,
      ...part(between, 'book', assist ? 'on' : 'off'),
    },
    ...linksOf(state).map((link) => {
      const n = passes(messages, link);
      return {
        label: `${words.link} ${link.join('–')}`,
        value: String(n),
        ...part(between, linkName(link), String(n)),
      };
    }),
    ...KINDS.map((kind) => {
      const n = countOf(state, kind);
      return { label: words[kind], value: String(n), ...part(between && phase !== 'result', kind, String(n)) };
    }),
    { label: words.hops, value: String(hopsOf(messages)) },
    {
      label: words.doneReads,
      value: done.join('; ') || words.noneYet,
      ...part(between, 'reads', reads.map((read) => read.messages).join('-') || 'none'),
    },
  ];
}

/** For a ticket: what one read costs without and with HT Assist; where the line is in a cache or nobody else is there, the way. */
export function takeTopology(state: TopologyState, words: TopologyWords): Take {
  const { lies, sockets, home, owner } = state;
  if (lies !== 'memory' || sockets === 1) {
    const passed = PLACES.slice(0, PLACES.indexOf(lies) + 1);
    return {
      line: `${words.lineX}: ${words[lies]}, ${words.cycles} ${CYCLES[lies]}`,
      table: [
        [words.takePlace, words.takeFound, words.cycles],
        ...passed.map((place) => [words[place], place === lies ? words.hit : words.miss, String(CYCLES[place])]),
      ],
    };
  }
  const reads = [false, true].map((assist) => messagesOf({ ...state, assist }));
  const row = (name: string, count: (messages: TopologyState['messages']) => number) => [
    name,
    ...reads.map((messages) => String(count(messages))),
  ];
  const [without, directed] = reads.map(({ length }) => length);
  const changed = owner === null ? '' : `, ${words.changedBy} ${owner}`;
  return {
    line: `${sockets} ${words.socket}, ${words.lineX} ${words.inMemoryOf} ${home}${changed}: ${words.without} ${without} ${words.messagesTitle}, ${words.with} ${directed}`,
    table: [
      [words.messagesTitle, words.without, words.with],
      ...KINDS.map((kind) => row(words[kind], (messages) => countOf({ messages }, kind))),
      row(words.takeSum, ({ length }) => length),
      row(words.hops, hopsOf),
    ],
  };
}

export function isPart(fact: Fact): fact is PartFact {
  return fact.object !== undefined;
}
