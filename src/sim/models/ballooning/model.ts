import type { FieldSpecs, Values } from '../../kernel/field.ts';
import { defineRun, type Step } from '../../kernel/model.ts';
import { startNotes, tickNotes } from './notes.ts';
import { DRIVER_RATES } from './rules.ts';
import { balloonMb, freeMb, swappedMb } from './state.ts';
import { isOver, startHost, tick } from './tick.ts';
import type { BallooningInput, HappeningInput, Host } from './state.ts';

/** The knobs of the figure: what VM 2 needs, and what kind of VM has to give. */
const ballooningParams = {
  /** `swap`: the same need met by the hypervisor alone, as if VM 1 had no driver. */
  method: { kind: 'choice', options: ['balloon', 'swap'], initial: 'balloon' },
  /** MB that VM 2 touches. */
  need: { kind: 'range', min: 48, max: 256, step: 16, initial: 112 },
  pace: { kind: 'choice', options: ['rates', 'instant'], initial: 'rates' },
  /** Configured MB of VM 1. */
  size: { kind: 'range', min: 320, max: 640, step: 160, initial: 640 },
  /** Percent of its memory that VM 1 uses; the rest is half free, half clean. */
  activity: { kind: 'range', min: 30, max: 100, step: 10, initial: 90 },
  reservation: { kind: 'range', min: 0, max: 640, step: 64, initial: 0 },
  maxmemctl: { kind: 'choice', options: ['unlimited', '0', '32', '64', '128'], initial: 'unlimited' },
  tools: { kind: 'choice', options: ['ok', 'none', 'booting'], initial: 'ok' },
  /** MB free in the page file of VM 1. */
  guestSwap: { kind: 'range', min: 0, max: 256, step: 16, initial: 256 },
} as const satisfies FieldSpecs;

type BallooningParams = Values<typeof ballooningParams>;

/** Starting points worth seeing. */
const ballooningPresets = {
  enoughFree: { activity: 60, need: 128 },
  guestPagesOut: { activity: 100 },
  noTools: { tools: 'none' },
  maxmemctlLimit: { maxmemctl: '64' },
  balloonDeflates: { activity: 40, need: 192 },
  guestSwapFull: { guestSwap: 16 },
  guestBooting: { tools: 'booting' },
} as const satisfies Readonly<Record<string, Partial<BallooningParams>>>;

/** The host of the figure: sizes at which every threshold is a whole number of pages. */
const MEMORY = 800;
const FREE = 56;
const GRANULE = 8;
const HIGH = 48;
const NEEDY = 256;

/**
 * The same world for every method, as both run on one clock: VM 2 wants its memory in tick 1 and is switched off a few
 * ticks after a balloon could have delivered it.
 */
function inputOf(params: BallooningParams): BallooningInput {
  const { size, need } = params;
  const anon = (size * params.activity) / 100;
  const spare = (size - anon) / 2;
  const missing = need + HIGH - FREE;
  const instant = params.pace === 'instant';
  const inflating = instant ? 1 : inflatingTicks(missing, spare);
  const off = Math.max(instant ? 6 : 10, 2 + inflating + 4);
  const deflating = instant ? 1 : Math.ceil(missing / DRIVER_RATES.deflate);
  const happenings: HappeningInput[] = [
    { at: 1, type: 'demand', vm: 1, mb: need },
    { at: off, type: 'powerOff', vm: 1, mb: 0 },
  ];
  if (params.tools === 'booting') happenings.push({ at: instant ? 4 : 7, type: 'toolsReady', vm: 0, mb: 0 });
  return {
    host: { memory: MEMORY, system: MEMORY - FREE - size, ctlMaxPercent: 65, granule: GRANULE },
    pace: params.pace,
    vms: [
      {
        name: 'VM 1',
        conf: size,
        reservation: Math.min(params.reservation, size),
        maxmemctl: params.maxmemctl === 'unlimited' ? -1 : Number(params.maxmemctl),
        tools: params.method === 'swap' ? 'none' : params.tools,
        free: spare,
        clean: spare,
        anon,
        pinned: 0,
        untouched: 0,
        guestSwapFree: params.guestSwap,
        touches: 2 * GRANULE,
        gives: true,
      },
      {
        name: 'VM 2',
        conf: NEEDY,
        reservation: 0,
        maxmemctl: -1,
        tools: 'ok',
        free: 0,
        clean: 0,
        anon: 0,
        pinned: 0,
        untouched: NEEDY,
        guestSwapFree: NEEDY,
        touches: 0,
        gives: false,
      },
    ],
    happenings,
    ticks: off + 1 + deflating,
  };
}

/** Ticks a driver without limits needs: one class per tick, the free list faster than the rest. */
function inflatingTicks(missing: number, spare: number): number {
  const fromFree = Math.min(missing, spare);
  return Math.ceil(fromFree / DRIVER_RATES.free) + Math.ceil((missing - fromFree) / DRIVER_RATES.other);
}

/** The next tick, as it comes or with something the reader lets happen in it. `name` is for the label of the choice. */
export type BallooningEvent =
  | { readonly type: 'tick' }
  | { readonly type: 'touchTaken' | 'powerOff'; readonly vm: number; readonly name: string }
  | { readonly type: 'load' | 'rush'; readonly vm: number; readonly name: string; readonly mb: number };

/** How much more a VM wants when the reader says so, in MB: clearly more than any reserve of the figure. */
const MORE = 64;

/** The VM that has to give, and the one that needs: positions in the list. */
export function roles(host: Host): { readonly giver: number; readonly needy: number } {
  const giver = host.vms.findIndex((vm) => vm.gives);
  const needy = host.vms.findIndex((vm) => !vm.gives);
  return { giver: Math.max(0, giver), needy: needy < 0 ? host.vms.length - 1 : needy };
}

/** Memory ballooning and the hypervisor's swapping (book 2.6.5, 2.6.6, figure 2.11). See `model.md`. */
export const ballooning = defineRun({
  id: 'ballooning',
  version: 1,
  params: ballooningParams,
  presets: ballooningPresets,
  compare: {
    param: 'method',
    differs: (a: Host, b: Host) =>
      freeMb(a) !== freeMb(b) ||
      a.vms.some((vm, i) => {
        const other = b.vms[i]!;
        return (
          vm.target !== other.target ||
          balloonMb(a, vm) !== balloonMb(b, other) ||
          swappedMb(a, vm) !== swappedMb(b, other)
        );
      }),
  },
  toInput: inputOf,
  init(input, seed): Step<Host> {
    const state = startHost(input, seed);
    return { state, notes: startNotes(state) };
  },
  choices(host: Host): readonly BallooningEvent[] {
    if (isOver(host)) return [];
    const { giver, needy } = roles(host);
    const [gives, needs] = [host.vms[giver]!.name, host.vms[needy]!.name];
    return [
      { type: 'tick' },
      { type: 'touchTaken', vm: giver, name: gives },
      { type: 'powerOff', vm: needy, name: needs },
      { type: 'load', vm: giver, name: gives, mb: MORE },
      { type: 'rush', vm: needy, name: needs, mb: MORE },
    ];
  },
  step(host: Host, event: BallooningEvent): Step<Host> {
    const state = tick(host, event.type === 'tick' ? [] : [event]);
    return { state, notes: tickNotes(host, state) };
  },
});
