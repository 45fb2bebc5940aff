import { vswpSize } from './limits.ts';
import {
  changePages,
  count,
  framesBehind,
  isBacked,
  note,
  swappedMb,
  unprotectedMb,
  vmAt,
  wholePages,
} from './pages.ts';
import { pickRandom } from './pick.ts';
import type { Host } from './state.ts';

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
  next = { ...next, swapRng, freePages: [...next.freePages, ...framesBehind(vm, ppns)] };
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
