import { classOf, type Context, type Instruction, type Op } from './instructions.ts';
import { decidePath, entersVmm, ringOf, type Mmu, type Mode, type Path, type Ring } from './paths.ts';

/** The machine a program runs on. `nx` says whether CPU and system separate data from code (EFER.NXE). */
export type Machine = { readonly mode: Mode; readonly mmu: Mmu; readonly nx: boolean };

/** The bits of a page-table entry that decide about an access: present, writable, user, no-execute. */
type Page = { readonly p: boolean; readonly rw: boolean; readonly us: boolean; readonly nx: boolean };

/** One access: current privilege level, kind, page bits, and the switches CR0.WP and EFER.NXE of the CPU. */
export type PageAccess = Page & {
  readonly cpl: number;
  readonly access: 'read' | 'write' | 'exec';
  readonly wp: boolean;
  readonly nxe: boolean;
};

/** What the CPU says to an access: fine, or the error code of the page fault (P=1, W=2, U=4, RSVD=8, I/D=16). */
export type Verdict = 'ok' | number;

const PRESENT = 1;
const WRITE = 2;
const USER = 4;
const RESERVED = 8;
const FETCH = 16;

/**
 * Checks an access as the CPU does. Paging knows two levels only: rings 0 to 2 are supervisor, ring 3 is user. cpu.md
 * §5.4 [S31].
 */
export function pageAccess({ cpl, access, p, rw, us, nx, wp, nxe }: PageAccess): Verdict {
  const user = cpl === 3;
  const write = access === 'write' ? WRITE : 0;
  const level = user ? USER : 0;
  const fetch = access === 'exec' && nxe ? FETCH : 0;
  if (!p) return write + level + fetch;
  if (nx && !nxe) return PRESENT + RESERVED + write + level;
  if (user && !us) return PRESENT + USER + write + fetch;
  if (access === 'write' && !rw && (user || wp)) return PRESENT + WRITE + level;
  if (access === 'exec' && nx) return PRESENT + FETCH + level;
  return 'ok';
}

/** An instruction before it takes effect: where it stands, the page it lies in, and whether that page may be executed. */
export type Issued = Instruction & {
  readonly inserted: boolean;
  readonly ring: Ring;
  /** What its page is meant to hold: only a jump into the stack leaves the code. */
  readonly holds: 'code' | 'data';
  readonly page: Page;
  readonly verdict: Verdict;
};

/** Fetches an instruction: only here its page is checked. Without NX support the bit of its page stays 0. */
export function issue({ ctx, op }: Instruction, inserted: boolean, { mode, nx }: Machine): Issued {
  const ring = ringOf(ctx, mode);
  const data = classOf(op) === 'dataExecution';
  const page: Page = { p: true, rw: data, us: ctx === 'u', nx: data && nx };
  const verdict = pageAccess({ cpl: ring, access: 'exec', ...page, wp: true, nxe: nx });
  return { ctx, op, inserted, ring, holds: data ? 'data' : 'code', page, verdict };
}

/** What the guest believes its CPU holds: interrupt flag, flags saved by PUSHF, and how often it changed page tables. */
export type GuestCpu = {
  readonly interrupts: boolean;
  readonly savedFlags: readonly boolean[];
  readonly pageTable: number;
};

export const POWER_ON: GuestCpu = { interrupts: true, savedFlags: [], pageTable: 0 };

/** The guest as it is, and as the bare machine would have it after the same program. */
export type Guest = { readonly actual: GuestCpu; readonly reference: GuestCpu };

/** What the guest program can see of an instruction's effect. */
export type Visible =
  | 'done'
  | 'interruptsOn'
  | 'interruptsOff'
  | 'savedOn'
  | 'savedOff'
  | 'ownValue'
  | 'hostValue'
  | 'deviceData'
  | 'newTable'
  | 'inKernel'
  | 'inApp'
  | 'waiting'
  | 'protectionFault'
  | 'pageFault'
  | 'codeRan';

type Effect = readonly [GuestCpu, Visible];

function flag(on: boolean): Visible {
  return on ? 'interruptsOn' : 'interruptsOff';
}

/** Takes the flags that PUSHF saved; without any, the flags of a running kernel: interrupts on. */
function popFlags(cpu: GuestCpu): readonly [saved: boolean, cpu: GuestCpu] {
  return [cpu.savedFlags.at(-1) ?? true, { ...cpu, savedFlags: cpu.savedFlags.slice(0, -1) }];
}

/** The effect of an instruction as the manual has it: on the bare machine, and by any VMM that does its job. */
function correctEffect({ ctx, op }: Instruction, faults: boolean, cpu: GuestCpu): Effect {
  const kind = classOf(op);
  switch (kind) {
    case 'harmless':
    case 'branch':
      return [cpu, 'done'];
    case 'systemCall':
      return [cpu, 'inKernel'];
    case 'systemReturn':
      return [cpu, 'inApp'];
    case 'cpuid':
      return [cpu, 'ownValue'];
    case 'dataExecution':
      return [cpu, faults ? 'pageFault' : 'codeRan'];
    case 'sensitive': {
      if (op !== 'POPF' && op !== 'PUSHF') return [cpu, 'ownValue'];
      // At ring 3 POPF leaves the interrupt flag alone on any machine, so neither is of interest there.
      if (ctx === 'u') return [cpu, 'done'];
      if (op === 'PUSHF') {
        const saved = [...cpu.savedFlags, cpu.interrupts];
        return [{ ...cpu, savedFlags: saved }, cpu.interrupts ? 'savedOn' : 'savedOff'];
      }
      const [interrupts, popped] = popFlags(cpu);
      return [{ ...popped, interrupts }, flag(interrupts)];
    }
    case 'interruptFlag':
    case 'portIo':
    case 'pageTable':
    case 'descriptorTable':
    case 'system': {
      if (ctx === 'u') return [cpu, 'protectionFault'];
      if (kind === 'interruptFlag') return [{ ...cpu, interrupts: op === 'STI' }, flag(op === 'STI')];
      if (op === 'MOV_CR3') return [{ ...cpu, pageTable: cpu.pageTable + 1 }, 'newTable'];
      return [cpu, op === 'IN' ? 'deviceData' : op === 'HLT' ? 'waiting' : 'done'];
    }
  }
}

/**
 * The effect of an instruction that slips past the VMM: POPF outside ring 0 leaves the interrupt flag as it is, PUSHF
 * saves the flag of the host (always on), everything else reads the host's state instead of the guest's.
 */
function silentEffect({ ctx, op }: Instruction, cpu: GuestCpu): Effect {
  if (op !== 'POPF' && op !== 'PUSHF') return [cpu, 'hostValue'];
  if (ctx === 'u') return [cpu, 'done'];
  if (op === 'PUSHF') return [{ ...cpu, savedFlags: [...cpu.savedFlags, true] }, 'savedOn'];
  return [popFlags(cpu)[1], flag(cpu.interrupts)];
}

/** Cycles of one nanobenchmark: on the bare machine, under a binary translator, under first-generation VT-x. */
type Cycles = { readonly native: number; readonly bt: number; readonly hw: number };

/**
 * Adams & Agesen 2006, Pentium 4 672 [S27, S28], cpu.md §5.2; SYSCALL and CALL with the way back. `IN` under binary
 * translation rests on a ratio only: 15 times faster than 3209.
 */
const CYCLES: Readonly<Partial<Record<Op, Cycles>>> = {
  SYSCALL: { native: 242, bt: 2308, hw: 242 },
  IN: { native: 3209, bt: 214, hw: 15826 },
  CALL: { native: 11, bt: 51, hw: 11 },
};
const PAGE_FAULT_CYCLES: Cycles = { native: 1093, bt: 3927, hw: 11242 };

/** Cycles of one instruction here and on the bare machine; `derived` if the first was computed from a measured ratio. */
type InstructionCycles = { readonly here: number; readonly native: number; readonly derived: boolean };

/**
 * Cycles of an instruction on its path and on the bare machine; `null` where nobody measured them: most
 * instructions, trap-and-emulate, paravirtual guests, nested page tables, and faults of user code.
 */
function cyclesOf(
  { ctx, op }: Instruction,
  path: Path,
  faults: boolean,
  { mode, mmu }: Machine,
): InstructionCycles | null {
  const measured = faults ? PAGE_FAULT_CYCLES : CYCLES[op];
  const unmeasured = mode === 'te' || mode === 'pv32' || (mode === 'hv' && mmu === 'ept');
  if (measured === undefined || unmeasured || (op === 'IN' && ctx === 'u')) return null;
  const { native, bt, hw } = measured;
  // User code runs directly whoever watches, so it costs what it costs on the bare machine.
  const here = mode === 'native' || path === 'direct' ? native : mode === 'bt' ? bt : hw;
  return { here, native, derived: op === 'IN' && mode === 'bt' };
}

/** VT-x planes: the guest lives in non-root mode, the VMM in root mode; without hardware assistance there are none. */
type Vmx = 'none' | 'root' | 'nonroot';

/** What became of an instruction. `rings` are the rings it passed through, the VMM's 0 included. */
export type Outcome = Issued & {
  readonly path: Path;
  readonly rings: readonly [Ring, ...Ring[]];
  readonly vmx: Vmx;
  readonly vmm: boolean;
  readonly visible: Visible;
  /** What the same program would have seen on the bare machine. */
  readonly expected: Visible;
  readonly cycles: InstructionCycles | null;
};

/** Who goes on after an instruction, faults included: they are delivered to the kernel. */
function goesOn({ ctx, op }: Instruction, visible: Visible): Context {
  const kind = classOf(op);
  if (kind === 'systemReturn') return 'u';
  return kind === 'systemCall' || visible === 'protectionFault' || visible === 'pageFault' ? 'k' : ctx;
}

/** Carries out an issued instruction: its path, its way through the rings, and what the guest sees of it. */
export function execute(issued: Issued, guest: Guest, machine: Machine): readonly [Outcome, Guest] {
  const { mode, mmu } = machine;
  const faults = issued.verdict !== 'ok';
  const path = decidePath(issued, mode, mmu, faults);
  const [reference, expected] = correctEffect(issued, faults, guest.reference);
  const [actual, visible] =
    path === 'silent' ? silentEffect(issued, guest.actual) : correctEffect(issued, faults, guest.actual);
  const vmm = entersVmm(path);
  const outcome: Outcome = {
    ...issued,
    path,
    rings: [issued.ring, ...(vmm ? [0 as const] : []), ringOf(goesOn(issued, visible), mode)],
    vmx: mode !== 'hv' ? 'none' : vmm ? 'root' : 'nonroot',
    vmm,
    visible,
    expected,
    cycles: cyclesOf(issued, path, faults, machine),
  };
  return [outcome, { actual, reference }];
}

/** How often the ring changes along a way: 3 → 0 → 1 counts two. */
export function ringChanges(rings: readonly Ring[]): number {
  return rings.filter((ring, i) => i > 0 && ring !== rings[i - 1]).length;
}
