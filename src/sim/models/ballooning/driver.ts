import { maxBalloon } from './limits.ts';
import {
  balloonMb,
  changePages,
  changeVm,
  count,
  framesBehind,
  isBacked,
  isBare,
  isSwapped,
  note,
  unprotectedMb,
  vmAt,
  wholePages,
} from './pages.ts';
import type { Host, Source, Use, Vm } from './state.ts';

const USE_OF: Readonly<Record<Source, Use>> = { free: 'free', clean: 'clean', anon: 'used' };

/** Bounds in MB per tick that the figure uses: those of the Linux driver `vmw_balloon`, the same disk for both pagers. */
export const DRIVER_RATES = { free: 64, other: 8, deflate: 64, swap: 8 } as const;

/** Whether the driver of a VM answers at all. */
export function driverRuns(vm: Vm): boolean {
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
  // In state high nobody has to give; the driver only takes back what it had lost with a burst balloon.
  const mayGrow = host.freeState !== 'high' || vm.order.kind !== 'host' || vm.lent > 0;
  return mayGrow ? inflate(host, index, limit - balloon) : host;
}

/** The class the guest serves the driver from: its free list until that is empty, then clean pages, then page-outs. */
function nextSource(host: Host, vm: Vm): Source | null {
  const holds = (use: Use) => vm.pages.some((page) => page.use === use);
  if (holds('free')) return 'free';
  if (holds('clean')) return 'clean';
  return holds('used') && vm.guestSwapFree >= host.granule ? 'anon' : null;
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
  const ppns: number[] = [];
  for (let ppn = vm.pages.length - 1; ppn >= 0 && room > 0; ppn -= 1) {
    const page = vm.pages[ppn]!;
    if (page.use !== USE_OF[source]) continue;
    if (isBacked(page)) {
      if (unprotected === 0) break;
      unprotected -= 1;
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
  switch (source) {
    case 'free':
      return count(next, index, { inflatedFree: mb, freedByBalloon: freed });
    case 'clean':
      return count(next, index, { inflatedClean: mb, freedByBalloon: freed });
    case 'anon': {
      const again = ppns.filter((ppn) => isSwapped(vm.pages[ppn]!)).length * host.granule;
      next = count(next, index, { inflatedAnon: mb, freedByBalloon: freed });
      return pageOut(next, index, mb, again);
    }
  }
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
