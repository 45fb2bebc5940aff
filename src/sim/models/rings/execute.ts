import { instructionCycles, type InstructionCycles } from './cycles.ts';
import { correctEffect, silentEffect, type GuestCpu, type Visible } from './guest-cpu.ts';
import { classOf, type Context, type Instruction } from './instructions.ts';
import { instructionPage, pageAccess, type Page } from './pages.ts';
import { decidePath, entersVmm, type Mmu, type Mode, type Path } from './paths.ts';

/** The machine a program runs on. `nx` says whether CPU and system separate data from code (EFER.NXE). */
export type Machine = { readonly mode: Mode; readonly mmu: Mmu; readonly nx: boolean };

/** VT-x planes: the guest lives in non-root mode, the VMM in root mode; without hardware assistance there are none. */
type Vmx = 'none' | 'root' | 'nonroot';

/** An instruction before it takes effect: where it stands, the page it lies in, and whether that page may be executed. */
export type Issued = Instruction & {
  readonly inserted: boolean;
  readonly ring: number;
  readonly page: Page;
  readonly verdict: 'ok' | number;
};

/** What became of an instruction. `rings` are the rings it passed through, the VMM's 0 included. */
export type Outcome = Issued & {
  readonly path: Path;
  readonly rings: readonly number[];
  readonly vmx: Vmx;
  readonly vmm: boolean;
  readonly visible: Visible;
  /** What the same program would have seen on the bare machine. */
  readonly expected: Visible;
  readonly cycles: InstructionCycles | null;
};

/** The guest as it is, and as the bare machine would have it after the same program. */
export type Guest = { readonly actual: GuestCpu; readonly reference: GuestCpu };

/** The ring in which the guest's code runs: a de-privileged kernel gets ring 1, all others the ring they believe in. */
export function ringOf(ctx: Context, mode: Mode): number {
  if (ctx === 'u') return 3;
  return mode === 'native' || mode === 'hv' ? 0 : 1;
}

/** Fetches an instruction: only here its page is checked. */
export function issue(instruction: Instruction, inserted: boolean, { mode, nx }: Machine): Issued {
  const ring = ringOf(instruction.ctx, mode);
  const page = instructionPage(instruction.ctx, classOf(instruction.op) === 'dataExecution', nx);
  const verdict = pageAccess({ cpl: ring, access: 'exec', ...page, wp: true, nxe: nx });
  return { ctx: instruction.ctx, op: instruction.op, inserted, ring, page, verdict };
}

function lastRing({ ctx, op }: Instruction, visible: Visible, mode: Mode): number {
  const kind = classOf(op);
  if (kind === 'systemReturn') return ringOf('u', mode);
  const toKernel = kind === 'systemCall' || visible === 'protectionFault' || visible === 'pageFault';
  return ringOf(toKernel ? 'k' : ctx, mode);
}

/** Carries out an issued instruction: its path, its way through the rings, and what the guest sees of it. */
export function execute(issued: Issued, guest: Guest, { mode, mmu }: Machine): readonly [Outcome, Guest] {
  const faults = issued.verdict !== 'ok';
  const path = decidePath(issued, mode, mmu, faults);
  const [reference, expected] = correctEffect(issued, faults, guest.reference);
  const [actual, visible] =
    path === 'silent' ? silentEffect(issued, guest.actual) : correctEffect(issued, faults, guest.actual);
  const vmm = entersVmm(path);
  const outcome: Outcome = {
    ...issued,
    path,
    rings: [issued.ring, ...(vmm ? [0] : []), lastRing(issued, visible, mode)],
    vmx: mode !== 'hv' ? 'none' : vmm ? 'root' : 'nonroot',
    vmm,
    visible,
    expected,
    cycles: instructionCycles(issued.op, path, faults, mode, mmu),
  };
  return [outcome, { actual, reference }];
}

/** How often the ring changes along a way: 3 → 0 → 1 counts two. */
export function ringChanges(rings: readonly number[]): number {
  return rings.filter((ring, i) => i > 0 && ring !== rings[i - 1]).length;
}
