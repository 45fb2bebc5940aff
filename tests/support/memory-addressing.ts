import fc from 'fast-check';
import { initialValues } from '../../src/sim/kernel/field.ts';
import { replay, replayInput } from '../../src/sim/kernel/run.ts';
import type { Backing, Machine, Sizes } from '../../src/sim/models/memory-addressing/rules.ts';
import type { AddressingState } from '../../src/sim/models/memory-addressing/state.ts';
import { report, studiedMemoryAddressing } from '../../src/sim/models/memory-addressing/study.ts';

type States = readonly [AddressingState, ...AddressingState[]];

/** The frames of a run with the parameters of the figure. */
export function framesOf(params: object = {}, choices: readonly number[] = []) {
  const all = { ...initialValues(studiedMemoryAddressing.params), ...params };
  return replay(studiedMemoryAddressing, { params: all, seed: 1, choices });
}

/** The states of a run with any input. */
export function statesOf(given: object = {}, choices: readonly number[] = []): States {
  const read = studiedMemoryAddressing.input.read(given, '');
  return replayInput(studiedMemoryAddressing, read, 1, choices).map(({ state }) => state) as unknown as States;
}

/** What came of it. */
export function run(given: object = {}, choices: readonly number[] = []) {
  return report(statesOf(given, choices));
}

/** A machine with what stands behind each page of each VM: a number of a machine page, or nothing. All of it is mapped. */
export function machineOf(
  behind: readonly (readonly (number | null)[])[],
  free: readonly number[],
  sizes: Sizes = { guest: 'small', host: 'small' },
): Machine {
  return {
    sizes,
    vms: behind.map((pages) => ({
      guestTable: pages.map((_, page) => page),
      pmap: pages.map((mpn): Backing => (mpn === null ? { kind: 'unbacked', mpn } : { kind: 'private', mpn })),
    })),
    free,
    tables: { nested: behind, shadow: behind },
    tlb: [],
    tlbSize: 8,
    exits: { nested: 0, shadow: 0 },
    walks: 0,
  };
}

export const anySizes = fc.record({
  guest: fc.constantFrom('small' as const, 'large' as const),
  host: fc.constantFrom('small' as const, 'large' as const),
});

export const anyInput = fc.record({
  mode: fc.constantFrom('nested' as const, 'shadow' as const),
  sizes: anySizes,
  newPages: fc.integer({ min: 1, max: 5 }),
  rounds: fc.integer({ min: 1, max: 8 }),
  tlb: fc.integer({ min: 1, max: 9 }),
  writes: fc.boolean(),
  addresses: fc.boolean(),
  product: fc.constantFrom('esx' as const, 'esxi' as const),
});

export const anyChoices = fc.array(fc.nat(6), { maxLength: 40 });
