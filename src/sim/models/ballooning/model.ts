import { defineRun, type Step } from '../../kernel/model.ts';
import { startHost } from './init.ts';
import { startNotes, tickNotes } from './notes.ts';
import { balloonMb, freeMb, swappedMb } from './pages.ts';
import { ballooningInput, ballooningParams, ballooningPresets } from './params.ts';
import { isOver, tick } from './tick.ts';
import type { Happening, Host } from './state.ts';

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

function happeningOf(event: BallooningEvent): readonly Happening[] {
  switch (event.type) {
    case 'tick':
      return [];
    case 'touchTaken':
    case 'powerOff':
      return [{ type: event.type, vm: event.vm }];
    case 'load':
    case 'rush':
      return [{ type: event.type, vm: event.vm, mb: event.mb }];
  }
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
  toInput: ballooningInput,
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
    const state = tick(host, happeningOf(event));
    return { state, notes: tickNotes(host, state) };
  },
});
