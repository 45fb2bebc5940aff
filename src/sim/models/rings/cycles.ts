import { classOf, type Op } from './instructions.ts';
import type { Mmu, Mode, Path } from './paths.ts';

/** Cycles of one nanobenchmark: on the bare machine, under a binary translator, under first-generation VT-x. */
export type Cycles = { readonly native: number; readonly bt: number; readonly hw: number };

/**
 * Adams & Agesen 2006, Pentium 4 672 [S27, S28], cpu.md §5.2. Two entries rest on a ratio only: `in` under binary
 * translation (15 times faster than 3209) and `cr8wr` outside it (about four times 35).
 */
const CYCLES = {
  syscall: { native: 242, bt: 2308, hw: 242 },
  in: { native: 3209, bt: 214, hw: 15826 },
  cr8wr: { native: 140, bt: 35, hw: 140 },
  callret: { native: 11, bt: 51, hw: 11 },
  pgfault: { native: 1093, bt: 3927, hw: 11242 },
  divzero: { native: 889, bt: 3223, hw: 1014 },
  ptemod: { native: 1, bt: 391, hw: 12733 },
} as const satisfies Record<string, Cycles>;

export type Benchmark = keyof typeof CYCLES;
export const BENCHMARKS = Object.keys(CYCLES) as readonly Benchmark[];

/** The benchmarks of which at least one number was derived from a ratio. */
export const UNCERTAIN: readonly Benchmark[] = ['in', 'cr8wr'];

/** How often each benchmark occurs in a mix; what is left out occurs zero times. */
export type Mix = Readonly<Partial<Record<Benchmark, number>>>;

/** The cycles of a mix of operations: Σ count × cycles, for each of the three machines. */
export function cycleMix(mix: Mix): Cycles {
  const sum = (machine: keyof Cycles) =>
    BENCHMARKS.reduce((total, name) => total + (mix[name] ?? 0) * CYCLES[name][machine], 0);
  return { native: sum('native'), bt: sum('bt'), hw: sum('hw') };
}

/** Which of the two monitors needs fewer cycles. */
export function cheaperMonitor({ bt, hw }: Cycles): 'bt' | 'hw' | 'equal' {
  return bt === hw ? 'equal' : bt < hw ? 'bt' : 'hw';
}

/** The benchmark that measured an instruction, the way back included (SYSCALL with SYSRET, CALL with RET). */
function benchmarkOf(op: Op, faults: boolean): Benchmark | null {
  if (op === 'SYSCALL') return 'syscall';
  if (op === 'IN') return 'in';
  if (op === 'CALL') return 'callret';
  return classOf(op) === 'dataExecution' && faults ? 'pgfault' : null;
}

/** Cycles of one instruction here and on the bare machine; `derived` if the first was computed from a measured ratio. */
export type InstructionCycles = { readonly here: number; readonly native: number; readonly derived: boolean };

/**
 * Cycles of an instruction on its path and on the bare machine; `null` where nobody measured them: most
 * instructions, trap-and-emulate, paravirtual guests, nested page tables, and faults of user code.
 */
export function instructionCycles(op: Op, path: Path, faults: boolean, mode: Mode, mmu: Mmu): InstructionCycles | null {
  const benchmark = benchmarkOf(op, faults);
  const unmeasured = mode === 'te' || mode === 'pv32' || (mode === 'hv' && mmu === 'ept');
  if (benchmark === null || unmeasured || (op === 'IN' && (path === 'gp' || path === 'trap'))) return null;
  const { native, bt, hw } = CYCLES[benchmark];
  // User code runs directly whoever watches, so it costs what it costs on the bare machine.
  const here = mode === 'native' || path === 'direct' ? native : mode === 'bt' ? bt : hw;
  return { here, native, derived: benchmark === 'in' && mode === 'bt' };
}
