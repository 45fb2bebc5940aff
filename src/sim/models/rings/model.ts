import { defineRun, type Step } from '../../kernel/model.ts';
import { execute, issue, POWER_ON } from './execute.ts';
import { PROGRAM_NAMES, PROGRAMS, purposeOf, type Context, type Op, type Purpose } from './instructions.ts';
import { issueNote, outcomeNotes, startNote } from './notes.ts';
import { MMUS, MODES } from './paths.ts';
import { count, handled, NOTHING, type RingsInput, type RingsState } from './state.ts';

/** Every instruction takes two steps in every mode: it is issued in its ring, then it is handled wherever that happens. */
export type RingsEvent =
  | { readonly type: 'issue' }
  | { readonly type: 'handle' }
  /** The guest executes this before the next line of its program; choices are named by what it is for. */
  | { readonly type: 'insert'; readonly ctx: Context; readonly op: Op; readonly purpose: Purpose };

// The order is a link contract: only ever add at the end.
const INSERTABLE: Readonly<Record<Context, readonly Op[]>> = {
  u: ['SGDT', 'HLT', 'CPUID', 'EXEC_DATA'],
  k: ['POPF', 'SGDT', 'CPUID', 'IN', 'MOV_CR3', 'WRMSR'],
};
const MAX_INSERTED = 4;

/** Rings and privileged instructions: how five ways of virtualizing carry out the same program. 2.5, Abb. 2.7. */
export const rings = defineRun({
  id: 'rings',
  version: 1,
  params: {
    mode: { kind: 'choice', options: MODES, initial: 'bt' },
    program: { kind: 'choice', options: PROGRAM_NAMES, initial: 'lecture' },
    mmu: { kind: 'choice', options: MMUS, initial: 'spt' },
    nx: { kind: 'flag', initial: true },
    bookView: { kind: 'flag', initial: false },
  },
  presets: {
    bareMetal: { mode: 'native', program: 'p1' },
    trapAndEmulate: { mode: 'te', program: 'p1' },
    binaryTranslation: { mode: 'bt', program: 'p1' },
    vtxShadow: { mode: 'hv', program: 'p1', mmu: 'spt' },
    vtxNested: { mode: 'hv', program: 'p1', mmu: 'ept' },
    paravirtual: { mode: 'pv32', program: 'p1' },
    x86Hole: { mode: 'te', program: 'x86Hole' },
    redPill: { mode: 'bt', program: 'x86Hole' },
    driverExits: { mode: 'hv', program: 'driver' },
    pageTableExits: { mode: 'hv', program: 'pageTables' },
    nxStack: { mode: 'native', program: 'nxStack' },
    withoutNx: { mode: 'native', program: 'nxStack', nx: false },
    bookRing3: { mode: 'bt', bookView: true },
  },
  compare: {
    param: 'mode',
    differs: (a: RingsState, b: RingsState) => handled(a)?.path !== handled(b)?.path,
  },
  toInput: ({ mode, program, mmu, nx, bookView }): RingsInput => ({
    mode,
    mmu,
    nx,
    bookView,
    program: PROGRAMS[program],
  }),
  init: ({ mode, mmu, nx, bookView, program }): Step<RingsState> => {
    const state: RingsState = {
      machine: { mode, mmu, nx },
      bookView,
      program: program.map((line) => ({ ...line, inserted: false })),
      issued: null,
      outcomes: [],
      guest: { actual: POWER_ON, reference: POWER_ON },
      totals: NOTHING,
    };
    return { state, notes: [startNote(state)] };
  },
  choices: ({ issued, outcomes, program }: RingsState): readonly RingsEvent[] => {
    if (issued !== null) return [{ type: 'handle' }];
    const next = program[outcomes.length];
    if (next === undefined) return [];
    const full = program.filter(({ inserted }) => inserted).length >= MAX_INSERTED;
    const others = full ? [] : INSERTABLE[next.ctx];
    return [
      { type: 'issue' },
      ...others.map((op): RingsEvent => ({ type: 'insert', ctx: next.ctx, op, purpose: purposeOf(op) })),
    ];
  },
  step: (state: RingsState, event): Step<RingsState> => {
    const at = state.outcomes.length;
    switch (event.type) {
      case 'issue': {
        const line = state.program[at]!;
        const issued = issue(line, line.inserted, state.machine);
        return { state: { ...state, issued }, notes: [issueNote(issued)] };
      }
      case 'insert': {
        const { ctx, op } = event;
        const program = state.program.toSpliced(at, 0, { ctx, op, inserted: true });
        const issued = issue({ ctx, op }, true, state.machine);
        return { state: { ...state, program, issued }, notes: [issueNote(issued)] };
      }
      case 'handle': {
        const [outcome, guest] = execute(state.issued!, state.guest, state.machine);
        const outcomes = [...state.outcomes, outcome];
        const next = { ...state, issued: null, outcomes, guest, totals: count(state.totals, outcome) };
        return { state: next, notes: outcomeNotes(outcome, next) };
      }
    }
  },
});
