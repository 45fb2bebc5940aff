import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { initialValues } from '../../src/sim/kernel/field.ts';
import { replay, replayInput } from '../../src/sim/kernel/run.ts';
import { InputError } from '../../src/sim/kernel/shape.ts';
import { pageAccess, type PageAccess } from '../../src/sim/models/rings/execute.ts';
import {
  escapesTrap,
  OPS,
  PROGRAMS,
  purposeOf,
  requiredContext,
  type Context,
  type Instruction,
  type Op,
} from '../../src/sim/models/rings/instructions.ts';
import { decidePath, isUsed, MMUS, MODES, PATHS, type Mode, type Path } from '../../src/sim/models/rings/paths.ts';
import { activeActor, currentLine, wayOf, type RingsState } from '../../src/sim/models/rings/state.ts';
import { balanceOf, columnOf, columnsOf, countsOf, isFinished, rowsOf } from '../../src/sim/models/rings/track.ts';
import { studiedRings as rings } from '../../src/sim/models/rings/study.ts';
import { captionsOf } from '../support/captions.ts';

type Cycles = { readonly measured: number; readonly here: number; readonly native: number; readonly derived: boolean };
type Report = {
  readonly program: readonly { op: string; path: Path; rings: number[]; vmx: string; visible: string }[];
  readonly paths: Readonly<Record<Path, number>>;
  readonly vmmEntries: number;
  readonly ringChanges: number;
  readonly silent: number;
  readonly wrong: number;
  readonly cycles: Cycles | null;
};

/** `k CLI POPF`: instructions of one context; system calls and returns bring their own. */
function lines(text: string): readonly Instruction[] {
  const [ctx, ...ops] = text.split(' ') as [Context, ...Op[]];
  return ops.map((op) => ({ ctx: requiredContext(op) ?? ctx, op }));
}

function framesOf(mode: Mode, program: readonly Instruction[], more: object = {}, taken: readonly number[] = []) {
  return replayInput(rings, rings.input.read({ mode, program, ...more }, ''), 1, taken);
}

function statesOf(...run: Parameters<typeof framesOf>): readonly [RingsState, ...RingsState[]] {
  return framesOf(...run).map(({ state }) => state) as [RingsState, ...RingsState[]];
}

function run(mode: Mode, text: string, more: object = {}): Report {
  return rings.report(statesOf(mode, lines(text), more)) as Report;
}

function reportOf(preset: string): Report {
  return reportOfRun({ lecture: {}, ...rings.presets }[preset] ?? {});
}

function reportOfRun(preset: object): Report {
  const frames = replay(rings, { params: { ...initialValues(rings.params), ...preset }, seed: 1, choices: [] });
  return rings.report(frames.map(({ state }) => state) as [RingsState, ...RingsState[]]) as Report;
}

/** The paths that occur, without the zeros. */
function taken({ paths }: Report): Partial<Record<Path, number>> {
  return Object.fromEntries(PATHS.filter((path) => paths[path] > 0).map((path) => [path, paths[path]]));
}

function opsOn(path: Path, report: Report): readonly string[] {
  return report.program.filter((line) => line.path === path).map(({ op }) => op);
}

describe('the decision matrix, cpu.md §5.3', () => {
  // Rows of paths in the order of MODES; under VT-x with shadow page tables.
  test.each([
    ['u ADD MOV CALL RET JMP', 'direct direct direct direct direct'],
    ['u SGDT SIDT SLDT SMSW STR PUSHF POPF LAR LSL VERR VERW', 'direct silent silent direct silent'],
    ['u MOV_SEG PUSH_SEG POP_SEG CALL_FAR JMP_FAR RET_FAR', 'direct silent silent direct silent'],
    ['u CLI STI IN OUT MOV_CR3 INVLPG LGDT LIDT LLDT LTR WRMSR RDMSR HLT', 'gp trap trap gp trap'],
    ['u SYSCALL INT', 'direct trap trap direct direct'],
    ['k ADD MOV', 'direct direct ident direct direct'],
    ['k SGDT SIDT SLDT SMSW STR PUSHF POPF LAR LSL VERR VERW', 'direct silent inline direct replaced'],
    ['k MOV_SEG PUSH_SEG POP_SEG CALL_FAR JMP_FAR RET_FAR', 'direct silent inline direct replaced'],
    ['k CLI STI', 'direct trap inline direct replaced'],
    ['k IN OUT', 'direct trap inline vmexit hypercall'],
    ['k MOV_CR3 INVLPG', 'direct trap callout vmexit hypercall'],
    ['k LGDT LIDT LLDT LTR', 'direct trap callout direct hypercall'],
    ['k WRMSR RDMSR HLT', 'direct trap callout vmexit hypercall'],
    ['k CPUID', 'direct silent callout vmexit replaced'],
    ['k CALL RET JMP', 'direct direct inline direct direct'],
    ['k SYSRET IRET', 'direct trap callout direct direct'],
    // Beyond the matrix.
    ['u CPUID', 'direct silent silent vmexit silent'],
    ['u EXEC_DATA', 'gp trap trap vmexit trap'],
    ['k EXEC_DATA', 'gp trap trap vmexit trap'],
  ])('%s: %s', (text, row) => {
    for (const line of lines(text)) {
      const paths = MODES.map((mode) => decidePath(line, mode, 'spt', line.op === 'EXEC_DATA'));
      expect(paths, line.op).toEqual(row.split(' '));
    }
  });

  test('a jump into data that may run is as harmless as an addition', () => {
    for (const mode of MODES) {
      expect(decidePath({ ctx: 'u', op: 'EXEC_DATA' }, mode, 'spt')).toBe('direct');
      expect(decidePath({ ctx: 'k', op: 'EXEC_DATA' }, mode, 'spt')).toBe(mode === 'bt' ? 'ident' : 'direct');
    }
  });

  test('nested page tables leave page tables and page faults to the guest, and change nothing else', () => {
    for (const ctx of ['u', 'k'] as const) {
      for (const op of OPS) {
        const changed = op === 'EXEC_DATA' || (ctx === 'k' && (op === 'MOV_CR3' || op === 'INVLPG'));
        const path = decidePath({ ctx, op }, 'hv', 'ept', op === 'EXEC_DATA');
        if (!changed) expect(path, op).toBe(decidePath({ ctx, op }, 'hv', 'spt'));
        else expect(path, op).toBe(op === 'EXEC_DATA' ? 'gp' : 'direct');
      }
    }
    expect(decidePath({ ctx: 'k', op: 'MOV_CR3' }, 'te', 'ept')).toBe('trap');
  });

  test('A7: 18 mnemonics of x86 betray the machine without a trap, none of them under VT-x', () => {
    const sensitive = OPS.filter((op) => escapesTrap(op) && op !== 'CPUID');
    // The usual list has INT among them, which every monitor here catches at its gate.
    expect([...sensitive, 'INT']).toHaveLength(18);
    for (const op of sensitive) {
      expect(decidePath({ ctx: 'k', op }, 'te', 'spt'), op).toBe('silent');
      for (const ctx of ['u', 'k'] as const) expect(decidePath({ ctx, op }, 'hv', 'spt'), op).toBe('direct');
    }
  });
});

describe('goldens of SIM A', () => {
  test('A1: the bare machine runs all 14 directly, with two ring changes and no VMM', () => {
    const report = reportOf('bareMetal');
    expect(taken(report)).toEqual({ direct: 14 });
    expect(report).toMatchObject({ ops: 14, vmmEntries: 0, ringChanges: 2 });
  });

  test('A2: pure trap-and-emulate traps six times and misses POPF', () => {
    const report = reportOf('trapAndEmulate');
    expect(taken(report)).toEqual({ direct: 7, trap: 6, silent: 1 });
    expect(opsOn('trap', report)).toEqual(['SYSCALL', 'CLI', 'MOV_CR3', 'IN', 'STI', 'SYSRET']);
    expect(opsOn('silent', report)).toEqual(['POPF']);
    expect(report).toMatchObject({ vmmEntries: 6, silent: 1, wrong: 1 });
  });

  test('A3: binary translation enters the VMM three times', () => {
    const report = reportOf('binaryTranslation');
    expect(taken(report)).toEqual({ direct: 5, trap: 1, ident: 2, inline: 4, callout: 2 });
    expect(opsOn('inline', report)).toEqual(['CLI', 'IN', 'POPF', 'STI']);
    expect(opsOn('callout', report)).toEqual(['MOV_CR3', 'SYSRET']);
    expect(report.vmmEntries).toBe(3);
  });

  test('A4: VT-x exits twice with shadow page tables, once with nested ones', () => {
    const [spt, ept] = [reportOf('vtxShadow'), reportOf('vtxNested')];
    expect(taken(spt)).toEqual({ direct: 12, vmexit: 2 });
    expect(opsOn('vmexit', spt)).toEqual(['MOV_CR3', 'IN']);
    expect(taken(ept)).toEqual({ direct: 13, vmexit: 1 });
    expect(opsOn('vmexit', ept)).toEqual(['IN']);
    expect(spt.program.map(({ vmx }) => vmx).filter((vmx) => vmx !== 'nonroot')).toEqual(['root', 'root']);
  });

  test('A5: the paravirtual guest calls the hypervisor twice', () => {
    const report = reportOf('paravirtual');
    expect(taken(report)).toEqual({ direct: 9, replaced: 3, hypercall: 2 });
    expect(opsOn('replaced', report)).toEqual(['CLI', 'POPF', 'STI']);
    expect(opsOn('hypercall', report)).toEqual(['MOV_CR3', 'IN']);
    expect(report.vmmEntries).toBe(2);
  });

  test('A1 to A5 run the program that cpu.md names', () => {
    const text = ['u ADD ADD ADD ADD SYSCALL', 'k ADD ADD CLI MOV_CR3 IN POPF STI SYSRET', 'u ADD'];
    expect(PROGRAMS.p1).toEqual(text.flatMap(lines));
  });

  const open: Omit<PageAccess, 'cpl' | 'access'> = { p: true, rw: true, us: true, nx: false, wp: true, nxe: true };
  test.each([
    [{ cpl: 3, access: 'exec', nx: true }, 21],
    [{ cpl: 3, access: 'read', nx: true }, 'ok'],
    [{ cpl: 1, access: 'read', us: false }, 'ok'],
    [{ cpl: 3, access: 'read', us: false }, 5],
    [{ cpl: 3, access: 'write', rw: false }, 7],
    [{ cpl: 0, access: 'write', rw: false, wp: false }, 'ok'],
    [{ cpl: 0, access: 'write', rw: false, wp: true }, 3],
    [{ cpl: 0, access: 'exec', nx: true }, 17],
    // Beyond the golden list: an absent page, bit 63 where NX is not switched on, several reasons at once.
    [{ cpl: 3, access: 'exec', p: false }, 20],
    [{ cpl: 3, access: 'exec', p: false, nxe: false }, 4],
    [{ cpl: 0, access: 'write', p: false }, 2],
    [{ cpl: 0, access: 'read', nx: true, nxe: false }, 9],
    [{ cpl: 3, access: 'write', nx: true, nxe: false }, 15],
    [{ cpl: 3, access: 'exec', us: false }, 21],
    [{ cpl: 3, access: 'write', us: false }, 7],
    [{ cpl: 3, access: 'write', rw: false, wp: false }, 7],
    [{ cpl: 3, access: 'write' }, 'ok'],
    [{ cpl: 3, access: 'exec' }, 'ok'],
  ] as const)('A8: %j gives %s', (query, result) => {
    expect(pageAccess({ ...open, ...query })).toBe(result);
  });
});

describe('what the guest sees', () => {
  // `ctx op…` on the bare machine, and where nobody catches it.
  test.each([
    ['k STI CLI', 'interruptsOn interruptsOff'],
    ['k CLI PUSHF STI POPF POPF', 'interruptsOff savedOff interruptsOn interruptsOff interruptsOn'],
    ['k PUSHF CLI POPF', 'savedOn interruptsOff interruptsOn'],
    ['k MOV_CR3 IN OUT HLT INVLPG LGDT WRMSR', 'newTable deviceData done waiting done done done'],
    ['k SGDT CPUID ADD CALL EXEC_DATA', 'ownValue ownValue done done pageFault'],
    ['u SYSCALL SYSRET PUSHF POPF', 'inKernel inApp done done'],
    ['u CLI IN MOV_CR3 LGDT HLT EXEC_DATA', `${'protectionFault '.repeat(5)}pageFault`],
  ])('%s: %s', (text, visible) => {
    expect(run('native', text).program.map((line) => line.visible)).toEqual(visible.split(' '));
  });

  test.each([
    ['k CLI POPF', 'interruptsOff interruptsOff', 1],
    ['k CLI PUSHF', 'interruptsOff savedOn', 1],
    ['k PUSHF CLI POPF STI POPF', 'savedOn interruptsOff interruptsOff interruptsOn interruptsOn', 1],
    ['k POPF', 'interruptsOn', 0],
    ['k SGDT CPUID', 'hostValue hostValue', 2],
    ['u POPF SGDT', 'done hostValue', 1],
  ])('%s slips past: %s', (text, visible, wrong) => {
    const report = run('te', text);
    expect(report.program.map((line) => line.visible)).toEqual(visible.split(' '));
    expect(report.wrong).toBe(wrong);
  });

  test('page tables are counted, flags taken back in the order of a stack', () => {
    const { guest } = statesOf('native', lines('k MOV_CR3 CLI PUSHF STI PUSHF MOV_CR3 POPF')).at(-1)!;
    expect(guest.actual).toEqual({ interrupts: true, savedFlags: [false], pageTable: 2 });
    expect(guest.reference).toEqual(guest.actual);
  });

  test('code on the stack ends in page fault 21 or 17, and runs where NX is off', () => {
    for (const [text, fetch] of [
      ['u EXEC_DATA', 21],
      ['k EXEC_DATA', 17],
    ] as const) {
      expect(run('native', text).program[0]).toMatchObject({ path: 'gp', fetch, rings: [fetch === 21 ? 3 : 0, 0] });
      expect(run('native', text, { nx: false }).program[0]).toMatchObject({ fetch: 'ok', visible: 'codeRan' });
    }
    const [, { issued }] = statesOf('native', lines('u EXEC_DATA ADD')) as [RingsState, RingsState];
    expect(issued).toMatchObject({ holds: 'data', page: { p: true, rw: true, us: true, nx: true } });
    expect(statesOf('bt', lines('k ADD'), { nx: false })[1]?.issued).toMatchObject({
      holds: 'code',
      ring: 1,
      page: { p: true, rw: false, us: false, nx: false },
    });
  });

  test('a system call passes through the VMM under binary translation, not under VT-x', () => {
    const ways = (mode: Mode) => run(mode, 'u SYSCALL SYSRET CLI').program.map((line) => line.rings);
    expect(ways('bt')).toEqual([[3, 0, 1], [1, 0, 3], [3, 0, 1]]); // prettier-ignore
    expect(ways('hv')).toEqual([[3, 0], [0, 3], [3, 0]]); // prettier-ignore
    expect(ways('pv32').slice(0, 2)).toEqual([[3, 1], [1, 3]]); // prettier-ignore
  });

  test('only measured instructions have cycles', () => {
    const cycles = (mode: Mode, text: string, more: object = {}) => {
      const sums = run(mode, text, more).cycles;
      return sums && [sums.measured, sums.here, sums.native, sums.derived];
    };
    // A6, its contrast: system calls and calls alone.
    expect(cycles('native', 'k SYSCALL CALL')).toEqual([2, 253, 253, false]);
    expect(cycles('bt', 'k SYSCALL CALL')).toEqual([2, 2359, 253, false]);
    expect(cycles('hv', 'k SYSCALL CALL')).toEqual([2, 253, 253, false]);
    expect(cycles('bt', 'k IN CLI')).toEqual([1, 214, 3209, true]);
    expect(cycles('hv', 'k IN')).toEqual([1, 15_826, 3209, false]);
    expect(cycles('native', 'k IN')).toEqual([1, 3209, 3209, false]);
    expect(cycles('bt', 'u CALL')).toEqual([1, 11, 11, false]);
    expect(cycles('bt', 'u EXEC_DATA')).toEqual([1, 3927, 1093, false]);
    expect(cycles('hv', 'u EXEC_DATA')).toEqual([1, 11_242, 1093, false]);
    expect(cycles('native', 'u EXEC_DATA', { nx: false })).toBeNull();
    expect(cycles('hv', 'k IN', { mmu: 'ept' })).toBeNull();
    expect(cycles('native', 'u IN')).toBeNull();
    for (const mode of ['te', 'pv32'] as const) expect(cycles(mode, 'k SYSCALL IN')).toBeNull();
  });
});

describe('where things are', () => {
  // The second frame is the instruction in hand, the third what became of it: place, start, who goes on, who has the CPU.
  test.each<[Mode, string, unknown[], unknown[]]>([
    ['native', 'u ADD', [3, null, null, 'app'], [3, null, null, 'app']],
    ['native', 'k ADD', [0, null, null, 'kernel'], [0, null, null, 'kernel']],
    ['native', 'u SYSCALL', [3, null, null, 'app'], [0, 3, null, 'kernel']],
    ['native', 'u CLI', [3, null, null, 'app'], [3, null, 'kernel', 'kernel']],
    ['bt', 'u SYSCALL', [3, null, null, 'app'], [0, 3, 'kernel', 'vmm']],
    ['bt', 'k SYSRET', [1, null, null, 'kernel'], [0, 1, 'app', 'vmm']],
    ['bt', 'k POPF', [1, null, null, 'kernel'], [1, null, null, 'kernel']],
    ['hv', 'k IN', [0, null, null, 'kernel'], ['root', 0, 'kernel', 'vmm']],
    ['hv', 'u CPUID', [3, null, null, 'app'], ['root', 3, 'app', 'vmm']],
    ['pv32', 'u SYSCALL', [3, null, null, 'app'], [1, 3, null, 'kernel']],
  ])('%s, %s', (mode, text, inHand, done) => {
    const at = (state: RingsState) => [...Object.values(wayOf(state)), activeActor(state)];
    const [start, issued, handled] = statesOf(mode, lines(text)) as [RingsState, RingsState, RingsState];
    expect([at(issued), at(handled)]).toEqual([inHand, done]);
    expect(at(start)).toEqual([...inHand.slice(0, 3), null]);
    expect(Object.keys(wayOf(handled))).toEqual(['at', 'from', 'next']);
  });

  test('ring 2 is nobody’s, ring 1 that of a de-privileged kernel', () => {
    const used = (mode: Mode) => [0, 1, 2, 3].filter((ring) => isUsed(ring, mode));
    expect(MODES.map(used)).toEqual([[0, 3], [0, 1, 3], [0, 1, 3], [0, 3], [0, 1, 3]]); // prettier-ignore
  });

  test('the picture is about the line in hand, then about the last one', () => {
    expect(statesOf('bt', lines('u ADD MOV')).map(currentLine)).toEqual([0, 0, 0, 1, 1]);
  });
});

describe('the track', () => {
  test('equal harmless neighbours are told together, everything else has a row of its own', () => {
    const program = lines('u ADD ADD MOV ADD IN IN SYSCALL ADD').map((line) => ({ ...line, inserted: false }));
    const inserted = { ctx: 'u' as const, op: 'ADD' as const, inserted: true };
    const rows = rowsOf({ program: [...program, inserted] });
    expect(rows.map(({ op, first, times }) => `${times} ${op} from ${first}`)).toEqual([
      '2 ADD from 0',
      '1 MOV from 2',
      '1 ADD from 3',
      '1 IN from 4',
      '1 IN from 5',
      '1 SYSCALL from 6',
      '1 ADD from 7',
      '1 ADD from 8',
    ]);
    expect(rows.filter((row) => row.inserted).map(({ first }) => first)).toEqual([8]);
    expect(
      rowsOf({ program: program.map((line, i) => (i === 1 ? { ...line, ctx: 'k' as const } : line)) }),
    ).toHaveLength(8);
  });

  test('an instruction ends with the VMM, with what stands in its place, or with the CPU', () => {
    const ends = Object.fromEntries(PATHS.map((path) => [path, columnOf(path)]));
    expect(ends).toEqual({
      direct: 'cpu',
      ident: 'cpu',
      inline: 'translator',
      replaced: 'translator',
      callout: 'vmm',
      trap: 'vmm',
      vmexit: 'vmm',
      hypercall: 'vmm',
      silent: 'cpu',
      gp: 'cpu',
    });
    expect(MODES.map((mode) => columnsOf(mode).length)).toEqual([1, 2, 3, 2, 3]);
  });

  test('the sums of P1, and the balance of all modes, are those of A1 to A5', () => {
    const sums = MODES.map((mode) => Object.values(countsOf(statesOf(mode, PROGRAMS.p1).at(-1)!)));
    expect(sums).toEqual([[14, 0, 0], [8, 0, 6], [7, 4, 3], [12, 0, 2], [9, 3, 2]]); // prettier-ignore
    const balance = (more: object) =>
      balanceOf(statesOf('bt', PROGRAMS.p1, more)[0]).map(
        ({ mode, visits, wrong }) => `${mode} ${visits} ${wrong.join()}`,
      );
    expect(balance({})).toEqual(['native 0 ', 'te 6 POPF', 'bt 3 ', 'hv 2 ', 'pv32 2 ']);
    expect(balance({ mmu: 'ept' })).toContain('hv 1 ');
    expect(statesOf('bt', lines('u ADD')).map(isFinished)).toEqual([false, false, true]);
  });
});

describe('what is told', () => {
  // One example for every outcome that has a sentence of its own: key, values and the one focus of its first note.
  test.each<[Mode, string, string, object, string]>([
    ['native', 'u ADD', 'directNative', { op: 'ADD', ring: 3 }, 'cpu'],
    ['native', 'u SYSCALL', 'enterKernel', { op: 'SYSCALL', to: 0 }, 'cpu'],
    ['native', 'k SYSRET', 'leaveKernel', { op: 'SYSRET' }, 'cpu'],
    ['native', 'u CLI', 'gp', { op: 'CLI' }, 'cpu'],
    ['native', 'u EXEC_DATA', 'fault', { code: 21 }, 'page'],
    ['te', 'u ADD', 'directUser', { op: 'ADD', ring: 3 }, 'cpu'],
    ['te', 'k ADD', 'directKernel', { op: 'ADD', ring: 1 }, 'cpu'],
    ['te', 'k IN', 'trap', { op: 'IN', ring: 1 }, 'vmm'],
    ['te', 'k SYSRET', 'trap', { op: 'SYSRET', ring: 1 }, 'vmm'],
    ['te', 'u SYSCALL', 'trapSystemCall', { op: 'SYSCALL', to: 1 }, 'vmm'],
    ['te', 'u CLI', 'trapUser', { op: 'CLI', to: 1 }, 'vmm'],
    ['te', 'u EXEC_DATA', 'faultViaVmm', { code: 21 }, 'page'],
    ['te', 'k SGDT', 'silentLeak', { op: 'SGDT' }, 'guestView'],
    ['te', 'k POPF', 'silentLucky', { op: 'POPF' }, 'cpu'],
    ['bt', 'k ADD', 'ident', { op: 'ADD', ring: 1 }, 'cpu'],
    ['bt', 'k CLI', 'inline', { op: 'CLI' }, 'translator'],
    ['bt', 'k POPF', 'inlineSensitive', { op: 'POPF', ring: 1 }, 'translator'],
    ['bt', 'k OUT', 'inlineDevice', { op: 'OUT' }, 'translator'],
    ['bt', 'k RET', 'inlineBranch', { op: 'RET' }, 'translator'],
    ['bt', 'k WRMSR', 'callout', { op: 'WRMSR' }, 'vmm'],
    ['bt', 'k IRET', 'calloutReturn', { op: 'IRET' }, 'vmm'],
    ['hv', 'k POPF', 'directOwnRing', { op: 'POPF', ring: 0 }, 'cpu'],
    ['hv', 'u ADD', 'directUser', { op: 'ADD', ring: 3 }, 'cpu'],
    ['hv', 'k HLT', 'vmexit', { op: 'HLT' }, 'vmm'],
    ['hv', 'k EXEC_DATA', 'faultViaVmm', { code: 17 }, 'page'],
    ['pv32', 'k CLI', 'replaced', { op: 'CLI' }, 'translator'],
    ['pv32', 'k IN', 'hypercall', { op: 'IN' }, 'vmm'],
  ])('%s, %s: %s', (mode, text, key, values, focus) => {
    const [told] = framesOf(mode, [...lines(text), ...lines('u ADD')])[2]!.notes;
    expect(told).toEqual({ key, values, focus: [focus] });
  });

  test('code on the stack that runs is told the same way, translated or not', () => {
    for (const [mode, text] of [
      ['native', 'u'],
      ['bt', 'k'],
    ] as const) {
      // prettier-ignore
      const { notes } = framesOf(mode, lines(`${text} EXEC_DATA ADD`), { nx: false })[2]!;
      expect(notes[0]).toMatchObject({ key: 'dataRan', values: { op: 'EXEC_DATA' } });
      expect(notes[0].focus).toEqual(['page']);
    }
  });

  test('a flag that stayed as it was is told with what should have been', () => {
    const { notes } = framesOf('te', lines('k CLI POPF ADD'))[4]!;
    const values = { op: 'POPF', expected: 'interruptsOn', visible: 'interruptsOff' };
    expect(notes).toEqual([{ key: 'silentFlag', values, focus: ['guestView'] }]);
  });

  test('cycles are told where they differ from the bare machine, the sum after the last line', () => {
    const last = (mode: Mode, text: string) => framesOf(mode, lines(text)).at(-1)!.notes.slice(1);
    expect(last('native', 'k IN')).toEqual([
      { key: 'finished', values: { count: 1, vmmEntries: 0 }, focus: ['balance'] },
    ]);
    expect(last('hv', 'k IN')[0]).toEqual({ key: 'cycles', values: { here: 15_826, native: 3209 } });
    expect(last('bt', 'k IN')[0]).toMatchObject({ key: 'cyclesDerived', values: { here: 214, native: 3209 } });
    expect(last('te', 'k SGDT IN')).toEqual([
      { key: 'finishedWrong', values: { count: 2, vmmEntries: 1, wrong: 1 }, focus: ['balance'] },
    ]);
  });

  test('who takes the floor, with what and what for', () => {
    const told = framesOf('bt', lines('u ADD SYSCALL MOV EXEC_DATA SYSRET'), {}, [1]).map(({ notes }) => notes[0]);
    expect(told[1]).toEqual({
      key: 'issueInserted',
      values: { op: 'SGDT', purpose: 'readSegmentTable', ring: 3, who: 'u' },
      focus: ['token'],
    });
    expect(told[3]).toEqual({
      key: 'issueUser',
      values: { op: 'ADD', purpose: 'addNumbers', ring: 3 },
      focus: ['token'],
    });
    expect([5, 7, 9, 11].map((i) => told[i]?.key)).toEqual([
      'issueSystemCall',
      'issueUser',
      'issueData',
      'issueReturn',
    ]);
    expect(told[9]?.focus).toEqual(['token']);
    expect(framesOf('bt', lines('k ADD'))[1]?.notes[0]).toMatchObject({
      key: 'issueKernel',
      focus: ['token'],
    });
    const starts = MODES.map((mode) => framesOf(mode, lines('u ADD'))[0].notes[0]);
    expect(starts.map(({ key }) => key)).toEqual(['startNative', 'startTe', 'startBt', 'startHv', 'startPv32']);
    expect(starts[0]).toMatchObject({ values: { count: 1 } });
    // Only a kernel that lost ring 0 without knowing believes itself there.
    expect(starts.map(({ focus }) => focus)).toEqual([[], ['ghost'], ['ghost'], [], []]);
  });

  test('every instruction is for something else, and has a German word for it', () => {
    const { worte } = captionsOf('rings');
    expect(new Set(OPS.map((op) => worte[purposeOf(op)])).size).toBe(OPS.length);
  });
});

describe('presets and choices', () => {
  // Paths, VMM entries, ring changes, wrong results, and cycles here / on the bare machine.
  test.each([
    ['lecture', 'direct 2 ident 1 inline 4 callout 2 trap 1', 3, 6, 0, '2522/3451'],
    ['x86Hole', 'direct 1 trap 4 silent 6', 4, 8, 6, null],
    ['redPill', 'direct 1 inline 6 callout 2 trap 1 silent 1', 3, 6, 1, '2308/242'],
    ['driverExits', 'direct 5 vmexit 5', 5, 2, 0, '31894/6660'],
    ['pageTableExits', 'direct 5 vmexit 4', 4, 2, 0, '242/242'],
    ['nxStack', 'direct 5 gp 1', 0, 2, 0, '1093/1093'],
    ['withoutNx', 'direct 6', 0, 1, 0, null],
    ['bookRing3', 'direct 2 ident 1 inline 4 callout 2 trap 1', 3, 6, 0, '2522/3451'],
  ])('%s: %s', (name, paths, vmmEntries, changes, wrong, cycles) => {
    const report = reportOf(name);
    const counts = taken(report);
    expect(Object.keys(counts).sort()).toEqual(paths.match(/[a-z]+/g)?.sort());
    for (const [, path, n] of paths.matchAll(/([a-z]+) (\d+)/g)) expect(counts[path as Path]).toBe(Number(n));
    expect([report.vmmEntries, report.ringChanges, report.wrong]).toEqual([vmmEntries, changes, wrong]);
    expect(report.cycles && `${report.cycles.here}/${report.cycles.native}`).toBe(cycles);
  });

  test('system calls alone: under binary translation every one pays, under VT-x none', () => {
    expect(reportOfRun({ program: 'syscalls' }).cycles).toMatchObject({ measured: 4, here: 4718, native: 506 });
    expect(reportOfRun({ program: 'syscalls', mode: 'hv' }).cycles).toMatchObject({ here: 506 });
  });

  test('two modes tell different stories where they take different paths, once both have taken one', () => {
    const [bt, te] = [statesOf('bt', lines('k CLI')), statesOf('te', lines('k CLI'))];
    expect(bt.map((state, i) => rings.compare!.differs(state, te[i]!))).toEqual([false, false, true]);
    expect(rings.compare?.param).toBe('mode');
  });

  const lecture = { params: initialValues(rings.params), seed: 1 };
  test('the reader may insert four instructions, each before the next line of the program', () => {
    const { program } = replay(rings, { ...lecture, choices: [1, 0, 1, 0, 1, 0, 1, 0, 1] }).at(-1)!.state;
    const inserted = program.map((line) => (line.inserted ? line.op : ''));
    expect(inserted).toEqual(['SGDT', 'SGDT', 'SGDT', 'SGDT', ...Array<string>(10).fill('')]);
  });

  test('the order of choices is a promise to links', () => {
    const frames = replay(rings, { ...lecture, choices: [] });
    const names = (at: number) =>
      rings.choices(frames[at]!.state).map((event) => ('op' in event ? event.op : event.type));
    expect(names(0)).toEqual(['issue', 'SGDT', 'HLT', 'CPUID', 'EXEC_DATA']);
    expect(names(1)).toEqual(['handle']);
    expect(names(4)).toEqual(['issue', 'POPF', 'SGDT', 'CPUID', 'IN', 'MOV_CR3', 'WRMSR']);
    expect(names(20)).toEqual([]);
    expect(rings.choices(frames[0].state)[2]).toEqual({ type: 'insert', ctx: 'u', op: 'HLT', purpose: 'haltCpu' });
  });
});

describe('any program, any choices', () => {
  const instruction: fc.Arbitrary<Instruction> = fc
    .tuple(fc.constantFrom('u' as const, 'k' as const), fc.constantFrom(...OPS))
    .map(([ctx, op]) => ({ ctx: requiredContext(op) ?? ctx, op }));
  const program = fc.array(instruction, { minLength: 1, maxLength: 30 });
  const [mode, mmu] = [fc.constantFrom(...MODES), fc.constantFrom(...MMUS)];
  const choices = fc.array(fc.nat(8), { maxLength: 60 });
  const visible = (...run: Parameters<typeof framesOf>) =>
    statesOf(...run)
      .at(-1)!
      .outcomes.map((outcome) => outcome.visible);

  test.each(Object.entries(rings.invariants))('%s', (_, holds) => {
    fc.assert(
      fc.property(mode, mmu, fc.boolean(), program, choices, (mode, mmu, nx, program, taken) => {
        expect(statesOf(mode, program, { mmu, nx }, taken).every(holds)).toBe(true);
      }),
    );
  });

  test('a program shows the guest the same in every mode, up to what slips through', () => {
    fc.assert(
      fc.property(mode, mmu, fc.boolean(), program, (mode, mmu, nx, program) => {
        const native = visible('native', program, { nx });
        for (const [i, outcome] of statesOf(mode, program, { mmu, nx }).at(-1)!.outcomes.entries())
          if (outcome.path !== 'silent') expect(outcome.visible).toBe(native[i]);
      }),
    );
  });

  test('every mode needs two steps for every instruction', () => {
    fc.assert(
      fc.property(mode, mmu, program, choices, (mode, mmu, program, taken) => {
        const states = statesOf(mode, program, { mmu }, taken);
        expect(states).toHaveLength(1 + 2 * states.at(-1)!.program.length);
        expect(states).toHaveLength(statesOf('native', program, {}, taken).length);
      }),
    );
  });

  test('rings 0 to 2 have the same rights to a page', () => {
    const bit = fc.boolean();
    const access = fc.constantFrom('read' as const, 'write' as const, 'exec' as const);
    fc.assert(
      fc.property(access, fc.record({ p: bit, rw: bit, us: bit, nx: bit, wp: bit, nxe: bit }), (access, bits) => {
        const results = [0, 1, 2].map((cpl) => pageAccess({ cpl, access, ...bits }));
        expect(new Set(results).size).toBe(1);
      }),
    );
  });
});

describe('general input', () => {
  test('only mode and program are required', () => {
    expect(rings.input.read({ mode: 'te', program: [{ ctx: 'u', op: 'ADD' }] }, '')).toEqual({
      mode: 'te',
      mmu: 'spt',
      nx: true,
      bookView: false,
      program: [{ ctx: 'u', op: 'ADD' }],
    });
  });

  test.each([
    ['SYSCALL', 'k', 'u'],
    ['INT', 'k', 'u'],
    ['SYSRET', 'u', 'k'],
    ['IRET', 'u', 'k'],
  ])('%s from %s is refused with its place', (op, ctx, allowed) => {
    const read = () => rings.input.read({ mode: 'bt', program: [{ ctx, op }] }, '');
    expect(read).toThrow(InputError);
    expect(read).toThrow(`program[0].ctx: found "${ctx}", allowed with ${op}: ${allowed}`);
  });
});
