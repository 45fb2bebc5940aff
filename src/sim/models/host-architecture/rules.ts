/**
 * What may be asked of a host: five requests of VM 1, and one of the administrator. `cli` is the command that the VMM has to
 * see to; it is HLT, which ends at the VMM in every technique (cpu.md §5), and keeps the name that links know.
 */
export const KINDS = ['compute', 'cli', 'memory', 'disk', 'network', 'admin'] as const;
export type Kind = (typeof KINDS)[number];

/** Where a request can be, or who has a hand in it: parts of the host from its VMs (top) to its hardware (bottom). */
export type Place = keyof typeof LAYERS;

/** The component of the host (2.4) that a place belongs to. */
export type Layer = 'vmm' | 'console' | 'vmkernel' | 'hil' | 'hardware';

const LAYERS = {
  vmm: 'vmm',
  console: 'console',
  /** The VMkernel as such: who carries out what an administrator wants. */
  kernel: 'vmkernel',
  scheduler: 'vmkernel',
  memory: 'vmkernel',
  storage: 'vmkernel',
  network: 'vmkernel',
  vmfs: 'hil',
  diskDriver: 'hil',
  nicDriver: 'hil',
  cpu: 'hardware',
  ram: 'hardware',
  disk: 'hardware',
  nic: 'hardware',
} as const satisfies Record<string, Layer>;

/** How a host is set up. */
export type Setup = {
  /** ESXi has no Service Console (2.2.4). */
  readonly variant: 'esx' | 'esxi';
  /** `passthrough`: VM 1 alone has disk controller and network card (VMDirectPath). */
  readonly device: 'virtual' | 'passthrough';
  /** `nfs`: the virtual disk lies on a file share instead of a VMFS volume. */
  readonly store: 'vmfs' | 'nfs';
  /** Disk shares of VM 1, and of another VM that writes at the same time, if one does. */
  readonly shares: { readonly own: number; readonly rival: number | null };
  /** Whether the VMM steps in where it has to. */
  readonly guarded: boolean;
};

/**
 * One step of a request. `prepares`: what was done before it came. `holds`: it stops there, and that part acts on it.
 * `waits`: it stops there behind another one. `reaches`: it is at the hardware that carries it out. `refused`: the CPU does not.
 */
export type Hop = {
  readonly how: 'prepares' | 'holds' | 'waits' | 'reaches' | 'refused';
  /** Several may have prepared a request; it is in one place. */
  readonly by: readonly [Place, ...Place[]];
};

const holds = (...places: readonly Place[]): readonly Hop[] => places.map((place) => ({ how: 'holds', by: [place] }));
const reaches = (place: Place): readonly Hop[] => [{ how: 'reaches', by: [place] }];
const prepares = (...by: [Place, ...Place[]]): readonly Hop[] => [{ how: 'prepares', by }];

/**
 * The way of a request through a host. Sources: 2.4; what the book leaves out, its notes `einordnung-x07`, `-x08` and cpu.md §5,
 * §9. Steps are stations, not microseconds.
 */
export function routeOf(kind: Kind, setup: Setup): readonly Hop[] {
  switch (kind) {
    case 'compute':
      return [...prepares('scheduler'), ...reaches('cpu')];
    case 'cli':
      return setup.guarded ? holds('vmm') : [{ how: 'refused', by: ['cpu'] }];
    case 'memory':
      return [...prepares('memory', 'vmm'), ...reaches('ram')];
    case 'disk':
      return setup.device === 'passthrough' ? [...prepares('vmm', 'kernel'), ...reaches('disk')] : diskRoute(setup);
    case 'network':
      return setup.device === 'passthrough'
        ? [...prepares('vmm', 'kernel'), ...reaches('nic')]
        : [...holds('vmm', 'network', 'nicDriver'), ...reaches('nic')];
    case 'admin':
      return setup.variant === 'esx' ? holds('console', 'kernel') : holds('kernel', 'kernel');
  }
}

/** A file share is reached through the network: the packets are the host's own, so here its TCP/IP stack has a part. */
function diskRoute({ store, shares }: Setup): readonly Hop[] {
  const below =
    store === 'vmfs'
      ? [...holds('vmfs', 'diskDriver'), ...reaches('disk')]
      : [...holds('network', 'nicDriver'), ...reaches('nic')];
  const queue: readonly Hop[] = rivalLeads(shares) ? [{ how: 'waits', by: ['storage'] }] : [];
  return [...holds('vmm'), ...queue, ...holds('storage'), ...below];
}

/** Of two requests in the Storage-Stack the one with more shares comes first (2.4); of equal ones that of VM 1. */
export function rivalLeads({ own, rival }: Setup['shares']): boolean {
  return rival !== null && rival > own;
}

/** A request and how far it has come: the hops it has taken. */
export type Trace = { readonly kind: Kind; readonly hops: readonly Hop[] };

/** The hop that a request is at, if it has taken one. */
export function lastHop({ hops }: Trace): Hop | undefined {
  return hops.at(-1);
}

/** Where a request is; `null` while it is still in its VM, or with the administrator. */
export function placeOf(trace: Trace): Place | null {
  const hop = lastHop(trace);
  return hop === undefined || hop.how === 'prepares' ? null : hop.by[0];
}

export type Hand = 'none' | 'prepared' | 'involved';

/** What a part has had to do with a request so far. */
export function handOf({ hops }: Trace, place: Place): Hand {
  const own = hops.filter(({ by }) => by.includes(place));
  if (own.some(({ how }) => how === 'holds')) return 'involved';
  return own.some(({ how }) => how === 'prepares') ? 'prepared' : 'none';
}

/** Who of the host may have a hand in a request: the components of 2.4, from top to bottom, then the console beside them. */
export const PARTIES = ['vmm', 'vmkernel', 'hil', 'console'] as const satisfies readonly Layer[];
export type Party = (typeof PARTIES)[number];

const places = Object.keys(LAYERS) as readonly Place[];

/** What a component of the host has had to do with a request so far: the most that any of its parts has. */
export function partOfParty(trace: Trace, party: Party): Hand {
  const hands = places.filter((place) => LAYERS[place] === party).map((place) => handOf(trace, place));
  if (hands.includes('involved')) return 'involved';
  return hands.includes('prepared') ? 'prepared' : 'none';
}

/**
 * The components that have had to do with a request so far, each with its parts that had.
 */
export function metBy({
  hops,
}: Pick<Trace, 'hops'>): readonly { readonly layer: Layer; readonly places: readonly Place[] }[] {
  const met = [...new Set(hops.filter(({ how }) => how !== 'waits').flatMap(({ by }) => by))];
  return [...new Set(met.map((place) => LAYERS[place]))].map((layer) => ({
    layer,
    places: met.filter((place) => LAYERS[place] === layer),
  }));
}

/** The components that have stopped a request so far, from top to bottom, each once however many of its parts did. */
export function haltsOf({ hops }: Pick<Trace, 'hops'>): readonly Layer[] {
  return [...new Set(hops.filter(({ how }) => how === 'holds').map(({ by }) => LAYERS[by[0]]))];
}

/** Whether a request came to the hardware without stopping anywhere. */
export function isDirect(trace: Trace): boolean {
  return lastHop(trace)?.how === 'reaches' && haltsOf(trace).length === 0;
}

/**
 * Where the block of the other VM is, while it is on the way with that of VM 1: one place ahead of it or one behind; both
 * start in the Storage-Stack. `null` where there is none.
 */
export function rivalPlace({ kind, hops }: Trace, setup: Setup): Place | null {
  const { shares, device } = setup;
  const at = hops.length - 1;
  const from = hops.findIndex(({ by }) => by[0] === 'storage');
  if (kind !== 'disk' || device === 'passthrough' || shares.rival === null || from === -1) return null;
  const route = routeOf('disk', setup);
  const other = rivalLeads(shares) ? route[at + 1] : route[Math.max(at - 1, from)];
  return other?.by[0] ?? null;
}
