import type { FreeState, Tools } from './state.ts';

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
