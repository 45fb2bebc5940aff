import { giveOrders } from './balance.ts';
import { pollDriver } from './driver.ts';
import { nextFreeState } from './limits.ts';
import { changeVm, freeMb, note } from './pages.ts';
import { grantMemory, happen, touchMemory } from './outside.ts';
import { swapOut } from './swap.ts';
import type { Happening, Host } from './state.ts';

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
  next = { ...next, agenda: next.agenda.filter(({ at }) => at > next.tick) };
  return settle(grantMemory(touchMemory(next)));
}

/** What the agenda holds for this tick. */
export function due(host: Host): readonly Happening[] {
  return host.agenda.filter(({ at }) => at <= host.tick).map(({ what }) => what);
}

/** Brings the free-memory state up to date; outside state low no VM is stopped. */
export function settle(host: Host): Host {
  const to = nextFreeState(host.freeState, freeMb(host), host.memory);
  if (to === host.freeState) return host;
  const next = note({ ...host, freeState: to }, { type: 'stateChange', from: host.freeState, to });
  return to === 'low' ? next : next.vms.reduce((state, _, i) => changeVm(state, i, { blocked: false }), next);
}

/** Whether nothing more will happen by itself; a guest that reads back its own pages does not keep a run alive. */
export function isOver(host: Host): boolean {
  const quiet = host.log.every((act) => act.type === 'swapIn');
  return quiet && host.agenda.length === 0 && host.tick >= host.ticks;
}
