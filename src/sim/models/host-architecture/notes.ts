import type { Note, NoteValue } from '../../kernel/model.ts';
import { haltsOf, isDirect, lastHop, type Kind, type Place, type Setup, type Trace } from './rules.ts';
import { currentTrace, type HostEvent, type HostState } from './state.ts';

type Notes = readonly [Note, ...Note[]];

/** The name of a request in notes and words: `cli` alone would be read as a word of the drawing. */
export const requestName = (kind: Kind): `request-${Kind}` => `request-${kind}`;

/** The question: who has a hand in what is asked? */
export function openingNotes({ requests }: HostState): Notes {
  const [kind] = requests;
  const all: Note = { key: 'start', focus: ['vm'] };
  if (requests.length > 1 || kind === undefined) return [all];
  const asked: Note = { key: 'startOne', values: { asks: `asks-${kind}` }, focus: ['request'] };
  return [kind === 'admin' ? { ...asked, focus: ['entrance'] } : asked];
}

/** What an event did. */
export function notesOf(after: HostState, { type }: HostEvent): Notes {
  if (type === 'showBalance') return balanceNotes(after);
  if (type !== 'handOn') return [{ key: type, focus: [CHANGED[type]] }];
  return [hopNote(currentTrace(after)!, after.setup)];
}

/** Where a change is seen. */
const CHANGED = {
  dropConsole: 'console',
  passThrough: 'nic',
  useFileShare: 'network',
  secondWriter: 'vmm',
  vmmLetsGo: 'vmm',
} as const satisfies Record<Exclude<HostEvent['type'], 'handOn' | 'showBalance'>, Place>;

/** Keys of notes by request and by the part that it is at. */
const STOPS: Readonly<Record<Kind, Partial<Record<Place, string>>>> = {
  compute: { scheduler: 'timeGiven', cpu: 'runsDirectly' },
  cli: { vmm: 'caught', cpu: 'refused' },
  memory: { memory: 'mapped', ram: 'readsDirectly' },
  disk: {
    vmm: 'blockTaken',
    storage: 'queued',
    vmfs: 'translated',
    diskDriver: 'driven',
    disk: 'written',
    network: 'packed',
    nicDriver: 'drivenOut',
    nic: 'shared',
  },
  network: { vmm: 'packetTaken', network: 'switched', nicDriver: 'packetDriven', nic: 'sent' },
  admin: { console: 'loggedIn', kernel: 'orderGiven' },
};

/** What may be passed through to a VM. */
const DEVICE = { disk: 'disk', network: 'nic' } as const;

function isDevice(kind: Kind): kind is keyof typeof DEVICE {
  return kind in DEVICE;
}

function hopNote(trace: Trace, { variant }: Setup): Note {
  const { how, by } = lastHop(trace)!;
  const [place] = by;
  const note = (key: string, values?: Readonly<Record<string, NoteValue>>): Note => ({
    key,
    ...(values && { values }),
    focus: [...by],
  });
  if (how === 'waits') return { ...note('waitsForShares'), focus: [place, 'request'] };
  if (isDevice(trace.kind) && how === 'prepares') return { key: 'granted', focus: [DEVICE[trace.kind]] };
  if (isDevice(trace.kind) && isDirect(trace)) return note('usesDirectly', { request: requestName(trace.kind) });
  if (trace.kind === 'admin' && variant === 'esxi')
    return note(trace.hops.length === 1 ? 'loggedInDirectly' : 'orderCarriedOut');
  if (place === 'storage' && trace.hops.some((hop) => hop.how === 'waits')) return note('isNext');
  return note(STOPS[trace.kind][place]!);
}

/** How often each kind of request was stopped: those that were not, those that were most often, and the Service Console. */
function balanceNotes({ traces, setup }: HostState): Notes {
  const counts = traces.map((trace) => ({ kind: trace.kind, halts: haltsOf(trace).length }));
  const most = Math.max(...counts.filter(({ kind }) => kind !== 'admin').map(({ halts }) => halts));
  const names = (n: number) =>
    counts.filter(({ kind, halts }) => kind !== 'admin' && halts === n).map(({ kind }) => requestName(kind));
  const balance: Note = {
    key: 'balance',
    values: { free: names(0), halted: names(most), n: most },
    focus: ['direct'],
  };
  return [balance, { key: setup.variant === 'esx' ? 'consoleIdle' : 'consoleMissing' }];
}
