import { execute, issue, POWER_ON, type Guest, type Machine, type Outcome } from './execute.ts';
import { classOf, type Context, type Instruction, type Op } from './instructions.ts';
import { entersVmm, MODES, type Mode, type Path } from './paths.ts';
import { isWrong, type RingsState } from './state.ts';

/** Who carries out an instruction: the CPU, code that stands in its place, or the VMM. */
const COLUMNS = ['cpu', 'translator', 'vmm'] as const;
export type Column = (typeof COLUMNS)[number];

/** Where an instruction of this path ends. What slips past the VMM is carried out by the CPU, and so is a fault. */
export function columnOf(path: Path): Column {
  if (entersVmm(path)) return 'vmm';
  return path === 'inline' || path === 'replaced' ? 'translator' : 'cpu';
}

/** Who may carry out instructions in a mode: without a hypervisor only the CPU, and not every VMM has a translator. */
export function columnsOf(mode: Mode): readonly Column[] {
  if (mode === 'native') return ['cpu'];
  return mode === 'bt' || mode === 'pv32' ? COLUMNS : ['cpu', 'vmm'];
}

/** How many instructions each has carried out so far. */
export function countsOf({ outcomes }: RingsState): Readonly<Record<Column, number>> {
  const counts = { cpu: 0, translator: 0, vmm: 0 };
  for (const { path } of outcomes) counts[columnOf(path)] += 1;
  return counts;
}

/** Lines of the program that are told as one: neighbours that are equal and harmless. `first` is the line of the first. */
export type Row = {
  readonly ctx: Context;
  readonly op: Op;
  readonly inserted: boolean;
  readonly first: number;
  readonly times: number;
};

/** The program in rows. Only harmless instructions are told together, so each visit to the VMM has a row of its own. */
export function rowsOf({ program }: Pick<RingsState, 'program'>): readonly Row[] {
  const rows: Row[] = [];
  for (const [first, { ctx, op, inserted }] of program.entries()) {
    const last = rows.at(-1);
    const same = last?.ctx === ctx && last.op === op && last.inserted === inserted && classOf(op) === 'harmless';
    if (same) rows[rows.length - 1] = { ...last, times: last.times + 1 };
    else rows.push({ ctx, op, inserted, first, times: 1 });
  }
  return rows;
}

/** What becomes of a whole program on a machine. */
function outcomesOf(program: readonly Instruction[], machine: Machine): readonly Outcome[] {
  let guest: Guest = { actual: POWER_ON, reference: POWER_ON };
  return program.map((line) => {
    const [outcome, next] = execute(issue(line, false, machine), guest, machine);
    guest = next;
    return outcome;
  });
}

/** What the same program costs in a mode: visits to the VMM, and instructions that go wrong unnoticed. */
export type Balance = { readonly mode: Mode; readonly visits: number; readonly wrong: readonly Op[] };

/** The program of a run in every mode, with the page tables of this run. */
export function balanceOf({ program, machine }: RingsState): readonly Balance[] {
  return MODES.map((mode) => {
    const outcomes = outcomesOf(program, { ...machine, mode });
    const wrong = outcomes.filter(isWrong).map(({ op }) => op);
    return { mode, visits: outcomes.filter(({ vmm }) => vmm).length, wrong };
  });
}

/** Whether the last line has been handled, so that the balance can be drawn. */
export function isFinished({ outcomes, program }: RingsState): boolean {
  return outcomes.length === program.length;
}
