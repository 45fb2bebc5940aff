import type { Note } from '../../kernel/model.ts';
import { balloonBound, TAKEN } from './rules.ts';
import { allocatedMb, balloonMb, freeMb, swappedMb, vmAt } from './state.ts';
import { isOver, isThrashing, PATIENCE } from './tick.ts';
import type { Act, Host, Source, Tally } from './state.ts';

type Acts<T extends Act['type']> = readonly Extract<Act, { type: T }>[];

function acts<T extends Act['type']>(host: Host, type: T): Acts<T> {
  return host.log.filter((act): act is Extract<Act, { type: T }> => act.type === type);
}

/** Parts of the drawing, by the position of the VM they belong to. */
export const objectOf = {
  guest: (vm: number) => `guest-${vm + 1}`,
  machine: 'machine',
  driver: 'driver',
  gauge: 'gauge',
} as const;

/** The first picture of a run. */
export function startNotes(host: Host): readonly [Note, ...Note[]] {
  const values = { memory: host.memory, free: freeMb(host), percent: (freeMb(host) * 100) / host.memory };
  const notes = acts(host, 'targetSet').map((act): Note => orderNote(host, act));
  return [{ key: 'start', values, focus: [objectOf.gauge] }, ...notes];
}

/** What happened in a tick, the most important first. `before` tells what happened for the first time. */
export function tickNotes(before: Host, after: Host): readonly [Note, ...Note[]] {
  const told = [
    ...outsideNotes(after),
    ...driverNotes(before, after),
    ...swapNotes(before, after),
    ...orderNotes(after),
    ...hostNotes(before, after),
  ];
  const news = isThrashing(after) ? [...told.slice(0, 1), thrashNote(after)] : told;
  const [first, ...rest] = isOver(after) ? [...news, summaryNote(after)] : threeAtMost(told);
  return first === undefined ? [calmNote(after)] : [first, ...rest];
}

/** Why a run ends although a guest still pages. */
function thrashNote(host: Host): Note {
  const [act] = [...acts(host, 'swapIn'), ...acts(host, 'swapOut')];
  const vm = vmAt(host, act?.vm ?? 0).name;
  return { key: 'thrash', values: { vm, ticks: PATIENCE }, focus: [objectOf.machine] };
}

/** What a whole run cost, over all VMs. */
function summaryNote(host: Host): Note {
  const sum = (key: keyof Tally) => host.vms.reduce((mb, { tally }) => mb + tally[key], 0);
  const swapped = { hostWrites: sum('hostWrites'), hostReads: sum('hostReads') };
  const focus = [objectOf.driver];
  const balloon = sum('freedByBalloon');
  if (balloon === 0) return { key: 'summarySwap', values: swapped, focus };
  return { key: 'summary', values: { balloon, guestWrites: sum('guestWrites'), ...swapped }, focus };
}

function outsideNotes(host: Host): readonly Note[] {
  return host.log.flatMap((act): readonly Note[] => {
    switch (act.type) {
      case 'demand': {
        const { name, pending } = vmAt(host, act.vm);
        const of = { vm: name, pending, free: freeMb(host) };
        const focus = [objectOf.guest(act.vm), objectOf.gauge];
        // A VM that already wants all it can have may still press.
        if (act.mb === 0) return [{ key: 'hurry', values: of, focus }];
        return [{ key: act.urgent ? 'rush' : 'demand', values: { ...of, mb: act.mb }, focus }];
      }
      case 'powerOff':
        return [
          {
            key: 'powerOff',
            values: { vm: vmAt(host, act.vm).name, mb: act.mb, free: freeMb(host) },
            focus: [objectOf.guest(act.vm), objectOf.gauge],
          },
        ];
      case 'toolsReady':
        return [{ key: 'toolsReady', values: { vm: vmAt(host, act.vm).name }, focus: [objectOf.driver] }];
      case 'popped':
        return [
          {
            key: 'popped',
            values: { vm: vmAt(host, act.vm).name, mb: act.mb },
            focus: [objectOf.guest(act.vm), objectOf.driver],
          },
        ];
      case 'load': {
        const of = { vm: vmAt(host, act.vm).name, mb: act.mb };
        const focus = [objectOf.guest(act.vm)];
        return act.got === act.mb
          ? [{ key: 'load', values: of, focus }]
          : [{ key: 'loadShort', values: { ...of, got: act.got }, focus }];
      }
      case 'nothing':
        return [{ key: 'nothing', values: { vm: vmAt(host, act.vm).name }, focus: [objectOf.guest(act.vm)] }];
      default:
        return [];
    }
  });
}

/** The key for the first pages from a source, and for those that follow. */
const INFLATE_KEYS: Readonly<Record<Source, readonly [first: string, next: string]>> = {
  free: ['inflateFree', 'inflateFree'],
  clean: ['inflateClean', 'inflateCleanMore'],
  anon: ['inflateAnonFirst', 'inflateAnon'],
};

function driverNotes(before: Host, after: Host): readonly Note[] {
  return after.vms.flatMap((vm, index) => {
    // Never below what the driver had read when it did this: the host may have lowered it in the same tick.
    const target = Math.max(vm.target, vmAt(before, index).target);
    const of = { vm: vm.name, balloon: balloonMb(after, vm), target };
    const focus = [objectOf.driver];
    const notes: Note[] = [];
    const inflated = acts(after, 'inflate').filter((act) => act.vm === index);
    const sum = (source: Source) => inflated.reduce((mb, act) => (act.source === source ? mb + act.mb : mb), 0);
    const [only, ...others] = inflated;
    if (others.length > 0) {
      const values = { ...of, free: sum('free'), clean: sum('clean'), anon: sum('anon') };
      notes.push({ key: 'inflateAll', values, focus });
    } else if (only !== undefined) {
      const [first, next] = INFLATE_KEYS[only.source];
      const key = vmAt(before, index).tally[TAKEN[only.source]] === 0 ? first : next;
      notes.push({ key, values: { ...of, mb: only.mb }, focus });
    }
    const freed = inflated.reduce((mb, act) => mb + act.freed, 0);
    if (freed > 0 && vmAt(before, index).tally.freedByBalloon === 0) {
      notes.push({ key: 'takeBehind', values: { mb: freed }, focus: [objectOf.machine] });
    }
    for (const act of acts(after, 'deflate').filter((one) => one.vm === index)) {
      const key = vmAt(before, index).tally.deflated === 0 ? 'deflateFirst' : 'deflate';
      notes.push({ key, values: { vm: vm.name, balloon: of.balloon, mb: act.mb }, focus });
    }
    for (const act of acts(after, 'shortfall').filter((one) => one.vm === index)) {
      notes.push({ key: 'shortfall', values: { ...of, missing: act.mb }, focus: [objectOf.driver] });
    }
    return notes;
  });
}

function swapNotes(before: Host, after: Host): readonly Note[] {
  return after.vms.flatMap((vm, index) => {
    const focus = [objectOf.machine];
    const notes: Note[] = [];
    for (const act of acts(after, 'swapOut').filter((one) => one.vm === index)) {
      const key = vmAt(before, index).tally.hostWrites === 0 ? 'swapOutFirst' : 'swapOut';
      const values = { vm: vm.name, mb: act.mb, used: act.used };
      notes.push({ key, values, focus });
    }
    const read = acts(after, 'swapIn').reduce((mb, act) => (act.vm === index ? mb + act.mb : mb), 0);
    if (read > 0) notes.push({ key: 'swapIn', values: { vm: vm.name, mb: read }, focus });
    const twice = acts(after, 'doublePaging').reduce((mb, act) => (act.vm === index ? mb + act.mb : mb), 0);
    if (twice > 0) {
      notes.push({ key: 'doublePaging', values: { vm: vm.name, mb: twice }, focus });
    }
    return notes;
  });
}

function orderNotes(host: Host): readonly Note[] {
  return host.log.flatMap((act): readonly Note[] => {
    switch (act.type) {
      case 'targetSet': {
        // While the hypervisor fills in for a driver that is stuck, the target only follows the balloon: no news.
        const follows = act.mb < act.from && act.mb >= balloonMb(host, vmAt(host, act.vm));
        return follows ? [] : [orderNote(host, act)];
      }
      case 'swapOrder':
        return [swapOrderNote(host, act)];
      case 'starvation':
        return [{ key: 'starvation', values: { mb: act.mb }, focus: [objectOf.gauge] }];
      default:
        return [];
    }
  });
}

function orderNote(host: Host, act: Extract<Act, { type: 'targetSet' }>): Note {
  const of = { vm: vmAt(host, act.vm).name, target: act.mb };
  const focus = [objectOf.driver];
  if (act.from === 0) return { key: 'order', values: { ...of, free: freeMb(host) }, focus };
  return { key: act.mb < act.from ? 'orderLess' : 'orderMore', values: { ...of, from: act.from }, focus };
}

const SWAP_KEY = {
  noTools: 'swapNoTools',
  booting: 'swapBooting',
  guestFull: 'swapGuestFull',
  hard: 'swapHard',
} as const;

function swapOrderNote(host: Host, act: Extract<Act, { type: 'swapOrder' }>): Note {
  const vm = vmAt(host, act.vm);
  const bound = balloonBound(vm, host.ctlMaxPercent);
  const focus = [objectOf.machine];
  if (act.reason === 'maxBalloon') {
    return { key: 'swapMaxBalloon', values: { vm: vm.name, mb: act.mb, max: bound.mb, bound: bound.by }, focus };
  }
  return { key: SWAP_KEY[act.reason], values: { vm: vm.name, mb: act.mb }, focus };
}

function hostNotes(before: Host, after: Host): readonly Note[] {
  const notes: Note[] = [];
  const wanted = acts(after, 'demand').length > 0;
  for (const act of acts(after, 'granted')) {
    const vm = vmAt(after, act.vm);
    if (wanted) continue;
    const values = { vm: vm.name, has: allocatedMb(after, vm) };
    const focus = [objectOf.guest(act.vm)];
    if (vm.pending === 0) notes.push({ key: 'grantedAll', values, focus });
    else notes.push({ key: 'granted', values: { ...values, pending: vm.pending }, focus });
  }
  if (after.freeState !== before.freeState) {
    const values = { free: freeMb(after), percent: (freeMb(after) * 100) / after.memory };
    notes.push({ key: STATE_KEY[after.freeState], values, focus: [objectOf.gauge] });
  }
  return notes;
}

const STATE_KEY = { high: 'stateHigh', soft: 'stateSoft', hard: 'stateHard', low: 'stateLow' } as const;

function calmNote(host: Host): Note {
  const waiting = host.vms.find((vm) => vm.pending > 0);
  if (waiting !== undefined) {
    return { key: 'calmWaiting', values: { vm: waiting.name, pending: waiting.pending }, focus: [objectOf.gauge] };
  }
  const swapped = host.vms.reduce((mb, vm) => mb + swappedMb(host, vm), 0);
  const focus = [objectOf.gauge];
  return swapped > 0
    ? { key: 'calmSwapped', values: { swapped }, focus }
    : { key: 'calm', values: { free: freeMb(host) }, focus };
}

/** What the drawing shows without a word; it gives way where a tick has more to tell than a reader takes in at once. */
const ROUTINE: ReadonlySet<string> = new Set(['granted', 'stateSoft', 'stateHard', 'takeBehind']);

/** The first note, which names the step, and the two of the others that matter most, in their order. */
function threeAtMost(told: readonly Note[]): readonly Note[] {
  if (told.length <= 3) return told;
  const [first, ...others] = told;
  const routine = others.filter(({ key }) => ROUTINE.has(key));
  const turning = others.filter((note) => !routine.includes(note));
  const kept = new Set([first, ...[...turning, ...routine].slice(0, 2)]);
  return told.filter((note) => kept.has(note));
}
