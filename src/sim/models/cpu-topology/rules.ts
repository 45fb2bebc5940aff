/** Cores of a chip, and so of a socket: the Hexa-Core of the chapter (2.5). */
export const CORES = 6;

/** The caches of a chip in the order in which a request passes them: L1 and L2 belong to one core, L3 to all (2.5). */
export const CACHES = ['l1', 'l2', 'l3'] as const;
export type Cache = (typeof CACHES)[number];

/** Where the line is found: in a cache of the chip, or in the memory of a socket. */
export type Place = Cache | 'memory';

/** Cycles until it is known what is there, from the core on. For illustration only: an assumption of the model. */
export const CYCLES = { l1: 3, l2: 15, l3: 45, memory: 200, remote: 300 } as const;

/** Size of the L3, and what HT Assist takes of it for its directory, in MB (cpu-S25). */
export const L3_MB = 6;
export const BOOK_MB = 1;

/** `square`: two columns of sockets, so that two are a pair, four a square, eight a ladder. `mesh`: each linked with each. */
export const TOPOLOGIES = ['square', 'mesh'] as const;
type Topology = (typeof TOPOLOGIES)[number];

export type Kind = 'request' | 'probe' | 'response' | 'data';

/** A message about a cache line, with the sockets it passes, from the sender to the receiver. */
export type Message = { readonly kind: Kind; readonly route: readonly number[] };

export type Machine = { readonly sockets: number; readonly topology: Topology };

/** What one socket asks: a line whose memory belongs to `home`, and which `owner` has changed in its cache, if anybody. */
export type Read = Machine & {
  readonly asks: number;
  readonly home: number;
  readonly owner: number | null;
  /** Whether HT Assist keeps book of who has a copy. */
  readonly assist: boolean;
};

/** The sockets of a machine. */
export function socketsOf({ sockets }: Pick<Machine, 'sockets'>): readonly number[] {
  return Array.from({ length: sockets }, (_, i) => i);
}

/** Where a socket stands in the two columns. */
export function cellOf(socket: number): { readonly column: number; readonly row: number } {
  return { column: socket % 2, row: Math.floor(socket / 2) };
}

/** Links between two sockets. */
function distance(topology: Topology, from: number, to: number): number {
  if (from === to) return 0;
  if (topology === 'mesh') return 1;
  const [a, b] = [cellOf(from), cellOf(to)];
  return Math.abs(a.column - b.column) + Math.abs(a.row - b.row);
}

/** All links of a machine, the lower socket first. */
export function linksOf(machine: Machine): readonly (readonly [number, number])[] {
  const all = socketsOf(machine);
  return all.flatMap((a) =>
    all.filter((b) => a < b && distance(machine.topology, a, b) === 1).map((b) => [a, b] as const),
  );
}

/**
 * A shortest way, through the crossbars of the sockets between. Of equal ways the one through the higher number (an
 * assumption of the model; its length does not depend on it). Throws for a socket that the machine does not have.
 */
export function routeOf(machine: Machine, from: number, to: number): readonly number[] {
  if (from === to) return [from];
  const left = distance(machine.topology, from, to);
  const next = socketsOf(machine).findLast(
    (id) => distance(machine.topology, from, id) === 1 && distance(machine.topology, id, to) === left - 1,
  );
  if (next === undefined)
    throw new RangeError(`found a way from ${from} to ${to}, allowed: sockets 0…${machine.sockets - 1}`);
  return [from, ...routeOf(machine, next, to)];
}

/**
 * The messages of one read that misses every cache of its own socket, in their order (cpu.md, SIM F; after S25 and S26).
 * Without HT Assist the home asks every other socket, and everybody but the asking one reports to it. With HT Assist the
 * home knows who has changed the line and asks only that one, which sends the line itself. What a socket would send to
 * itself is no message.
 */
export function messagesOf(read: Read): readonly Message[] {
  const { asks, home, owner, assist } = read;
  const message = (kind: Kind, from: number, to: number): Message => ({ kind, route: routeOf(read, from, to) });
  const all = socketsOf(read);
  const sent = assist
    ? [
        message('request', asks, home),
        ...(owner === null || owner === home ? [] : [message('probe', home, owner)]),
        message('data', owner ?? home, asks),
      ]
    : [
        message('request', asks, home),
        ...all.filter((other) => other !== home).map((other) => message('probe', home, other)),
        ...all.filter((other) => other !== asks).map((other) => message('response', other, asks)),
        message('data', home, asks),
      ];
  return sent.filter(({ route }) => route.length > 1);
}

/** How often messages pass a link, all together. */
export function hopsOf(messages: readonly Message[]): number {
  return messages.reduce((sum, { route }) => sum + route.length - 1, 0);
}

/** How often messages pass one link, in either direction. */
export function passes(messages: readonly Message[], [a, b]: readonly [number, number]): number {
  return messages.filter(({ route }) =>
    route.some((at, i) => (at === a && route[i + 1] === b) || (at === b && route[i + 1] === a)),
  ).length;
}
