import { maxBalloon, threshold, vswpSize } from './limits.ts';
import { balloonMb, freeMb, isBacked, swappedMb } from './pages.ts';
import type { Host, Vm } from './state.ts';

const everyVm = (test: (vm: Vm, host: Host) => boolean) => (host: Host) => host.vms.every((vm) => test(vm, host));

/** Facts of every reachable state. */
export const ballooningInvariants = {
  'INV-E1: a balloon never exceeds its maximum': everyVm(
    (vm, host) => balloonMb(host, vm) <= maxBalloon(vm, host.ctlMaxPercent) || !vm.on,
  ),
  'INV-E2: neither balloon nor swapping touches a reservation': everyVm(
    (vm, host) => vm.conf - balloonMb(host, vm) - swappedMb(host, vm) >= vm.reservation,
  ),
  'INV-E3, CONS-2: the pages of a guest add up to its configured size': everyVm(
    (vm, host) => vm.pages.length * host.granule === vm.conf,
  ),
  'INV-E5: a guest pages out no more than its page file holds': everyVm((vm) => vm.guestSwapFree >= 0),
  'INV-E8: without a running driver there is no balloon': everyVm(
    (vm, host) => vm.tools === 'ok' || balloonMb(host, vm) === 0,
  ),
  'CONS-1: every machine page has exactly one owner'(host: Host) {
    const owned = host.vms.flatMap((vm) => vm.pages.filter(isBacked).map((page) => page.backing));
    const all = new Set([...owned, ...host.freePages]);
    const total = Math.floor((host.memory - host.system) / host.granule);
    return all.size === owned.length + host.freePages.length && all.size === total;
  },
  'INV-F1: no more is swapped than the swap file holds': everyVm((vm, host) => swappedMb(host, vm) <= vswpSize(vm)),
  'INV-F2: a pinned page has neither machine memory nor a copy in the swap file': everyVm((vm) =>
    vm.pages.every((page) => page.use !== 'balloon' || page.backing === 'none'),
  ),
  'INV-H4: a VM is blocked only in state low': everyVm((vm, host) => !vm.blocked || host.freeState === 'low'),
  'the free-memory state fits the free memory'(host: Host) {
    const free = freeMb(host);
    const at = (state: 'high' | 'soft' | 'hard' | 'low') => threshold(host.memory, state);
    switch (host.freeState) {
      case 'high':
        return free >= at('soft');
      case 'soft':
        return free >= at('hard') && free < at('high');
      case 'hard':
        return free >= at('low') && free < at('soft');
      case 'low':
        return free < at('hard');
    }
  },
} as const satisfies Readonly<Record<string, (host: Host) => boolean>>;
