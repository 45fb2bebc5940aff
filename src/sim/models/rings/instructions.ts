/** Who issues an instruction: user code of an application, or the kernel of the guest. */
export type Context = 'u' | 'k';

/**
 * The instructions with class and purpose, cpu.md §5.1 [S29, S31]. The class is what an instruction means to whoever has to
 * virtualize it:
 * - `harmless`: touches only registers and memory of its program
 * - `branch`: a near indirect branch; harmless, but a binary translator must look its target up
 * - `sensitive`: reveals or changes the state of the machine, yet does not trap outside ring 0 (Robin & Irvine 2000)
 * - `systemCall`, `systemReturn`: the ways between application and kernel
 * - `interruptFlag`, `portIo`, `pageTable`, `descriptorTable`, `system`: privileged (#GP outside ring 0)
 * - `cpuid`: unprivileged, but under VT-x it always leaves the guest
 * - `dataExecution`: a jump into a data page; our extension of the program language
 * `_SEG` is the form with a segment register, `_FAR` the one that changes the code segment.
 */
const INSTRUCTIONS = {
  ADD: ['harmless', 'addNumbers'],
  MOV: ['harmless', 'copyData'],
  CALL: ['branch', 'callFunction'],
  RET: ['branch', 'returnFromFunction'],
  JMP: ['branch', 'jumpElsewhere'],
  SGDT: ['sensitive', 'readSegmentTable'],
  SIDT: ['sensitive', 'readInterruptTable'],
  SLDT: ['sensitive', 'readLocalTable'],
  SMSW: ['sensitive', 'readCpuState'],
  STR: ['sensitive', 'readTask'],
  PUSHF: ['sensitive', 'saveFlags'],
  POPF: ['sensitive', 'restoreFlags'],
  LAR: ['sensitive', 'readSegmentRights'],
  LSL: ['sensitive', 'readSegmentLength'],
  VERR: ['sensitive', 'checkReadAccess'],
  VERW: ['sensitive', 'checkWriteAccess'],
  MOV_SEG: ['sensitive', 'readSegmentRegister'],
  PUSH_SEG: ['sensitive', 'saveSegmentRegister'],
  POP_SEG: ['sensitive', 'loadSegmentRegister'],
  CALL_FAR: ['sensitive', 'callSegment'],
  JMP_FAR: ['sensitive', 'jumpToSegment'],
  RET_FAR: ['sensitive', 'returnToSegment'],
  SYSCALL: ['systemCall', 'askKernel'],
  INT: ['systemCall', 'interruptKernel'],
  SYSRET: ['systemReturn', 'returnToApplication'],
  IRET: ['systemReturn', 'endInterrupt'],
  CLI: ['interruptFlag', 'maskInterrupts'],
  STI: ['interruptFlag', 'unmaskInterrupts'],
  IN: ['portIo', 'readDevice'],
  OUT: ['portIo', 'writeDevice'],
  MOV_CR3: ['pageTable', 'switchPageTable'],
  INVLPG: ['pageTable', 'refreshPage'],
  LGDT: ['descriptorTable', 'loadSegmentTable'],
  LIDT: ['descriptorTable', 'loadInterruptTable'],
  LLDT: ['descriptorTable', 'loadLocalTable'],
  LTR: ['descriptorTable', 'loadTaskRegister'],
  WRMSR: ['system', 'writeSystemRegister'],
  RDMSR: ['system', 'readSystemRegister'],
  HLT: ['system', 'haltCpu'],
  CPUID: ['cpuid', 'readCpuFeatures'],
  EXEC_DATA: ['dataExecution', 'runCodeOnStack'],
} as const;

/** The name of an instruction in a program. */
export type Op = keyof typeof INSTRUCTIONS;

/** All instruction names, in the order of their classes. */
export const OPS = Object.keys(INSTRUCTIONS) as readonly Op[];

/** One line of a program. */
export type Instruction = { readonly ctx: Context; readonly op: Op };

export type InstructionClass = (typeof INSTRUCTIONS)[Op][0];

/** The class of an instruction. */
export function classOf(op: Op): InstructionClass {
  return INSTRUCTIONS[op][0];
}

/** What programs use an instruction for. */
export type Purpose = (typeof INSTRUCTIONS)[Op][1];

/** What an instruction is for. */
export function purposeOf(op: Op): Purpose {
  return INSTRUCTIONS[op][1];
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

function lines(ctx: Context, ...ops: readonly Op[]): readonly Instruction[] {
  return ops.map((op) => ({ ctx, op }));
}

/** The programs a figure offers; any other is a general input. */
export const PROGRAMS = {
  // A system call whose kernel part guards a device read the classical way: save flags, interrupts off, read, restore.
  lecture: [
    ...lines('u', 'ADD', 'SYSCALL'),
    ...lines('k', 'ADD', 'PUSHF', 'CLI', 'MOV_CR3', 'IN', 'POPF', 'SYSRET'),
    ...lines('u', 'ADD'),
  ],
  // The fourteen instructions of the golden examples A1 to A5.
  p1: [
    ...lines('u', 'ADD', 'ADD', 'ADD', 'ADD', 'SYSCALL'),
    ...lines('k', 'ADD', 'ADD', 'CLI', 'MOV_CR3', 'IN', 'POPF', 'STI', 'SYSRET'),
    ...lines('u', 'ADD'),
  ],
  syscalls: [
    ...lines('u', 'ADD', 'SYSCALL'),
    ...lines('k', 'MOV', 'CALL', 'SYSRET'),
    ...lines('u', 'ADD', 'SYSCALL'),
    ...lines('k', 'MOV', 'CALL', 'SYSRET'),
    ...lines('u', 'ADD'),
  ],
  driver: [
    ...lines('u', 'SYSCALL'),
    ...lines('k', 'CLI', 'OUT', 'IN', 'IN', 'OUT', 'STI', 'HLT', 'SYSRET'),
    ...lines('u', 'ADD'),
  ],
  x86Hole: [
    ...lines('u', 'SGDT', 'SYSCALL'),
    ...lines('k', 'CLI', 'PUSHF', 'SGDT', 'SMSW', 'STI', 'POPF', 'CPUID', 'SYSRET'),
    ...lines('u', 'ADD'),
  ],
  pageTables: [
    ...lines('u', 'SYSCALL'),
    ...lines('k', 'MOV', 'MOV_CR3', 'INVLPG', 'MOV', 'INVLPG', 'MOV_CR3', 'SYSRET'),
    ...lines('u', 'ADD'),
  ],
  nxStack: [...lines('u', 'ADD', 'MOV', 'EXEC_DATA'), ...lines('k', 'MOV', 'IRET'), ...lines('u', 'ADD')],
} as const satisfies Record<string, readonly Instruction[]>;

export type ProgramName = keyof typeof PROGRAMS;
export const PROGRAM_NAMES = Object.keys(PROGRAMS) as [ProgramName, ...ProgramName[]];
