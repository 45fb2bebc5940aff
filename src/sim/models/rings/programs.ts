import type { Context, Instruction, Op } from './instructions.ts';

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
