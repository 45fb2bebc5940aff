import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/sim/kernel/shape.ts';
import { initialValues } from '../../src/sim/kernel/field.ts';
import { replay, replayInput } from '../../src/sim/kernel/run.ts';
import { cheaperMonitor, cycleMix } from '../../src/sim/models/rings/cycles.ts';
import { ringsInput } from '../../src/sim/models/rings/input.ts';
import { defaultMonitorMode } from '../../src/sim/models/rings/monitor-modes.ts';
import { pageAccess, type PageAccess } from '../../src/sim/models/rings/pages.ts';
import { PATHS, type Path } from '../../src/sim/models/rings/paths.ts';
import { checkPopekGoldberg, VTX_NON_ROOT, X86 } from '../../src/sim/models/rings/popek-goldberg.ts';
import { studiedRings as rings } from '../../src/sim/models/rings/study.ts';
import type { RingsState } from '../../src/sim/models/rings/state.ts';

type Report = {
  readonly program: readonly { op: string; path: Path; rings: number[]; visible: string; expected: string }[];
  readonly paths: Readonly<Record<Path, number>>;
  readonly vmmEntries: number;
  readonly ringChanges: number;
  readonly silent: number;
  readonly wrong: number;
  readonly cycles: { measured: number; here: number; native: number } | null;
};

function run(input: object): Report {
  const frames = replayInput(rings, ringsInput.read(input, ''), 1);
  return rings.report(frames.map(({ state }) => state) as [RingsState, ...RingsState[]]) as Report;
}

const P1 = [
  ...Array.from({ length: 4 }, () => ({ ctx: 'u', op: 'ADD' })),
  { ctx: 'u', op: 'SYSCALL' },
  ...['ADD', 'ADD', 'CLI', 'MOV_CR3', 'IN', 'POPF', 'STI', 'SYSRET'].map((op) => ({ ctx: 'k', op })),
  { ctx: 'u', op: 'ADD' },
];

/** The paths that occur, without the zeros. */
function taken({ paths }: Report): Partial<Record<Path, number>> {
  return Object.fromEntries(PATHS.filter((path) => paths[path] > 0).map((path) => [path, paths[path]]));
}

function opsOn(path: Path, report: Report): readonly string[] {
  return report.program.filter((line) => line.path === path).map(({ op }) => op);
}

describe('goldens', () => {
  test('A1: the bare machine runs all 14 directly, with two ring changes and no VMM', () => {
    const report = run({ mode: 'native', program: P1 });
    expect(taken(report)).toEqual({ direct: 14 });
    expect(report.vmmEntries).toBe(0);
    expect(report.ringChanges).toBe(2);
  });

  test('A2: pure trap-and-emulate traps six times and misses POPF', () => {
    const report = run({ mode: 'te', program: P1 });
    expect(taken(report)).toEqual({ direct: 7, trap: 6, silent: 1 });
    expect(opsOn('trap', report)).toEqual(['SYSCALL', 'CLI', 'MOV_CR3', 'IN', 'STI', 'SYSRET']);
    expect(opsOn('silent', report)).toEqual(['POPF']);
    expect(report.vmmEntries).toBe(6);
    expect(report.silent).toBe(1);
  });

  test('A3: binary translation enters the VMM three times', () => {
    const report = run({ mode: 'bt', program: P1 });
    expect(taken(report)).toEqual({ direct: 5, trap: 1, ident: 2, inline: 4, callout: 2 });
    expect(opsOn('inline', report)).toEqual(['CLI', 'IN', 'POPF', 'STI']);
    expect(opsOn('callout', report)).toEqual(['MOV_CR3', 'SYSRET']);
    expect(report.vmmEntries).toBe(3);
  });

  test('A4: VT-x exits twice with shadow page tables, once with nested ones', () => {
    const spt = run({ mode: 'hv', mmu: 'spt', program: P1 });
    const ept = run({ mode: 'hv', mmu: 'ept', program: P1 });
    expect(taken(spt)).toEqual({ direct: 12, vmexit: 2 });
    expect(opsOn('vmexit', spt)).toEqual(['MOV_CR3', 'IN']);
    expect(taken(ept)).toEqual({ direct: 13, vmexit: 1 });
    expect(opsOn('vmexit', ept)).toEqual(['IN']);
  });

  test('A5: the paravirtual guest calls the hypervisor twice', () => {
    const report = run({ mode: 'pv32', program: P1 });
    expect(taken(report)).toEqual({ direct: 9, replaced: 3, hypercall: 2 });
    expect(opsOn('replaced', report)).toEqual(['CLI', 'POPF', 'STI']);
    expect(opsOn('hypercall', report)).toEqual(['MOV_CR3', 'IN']);
    expect(report.vmmEntries).toBe(2);
  });

  test('A6: in the mixed load binary translation beats first-generation VT-x', () => {
    const mix = cycleMix({ syscall: 100, callret: 50, pgfault: 10, divzero: 1, ptemod: 20 });
    expect(mix).toEqual({ native: 36_589, bt: 283_663, hw: 392_844 });
    expect(cheaperMonitor(mix)).toBe('bt');
  });

  test('A6: with system calls and calls alone VT-x is as fast as the bare machine', () => {
    const mix = cycleMix({ syscall: 1000, callret: 1000 });
    expect(mix).toEqual({ native: 253_000, bt: 2_359_000, hw: 253_000 });
    expect(cheaperMonitor(mix)).toBe('hw');
  });

  test('A7: x86 fails Popek and Goldberg by 18 mnemonics, VT-x non-root passes', () => {
    expect(checkPopekGoldberg(X86)).toEqual({
      virtualizable: false,
      sensitiveUnprivileged: [
        ...['SGDT', 'SIDT', 'SLDT', 'SMSW', 'PUSHF', 'POPF', 'LAR', 'LSL', 'VERR'],
        ...['VERW', 'POP', 'PUSH', 'CALL', 'JMP', 'INT', 'RET', 'STR', 'MOV'],
      ],
    });
    expect(checkPopekGoldberg(X86).sensitiveUnprivileged).toHaveLength(18);
    expect(checkPopekGoldberg(VTX_NON_ROOT)).toEqual({ virtualizable: true, sensitiveUnprivileged: [] });
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
    // Beyond the golden list: an absent page, and bit 63 where NX is not switched on.
    [{ cpl: 3, access: 'exec', p: false }, 20],
    [{ cpl: 3, access: 'read', nx: true, nxe: false }, 13],
  ] as const)('A8: %j gives %s', (query, result) => {
    expect(pageAccess({ ...open, ...query })).toBe(result);
  });

  test.each([
    ['nehalem', '64bit', 'VT+EPT'],
    ['em64tNoVt', '64bit', 'notRunnable'],
    ['nehalem', 'win2000', 'BT+SPT'],
    ['p4vt', 'ft', 'notRunnable'],
    ['nehalem', 'vmi', 'BT+SPT'],
    ['core65nm', 'windows32', 'BT+SPT'],
    ['noEm64t', 'other32', 'BT+SPT'],
  ] as const)('A9: %s runs a guest of kind %s as %s', (cpu, guest, mode) => {
    expect(defaultMonitorMode({ cpu, guest })).toBe(mode);
  });
});

describe('facts', () => {
  const lecture = { ...initialValues(rings.params), program: 'lecture' } as const;

  test('the lecture path has two steps for every instruction, in every mode', () => {
    for (const mode of ['native', 'te', 'bt', 'hv', 'pv32'] as const) {
      expect(replay(rings, { params: { ...lecture, mode }, seed: 1, choices: [] })).toHaveLength(21);
    }
  });

  test('without a trap POPF leaves the interrupts of the guest off', () => {
    const program = [
      { ctx: 'k', op: 'CLI' },
      { ctx: 'k', op: 'POPF' },
    ];
    const popf = run({ mode: 'te', program }).program[1];
    expect(popf).toMatchObject({ path: 'silent', visible: 'interruptsOff', expected: 'interruptsOn' });
    expect(run({ mode: 'bt', program }).program[1]).toMatchObject({ path: 'inline', visible: 'interruptsOn' });
  });

  test('a trapped PUSHF would save "off", the silent one saves the flag of the host', () => {
    const program = [
      { ctx: 'k', op: 'CLI' },
      { ctx: 'k', op: 'PUSHF' },
    ];
    expect(run({ mode: 'te', program }).program[1]).toMatchObject({ visible: 'savedOn', expected: 'savedOff' });
  });

  test('a silent instruction that happens to be right is no error', () => {
    const report = run({ mode: 'te', program: [{ ctx: 'k', op: 'POPF' }] });
    expect([report.silent, report.wrong]).toEqual([1, 0]);
  });

  test('a system call passes through the VMM under binary translation, not under VT-x', () => {
    const program = [
      { ctx: 'u', op: 'SYSCALL' },
      { ctx: 'k', op: 'SYSRET' },
    ];
    expect(run({ mode: 'bt', program }).program.map((line) => line.rings)).toEqual([
      [3, 0, 1],
      [1, 0, 3],
    ]);
    expect(run({ mode: 'hv', program }).program.map((line) => line.rings)).toEqual([
      [3, 0],
      [0, 3],
    ]);
  });

  test('code on the stack ends in page fault 21, and runs where NX is off', () => {
    const program = [{ ctx: 'u', op: 'EXEC_DATA' }];
    expect(run({ mode: 'native', program }).program[0]).toMatchObject({ path: 'gp', fetch: 21, visible: 'pageFault' });
    expect(run({ mode: 'native', program, nx: false }).program[0]).toMatchObject({
      path: 'direct',
      visible: 'codeRan',
    });
  });

  test('only measured instructions have cycles', () => {
    const program = [
      { ctx: 'u', op: 'SYSCALL' },
      { ctx: 'k', op: 'CLI' },
      { ctx: 'k', op: 'IN' },
    ];
    expect(run({ mode: 'native', program }).cycles).toEqual({ measured: 2, here: 3451, native: 3451, derived: false });
    expect(run({ mode: 'bt', program }).cycles).toEqual({ measured: 2, here: 2522, native: 3451, derived: true });
    expect(run({ mode: 'hv', program }).cycles).toEqual({ measured: 2, here: 16_068, native: 3451, derived: false });
    expect(run({ mode: 'hv', mmu: 'ept', program }).cycles).toBeNull();
    expect(run({ mode: 'te', program }).cycles).toBeNull();
  });

  test('the reader may insert four instructions, each before the next line of the program', () => {
    const frames = replay(rings, { params: lecture, seed: 1, choices: [1, 0, 1, 0, 1, 0, 1, 0, 1] });
    const { program } = frames.at(-1)!.state;
    expect(program.slice(0, 5).map(({ op, inserted }) => [op, inserted])).toEqual([
      ['SGDT', true],
      ['SGDT', true],
      ['SGDT', true],
      ['SGDT', true],
      ['ADD', false],
    ]);
    expect(program).toHaveLength(14);
  });

  test('the order of choices is a promise to links', () => {
    const [first] = replay(rings, { params: lecture, seed: 1, choices: [] });
    const inKernel = replay(rings, { params: lecture, seed: 1, choices: [] })[4]!.state;
    const names = (state: RingsState) => rings.choices(state).map((event) => ('op' in event ? event.op : event.type));
    expect(names(first.state)).toEqual(['issue', 'SGDT', 'HLT', 'CPUID', 'EXEC_DATA']);
    expect(names(inKernel)).toEqual(['issue', 'POPF', 'SGDT', 'CPUID', 'IN', 'MOV_CR3', 'WRMSR']);
  });
});

describe('general input', () => {
  test('only mode and program are required', () => {
    expect(ringsInput.read({ mode: 'te', program: [{ ctx: 'u', op: 'ADD' }] }, '')).toEqual({
      mode: 'te',
      mmu: 'spt',
      nx: true,
      bookView: false,
      program: [{ ctx: 'u', op: 'ADD' }],
      accesses: [],
      cycleMix: null,
      monitor: null,
    });
  });

  test('the report answers the questions beside the program', () => {
    const report = run({
      mode: 'native',
      program: [{ ctx: 'u', op: 'ADD' }],
      accesses: [
        { cpl: 3, access: 'exec', nx: 1 },
        { cpl: 1, access: 'read', us: 0 },
      ],
      cycleMix: { syscall: 1, in: 1 },
      monitor: { cpu: 'nehalem', guest: '64bit' },
    });
    expect(report).toMatchObject({
      accesses: [
        { ok: false, errorCode: 21 },
        { ok: true, errorCode: null },
      ],
      cycleMix: { native: 3451, bt: 2522, hw: 16_068, cheaper: 'bt', uncertain: ['in'] },
      monitor: { mode: 'VT+EPT' },
      popekGoldberg: { x86: { virtualizable: false, count: 18, countInLiterature: 17 } },
    });
  });

  test('a system call from the kernel is refused with its place', () => {
    const read = () => ringsInput.read({ mode: 'bt', program: [{ ctx: 'k', op: 'SYSCALL' }] }, '');
    expect(read).toThrow(InputError);
    expect(read).toThrow('program[0].ctx: found "k", allowed with SYSCALL: u');
  });
});
