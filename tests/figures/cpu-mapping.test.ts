import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runnableModels } from '../../src/lib/models.ts';
import { coreOfVcpu, cpuMapping, type MappingState } from '../../src/sim/models/cpu-mapping/model.ts';
import { brokenLimit, coreOf, density, logicalCpus, place, type Host } from '../../src/sim/models/cpu-mapping/rules.ts';
import { studiedCpuMapping } from '../../src/sim/models/cpu-mapping/study.ts';
import { anyParams } from '../support/arbitrary.ts';
import { limits, notesOf, placed, stateOf, vms } from '../support/cpu-mapping.ts';

const { presets } = cpuMapping;
const model = runnableModels['cpu-mapping']!;
const host = (sockets: number, cores: number, threads: number): Host => ({ sockets, cores, threads });
const hosts = fc.record({
  sockets: fc.integer({ min: 1, max: 8 }),
  cores: fc.constantFrom(1, 2, 4, 6, 8),
  threads: fc.constantFrom(1, 2),
});
const all = (state: MappingState) => state.vms.flatMap((vm) => vm.vcpus);
const running = (state: MappingState) => all(state).filter(({ is }) => is === 'running');

describe('a host', () => {
  test('sockets, cores and threads multiply', () => {
    expect(logicalCpus(host(2, 4, 2))).toBe(16);
    expect(logicalCpus(host(4, 8, 2))).toBe(64);
    expect(logicalCpus(host(8, 6, 2))).toBe(96);
    expect(stateOf({ sockets: 3, cores: '6', threads: '1' })).toMatchObject({ allCores: 18, logical: 18, threads: 1 });
  });

  test('threads of one core are neighbours', () => {
    expect([0, 1, 2, 3, 15].map((cpu) => coreOf(cpu, 2))).toEqual([0, 0, 1, 1, 7]);
    expect([0, 1, 2].map((cpu) => coreOf(cpu, 1))).toEqual([0, 1, 2]);
  });

  test('the limits are those of table 2.1', () => {
    expect(limits).toEqual({ logical: 64, vcpus: 512, perCore: { ga: 20, u1: 25 } });
    const told = readFileSync('content/data/tables/tabelle-2-01.yaml', 'utf8');
    for (const number of [limits.logical, limits.vcpus, limits.perCore.u1]) expect(told).toContain(`anzahl: ${number}`);
  });

  test('48 and 64 fit, 96 do not', () => {
    const broken = (...[sockets, cores, threads]: [number, number, number]) =>
      brokenLimit(host(sockets, cores, threads), 20, limits, 'ga');
    expect(broken(8, 6, 1)).toBeNull();
    expect(broken(4, 8, 2)).toBeNull();
    expect(broken(8, 6, 2)).toBe('logical');
    expect(stateOf(presets.exactly64)).toMatchObject({ logical: 64, broken: null, running: 20 });
    expect(stateOf(presets.tooMany)).toMatchObject({ logical: 96, broken: 'logical', running: 0, waiting: 20 });
    expect(stateOf(presets.eightSockets)).toMatchObject({ logical: 48, broken: null, running: 20 });
  });

  test('a host takes 512 vCPUs', () => {
    expect(brokenLimit(host(8, 8, 1), 512, limits, 'ga')).toBeNull();
    expect(brokenLimit(host(8, 8, 1), 513, limits, 'ga')).toBe('vcpus');
    expect(brokenLimit(host(8, 8, 2), 513, limits, 'ga')).toBe('logical');
  });

  test('20 on a core, 25 from Update 1 on', () => {
    expect(density(20, host(2, 4, 2))).toBe(2.5);
    const one = host(1, 1, 2);
    expect([20, 21].map((count) => brokenLimit(one, count, limits, 'ga'))).toEqual([null, 'perCore']);
    expect([25, 26].map((count) => brokenLimit(one, count, limits, 'u1'))).toEqual([null, 'perCore']);
    expect(stateOf(presets.tooDense)).toMatchObject({
      broken: 'perCore',
      perCore: 22,
      most: { perCore: 20, perCoreLater: 25 },
    });
    expect(stateOf({ ...presets.tooDense, version: 'u1' })).toMatchObject({ broken: null, most: { perCore: 25 } });
  });

  test('a VM has one to eight vCPUs', () => {
    const { fields, max } = cpuMapping.params.vms;
    expect([fields.vcpus.min, fields.vcpus.max, max]).toEqual([1, 8, 8]);
  });
});

describe('places', () => {
  test('A on every first thread, then B and C', () => {
    expect(placed()).toBe('A0=0 A1=2 A2=4 A3=6 A4=8 A5=10 A6=12 A7=14 B0=1 B1=3 B2=5 B3=7 C0=9 C1=11 C2=13 C3=15');
    expect(stateOf()).toMatchObject({ total: 20, running: 16, waiting: 4, asleep: 0, logical: 16 });
  });

  test('D comes first, C waits', () => {
    expect(placed({ turn: 'next' })).toBe(
      'A0=8 A1=10 A2=12 A3=14 A4=1 A5=3 A6=5 A7=7 B0=9 B1=11 B2=13 B3=15 D0=0 D1=2 D2=4 D3=6',
    );
    expect(
      all(stateOf({ turn: 'next' }))
        .filter(({ is }) => is === 'waiting')
        .map(({ id }) => id)
        .join(),
    ).toBe('C0,C1,C2,C3');
    expect(placed({ turn: 'next', vms: vms(8) })).toBe(placed({ vms: vms(8) }));
  });

  test('B1: two VMs with two vCPUs on two cores', () => {
    expect(placed({ sockets: 1, cores: '2', vms: vms(2, 2) })).toBe('A0=0 A1=2 B0=1 B1=3');
  });

  test('B6: without Hyperthreading half of them wait', () => {
    const form = { sockets: 1, cores: '2', threads: '1', vms: vms(2, 2) };
    expect(placed(form)).toBe('A0=0 A1=1');
    expect(stateOf(form)).toMatchObject({ running: 2, waiting: 2 });
    expect(stateOf(presets.withoutHyperthreading)).toMatchObject({ logical: 8, running: 8, waiting: 12 });
    expect(stateOf(presets.oneCore)).toMatchObject({ logical: 1, running: 1, waiting: 2 });
  });

  test('who sleeps frees a place', () => {
    expect(stateOf(presets.halfAsleep)).toMatchObject({ running: 10, waiting: 0, asleep: 10 });
    const one = stateOf({ vms: [{ vcpus: 8, asleep: 4 }, ...vms(4, 4, 4)] });
    expect(one).toMatchObject({ running: 16, waiting: 0, asleep: 4 });
    expect(one.vms[0]?.vcpus.map(({ is }) => is)).toEqual([
      ...Array<string>(4).fill('running'),
      ...Array<string>(4).fill('asleep'),
    ]);
    // Nobody can sleep who is not there.
    expect(stateOf({ vms: [{ vcpus: 2, asleep: 8 }] })).toMatchObject({ total: 2, running: 0, asleep: 2 });
  });

  test('in the right order: in the next round, too, sleepers stay out', () => {
    const form = { turn: 'next', sockets: 1, cores: '2', threads: '1', vms: [{ vcpus: 2, asleep: 1 }, ...vms(2, 1)] };
    expect(placed(form)).toBe('B1=0 C0=1');
    expect(stateOf(form)).toMatchObject({ running: 2, waiting: 2, asleep: 1 });
  });
});

describe('always', () => {
  test('nobody is twice, and nobody shares a logical CPU', () => {
    fc.assert(
      fc.property(hosts, fc.integer({ min: 0, max: 150 }), (one, count) => {
        const cpus = place(count, one).filter((cpu) => cpu !== null);
        expect(new Set(cpus).size).toBe(cpus.length);
        for (const cpu of cpus) expect(cpu >= 0 && cpu < logicalCpus(one)).toBe(true);
      }),
    );
  });

  test('as many run as there are places', () => {
    fc.assert(
      fc.property(hosts, fc.integer({ min: 0, max: 150 }), (one, count) => {
        expect(place(count, one)).toHaveLength(count);
        expect(place(count, one).filter((cpu) => cpu !== null)).toHaveLength(Math.min(count, logicalCpus(one)));
      }),
    );
  });

  test('nobody shares a core while another is empty', () => {
    fc.assert(
      fc.property(hosts, fc.integer({ min: 0, max: 150 }), (one, count) => {
        const cores = place(count, one).flatMap((cpu) => (cpu === null ? [] : [coreOf(cpu, one.threads)]));
        expect(new Set(cores).size).toBe(Math.min(count, one.sockets * one.cores));
      }),
    );
  });

  test('whoever waited runs in the next round, as far as there are places', () => {
    fc.assert(
      fc.property(anyParams(model), (form) => {
        const [before, after] = [stateOf({ ...form, turn: 'first' }), stateOf({ ...form, turn: 'next' })];
        if (before.broken === 'logical') return;
        const waited = all(before)
          .filter(({ is }) => is === 'waiting')
          .map(({ id }) => id);
        const now = new Set(running(after).map(({ id }) => id));
        expect(waited.filter((id) => now.has(id))).toHaveLength(Math.min(waited.length, before.logical));
        expect(after.running).toBe(before.running);
      }),
      { numRuns: 60 },
    );
  });

  test('more threads never let fewer run', () => {
    fc.assert(
      fc.property(anyParams(model), (form) => {
        const two = stateOf({ ...form, threads: '2' });
        if (two.broken !== 'logical')
          expect(two.running).toBeGreaterThanOrEqual(stateOf({ ...form, threads: '1' }).running);
      }),
      { numRuns: 60 },
    );
  });

  test('a vCPU knows its core', () => {
    expect(coreOfVcpu({ id: 'A0', is: 'running', cpu: 5 }, host(1, 4, 2))).toBe(2);
    expect(coreOfVcpu({ id: 'A0', is: 'waiting', cpu: null }, host(1, 4, 2))).toBeNull();
  });
});

describe('what is said', () => {
  test.each([
    ['sockets', { show: 'sockets' }, { key: 'sockets', values: { sockets: 2 }, focus: ['sockets'] }],
    ['cores', { show: 'cores' }, { key: 'cores', values: { sockets: 2, cores: 4, all: 8 }, focus: ['cores'] }],
    [
      'logical CPUs',
      { show: 'logical' },
      { key: 'logical', values: { all: 8, threads: 2, logical: 16 }, focus: ['logical'] },
    ],
    ['who waits', {}, { key: 'waits', values: { total: 20, logical: 16, waiting: 4 }, focus: ['vm-D'] }],
    [
      'several VMs wait',
      presets.withoutHyperthreading,
      { key: 'waits', values: { total: 20, logical: 8, waiting: 12 }, focus: ['vm-B', 'vm-C', 'vm-D'] },
    ],
    ['the next round', { turn: 'next' }, { key: 'turn', values: { names: ['C'], waiting: 4 }, focus: ['vm-C'] }],
    ['all run', { vms: vms(8) }, { key: 'allRun', values: { running: 8, logical: 16 }, focus: ['logical'] }],
    [
      'all run in the next round',
      { vms: vms(8), turn: 'next' },
      { key: 'allRun', values: { running: 8, logical: 16 }, focus: ['logical'] },
    ],
    ['no VM', { vms: [] }, { key: 'noVms', values: { logical: 16 }, focus: ['logical'] }],
    [
      'density',
      { show: 'density', version: 'ga' },
      { key: 'density', values: { total: 20, cores: 8, share: 2.5, most: 20, later: 25 }, focus: ['cores'] },
    ],
    [
      'a share with many digits',
      { show: 'density', sockets: 3, cores: '1', version: 'u1' },
      { key: 'density', values: { total: 20, cores: 3, share: 6.67, most: 25, later: 25 }, focus: ['cores'] },
    ],
    [
      'too dense',
      presets.tooDense,
      { key: 'tooDense', values: { total: 22, cores: 1, share: 22, most: 20 }, focus: ['cores'] },
    ],
    [
      'too many',
      presets.tooMany,
      {
        key: 'tooMany',
        values: { sockets: 8, cores: 6, threads: 2, logical: 96, most: 64, over: 32 },
        focus: ['limit'],
      },
    ],
    [
      'too many, whatever is shown',
      { ...presets.tooMany, show: 'cores' },
      {
        key: 'tooMany',
        values: { sockets: 8, cores: 6, threads: 2, logical: 96, most: 64, over: 32 },
        focus: ['limit'],
      },
    ],
    [
      'few enough',
      { ...presets.eightSockets, show: 'strips' },
      { key: 'fits', values: { sockets: 8, cores: 6, threads: 1, logical: 48, most: 64 }, focus: ['limit'] },
    ],
    ['the result', { show: 'result' }, { key: 'result', values: { logical: 16, running: 16 }, focus: ['logical'] }],
  ])('%s', (_, form, note) => {
    expect(notesOf(form)[0]).toEqual(note);
  });

  test('what else is worth saying', () => {
    expect(notesOf().slice(1)).toEqual([{ key: 'shared', values: { count: 8 } }]);
    expect(notesOf({ vms: vms(8) }).slice(1)).toEqual([]);
    expect(notesOf({ vms: vms(8, 1) }).slice(1)).toEqual([{ key: 'shared', values: { count: 1 } }]);
    expect(notesOf(presets.halfAsleep).slice(1)).toEqual([
      { key: 'asleep', values: { count: 10 } },
      { key: 'shared', values: { count: 2 } },
    ]);
    expect(notesOf(presets.withoutHyperthreading)).toHaveLength(1);
    expect(notesOf({ show: 'result' })).toHaveLength(1);
  });
});

test('a comparison parts where another number runs', () => {
  const { compare } = cpuMapping;
  expect(compare?.param).toBe('threads');
  expect(compare?.differs(stateOf(), stateOf({ threads: '1' }))).toBe(true);
  expect(compare?.differs(stateOf({ vms: vms(2) }), stateOf({ vms: vms(2), threads: '1' }))).toBe(false);
});

test('the report has every quantity', () => {
  expect(studiedCpuMapping.report([stateOf({ sockets: 1, cores: '1', vms: [{ vcpus: 4, asleep: 1 }] })])).toEqual({
    cores: 1,
    logicalCpus: 2,
    vcpus: 4,
    running: 2,
    waiting: 1,
    asleep: 1,
    vcpusPerCore: 4,
    brokenLimit: null,
    placement: { A0: 0, A1: 1 },
  });
});

test('a remark without the limit of vSphere 4.0 is refused with its place', () => {
  const tables = (bemerkung: string | null) => ({
    'tabelle-2-01': {
      file: 'x.yaml',
      rows: [
        { id: 'logische-prozessoren', cells: { anzahl: 64 } },
        { id: 'vcpus', cells: { anzahl: 512 } },
        { id: 'vcpus-pro-core', cells: { anzahl: 25, bemerkung } },
      ],
    },
  });
  const read = (bemerkung: string | null) => studiedCpuMapping.data!.read(tables(bemerkung));
  expect(read('in vSphere\u00a04.0 waren es 20\u00a0vCPUs').perCore).toEqual({ ga: 20, u1: 25 });
  expect(() => read('je nach Last')).toThrow(
    'x.yaml, row "vcpus-pro-core", column "bemerkung": found "je nach Last", allowed: a remark with "in vSphere 4.0 waren es N"',
  );
  expect(() => read(null)).toThrow('found null');
});

describe('an invariant sees what is wrong', () => {
  const broken = (change: Partial<MappingState>, form: object | undefined = {}) => {
    const state = { ...stateOf(form), ...change };
    return Object.entries(studiedCpuMapping.invariants).flatMap(([name, holds]) => (holds(state) ? [] : [name]));
  };
  const state = stateOf();
  const change = (id: string, to: object) =>
    state.vms.map((vm) => ({ ...vm, vcpus: vm.vcpus.map((vcpu) => (vcpu.id === id ? { ...vcpu, ...to } : vcpu)) }));

  test('what is right has none', () => {
    for (const preset of Object.values(presets)) expect(broken({}, preset)).toEqual([]);
  });

  test.each<[string, Partial<MappingState>, (object | undefined)?]>([
    ['no vCPU is twice, and no logical CPU runs two', { vms: change('A0', { id: 'A1' }) }],
    ['no vCPU is twice, and no logical CPU runs two', { vms: change('A0', { cpu: 2 }) }],
    ['who runs has a logical CPU of this host, nobody else has one', { vms: change('A0', { cpu: null }) }],
    ['who runs has a logical CPU of this host, nobody else has one', { vms: change('A0', { cpu: 16 }) }],
    ['who runs has a logical CPU of this host, nobody else has one', { vms: change('A0', { cpu: -1 }) }],
    ['who runs has a logical CPU of this host, nobody else has one', { vms: change('D0', { cpu: 3 }) }],
    ['as many run as want to and find a place', { running: 15, waiting: 5 }],
    ['as many run as want to and find a place', { running: 20 }, presets.tooMany],
    ['every vCPU runs, waits or sleeps', { asleep: 1 }],
    ['every vCPU runs, waits or sleeps', { vms: state.vms.slice(1) }],
    [
      'nobody shares a core while another one is empty',
      { vms: [{ name: 'A', vcpus: [0, 1].map((cpu) => ({ id: `A${cpu}`, is: 'running' as const, cpu })) }] },
      { vms: vms(2) },
    ],
    ['the logical CPUs are sockets × cores × threads', { allCores: 9 }],
    ['the logical CPUs are sockets × cores × threads', { logical: 17 }],
  ])('%s', (name, wrong, form) => {
    expect(broken(wrong, form)).toContain(name);
  });
});

test('every rule of model.md names a test that is there', () => {
  const rows = readFileSync('src/sim/models/cpu-mapping/model.md', 'utf8').match(/^\|.*`\s*\|$/gm) ?? [];
  const tests = readFileSync('tests/figures/cpu-mapping.test.ts', 'utf8');
  expect(rows.length).toBeGreaterThanOrEqual(12);
  for (const row of rows) expect(tests, row).toContain(/`([^`]*)`\s*\|$/.exec(row)?.[1]);
});
