import type { Json } from '../../kernel/model.ts';
import { flag, InputError, list, oneOf, record, type Shape } from '../../kernel/shape.ts';
import { studied } from '../../kernel/study.ts';
import type { Outcome } from './execute.ts';
import { escapesTrap, OPS, requiredContext, type Instruction } from './instructions.ts';
import { rings } from './model.ts';
import { decidePath, entersVmm, MMUS, MODES, PATHS } from './paths.ts';
import type { RingsInput, RingsState } from './state.ts';

const line = record<Instruction>(
  {
    ctx: oneOf(['u', 'k'], { doc: 'u: application code, k: code of the guest kernel' }),
    op: oneOf(OPS, { doc: 'instruction; SYSCALL and INT only with u, SYSRET and IRET only with k' }),
  },
  { doc: 'one instruction of the guest' },
);

const instruction: Shape<Instruction> = {
  ...line,
  read(value, path) {
    const read = line.read(value, path);
    const required = requiredContext(read.op);
    if (required !== null && read.ctx !== required) {
      throw new InputError(`${path}.ctx: found "${read.ctx}", allowed with ${read.op}: ${required}`);
    }
    return read;
  },
};

const input = record<RingsInput>(
  {
    mode: oneOf(MODES, { doc: 'native, trap-and-emulate, binary translation, hardware-assisted, paravirtual 32-bit' }),
    mmu: oneOf(MMUS, { doc: 'shadow or nested page tables; only mode hv asks', initial: 'spt' }),
    nx: flag({ doc: 'data pages carry the NX bit and the CPU enforces it', initial: true }),
    bookView: flag({ doc: 'label the de-privileged kernel as the book does; changes no result', initial: false }),
    program: list(instruction, { min: 1, max: 240, doc: 'instructions of the guest, in order' }),
  },
  { doc: 'A program of instructions and the machine it runs on.' },
);

/** Every quantity of a run that the golden examples A1 to A5 name; the field names are described in model.md. */
function report(states: readonly [RingsState, ...RingsState[]]): Json {
  const { machine, outcomes, totals } = states.at(-1)!;
  const { paths, vmmEntries, ringChanges, wrong, measured, cycles, derived, nativeCycles } = totals;
  return {
    ...machine,
    ops: outcomes.length,
    program: outcomes.map(reportOutcome),
    paths,
    vmmEntries,
    ringChanges,
    silent: paths.silent,
    wrong,
    // Only measured instructions have cycles; null where this machine was never measured on any of them.
    cycles: measured === 0 ? null : { measured, here: cycles, native: nativeCycles, derived },
  };
}

function reportOutcome(outcome: Outcome): Json {
  const { ctx, op, path, rings, vmx, vmm, visible, expected, verdict, cycles } = outcome;
  return {
    ctx,
    op,
    path,
    ring: rings[0],
    ringAfter: rings.at(-1)!,
    rings,
    vmx,
    vmm,
    fetch: verdict,
    visible,
    expected,
    cycles: cycles?.here ?? null,
    nativeCycles: cycles?.native ?? null,
  };
}

function isMode(state: RingsState, mode: RingsState['machine']['mode']): boolean {
  return state.machine.mode === mode;
}

/** The laws of cpu.md §12, SIM A, and two of ours on rings and on what the guest sees. */
const invariants: Readonly<Record<string, (state: RingsState) => boolean>> = {
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

/** The rings with their general input, report and invariants. */
export const studiedRings = studied(rings, { input, report, invariants });
