import { classOf, type Instruction } from './instructions.ts';

/** What the guest believes its CPU holds: interrupt flag, flags saved by PUSHF, and how often it changed page tables. */
export type GuestCpu = {
  readonly interrupts: boolean;
  readonly savedFlags: readonly boolean[];
  readonly pageTable: number;
};

export const POWER_ON: GuestCpu = { interrupts: true, savedFlags: [], pageTable: 0 };

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
export function correctEffect({ ctx, op }: Instruction, faults: boolean, cpu: GuestCpu): Effect {
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
export function silentEffect({ ctx, op }: Instruction, cpu: GuestCpu): Effect {
  if (op !== 'POPF' && op !== 'PUSHF') return [cpu, 'hostValue'];
  if (ctx === 'u') return [cpu, 'done'];
  if (op === 'PUSHF') return [{ ...cpu, savedFlags: [...cpu.savedFlags, true] }, 'savedOn'];
  return [popFlags(cpu)[1], flag(cpu.interrupts)];
}
