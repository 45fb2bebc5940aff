import { classOf, type Context, type Instruction } from './instructions.ts';

/**
 * How the machine is virtualized: not at all, pure trap-and-emulate with a de-privileged guest, binary translation,
 * hardware-assisted (VT-x/AMD-V), or a paravirtual 32-bit guest.
 */
export const MODES = ['native', 'te', 'bt', 'hv', 'pv32'] as const;
export type Mode = (typeof MODES)[number];

/** Who walks the page tables under hardware assistance: shadow page tables of the VMM, or nested ones (EPT, RVI). */
export const MMUS = ['spt', 'ept'] as const;
export type Mmu = (typeof MMUS)[number];

/** A privilege level in which code runs; nobody here uses ring 2. */
export type Ring = 0 | 1 | 3;

/** The ring in which the guest's code runs: a de-privileged kernel gets ring 1, all others the ring they believe in. */
export function ringOf(ctx: Context, mode: Mode): Ring {
  if (ctx === 'u') return 3;
  return mode === 'native' || mode === 'hv' ? 0 : 1;
}

/** Whether a ring has code in it: the application's, the kernel's, or, in ring 0, that of a VMM. */
export function isUsed(ring: number, mode: Mode): boolean {
  return ring === 3 || ring === 0 || ring === ringOf('k', mode);
}

/**
 * The path of an instruction.
 * - `direct`: the CPU executes it as it is · `ident`: so does the translated copy · `inline`: the translated copy does it
 *   differently, inside the translation cache · `replaced`: the guest kernel was rewritten at this place
 * - `callout`, `trap`, `vmexit`, `hypercall`: the VMM takes over
 * - `silent`: executes without trapping and does the wrong thing, or leaks the host
 * - `gp`: a fault that goes to the guest kernel without the VMM
 */
export const PATHS = [
  'direct',
  'ident',
  'inline',
  'replaced',
  'callout',
  'trap',
  'vmexit',
  'hypercall',
  'silent',
  'gp',
] as const;
export type Path = (typeof PATHS)[number];

type Row = Readonly<Record<Mode, Path>>;

function row(native: Path, te: Path, bt: Path, hv: Path, pv32: Path): Row {
  return { native, te, bt, hv, pv32 };
}

// The decision matrix, cpu.md §5.3, row by row. `hv` of pageTable and dataFault is that of shadow page tables.
const MATRIX = {
  userHarmless: row('direct', 'direct', 'direct', 'direct', 'direct'),
  userSensitive: row('direct', 'silent', 'silent', 'direct', 'silent'),
  userPrivileged: row('gp', 'trap', 'trap', 'gp', 'trap'),
  systemCall: row('direct', 'trap', 'trap', 'direct', 'direct'),
  kernelHarmless: row('direct', 'direct', 'ident', 'direct', 'direct'),
  kernelSensitive: row('direct', 'silent', 'inline', 'direct', 'replaced'),
  interruptFlag: row('direct', 'trap', 'inline', 'direct', 'replaced'),
  portIo: row('direct', 'trap', 'inline', 'vmexit', 'hypercall'),
  pageTable: row('direct', 'trap', 'callout', 'vmexit', 'hypercall'),
  descriptorTable: row('direct', 'trap', 'callout', 'direct', 'hypercall'),
  system: row('direct', 'trap', 'callout', 'vmexit', 'hypercall'),
  kernelCpuid: row('direct', 'silent', 'callout', 'vmexit', 'replaced'),
  branch: row('direct', 'direct', 'inline', 'direct', 'direct'),
  systemReturn: row('direct', 'trap', 'callout', 'direct', 'direct'),
  // Two rows of our own: user code is never translated or rewritten, but CPUID always exits; a page fault is a trap.
  userCpuid: row('direct', 'silent', 'silent', 'vmexit', 'silent'),
  dataFault: row('gp', 'trap', 'trap', 'vmexit', 'trap'),
} as const;

type RowName = keyof typeof MATRIX;

function rowOf({ ctx, op }: Instruction, faults: boolean): RowName {
  const user = ctx === 'u';
  const kind = classOf(op);
  switch (kind) {
    case 'harmless':
      return user ? 'userHarmless' : 'kernelHarmless';
    case 'branch':
      return user ? 'userHarmless' : 'branch';
    case 'sensitive':
      return user ? 'userSensitive' : 'kernelSensitive';
    case 'cpuid':
      return user ? 'userCpuid' : 'kernelCpuid';
    case 'dataExecution':
      return faults ? 'dataFault' : user ? 'userHarmless' : 'kernelHarmless';
    case 'systemCall':
      return 'systemCall';
    case 'systemReturn':
      return 'systemReturn';
    case 'interruptFlag':
    case 'portIo':
    case 'pageTable':
    case 'descriptorTable':
    case 'system':
      return user ? 'userPrivileged' : kind;
  }
}

/**
 * The path of an instruction by the decision matrix. `faults` says that its page forbids execution (`pageAccess`).
 * With nested page tables the guest manages its own tables, and its page faults are its own.
 */
export function decidePath(instruction: Instruction, mode: Mode, mmu: Mmu, faults = false): Path {
  const name = rowOf(instruction, faults);
  if (mode === 'hv' && mmu === 'ept') {
    if (name === 'pageTable') return 'direct';
    if (name === 'dataFault') return 'gp';
  }
  return MATRIX[name][mode];
}

/** Whether the VMM runs on this path; each time counts as one VMM entry. */
export function entersVmm(path: Path): boolean {
  return path === 'trap' || path === 'callout' || path === 'vmexit' || path === 'hypercall';
}
