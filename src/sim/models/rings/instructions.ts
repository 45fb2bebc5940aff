/** Who issues an instruction: user code of an application, or the kernel of the guest. */
export type Context = 'u' | 'k';

/**
 * What an instruction means to whoever has to virtualize it.
 * - `harmless`: touches only registers and memory of its program
 * - `branch`: a near indirect branch; harmless, but a binary translator must look its target up
 * - `sensitive`: reveals or changes the state of the machine, yet does not trap outside ring 0 (Robin & Irvine 2000)
 * - `systemCall`, `systemReturn`: the ways between application and kernel
 * - `interruptFlag`, `portIo`, `pageTable`, `descriptorTable`, `system`: privileged (#GP outside ring 0)
 * - `cpuid`: unprivileged, but under VT-x it always leaves the guest
 * - `dataExecution`: a jump into a data page; our extension of the program language, see `pages.ts`
 */
export type InstructionClass =
  | 'harmless'
  | 'branch'
  | 'sensitive'
  | 'systemCall'
  | 'systemReturn'
  | 'interruptFlag'
  | 'portIo'
  | 'pageTable'
  | 'descriptorTable'
  | 'system'
  | 'cpuid'
  | 'dataExecution';

// cpu.md §5.1 [S29, S31]; `_SEG` is the form with a segment register, `_FAR` the one that changes the code segment.
const CLASS_OF = {
  ADD: 'harmless',
  MOV: 'harmless',
  CALL: 'branch',
  RET: 'branch',
  JMP: 'branch',
  SGDT: 'sensitive',
  SIDT: 'sensitive',
  SLDT: 'sensitive',
  SMSW: 'sensitive',
  STR: 'sensitive',
  PUSHF: 'sensitive',
  POPF: 'sensitive',
  LAR: 'sensitive',
  LSL: 'sensitive',
  VERR: 'sensitive',
  VERW: 'sensitive',
  MOV_SEG: 'sensitive',
  PUSH_SEG: 'sensitive',
  POP_SEG: 'sensitive',
  CALL_FAR: 'sensitive',
  JMP_FAR: 'sensitive',
  RET_FAR: 'sensitive',
  SYSCALL: 'systemCall',
  INT: 'systemCall',
  SYSRET: 'systemReturn',
  IRET: 'systemReturn',
  CLI: 'interruptFlag',
  STI: 'interruptFlag',
  IN: 'portIo',
  OUT: 'portIo',
  MOV_CR3: 'pageTable',
  INVLPG: 'pageTable',
  LGDT: 'descriptorTable',
  LIDT: 'descriptorTable',
  LLDT: 'descriptorTable',
  LTR: 'descriptorTable',
  WRMSR: 'system',
  RDMSR: 'system',
  HLT: 'system',
  CPUID: 'cpuid',
  EXEC_DATA: 'dataExecution',
} as const satisfies Record<string, InstructionClass>;

/** The name of an instruction in a program. */
export type Op = keyof typeof CLASS_OF;

/** All instruction names, in the order of their classes. */
export const OPS = Object.keys(CLASS_OF) as readonly Op[];

/** One line of a program. */
export type Instruction = { readonly ctx: Context; readonly op: Op };

/** The class of an instruction. */
export function classOf(op: Op): InstructionClass {
  return CLASS_OF[op];
}

/** The only context an instruction makes sense in, or `null` where both do. */
export function requiredContext(op: Op): Context | null {
  if (classOf(op) === 'systemCall') return 'u';
  return classOf(op) === 'systemReturn' ? 'k' : null;
}

/** Whether the instruction betrays the machine without trapping: what pure trap-and-emulate cannot see. */
export function escapesTrap(op: Op): boolean {
  return classOf(op) === 'sensitive' || classOf(op) === 'cpuid';
}
