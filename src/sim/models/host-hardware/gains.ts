import type { HardwareState } from './model.ts';
import type { GuestName } from './rules.ts';

/** What a server may bring: that vSphere 4 starts on it, support, and each kind of guest. */
export type Gain = 'start' | 'support' | GuestName;

/** What a server brings. Where vSphere 4 does not start for sure there is nothing else either; 2.2.1, 2.2.2. */
export function gainsOf({ server, start, noSupport, guests }: HardwareState): readonly Gain[] {
  if (server === null || start !== 'yes') return [];
  const runs = guests.flatMap(({ name, lacks }) => (lacks === null ? [name] : []));
  return noSupport === null ? ['start', 'support', ...runs] : ['start', ...runs];
}

/** What another server brings and this one does not. Where it does not even start, that says it all. */
export function lackedBy(one: HardwareState, other: HardwareState): readonly Gain[] {
  const own = gainsOf(one);
  const lacked = gainsOf(other).filter((gain) => !own.includes(gain));
  return lacked.includes('start') ? ['start'] : lacked;
}
