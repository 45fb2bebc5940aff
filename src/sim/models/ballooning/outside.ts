import { nextInt } from '../../kernel/random.ts';
import { orderFixed } from './balance.ts';
import { pageOut } from './driver.ts';
import { threshold } from './limits.ts';
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
  vmAt,
  wholePages,
} from './pages.ts';
import { swapIn } from './swap.ts';
import type { Happening, Host, Use } from './state.ts';

/** What the outside world does to the host: VMs want memory, end, or touch what the host has taken. */
export function happen(host: Host, what: Happening): Host {
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
export function touchMemory(host: Host): Host {
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
export function grantMemory(host: Host): Host {
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
