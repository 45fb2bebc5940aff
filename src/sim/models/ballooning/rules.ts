import { nextInt, type Rng } from '../../kernel/random.ts';
import {
  balloonMb,
  changePages,
  changeVm,
  count,
  framesBehind,
  freeMb,
  isBacked,
  isBare,
  isSwapped,
  megabytes,
  note,
  swappedMb,
  unprotectedMb,
  vmAt,
  wholeMb,
  wholePages,
} from './state.ts';
import type { FreeState, Host, Source, SwapReason, Tools, Use, Vm } from './state.ts';

/** What bounds a balloon. */
export type BalloonLimits = {
  readonly conf: number;
  readonly reservation: number;
  readonly maxmemctl: number;
  readonly tools: Tools;
};

/** The bound that decides; the first of several equal ones. */
export type Bound = 'tools' | 'maxmemctl' | 'percent' | 'reservation';

/**
 * Largest balloon of a VM in MB: the smallest of `sched.mem.maxmemctl` (negative: none), `Mem.CtlMaxPercent` of the
 * configured size, and what lies above the reservation; 0 where the driver does not run.
 * Source: vSphere 4.0 Resource Management Guide p. 30 and table B-2.
 */
export function maxBalloon(vm: BalloonLimits, ctlMaxPercent: number): number {
  return balloonBound(vm, ctlMaxPercent).mb;
}

/** The same with the name of the bound that decides. */
export function balloonBound(vm: BalloonLimits, ctlMaxPercent: number): { readonly mb: number; readonly by: Bound } {
  if (vm.tools !== 'ok') return { mb: 0, by: 'tools' };
  const bounds: readonly { readonly mb: number; readonly by: Bound }[] = [
    { mb: Math.floor((vm.conf * ctlMaxPercent) / 100), by: 'percent' },
    { mb: vm.conf - vm.reservation, by: 'reservation' },
    { mb: vm.maxmemctl < 0 ? Infinity : vm.maxmemctl, by: 'maxmemctl' },
  ];
  return bounds.reduce((least, bound) => (bound.mb < least.mb ? bound : least));
}

/** Size of a VM's swap file in MB: what its reservation does not guarantee. Source: the same guide, swap file settings. */
export function vswpSize(vm: { readonly conf: number; readonly reservation: number }): number {
  return vm.conf - vm.reservation;
}

/** The thresholds of free machine memory in percent of the host's memory. Source: Waldspurger 2002, section 6.3. */
export const FREE_PERCENT: Readonly<Record<FreeState, number>> = { high: 6, soft: 4, hard: 2, low: 1 };

/** A threshold of a host in MB. */
export function threshold(memory: number, state: FreeState): number {
  return (memory * FREE_PERCENT[state]) / 100;
}

/**
 * The state that follows on a new amount of free memory. Down as soon as a threshold is missed, several levels at once if
 * need be; up only when the threshold of the level above is reached. Between two thresholds the state stays.
 */
export function nextFreeState(state: FreeState, free: number, memory: number): FreeState {
  const below = (level: FreeState) => free < threshold(memory, level);
  if (below('low')) return 'low';
  if (below('hard')) return state === 'low' ? 'low' : 'hard';
  if (below('soft')) return state === 'low' || state === 'hard' ? 'hard' : 'soft';
  return below('high') && state !== 'high' ? 'soft' : 'high';
}

const USE_OF: Readonly<Record<Source, Use>> = { free: 'free', clean: 'clean', anon: 'used' };
/** Where the tally counts what came from a source. */
export const TAKEN = { free: 'inflatedFree', clean: 'inflatedClean', anon: 'inflatedAnon' } as const;

/** Bounds in MB per tick that the figure uses: those of the Linux driver `vmw_balloon`, the same disk for both pagers. */
export const DRIVER_RATES = { free: 64, other: 8, deflate: 64, swap: 8 } as const;

/** Whether the driver of a VM answers at all. */
function driverRuns(vm: Vm): boolean {
  return vm.on && vm.tools === 'ok';
}

/**
 * One poll of the driver of a VM: it reads its target and inflates towards it or deflates down to it, within the rates.
 * The host takes the machine page behind every page the driver reports as pinned.
 */
export function pollDriver(host: Host, index: number): Host {
  const vm = vmAt(host, index);
  if (!driverRuns(vm)) return host;
  const limit = Math.min(vm.target, maxBalloon(vm, host.ctlMaxPercent));
  const balloon = balloonMb(host, vm);
  if (balloon > limit) return deflate(host, index, balloon - limit);
  if (balloon === limit) return host;
  // In state high nobody has to give; the driver only takes back what it had lost with a burst balloon.
  const mayGrow = host.freeState !== 'high' || vm.order.kind !== 'host' || vm.lent > 0;
  return mayGrow ? inflate(host, index, limit - balloon) : host;
}

/** The class the guest serves the driver from: its free list until that is empty, then clean pages, then page-outs. */
function nextSource(host: Host, vm: Vm): Source | null {
  const holds = (use: Use) => vm.pages.some((page) => page.use === use);
  if (vm.pages.some((page) => page.use === 'free' && !isBare(page)) || unclaimedPages(host, vm) > 0) return 'free';
  if (holds('clean')) return 'clean';
  return holds('used') && vm.guestSwapFree >= host.granule ? 'anon' : null;
}

/** Bare pages that the guest has not promised to itself: what it waits for is no longer on its free list. */
function unclaimedPages(host: Host, vm: Vm): number {
  return wholePages(host, megabytes(host, vm, isBare) - vm.pending);
}

/** Whether a driver that asked now would get a page. */
function canGive(host: Host, vm: Vm): boolean {
  const source = nextSource(host, vm);
  return source !== null && offered(host, vm, source, host.granule).length > 0;
}

function inflate(host: Host, index: number, wanted: number): Host {
  let next = host;
  let missing = wanted;
  while (missing >= host.granule) {
    const source = nextSource(next, vmAt(next, index));
    const rate = host.rates === null ? Infinity : source === 'free' ? host.rates.free : host.rates.other;
    const ppns = source === null ? [] : offered(next, vmAt(next, index), source, Math.min(missing, rate));
    if (source === null || ppns.length === 0) return runShort(next, index, missing);
    next = pin(next, index, source, ppns);
    missing -= ppns.length * host.granule;
    // One tick serves from one class only.
    if (host.rates !== null) break;
  }
  return changeVm(next, index, { shortfall: 0 });
}

function runShort(host: Host, index: number, missing: number): Host {
  const known = vmAt(host, index).shortfall > 0;
  const next = changeVm(host, index, { shortfall: missing });
  return known ? next : note(next, { type: 'shortfall', vm: index, mb: missing });
}

/**
 * The pages a guest hands out, highest number first: it does not know which of them the host has backed. Never so many
 * that the VM would hold less machine memory than its reservation.
 */
function offered(host: Host, vm: Vm, source: Source, mb: number): readonly number[] {
  let room = wholePages(host, source === 'anon' ? Math.min(mb, vm.guestSwapFree) : mb);
  let unprotected = wholePages(host, unprotectedMb(host, vm));
  let unclaimed = unclaimedPages(host, vm);
  const ppns: number[] = [];
  for (let ppn = vm.pages.length - 1; ppn >= 0 && room > 0; ppn -= 1) {
    const page = vm.pages[ppn]!;
    if (page.use !== USE_OF[source]) continue;
    if (isBacked(page)) {
      if (unprotected === 0) break;
      unprotected -= 1;
    }
    if (isBare(page)) {
      if (unclaimed === 0) continue;
      unclaimed -= 1;
    }
    ppns.push(ppn);
    room -= 1;
  }
  return ppns;
}

function pin(host: Host, index: number, source: Source, ppns: readonly number[]): Host {
  const vm = vmAt(host, index);
  const mb = ppns.length * host.granule;
  const frames = framesBehind(vm, ppns);
  const freed = frames.length * host.granule;
  const bare = ppns.filter((ppn) => isBare(vm.pages[ppn]!)).length * host.granule;
  let next = changePages(host, index, ppns, () => ({ use: 'balloon', backing: 'none' }));
  next = { ...next, freePages: [...next.freePages, ...frames] };
  next = changeVm(next, index, { lent: Math.max(0, vm.lent - bare) });
  next = note(next, { type: 'inflate', vm: index, source, mb, freed });
  next = count(next, index, { [TAKEN[source]]: mb, freedByBalloon: freed });
  if (source !== 'anon') return next;
  const again = ppns.filter((ppn) => isSwapped(vm.pages[ppn]!)).length * host.granule;
  return pageOut(next, index, mb, again);
}

/**
 * The guest writes `mb` to its own page file. For `again` MB of them the hypervisor first has to read its swap file: that
 * is double paging, three transfers for one page (Waldspurger 2002, section 3.1).
 */
export function pageOut(host: Host, index: number, mb: number, again: number): Host {
  const { guestSwapFree } = vmAt(host, index);
  let next = changeVm(host, index, { guestSwapFree: guestSwapFree - mb });
  next = count(next, index, { guestWrites: mb, hostReads: again, doublePaged: again });
  next = note(next, { type: 'guestPageOut', vm: index, mb });
  return again === 0 ? next : note(next, { type: 'doublePaging', vm: index, mb: again });
}

/** The driver gives pages back, lowest number first. They are free for the guest; machine memory follows on touch. */
function deflate(host: Host, index: number, wanted: number): Host {
  const vm = vmAt(host, index);
  const room = Math.ceil(Math.min(wanted, host.rates?.deflate ?? Infinity) / host.granule);
  const pinned = vm.pages.flatMap((page, ppn) => (page.use === 'balloon' ? [ppn] : []));
  const ppns = pinned.slice(0, room);
  const mb = ppns.length * host.granule;
  let next = changePages(host, index, ppns, () => ({ use: 'free', backing: 'none' }));
  next = changeVm(next, index, { lent: vm.lent + mb, shortfall: 0 });
  return note(count(next, index, { deflated: mb }), { type: 'deflate', vm: index, mb });
}

/**
 * The hypervisor writes pages of a VM to its swap file, within the rate: random ones, since it does not know which of them
 * the guest needs. Free and clean pages are written too, for the same reason.
 */
export function swapOut(host: Host, index: number): Host {
  const vm = vmAt(host, index);
  if (host.freeState === 'high' && vm.order.kind === 'host') return host;
  const wanted = Math.min(vm.swapDue, host.rates?.swap ?? Infinity);
  const room = Math.min(wanted, unprotectedMb(host, vm), vswpSize(vm) - swappedMb(host, vm));
  const pages = wholePages(host, room);
  if (pages === 0) return host;
  const candidates = vm.pages.flatMap((page, ppn) => (isBacked(page) ? [ppn] : []));
  const [picked, swapRng] = pickRandom(host.swapRng, candidates.length, pages);
  const ppns = picked.map((position) => candidates[position]!);
  const used = ppns.filter((ppn) => vm.pages[ppn]!.use === 'used').length * host.granule;
  const mb = pages * host.granule;
  let next = changePages(host, index, ppns, (page) => ({ ...page, backing: 'vswp' }));
  next = changeVm({ ...next, swapRng }, index, { swapDue: vm.swapDue - mb });
  next = { ...next, freePages: [...next.freePages, ...framesBehind(vm, ppns)] };
  return note(count(next, index, { hostWrites: mb }), { type: 'swapOut', vm: index, mb, used });
}

/** The guest touched a page in the swap file: the VM stands still until it is read. Needs a free machine page. */
export function swapIn(host: Host, index: number, ppn: number): Host {
  const [frame, ...freePages] = host.freePages;
  if (frame === undefined) return host;
  const mb = host.granule;
  const next = changePages({ ...host, freePages }, index, [ppn], (page) => ({ ...page, backing: frame }));
  return note(count(next, index, { hostReads: mb }), { type: 'swapIn', vm: index, mb });
}

/**
 * `count` of the numbers 0 … `size` − 1 in random order, and the next generator: partial Fisher–Yates, only the positions
 * that were swapped are kept. The hypervisor chooses like this because any order of its own could clash with the guest's
 * (Waldspurger 2002, section 3.1).
 */
export function pickRandom(rng: Rng, size: number, count: number): readonly [picked: readonly number[], next: Rng] {
  const moved = new Map<number, number>();
  const picked: number[] = [];
  let state = rng;
  for (let i = 0; i < Math.min(count, size); i += 1) {
    const [offset, next] = nextInt(state, size - i);
    state = next;
    const j = i + offset;
    picked.push(moved.get(j) ?? j);
    moved.set(j, moved.get(i) ?? i);
  }
  return [picked, state];
}

/**
 * The host compares what is free with what it needs and tells every VM what to give: a balloon target for the driver, and
 * for the hypervisor what no driver can deliver. Each order takes effect at the next poll.
 *
 * Targets aim at the threshold `high`. They rise only outside state high and fall as soon as there is a surplus. No
 * megabyte is asked twice, neither of two VMs nor of driver and hypervisor: INV-H6.
 */
export function giveOrders(host: Host): Host {
  const shares = shortageShares(host);
  const forced = forcedShares(host, shares);
  const returns = surplusShares(host);
  const next = host.vms.reduce((state, vm, i) => {
    if (vm.order.kind !== 'host') return orderFixed(state, i);
    return shares[i]! > 0 ? demand(state, i, shares[i]!, forced[i]!) : release(state, i, returns[i]!);
  }, host);
  const starving = host.freeState !== 'high' && shortage(host) > 0 && shares.every((mb) => mb === 0);
  if (starving === host.starving) return next;
  const marked = { ...next, starving };
  return starving ? note(marked, { type: 'starvation', mb: shortage(host) }) : marked;
}

/** Carries out a fixed order of the input. */
export function orderFixed(host: Host, index: number): Host {
  const vm = vmAt(host, index);
  switch (vm.order.kind) {
    case 'host':
      return host;
    case 'target':
      return setOrder(host, index, Math.min(wholeMb(host, vm.order.mb), largestTarget(host, vm)), 0, 'maxBalloon');
    case 'reclaim': {
      const missing = vm.order.mb - balloonMb(host, vm) - swappedMb(host, vm);
      return demand(host, index, wholeMb(host, missing), 0);
    }
  }
}

/** What the VMs still wait for, plus what is missing to the threshold `high`, in MB; negative: more than enough. */
export function shortage(host: Host): number {
  const pending = host.vms.reduce((sum, vm) => sum + vm.pending, 0);
  return pending + threshold(host.memory, 'high') - freeMb(host);
}

/**
 * Splits the shortage among the VMs that give, in proportion to what their reservations leave open. In state high nobody
 * is asked anew; what a driver had been asked before stands as far as it is still needed.
 */
function shortageShares(host: Host): readonly number[] {
  const rooms = host.vms.map((vm) => {
    if (!vm.on || !vm.gives || vm.pending > 0 || vm.order.kind !== 'host') return 0;
    return host.freeState === 'high' ? standingMb(host, vm) : unprotectedMb(host, vm);
  });
  return splitMb(host, shortage(host), rooms);
}

/** Of these shares, what swapping has to bring: in states hard and low the host waits for no driver before it is back at soft. */
function forcedShares(host: Host, shares: readonly number[]): readonly number[] {
  const pressed = host.freeState === 'hard' || host.freeState === 'low';
  return splitMb(host, pressed ? threshold(host.memory, 'soft') - freeMb(host) : 0, shares);
}

/** Splits a surplus among the balloons; what drivers have given back already, but no guest has touched yet, is spoken for. */
function surplusShares(host: Host): readonly number[] {
  const lent = host.vms.reduce((sum, vm) => sum + vm.lent, 0);
  const rooms = host.vms.map((vm) => (vm.order.kind === 'host' ? Math.min(vm.target, heldMb(host, vm)) : 0));
  return splitMb(host, wholeMb(host, -shortage(host) - lent), rooms);
}

/** Splits an amount, rounded up to whole pages, in proportion to rooms, rounded down. In MB. */
function splitMb(host: Host, mb: number, rooms: readonly number[]): readonly number[] {
  const pages = Math.max(0, Math.ceil(mb / host.granule));
  return split(
    pages,
    rooms.map((room) => wholePages(host, room)),
  ).map((part) => part * host.granule);
}

/** Splits whole pages in proportion to `rooms`, never more than a room holds; what rounding leaves goes to the first. */
export function split(pages: number, rooms: readonly number[]): readonly number[] {
  const total = rooms.reduce((sum, room) => sum + room, 0);
  if (pages >= total) return rooms;
  const parts = rooms.map((room) => Math.floor((pages * room) / total));
  let rest = pages - parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part, i) => {
    const extra = Math.min(rest, rooms[i]! - part, 1);
    rest -= extra;
    return part + extra;
  });
}

/** What a driver holds, and what it had given back without machine memory behind it: it has to take that first. */
const heldMb = (host: Host, vm: Vm): number => balloonMb(host, vm) + vm.lent;
/** What a driver was asked for and has not brought yet. */
const standingMb = (host: Host, vm: Vm): number => Math.max(0, vm.target - heldMb(host, vm));
/** A balloon grows page by page. */
const largestTarget = (host: Host, vm: Vm): number => wholeMb(host, maxBalloon(vm, host.ctlMaxPercent));

/** What the driver of a VM may be asked for beyond what it holds; nothing once its guest was found to have no more. */
function driverRoom(host: Host, vm: Vm): number {
  const able = driverRuns(vm) && (vm.shortfall === 0 || canGive(host, vm));
  return able ? Math.max(0, largestTarget(host, vm) - heldMb(host, vm)) : 0;
}

/**
 * The VM has to give `mb` more. Swapping takes what no driver will ever bring, and of `forced` what the driver has not been
 * asked for yet; what it has begun it finishes. The rest is the driver's, at its own pace.
 */
function demand(host: Host, index: number, mb: number, forced: number): Host {
  const vm = vmAt(host, index);
  const room = driverRoom(host, vm);
  const never = Math.max(0, mb - room);
  const free = mb - Math.min(standingMb(host, vm), room, mb);
  const begun = forced > 0 ? vm.swapDue : 0;
  const swap = Math.max(never, Math.min(free, Math.max(begun, forced)));
  const byDriver = mb - swap;
  const due = Math.min(swap, Math.max(0, wholeMb(host, unprotectedMb(host, vm)) - byDriver));
  const blocked = host.freeState === 'low';
  const reason = swap > never ? 'hard' : reasonToSwap(vm);
  return setOrder(changeVm(host, index, { blocked }), index, heldMb(host, vm) + byDriver, due, reason);
}

function reasonToSwap(vm: Vm): SwapReason {
  switch (vm.tools) {
    case 'none':
      return 'noTools';
    case 'booting':
      return 'booting';
    case 'ok':
      return vm.shortfall > 0 ? 'guestFull' : 'maxBalloon';
  }
}

/** Nothing more to give: the target falls to what the driver holds, and by what has become superfluous of that. */
function release(host: Host, index: number, mb: number): Host {
  const vm = vmAt(host, index);
  const target = Math.max(0, Math.min(vm.target, heldMb(host, vm), largestTarget(host, vm)) - mb);
  return setOrder(changeVm(host, index, { blocked: false, shortfall: 0 }), index, target, 0, 'maxBalloon');
}

function setOrder(host: Host, index: number, target: number, swapDue: number, reason: SwapReason): Host {
  const vm = vmAt(host, index);
  const goesOn = vm.swapDue > 0 || host.log.some((act) => act.type === 'swapOut' && act.vm === index);
  let next = changeVm(host, index, { target, swapDue });
  if (target !== vm.target) next = note(next, { type: 'targetSet', vm: index, from: vm.target, mb: target });
  if (swapDue > 0 && !goesOn) next = note(next, { type: 'swapOrder', vm: index, mb: swapDue, reason });
  return next;
}
