import { driverRuns } from './driver.ts';
import { maxBalloon, threshold } from './limits.ts';
import { balloonMb, changeVm, freeMb, note, swappedMb, unprotectedMb, vmAt } from './pages.ts';
import type { Host, SwapReason, Vm } from './state.ts';

/**
 * The host compares what is free with what it needs and tells every VM what to give: a balloon target for the driver, and
 * for the hypervisor what no driver can deliver. Each order takes effect at the next poll.
 *
 * Targets aim at the threshold `high`. They rise only outside state high and fall as soon as there is a surplus.
 */
export function giveOrders(host: Host): Host {
  const shares = host.freeState === 'high' ? host.vms.map(() => 0) : shortageShares(host);
  const returns = surplusShares(host);
  const next = host.vms.reduce((state, vm, i) => {
    switch (vm.order.kind) {
      case 'host':
        return shares[i]! > 0 ? demand(state, i, shares[i]!) : release(state, i, returns[i]!);
      case 'target':
      case 'reclaim':
        return orderFixed(state, i);
    }
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
      return setOrder(host, index, Math.min(vm.order.mb, maxBalloon(vm, host.ctlMaxPercent)), 0, 'maxBalloon');
    case 'reclaim':
      return demand(host, index, Math.max(0, vm.order.mb - balloonMb(host, vm) - swappedMb(host, vm)));
  }
}

/** What the VMs still wait for, plus what is missing to the threshold `high`, in MB; negative: more than enough. */
function shortage(host: Host): number {
  const pending = host.vms.reduce((sum, vm) => sum + vm.pending, 0);
  return pending + threshold(host.memory, 'high') - freeMb(host);
}

/** Splits the shortage among the VMs that give, in proportion to what their reservations leave open. */
function shortageShares(host: Host): readonly number[] {
  const open = host.vms.map((vm) => {
    const asked = vm.on && vm.gives && vm.pending === 0 && vm.order.kind === 'host';
    return asked ? Math.floor(unprotectedMb(host, vm) / host.granule) : 0;
  });
  return split(Math.ceil(Math.max(0, shortage(host)) / host.granule), open).map((pages) => pages * host.granule);
}

/** Splits a surplus among the balloons; what drivers have given back already, but no guest has touched yet, is spoken for. */
function surplusShares(host: Host): readonly number[] {
  const lent = host.vms.reduce((sum, vm) => sum + vm.lent, 0);
  const pages = Math.floor(Math.max(0, -shortage(host) - lent) / host.granule);
  const targets = host.vms.map((vm) => (vm.order.kind === 'host' ? Math.ceil(vm.target / host.granule) : 0));
  return split(pages, targets).map((count) => count * host.granule);
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

/** The VM has to give `mb` more: by its balloon as far as that reaches, the rest by swapping. */
function demand(host: Host, index: number, mb: number): Host {
  const vm = vmAt(host, index);
  const balloon = balloonMb(host, vm);
  const target = Math.min(balloon + vm.lent + mb, maxBalloon(vm, host.ctlMaxPercent));
  const byDriver = driverRuns(vm) && vm.shortfall === 0 ? Math.max(0, target - balloon - vm.lent) : 0;
  const rest = Math.max(0, mb - byDriver);
  const pressed = Math.min(mb, Math.ceil(pressedMb(host) / host.granule) * host.granule);
  const blocked = host.freeState === 'low';
  const reason = pressed > rest ? 'hard' : reasonToSwap(vm);
  return setOrder(changeVm(host, index, { blocked }), index, target, Math.max(rest, pressed), reason);
}

/** In states hard and low the host does not wait for drivers: so much must come from swapping, to reach the next state. */
function pressedMb(host: Host): number {
  switch (host.freeState) {
    case 'high':
    case 'soft':
      return 0;
    case 'hard':
      return threshold(host.memory, 'soft') - freeMb(host);
    case 'low':
      return threshold(host.memory, 'hard') - freeMb(host);
  }
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

/** Nothing more to give: the target stays, or falls by what has become superfluous. */
function release(host: Host, index: number, mb: number): Host {
  const vm = vmAt(host, index);
  const limit = maxBalloon(vm, host.ctlMaxPercent);
  return setOrder(
    changeVm(host, index, { blocked: false }),
    index,
    Math.max(0, Math.min(vm.target, limit) - mb),
    0,
    'maxBalloon',
  );
}

function setOrder(host: Host, index: number, target: number, swapDue: number, reason: SwapReason): Host {
  const vm = vmAt(host, index);
  let next = changeVm(host, index, { target, swapDue });
  if (target !== vm.target) next = note(next, { type: 'targetSet', vm: index, from: vm.target, mb: target });
  if (swapDue > 0 && vm.swapDue === 0) next = note(next, { type: 'swapOrder', vm: index, mb: swapDue, reason });
  return next;
}
