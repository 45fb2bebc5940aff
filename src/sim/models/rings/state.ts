import { ringChanges, type Guest, type Issued, type Machine, type Outcome } from './execute.ts';
import type { Context, Instruction } from './instructions.ts';
import { PATHS, ringOf, type Mmu, type Mode, type Path, type Ring } from './paths.ts';

/** The general input: a program and the machine it runs on. */
export type RingsInput = {
  readonly mode: Mode;
  readonly mmu: Mmu;
  readonly nx: boolean;
  readonly bookView: boolean;
  readonly program: readonly Instruction[];
};

/** A line of the running program; `inserted` if a reader put it there. */
type Line = Instruction & { readonly inserted: boolean };

/** The run so far. Line `outcomes.length` is the one in hand (`issued`) or the next one. */
export type RingsState = {
  readonly machine: Machine;
  readonly bookView: boolean;
  readonly program: readonly Line[];
  readonly issued: Issued | null;
  readonly outcomes: readonly Outcome[];
  readonly guest: Guest;
  readonly totals: Totals;
};

/** Sums over all outcomes. Cycles are those of the measured instructions only. */
export type Totals = {
  readonly paths: Readonly<Record<Path, number>>;
  readonly vmmEntries: number;
  readonly ringChanges: number;
  /** Instructions that slipped past the VMM and showed the guest something else than the bare machine would have. */
  readonly wrong: number;
  readonly measured: number;
  readonly cycles: number;
  /** Whether a summand of `cycles` was computed from a ratio instead of measured. */
  readonly derived: boolean;
  readonly nativeCycles: number;
};

export const NOTHING: Totals = {
  paths: Object.fromEntries(PATHS.map((path) => [path, 0])) as Record<Path, number>,
  vmmEntries: 0,
  ringChanges: 0,
  wrong: 0,
  measured: 0,
  cycles: 0,
  derived: false,
  nativeCycles: 0,
};

/** The sums with one more outcome. */
export function count(totals: Totals, outcome: Outcome): Totals {
  const { path, vmm, rings, cycles } = outcome;
  return {
    paths: { ...totals.paths, [path]: totals.paths[path] + 1 },
    vmmEntries: totals.vmmEntries + (vmm ? 1 : 0),
    ringChanges: totals.ringChanges + ringChanges(rings),
    wrong: totals.wrong + (isWrong(outcome) ? 1 : 0),
    measured: totals.measured + (cycles === null ? 0 : 1),
    cycles: totals.cycles + (cycles?.here ?? 0),
    derived: totals.derived || (cycles?.derived ?? false),
    nativeCycles: totals.nativeCycles + (cycles?.native ?? 0),
  };
}

/** Whether the guest was shown something wrong, which nobody noticed. */
export function isWrong({ visible, expected }: Outcome): boolean {
  return visible !== expected;
}

/** The instruction the picture is about: the one in hand, else the last one handled; `null` before the first. */
export function current(state: RingsState): Issued | Outcome | null {
  return state.issued ?? state.outcomes.at(-1) ?? null;
}

/** The outcome of the instruction in view, or `null` while it is still waiting. */
export function handled(state: RingsState): Outcome | null {
  return state.issued === null ? (state.outcomes.at(-1) ?? null) : null;
}

/** The line the picture is about, 0-based; before the first step the first one. */
export function currentLine({ issued, outcomes }: RingsState): number {
  return Math.max(0, issued === null ? outcomes.length - 1 : outcomes.length);
}

/** Whose code may run: the application's, the guest kernel's, the hypervisor's. */
export type Actor = 'app' | 'kernel' | 'vmm';

/** Whose code a context is. */
export function actorOf(ctx: Context): Actor {
  return ctx === 'u' ? 'app' : 'kernel';
}

/** Who runs in the guest once an instruction is handled: only applications live in ring 3. */
function goesOn({ rings }: Outcome): Actor {
  return actorOf(rings.at(-1) === 3 ? 'u' : 'k');
}

/** Who has the CPU: whoever issues, handles, or (if no VMM steps in) goes on. Nobody before the first step. */
export function activeActor(state: RingsState): Actor | null {
  const now = current(state);
  const outcome = handled(state);
  if (outcome === null) return now === null ? null : actorOf(now.ctx);
  return outcome.vmm ? 'vmm' : goesOn(outcome);
}

/** Where an instruction stands: in a ring of the guest's CPU, or with a VMM that has a plane of its own. */
export type Place = Ring | 'root';

/** Where the instruction in view stands, where it came from, and who goes on if that is elsewhere. */
export type Way = { readonly at: Place; readonly from: Place | null; readonly next: Actor | null };

/** The way of the instruction in view; before the first step that of the program's first line, which waits. */
export function wayOf(state: RingsState): Way {
  const outcome = handled(state);
  if (outcome === null) {
    const { ctx } = state.issued ?? state.program[0]!;
    return { at: ringOf(ctx, state.machine.mode), from: null, next: null };
  }
  const { rings, ring, path, vmm, vmx } = outcome;
  if (vmm) return { at: vmx === 'root' ? 'root' : 0, from: ring, next: goesOn(outcome) };
  // A fault is a message: the instruction itself gets no further.
  if (path === 'gp') return { at: ring, from: null, next: goesOn(outcome) };
  const last = rings.at(-1)!;
  return { at: last, from: last === ring ? null : ring, next: null };
}
