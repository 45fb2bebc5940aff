import type { Note } from '../../kernel/model.ts';
import { BOOK_MB, CORES, CYCLES, hopsOf, L3_MB } from './rules.ts';
import { isFound, type TopologyEvent, type TopologyState } from './state.ts';

type Notes = readonly [Note, ...Note[]];
type State = TopologyState;

/** The core that asks: any would do. */
export const CORE = 2;

/** Names of parts in notes, drawing and table. */
export const socketName = (id: number): string => `socket-${id}`;
export const linkName = ([a, b]: readonly [number, number]): string => `link-${a}-${b}`;

export const openingNotes: Notes = [{ key: 'start', values: { core: CORE }, focus: ['core'] }];

/** What an event did. */
export function notesOf(before: State, after: State, event: TopologyEvent): Notes {
  switch (event.type) {
    case 'lookUp':
    case 'lineIsThere':
    case 'lineLies':
      return [lookNote(after)];
    case 'passOn':
      return [{ key: 'crossbar', focus: ['crossbar'] }];
    case 'fetch':
      return [{ key: 'memory', values: { cycles: CYCLES.memory }, focus: ['memory'] }];
    case 'zoomOut':
      return [zoomNote(after)];
    case 'requestAgain':
      return [requestNote(after)];
    case 'probe':
      return [after.assist ? bookNote(after) : probeNote(after)];
    case 'respond':
      return [after.assist ? { key: 'noResponses', focus: ['book'] } : responseNote(after)];
    case 'deliver':
      return [dataNote(after)];
    case 'assist':
    case 'switchOn':
    case 'switchOff':
      return [assistNote(before, after)];
    case 'change':
      return [{ key: 'changed', values: { socket: event.socket }, focus: [socketName(event.socket)] }];
    case 'weigh':
      return [resultNote(after)];
  }
}

const MISSED = { l1: 'missL1', l2: 'missL2', l3: 'missL3' } as const;

function lookNote(after: State): Note {
  const place = after.phase as keyof typeof MISSED;
  const focus = [place];
  if (isFound(after)) return { key: 'hit', values: { place, cycles: CYCLES[place], core: CORE }, focus };
  return { key: MISSED[place], values: { cycles: CYCLES[place] }, focus };
}

function zoomNote({ sockets, asks, home }: State): Note {
  const values = { sockets, cores: sockets * CORES, home };
  if (asks === home) return { key: 'zoomOutLocal', values, focus: [socketName(asks)] };
  return { key: 'zoomOut', values, focus: ['request'] };
}

function requestNote({ asks, home }: State): Note {
  if (asks === home) return { key: 'requestLocal', values: { home }, focus: [socketName(asks)] };
  return { key: 'requestAgain', values: { asks, home }, focus: ['request'] };
}

function probeNote(after: State): Note {
  return { key: 'probes', values: { home: after.home, n: countOf(after, 'probe') }, focus: ['probe'] };
}

function bookNote({ home, owner }: State): Note {
  const focus = ['book'];
  if (owner === null) return { key: 'bookNobody', values: { home }, focus };
  if (owner === home) return { key: 'bookHome', values: { home }, focus };
  return { key: 'bookOwner', values: { home, owner }, focus: ['probe'] };
}

function responseNote(after: State): Note {
  const { asks, owner } = after;
  const values = { asks, n: countOf(after, 'response') };
  const focus = ['response'];
  return owner === null
    ? { key: 'responses', values, focus }
    : { key: 'responsesDirty', values: { ...values, owner }, focus };
}

function dataNote(after: State): Note {
  const { asks, home, owner, assist, messages } = after;
  const values = { messages: messages.length };
  const hops = hopsOf(messages);
  const focus = countOf(after, 'data') > 0 ? ['data'] : [socketName(asks)];
  if (!assist) return { key: asks === home ? 'dataLocal' : 'data', values: { ...values, hops }, focus };
  if (messages.length === 0) return { key: 'dataSilent', focus };
  if (owner === null || owner === home) return { key: 'dataDirect', values: { ...values, asks }, focus };
  return { key: 'dataFromOwner', values: { ...values, owner }, focus };
}

function assistNote(before: State, after: State): Note {
  const focus = ['book'];
  if (before.assist === after.assist) return { key: after.assist ? 'assistStays' : 'assistStaysOff', focus };
  return after.assist
    ? { key: 'assistOn', values: { book: BOOK_MB, l3: L3_MB }, focus }
    : { key: 'assistOff', values: { l3: L3_MB }, focus };
}

/** The reads in numbers; what they teach only where the first was without HT Assist and the others with it. */
function resultNote({ reads }: State): Note {
  const focus = ['reads'];
  const [first, second, third] = reads;
  const teaches = first?.assist === false && second?.assist === true && third?.assist !== false;
  if (!teaches) return { key: 'resultPlain', values: { counts: reads.map(({ messages }) => messages) }, focus };
  const values = { without: first.messages, with: second.messages };
  if (third === undefined) return { key: 'result', values, focus };
  return { key: 'resultCopy', values: { ...values, copy: third.messages }, focus };
}

function countOf({ messages }: State, kind: string): number {
  return messages.filter((message) => message.kind === kind).length;
}
