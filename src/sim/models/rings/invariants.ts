import { escapesTrap } from './instructions.ts';
import { decidePath, entersVmm, PATHS } from './paths.ts';
import type { RingsState } from './state.ts';

type Invariants = Readonly<Record<string, (state: RingsState) => boolean>>;

function isMode(state: RingsState, mode: RingsState['machine']['mode']): boolean {
  return state.machine.mode === mode;
}

/** The laws of cpu.md §12, SIM A, and two of ours on rings and on what the guest sees. */
export const ringsInvariants: Invariants = {
  'every handled instruction takes exactly one path': ({ totals, outcomes }) =>
    PATHS.reduce((sum, path) => sum + totals.paths[path], 0) === outcomes.length,
  'VMM entries are traps, callouts, VM exits and hypercalls': ({ totals }) =>
    totals.vmmEntries === PATHS.filter(entersVmm).reduce((sum, path) => sum + totals.paths[path], 0),
  'the bare machine never enters a VMM': (state) => !isMode(state, 'native') || state.totals.vmmEntries === 0,
  'a binary translator knows no VM exit': (state) => !isMode(state, 'bt') || state.totals.paths.vmexit === 0,
  'hardware assistance translates nothing': (state) => {
    const { ident, inline, callout } = state.totals.paths;
    return !isMode(state, 'hv') || ident + inline + callout === 0;
  },
  'hardware assistance misses nothing': (state) => !isMode(state, 'hv') || state.totals.paths.silent === 0,
  'trap-and-emulate misses something if and only if a sensitive instruction does not trap': (state) =>
    !isMode(state, 'te') || state.totals.paths.silent > 0 === state.outcomes.some(({ op }) => escapesTrap(op)),
  'harmless user code runs directly in every mode': ({ outcomes }) =>
    outcomes.every(({ ctx, op, path }) => ctx !== 'u' || op !== 'ADD' || path === 'direct'),
  'the VMM runs in ring 0, under VT-x in root mode': ({ machine, outcomes }) =>
    outcomes.every(
      ({ vmm, rings, vmx }) => !vmm || (rings[1] === 0 && vmx === (machine.mode === 'hv' ? 'root' : 'none')),
    ),
  'an application stays in ring 3 and a de-privileged kernel out of ring 0': ({ machine, outcomes, issued }) => {
    const own = machine.mode === 'native' || machine.mode === 'hv';
    return [...outcomes, ...(issued ? [issued] : [])].every(
      ({ ctx, ring }) => ring === (ctx === 'u' ? 3 : own ? 0 : 1),
    );
  },
  'nested page tables never add a VM exit': ({ program, machine }) => {
    const exits = (mmu: 'spt' | 'ept') =>
      program.filter((line) => decidePath(line, 'hv', mmu, machine.nx && line.op === 'EXEC_DATA') === 'vmexit').length;
    return exits('ept') <= exits('spt');
  },
  'the guest sees what the bare machine would show, except where an instruction slips through': ({ outcomes }) =>
    outcomes.every(({ path, visible, expected }) => path === 'silent' || visible === expected),
};
