import { nextInt, seedRng } from '../../kernel/random.ts';
import {
  DRIVER_RATES,
  giveOrders,
  nextFreeState,
  orderFixed,
  pageOut,
  pollDriver,
  swapIn,
  swapOut,
  threshold,
} from './rules.ts';
import {
  balloonMb,
  changePages,
  changeVm,
  count,
  framesBehind,
  freeMb,
  isBare,
  isSwapped,
  megabytes,
  note,
  swappedMb,
  vmAt,
  wholePages,
} from './state.ts';
import type { Act, BallooningInput, Happening, Host, Page, Parts, Tally, Use, Vm, VmInput } from './state.ts';

/** All parts together apart from the guest's kernel, in MB. */
export function partsOf(one: Parts): number {
  return one.free + one.clean + one.anon + one.untouched;
}

/** Configured size and kernel memory in MB, each computed where the input leaves it out. */
export function sizesOf(one: Parts): { readonly conf: number; readonly pinned: number } {
  const conf = one.conf ?? partsOf(one) + (one.pinned ?? 0);
  return { conf, pinned: one.pinned ?? conf - partsOf(one) };
}

const NOTHING: Tally = {
  inflatedFree: 0,
  inflatedClean: 0,
  inflatedAnon: 0,
  deflated: 0,
  freedByBalloon: 0,
  guestWrites: 0,
  hostWrites: 0,
  hostReads: 0,
  doublePaged: 0,
  popped: 0,
};

/** The host at tick 0. Used pages lie in front, free ones at the end, so that the picture shows classes as areas. */
export function startHost(input: BallooningInput, seed: number): Host {
  const { memory, system, granule, ctlMaxPercent } = input.host;
  let machinePage = 0;
  const vms = input.vms.map((one): Vm => {
    const pages = layOut(one, granule, () => machinePage++);
    return startVm(one, pages);
  });
  const total = Math.floor((memory - system) / granule);
  const host: Host = {
    tick: 0,
    ticks: input.ticks,
    memory,
    system,
    granule,
    ctlMaxPercent,
    rates: input.pace === 'instant' ? null : DRIVER_RATES,
    freeState: 'high',
    freePages: Array.from({ length: total - machinePage }, (_, i) => machinePage + i),
    vms,
    agenda: input.happenings.map(({ at, ...what }) => ({ at, what: what })),
    origin: null,
    swapRng: seedRng(seed),
    touchRng: seedRng(seed ^ 0x5bd1e995),
    starving: false,
    furthest: { mb: 0, tick: 0 },
    log: [],
  };
  const judged = { ...host, freeState: nextFreeState('high', freeMb(host), memory) };
  const begun = due(judged).reduce(happen, judged);
  return settle(grantMemory({ ...begun, agenda: begun.agenda.filter(({ at }) => at > 0) }));
}

function layOut(one: VmInput, granule: number, nextMachinePage: () => number): readonly Page[] {
  const area = (mb: number, use: Use, backed: boolean): readonly Page[] =>
    Array.from({ length: mb / granule }, () => ({ use, backing: backed ? nextMachinePage() : 'none' }));
  return [
    ...area(sizesOf(one).pinned, 'kernel', true),
    ...area(one.anon, 'used', true),
    ...area(one.clean, 'clean', true),
    ...area(one.free, 'free', true),
    ...area(one.untouched, 'free', false),
  ];
}

function startVm(one: VmInput, pages: readonly Page[]): Vm {
  return {
    name: one.name,
    on: true,
    conf: sizesOf(one).conf,
    reservation: one.reservation,
    maxmemctl: one.maxmemctl,
    tools: one.tools,
    gives: one.gives,
    pages,
    guestSwapFree: one.guestSwapFree,
    touches: one.touches,
    pending: 0,
    urgent: false,
    order: { kind: 'host' },
    target: 0,
    swapDue: 0,
    shortfall: 0,
    lent: 0,
    blocked: false,
    fresh: [],
    tally: NOTHING,
  };
}

/**
 * One second, or one act in `instant` mode. Drivers and hypervisor carry out what was ordered before; then the host gives
 * new orders from what it sees; then the outside world goes on. So an order is visible one tick before its effect, as with
 * a driver that polls once a second.
 */
export function tick(host: Host, extra: readonly Happening[]): Host {
  const vms = host.vms.map((vm) => (vm.fresh.length === 0 ? vm : { ...vm, fresh: [] }));
  let next: Host = { ...host, tick: host.tick + 1, log: [], vms };
  for (const index of next.vms.keys()) next = swapOut(pollDriver(next, index), index);
  next = giveOrders(next);
  for (const what of [...due(next), ...extra]) next = happen(next, what);
  const agenda = next.agenda.filter(({ at }) => at > next.tick);
  const start = host.origin ?? host;
  const origin = { ...start, agenda: [...start.agenda, ...extra.map((what) => ({ at: next.tick, what }))] };
  next = { ...next, agenda, origin };
  return watch(settle(grantMemory(touchMemory(next))));
}

/** What alone brings a host nowhere: pages that are swapped out and read back, and the orders for it. */
const PAGING: ReadonlySet<Act['type']> = new Set(['swapOut', 'swapIn', 'swapOrder', 'targetSet', 'stateChange']);

/** Ticks of mere paging after which more of the same has nothing to tell. */
export const PATIENCE = 30;

/** Remembers when the host last got further: something else than paging happened, or more was taken than ever since. */
function watch(host: Host): Host {
  const taken = host.vms.reduce((mb, vm) => mb + balloonMb(host, vm) + swappedMb(host, vm), 0);
  const paging = host.log.every(({ type }) => PAGING.has(type));
  return paging && taken <= host.furthest.mb ? host : { ...host, furthest: { mb: taken, tick: host.tick } };
}

/** Whether guests read back as much as is swapped out, so that the host gets nowhere. */
export function isThrashing(host: Host): boolean {
  return (
    host.tick - host.furthest.tick >= PATIENCE && host.log.some(({ type }) => type === 'swapOut' || type === 'swapIn')
  );
}

/** What the agenda holds for this tick. */
function due(host: Host): readonly Happening[] {
  return host.agenda.filter(({ at }) => at <= host.tick).map(({ what }) => what);
}

/** Brings the free-memory state up to date; outside state low no VM is stopped. */
function settle(host: Host): Host {
  const to = nextFreeState(host.freeState, freeMb(host), host.memory);
  if (to === host.freeState) return host;
  const next = note({ ...host, freeState: to }, { type: 'stateChange', from: host.freeState, to });
  return to === 'low' ? next : next.vms.reduce((state, _, i) => changeVm(state, i, { blocked: false }), next);
}

/**
 * Whether nothing new will happen by itself; a guest that reads back its own pages does not keep a run alive. A host that
 * begins short of memory has yet to give its orders.
 */
export function isOver(host: Host): boolean {
  const begun = host.tick > 0 || host.freeState === 'high';
  const quiet = host.log.every((act) => act.type === 'swapIn') || isThrashing(host);
  return begun && quiet && host.agenda.length === 0 && host.tick >= host.ticks;
}

/** What the outside world does to the host: VMs want memory, end, or touch what the host has taken. */
function happen(host: Host, what: Happening): Host {
  const { vm: index } = what;
  switch (what.type) {
    case 'demand':
    case 'rush':
      return wantMemory(host, index, what.mb, what.type === 'rush');
    case 'load':
      return vmAt(host, index).blocked ? host : growInside(host, index, what.mb);
    case 'target':
    case 'reclaim':
      return orderFixed(changeVm(host, index, { order: { kind: what.type, mb: what.mb } }), index);
    case 'touchTaken':
      return touchTaken(host, index);
    case 'powerOff':
      return powerOff(host, index);
    case 'toolsReady':
      return note(changeVm(host, index, { tools: 'ok' }), { type: 'toolsReady', vm: index });
  }
}

/** Waits for memory it has never touched, or no longer; a VM that was off is switched on for it. */
function wantMemory(host: Host, index: number, mb: number, urgent: boolean): Host {
  const vm = vmAt(host, index);
  const room = Math.max(0, megabytes(host, vm, isBare) - vm.pending);
  const wanted = Math.min(wholePages(host, mb) * host.granule, room);
  const next = changeVm(host, index, {
    on: true,
    pending: vm.pending + wanted,
    urgent,
    lent: Math.max(0, vm.lent - wanted),
  });
  return note(next, { type: 'demand', vm: index, mb: wanted, urgent });
}

/** The VM is switched off: its machine memory is free at once. */
function powerOff(host: Host, index: number): Host {
  const vm = vmAt(host, index);
  if (!vm.on) return host;
  const every = vm.pages.map((_, ppn) => ppn);
  const frames = framesBehind(vm, every);
  let next = changePages(host, index, every, () => ({ use: 'free', backing: 'none' }));
  next = { ...next, freePages: [...next.freePages, ...frames] };
  next = changeVm(next, index, { on: false, pending: 0, target: 0, swapDue: 0, lent: 0, shortfall: 0, blocked: false });
  return note(changeVm(next, index, { order: { kind: 'host' } }), {
    type: 'powerOff',
    vm: index,
    mb: frames.length * host.granule,
  });
}

/** The guest needs more memory of its own: it uses free pages, drops clean ones, and then pages out what it used longest ago. */
function growInside(host: Host, index: number, mb: number): Host {
  let next = host;
  let got = 0;
  for (let page = 0; page < wholePages(host, mb); page += 1) {
    const step = growByOne(next, index);
    if (step === null) break;
    next = step;
    got += host.granule;
  }
  return note(next, { type: 'load', vm: index, mb, got });
}

function growByOne(host: Host, index: number): Host | null {
  const vm = vmAt(host, index);
  const find = (use: Use) => vm.pages.findIndex((page) => page.use === use && page.backing !== 'none');
  const own = [find('free'), find('clean')].find((ppn) => ppn >= 0);
  if (own !== undefined) {
    const next = changePages(host, index, [own], (page) => ({ ...page, use: 'used' }));
    return isSwapped(vm.pages[own]!) ? swapIn(next, index, own) : next;
  }
  if (megabytes(host, vm, isBare) > vm.pending) {
    return changeVm(host, index, { pending: vm.pending + host.granule, lent: Math.max(0, vm.lent - host.granule) });
  }
  const oldest = vm.pages.findLastIndex((page) => page.use === 'used');
  if (oldest < 0 || vm.guestSwapFree < host.granule) return null;
  const again = isSwapped(vm.pages[oldest]!);
  if (!again) return pageOut(host, index, host.granule, 0);
  const [frame, ...freePages] = host.freePages;
  if (frame === undefined) return null;
  const next = changePages({ ...host, freePages }, index, [oldest], (page) => ({ ...page, backing: frame }));
  return pageOut(next, index, host.granule, host.granule);
}

/**
 * The guest touches a page that the host has taken. A pinned one bursts the balloon: the page gets fresh machine memory,
 * and the driver starts again from nothing (Waldspurger 2002, section 3.2). A swapped one is read back.
 */
function touchTaken(host: Host, index: number): Host {
  const vm = vmAt(host, index);
  const pinned = vm.pages.flatMap((page, ppn) => (page.use === 'balloon' ? [ppn] : []));
  const [touched, ...others] = pinned;
  const swapped = vm.pages.findIndex((page) => page.use === 'used' && isSwapped(page));
  if (touched !== undefined) {
    const mb = balloonMb(host, vm);
    const [frame, ...freePages] = host.freePages;
    if (frame === undefined) return note(host, { type: 'nothing', vm: index });
    let next = changePages({ ...host, freePages }, index, [touched], () => ({ use: 'used', backing: frame }));
    next = changePages(next, index, others, () => ({ use: 'free', backing: 'none' }));
    next = changeVm(next, index, { lent: vm.lent + mb - host.granule, shortfall: 0 });
    return note(count(next, index, { popped: 1 }), { type: 'popped', vm: index, mb });
  }
  return swapped < 0 ? note(host, { type: 'nothing', vm: index }) : swapIn(host, index, swapped);
}

/** Every guest goes on working: it touches random pages, and the ones it uses must be in machine memory. */
function touchMemory(host: Host): Host {
  let next = host;
  host.vms.forEach((vm, index) => {
    for (let draw = 0; draw < wholePages(host, vm.touches); draw += 1) {
      const [ppn, touchRng] = nextInt(next.touchRng, vm.pages.length);
      next = { ...next, touchRng };
      const page = vmAt(next, index).pages[ppn]!;
      if (!vm.blocked && page.use === 'used' && isSwapped(page)) next = swapIn(next, index, ppn);
    }
  });
  return next;
}

/**
 * The host backs what its VMs wait for, oldest free pages first. It keeps its reserve down to the threshold `hard`; only an
 * urgent need digs deeper.
 */
function grantMemory(host: Host): Host {
  return host.vms.reduce((state, _, index) => {
    const vm = vmAt(state, index);
    const floor = vm.urgent ? 0 : threshold(state.memory, 'hard');
    const room = wholePages(state, Math.min(vm.pending, freeMb(state) - floor));
    if (room === 0) return state;
    const bare = vm.pages.flatMap((page, ppn) => (isBare(page) ? [ppn] : [])).slice(0, room);
    const frames = state.freePages.slice(0, bare.length);
    const mb = bare.length * state.granule;
    let next = changePages(state, index, bare, (_page, nth) => ({ use: 'used', backing: frames[nth]! }));
    next = { ...next, freePages: state.freePages.slice(bare.length) };
    next = changeVm(next, index, { pending: vm.pending - mb });
    return note(next, { type: 'granted', vm: index, mb });
  }, host);
}
