import { ringChanges, type Guest, type Issued, type Outcome, type Machine } from './execute.ts';
import type { RingsInput } from './input.ts';
import type { Instruction } from './instructions.ts';
import { PATHS, type Path } from './paths.ts';

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
  /** Questions beside the program; only the report answers them. */
  readonly questions: Pick<RingsInput, 'accesses' | 'cycleMix' | 'monitor'>;
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
  const { path, vmm, rings, visible, expected, cycles } = outcome;
  return {
    paths: { ...totals.paths, [path]: totals.paths[path] + 1 },
    vmmEntries: totals.vmmEntries + (vmm ? 1 : 0),
    ringChanges: totals.ringChanges + ringChanges(rings),
    wrong: totals.wrong + (visible === expected ? 0 : 1),
    measured: totals.measured + (cycles === null ? 0 : 1),
    cycles: totals.cycles + (cycles?.here ?? 0),
    derived: totals.derived || (cycles?.derived ?? false),
    nativeCycles: totals.nativeCycles + (cycles?.native ?? 0),
  };
}

/** The instruction the picture is about: the one in hand, else the last one handled; `null` before the first. */
export function current(state: RingsState): Issued | Outcome | null {
  return state.issued ?? state.outcomes.at(-1) ?? null;
}
