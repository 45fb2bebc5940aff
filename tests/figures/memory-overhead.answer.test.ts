import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { memoryOverhead } from '../../src/sim/models/memory-overhead/model.ts';
import { studiedMemoryOverhead } from '../../src/sim/models/memory-overhead/study.ts';
import type { OverheadState } from '../../src/sim/models/memory-overhead/model.ts';
import { notesOf, reportOf, stateOf, table } from '../support/memory-overhead.ts';

const { presets } = memoryOverhead;
const large = { vcpus: 1, memory: 255 * 1024 };

describe('what is said', () => {
  test.each([
    ['the question', { show: 'empty' }, { key: 'question', values: { vcpus: 2, memory: 1024 }, focus: ['system'] }],
    ['the configuration', { show: 'configured' }, { key: 'configured', values: { bare: 31 }, focus: ['vms'] }],
    ['no VM at all', { show: 'configured', ...large }, { key: 'configured', values: { bare: 0 }, focus: ['system'] }],
    ['the first slice', { show: 'first' }, { key: 'oneSlice', values: { overhead: 176 }, focus: ['slice'] }],
    ['no slice', { show: 'first', ...large }, { key: 'oneSlice', values: { overhead: 3701 }, focus: ['system'] }],
    [
      'the first slice of several kinds',
      { show: 'first', vms: [{ count: 3, vcpus: 4, memory: 4096 }] },
      { key: 'oneSlice', values: { overhead: 325 }, focus: ['slice'] },
    ],
    [
      'the first slice where the first kind is too large',
      {
        show: 'first',
        vms: [
          { count: 1, ...large },
          { count: 3, vcpus: 4, memory: 4096 },
        ],
      },
      { key: 'oneSlice', values: { overhead: 325 }, focus: ['slice'] },
    ],
    ['the verdict', {}, { key: 'fits', values: { fit: 27, bare: 31 }, focus: ['vms'] }],
    ['no difference', presets.fewLarge, { key: 'same', values: { fit: 3, sum: 1242 }, focus: ['vms'] }],
    ['twice the table', presets.bookRule, { key: 'doubled', values: { fit: 23, bare: 31 }, focus: ['vms'] }],
    ['not one VM', presets.giant, { key: 'none', values: { bare: 1 }, focus: ['system'] }],
    [
      'not enough room',
      { vms: [{ count: 40, vcpus: 2, memory: 1024 }] },
      { key: 'missing', values: { fit: 27, missing: 13, sum: 4753 }, focus: ['vms'] },
    ],
    [
      'no room for anything',
      { vms: [{ count: 2, ...large }] },
      { key: 'missing', values: { fit: 0, missing: 2, sum: 0 }, focus: ['system'] },
    ],
    ['the sum', { show: 'collected' }, { key: 'collected', values: { sum: 4753, lost: 4 }, focus: ['overhead'] }],
    ['no sum', { show: 'collected', ...large }, { key: 'collected', values: { sum: 0, lost: 0 }, focus: ['system'] }],
    ['the answer', { show: 'counts' }, { key: 'counts', values: { fit: 27, bare: 31 }, focus: ['counts'] }],
    [
      'the fifth vCPU',
      { vcpus: 5, memory: 4096, reference: [{ vcpus: 4, memory: 4096 }] },
      { key: 'compared', values: { vcpus: 5, memory: 4096, overhead: 437, before: 325 }, focus: ['point'] },
    ],
  ])('%s', (_, form, note) => {
    expect(notesOf(form)[0]).toEqual(note);
  });

  test('where the number of the VM comes from', () => {
    expect(notesOf({ memory: 6144 })).toEqual([
      { key: 'same', values: { fit: 5, sum: 1434 }, focus: ['vms'] },
      { key: 'between', values: { lower: 4096, upper: 8192 }, focus: ['point'] },
    ]);
    expect(notesOf().map(({ key }) => key)).toEqual(['fits']);
    expect(notesOf({ show: 'collected', memory: 6144 }).map(({ key }) => key)).toEqual(['collected']);
  });
});

describe('the fan', () => {
  test('has a line for each number of vCPUs, up to 8 GB', () => {
    const { fan } = stateOf();
    expect(fan.range).toBe(8192);
    expect(fan.lines.map(({ vcpus }) => vcpus)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(fan.lines[1]?.points).toEqual([
      [256, 159.43],
      [512, 164.96],
      [1024, 176.05],
      [2048, 198.2],
      [4096, 242.51],
      [8192, 331.12],
    ]);
  });

  test('goes up to 256 GB where one of its VMs is larger', () => {
    expect(stateOf({ memory: 8192 }).fan.range).toBe(8192);
    expect(stateOf({ memory: 8193 }).fan.range).toBe(262_144);
    expect(stateOf({ reference: [{ vcpus: 1, memory: 8193 }] }).fan.range).toBe(262_144);
    const { fan } = stateOf(presets.giant);
    expect(fan.lines[0]?.points.map(([size]) => size)).toEqual(table.sizes);
    expect(fan.bundles).toEqual([
      [1, 1],
      [2, 4],
      [5, 8],
    ]);
  });

  test('its dots are the VM and the one to compare with', () => {
    const { point, reference } = stateOf({ memory: 6144, reference: [{ vcpus: 3, memory: 128 }] });
    expect(point).toEqual({ vcpus: 2, memory: 6144, overhead: 286.815, between: [4096, 8192], clamped: false });
    expect(reference).toEqual({ vcpus: 3, memory: 128, overhead: 200.53, between: null, clamped: true });
    expect(stateOf().reference).toBeNull();
  });
});

describe('the strip follows what is shown', () => {
  const kinds = (form: object) => {
    const { strip } = stateOf(form);
    return (['system', 'vm', 'overhead'] as const).map((kind) => strip.filter((one) => one.kind === kind).length);
  };

  test.each([
    ['empty', [1, 0, 0]],
    ['configured', [1, 31, 0]],
    ['first', [1, 31, 1]],
    ['slices', [1, 27, 27]],
    ['collected', [1, 27, 27]],
    ['counts', [1, 27, 27]],
  ])('%s', (show, wanted) => {
    expect(kinds({ show })).toEqual(wanted);
  });

  test('the host’s own memory comes first', () => {
    expect(stateOf().strip[0]).toEqual({ kind: 'system', vm: 0, count: 1, from: 0, to: 322 });
    expect(stateOf({ hypervisor: 'esxi' }).strip[0]?.to).toBe(50);
  });

  test('the first slice is that of the first VM, together they stand behind all', () => {
    expect(
      stateOf({ show: 'first' })
        .strip.slice(1, 4)
        .map(({ kind, from, to }) => [kind, from, Number(to.toFixed(2))]),
    ).toEqual([
      ['vm', 322, 1346],
      ['overhead', 1346, 1522.05],
      ['vm', 1522.05, 2546.05],
    ]);
    expect(stateOf({ show: 'collected' }).strip[28]).toMatchObject({ kind: 'overhead', vm: 1, from: 322 + 27 * 1024 });
  });
});

test('a comparison parts where another number of VMs fits', () => {
  const { compare } = memoryOverhead;
  expect(compare?.differs(stateOf(), stateOf(presets.bookRule))).toBe(true);
  expect(compare?.differs(stateOf(), stateOf({ show: 'counts' }))).toBe(false);
});

test('the report has every quantity', () => {
  expect(reportOf({})).toEqual({
    overheadMb: 176.05,
    between: null,
    clamped: false,
    fit: 27,
    fitWithoutOverhead: 31,
    totalOverheadMb: stateOf().overhead,
    freeMb: stateOf().free,
    missing: 0,
    kinds: [{ vcpus: 2, memory: 1024, count: 27, overheadMb: 176.05 }],
  });
});

describe('an invariant sees what is wrong', () => {
  const broken = (change: Partial<OverheadState>, form: object = {}) => {
    const state = { ...stateOf(form), ...change };
    return Object.entries(studiedMemoryOverhead.invariants).flatMap(([name, holds]) => (holds(state) ? [] : [name]));
  };
  const { strip, fan, placed, host, free } = stateOf();
  const [first, ...rest] = strip;

  test('what is right has none', () => {
    expect(broken({})).toEqual([]);
    expect(broken({}, { vms: [{ count: 40, vcpus: 2, memory: 1024 }] })).toEqual([]);
  });

  test.each<[string, Partial<OverheadState>]>([
    ['memory is conserved', { free: free + 0.001 }],
    ['memory is conserved', { free: free - 0.001 }],
    ['memory is conserved', { host: { ...host, system: 51 } }],
    ['memory is conserved', { host: { ...host, memory: host.memory - 100 }, free: free - 100, strip: [] }],
    ['the strip has no gap and stays in the host', { strip: [{ ...first!, to: 321 }, ...rest] }],
    ['the strip has no gap and stays in the host', { strip: [{ ...first!, from: 1 }, ...rest] }],
    ['the strip has no gap and stays in the host', { strip: [{ ...first!, to: host.memory + 1 }] }],
    ['overhead never lets more VMs in', { bare: placed.map((kind) => ({ ...kind, placed: kind.placed - 1 })) }],
    [
      'the lines of the fan rise',
      {
        fan: {
          ...fan,
          lines: [
            {
              vcpus: 1,
              points: [
                [1, 5],
                [2, 5],
              ],
            },
          ],
          bundles: [[1, 1]],
        },
      },
    ],
    [
      'more vCPUs never cost less',
      { fan: { ...fan, lines: [1, 2].map((vcpus) => ({ vcpus, points: [[1, 5]] as const })), bundles: [[1, 2]] } },
    ],
    [
      'the bundles have every number of vCPUs once',
      {
        fan: {
          ...fan,
          bundles: [
            [1, 1],
            [2, 4],
            [4, 8],
          ],
        },
      },
    ],
    [
      'the bundles have every number of vCPUs once',
      {
        fan: {
          ...fan,
          bundles: [
            [1, 1],
            [2, 4],
          ],
        },
      },
    ],
    ['what is asked for is placed or missing', { placed: placed.map((kind) => ({ ...kind, count: 30 })) }],
  ])('%s', (name, change) => {
    expect(broken(change)).toContain(name);
  });

  test('with several kinds, a small one may take the place of a large one', () => {
    const two = [
      { ...placed[0]!, placed: 1 },
      { ...placed[0]!, placed: 0 },
    ];
    expect(broken({ bare: two.map((kind) => ({ ...kind, placed: 0 })), placed: two })).not.toContain(
      'overhead never lets more VMs in',
    );
  });
});

test('every rule of model.md names a test that is there', () => {
  const rows = readFileSync('src/sim/models/memory-overhead/model.md', 'utf8').match(/^\|.*`\s*\|$/gm) ?? [];
  const tests = readFileSync('tests/figures/memory-overhead.test.ts', 'utf8');
  expect(rows.length).toBeGreaterThanOrEqual(9);
  for (const row of rows) expect(tests, row).toContain(/`([^`]*)`\s*\|$/.exec(row)?.[1]);
});
