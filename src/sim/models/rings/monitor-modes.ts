/** Processors as ESX 4.0 tells them apart (Intel): from Nehalem down to CPUs without 64-bit mode. */
export const CPUS = [
  'nehalem',
  'core45nm',
  'core65nmFlexPriority',
  'core65nm',
  'p4vt',
  'em64tNoVt',
  'noEm64t',
] as const;
export type Cpu = (typeof CPUS)[number];

/**
 * Guests as ESX 4.0 tells them apart: with Fault Tolerance, 64-bit, paravirtual (VMI), 32-bit Linux/FreeBSD, 32-bit
 * XP/Vista/2003/2008, `win2000` for 2000/NT/9x/DOS/NetWare/Solaris, and other 32-bit systems.
 */
export const GUESTS = ['ft', '64bit', 'vmi', 'linux32', 'windows32', 'win2000', 'other32'] as const;
export type Guest = (typeof GUESTS)[number];

/** Binary translation or VT-x, with shadow or nested page tables; `notRunnable` where ESX 4.0 refuses. */
export type MonitorMode = 'VT+EPT' | 'VT+SPT' | 'BT+SPT' | 'notRunnable';

const E = 'VT+EPT';
const V = 'VT+SPT';
const B = 'BT+SPT';
const X = 'notRunnable';

// cpu.md §10 [S36]; columns in the order of CPUS.
const DEFAULTS: Readonly<Record<Guest, readonly MonitorMode[]>> = {
  ft: [V, V, V, V, X, X, X],
  '64bit': [E, V, V, V, V, X, X],
  vmi: [B, B, B, B, B, B, B],
  linux32: [E, V, B, B, B, B, B],
  windows32: [E, V, V, B, B, B, B],
  win2000: [B, B, B, B, B, B, B],
  other32: [E, V, V, V, V, B, B],
};

/** The monitor mode ESX 4.0 chooses by default for a guest on a processor. */
export function defaultMonitorMode({ cpu, guest }: { readonly cpu: Cpu; readonly guest: Guest }): MonitorMode {
  return DEFAULTS[guest][CPUS.indexOf(cpu)]!;
}
