import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memoryOverhead } from '../../src/sim/models/memory-overhead/model.ts';
import {
  bundlesOf,
  countOf,
  fill,
  overheadOf,
  stripOf,
  type OverheadTable,
  type Placed,
  type Slices,
} from '../../src/sim/models/memory-overhead/rules.ts';
import { notesOf, reportOf, stateOf, table } from '../support/memory-overhead.ts';

const { presets } = memoryOverhead;
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
const at = (vcpus: number, memory: number) => overheadOf(table, vcpus, memory);
const vcpuCounts = [1, 2, 3, 4, 5, 6, 7, 8];

/** The form behind the table (domain notes, section 3): a line for each bundle, and a step where the sizes get large. */
function closedForm(v: number, memory: number): number {
  const g = memory / 1024;
  const step = (from: number, mb: number) => (g >= from ? mb * v : 0);
  if (v === 1) return 109.645 + 14.0822 * g + step(64, 0.3138);
  if (v <= 4) {
    return 153.895 + 41.0845 * (v - 2) + (22.1525 + 0.03925 * (v - 2)) * g + step(32, 0.3138) + step(256, 2.511);
  }
  return 283.537 + 41.1 * (v - 5) + (38.4577 + 0.0704 * (v - 5)) * g + step(16, 0.3138) + step(128, 2.511);
}

describe('table 2.17', () => {
  test('every cell of the table is its own answer (INV-B1)', () => {
    for (const vcpus of vcpuCounts) {
      for (const [i, memory] of table.sizes.entries()) {
        expect(at(vcpus, memory)).toEqual({ overhead: table.columns[vcpus - 1]![i], between: null, clamped: false });
      }
    }
    expect(table.sizes).toEqual([256, 512, 1024, 2048, 4096, 8192, 16384, 32768, 65536, 131072, 262144]);
  });

  test('INV-B6: its sums are those of the source', () => {
    const columns = [8413.58, 13036.96, 13512.71, 13988.42, 22832.57, 23327.3, 23822.03, 24316.77];
    const rows = [2134.05, 2192.68, 2310.29, 2545.19, 3015.01, 3954.63, 5842.12, 9603.47, 17120.82, 32220.45, 62311.63];
    for (const [i, column] of columns.entries()) expect(sum(table.columns[i]!)).toBeCloseTo(column, 2);
    for (const [i, row] of rows.entries()) expect(sum(table.columns.map((column) => column[i]!))).toBeCloseTo(row, 2);
    expect(sum(table.columns.flat())).toBeCloseTo(143_250.34, 2);
  });

  test.each([
    ['B1', 1, 1024, 123.73],
    ['B2', 8, 262_144, 10_328.69],
    ['a default VM', 2, 1024, 176.05],
    ['more memory', 2, 4096, 242.51],
    ['four vCPUs', 4, 4096, 324.99],
    ['the fifth vCPU', 5, 4096, 437.37],
    ['eight vCPUs', 8, 1024, 445.52],
  ])('%s: %d vCPU, %d MB', (_, vcpus, memory, overhead) => {
    expect(at(vcpus, memory).overhead).toBe(overhead);
  });

  test.each([
    ['B3', 1, 3072, 151.895, [2048, 4096]],
    ['B4', 2, 6144, 286.815, [4096, 8192]],
    ['B5', 4, 1536, 269.415, [1024, 2048]],
    ['B7', 1, 261_120, 1912.48 + 0.9921875 * 1802.51, [131_072, 262_144]],
    ['off the middle', 1, 2560, 137.81 + 0.25 * 28.17, [2048, 4096]],
  ])('B3, B4, B5, B7: on the straight line: %s', (_, vcpus, memory, overhead, between) => {
    const reading = at(vcpus, memory);
    expect(reading.overhead).toBeCloseTo(overhead, 9);
    expect(reading).toMatchObject({ between, clamped: false });
  });

  test('B6: a size off the table counts as its nearest one, and says so', () => {
    expect(at(1, 128)).toEqual({ overhead: 113.17, between: null, clamped: true });
    expect(at(8, 300_000)).toEqual({ overhead: 10_328.69, between: null, clamped: true });
    expect(notesOf(presets.belowTable)).toEqual([
      { key: 'fits', values: { fit: 134, bare: 253 }, focus: ['vms'] },
      { key: 'clamped', focus: ['point'] },
    ]);
  });

  const size = fc.integer({ min: 256, max: 262_144 });
  const vcpu = fc.integer({ min: 1, max: 8 });

  test('INV-B2: more memory and more vCPUs always cost more', () => {
    fc.assert(
      fc.property(vcpu, size, fc.integer({ min: 1, max: 50_000 }), (v, memory, more) => {
        if (memory + more <= 262_144) expect(at(v, memory + more).overhead).toBeGreaterThan(at(v, memory).overhead);
        if (v < 8) expect(at(v + 1, memory).overhead).toBeGreaterThan(at(v, memory).overhead);
      }),
    );
  });

  test('INV-B3: between two sizes it lies between their values', () => {
    fc.assert(
      fc.property(vcpu, size, (v, memory) => {
        const { overhead, between } = at(v, memory);
        if (between === null) {
          expect(table.sizes).toContain(memory);
          return;
        }
        const [lower, upper] = between;
        expect(memory).toBeGreaterThan(lower);
        expect(memory).toBeLessThan(upper);
        expect(table.sizes.indexOf(upper)).toBe(table.sizes.indexOf(lower) + 1);
        expect(overhead).toBeGreaterThan(at(v, lower).overhead);
        expect(overhead).toBeLessThan(at(v, upper).overhead);
      }),
    );
  });

  test('INV-B4: it is never far from the form behind the table', () => {
    for (const v of vcpuCounts)
      for (const memory of table.sizes)
        expect(Math.abs(at(v, memory).overhead - closedForm(v, memory))).toBeLessThan(0.05);
    fc.assert(
      fc.property(vcpu, size, (v, memory) => {
        expect(Math.abs(at(v, memory).overhead - closedForm(v, memory))).toBeLessThanOrEqual(2.52 * v + 0.05);
      }),
    );
  });

  test('INV-B5: one more vCPU costs the same within 2–4 and 5–8, and jumps at the 2nd and the 5th', () => {
    for (const [i] of table.sizes.entries()) {
      const gaps = table.columns.slice(1).map((column, v) => column[i]! - table.columns[v]![i]!);
      const [second, third, fourth, fifth, ...upper] = gaps as [number, number, number, number, ...number[]];
      expect(Math.abs(third - fourth)).toBeLessThanOrEqual(0.02);
      for (const gap of upper) expect(Math.abs(gap - upper[0]!)).toBeLessThanOrEqual(0.02);
      expect(second).toBeGreaterThan(third);
      expect(fifth).toBeGreaterThan(fourth);
    }
    expect(stateOf().fan.bundles).toEqual([
      [1, 1],
      [2, 4],
      [5, 8],
    ]);
  });

  test('INV-B7: the rule of the book is twice the table, for the VM, its reference and the fan', () => {
    const form = { memory: 6144, vcpus: 3, reference: [{ vcpus: 1, memory: 1024 }] };
    const [plain, book] = [stateOf(form), stateOf({ ...form, rule: 'book' })];
    expect(book.point.overhead).toBe(2 * plain.point.overhead);
    expect(book.reference?.overhead).toBe(2 * 123.73);
    expect(book.fan.lines.map(({ points }) => points.map(([, mb]) => mb / 2))).toEqual(
      plain.fan.lines.map(({ points }) => points.map(([, mb]) => mb)),
    );
  });

  test('bundles are found in any table', () => {
    const toy: OverheadTable = {
      sizes: [1, 2],
      columns: [
        [10, 10],
        [20, 21],
        [30, 32],
        [40, 44],
        [50, 54],
      ],
    };
    expect(bundlesOf(toy, 1)).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 5],
    ]);
    expect(bundlesOf({ sizes: [1], columns: [[1], [2], [3]] }, 0)).toEqual([[1, 3]]);
  });
});

describe('a host', () => {
  test('the host takes 322 MB for itself', () => {
    expect(stateOf().host).toEqual({ memory: 32_768, system: 50, console: 272 });
    expect(stateOf({ hypervisor: 'esxi', console: 800 }).host.console).toBe(0);
    expect(stateOf({ console: 800, system: 500 })).toMatchObject({ host: { console: 800, system: 500 }, fit: 26 });
  });

  test('27 instead of 31', () => {
    const state = stateOf();
    expect(state).toMatchObject({ fit: 27, fitBare: 31, missing: 0 });
    expect(state.overhead).toBeCloseTo(4753.35, 9);
    expect(state.free).toBeCloseTo(32_768 - 322 - 27 * 1200.05, 9);
  });

  test.each([
    ['fewLarge', { fit: 3, fitWithoutOverhead: 3, overheadMb: 413.91, totalOverheadMb: 3 * 413.91 }],
    ['eightVcpus', { fit: 22, fitWithoutOverhead: 31, overheadMb: 445.52, totalOverheadMb: 22 * 445.52 }],
    ['tenVms', { fit: 10, missing: 0, overheadMb: 242.51, totalOverheadMb: 2425.1 }],
    ['bookRule', { fit: 23, fitWithoutOverhead: 31, overheadMb: 352.1 }],
    [
      'giant',
      { fit: 0, fitWithoutOverhead: 1, overheadMb: 1912.48 + 0.9921875 * 1802.51, between: [131_072, 262_144] },
    ],
    ['belowTable', { overheadMb: 113.17, clamped: true, between: null }],
  ] as const)('preset %s', (name, wanted) => {
    const report = reportOf(presets[name]);
    for (const [key, value] of Object.entries(wanted)) {
      if (typeof value === 'number') expect(report[key], key).toBeCloseTo(value, 6);
      else expect(report[key], key).toEqual(value);
    }
  });

  test('B8: ten VMs with 4 GB cost 2,425.10 MB, by the book 4,850.20', () => {
    expect(reportOf({ ...presets.tenVms, rule: 'book' })).toMatchObject({
      fit: 10,
      missing: 0,
      totalOverheadMb: 4850.2,
    });
    expect(reportOf(presets.tenVms).kinds).toEqual([{ vcpus: 2, memory: 4096, count: 10, overheadMb: 242.51 }]);
  });

  test('several kinds fill it in their order, and what finds no room is missing', () => {
    const vms = [
      { count: 12, vcpus: 2, memory: 1024 },
      { count: 100, vcpus: 4, memory: 8192 },
    ];
    const report = reportOf({ vms });
    expect(report).toMatchObject({ fit: 14, fitWithoutOverhead: 14, missing: 98 });
    expect(report.totalOverheadMb).toBeCloseTo(12 * 176.05 + 2 * 413.91, 6);
    expect(report.freeMb).toBeCloseTo(32_446 - 12 * 1200.05 - 2 * 8605.91, 6);
    expect(report.kinds).toMatchObject([{ count: 12 }, { count: 2 }]);
    expect(reportOf({ vms: vms.toReversed() })).toMatchObject({ missing: 104, kinds: [{ count: 3 }, { count: 5 }] });
  });
});

describe('filling', () => {
  const kind = (count: number | null, memory: number) => ({ count, vcpus: 1, memory });

  test('counts whole VMs with their price, also where they fill the room exactly', () => {
    expect(fill(100, [kind(null, 20)], () => 5)).toEqual([{ ...kind(null, 20), placed: 4, overhead: 5 }]);
    expect(fill(99.9, [kind(null, 20)], () => 5)[0]?.placed).toBe(3);
    expect(fill(0.3, [kind(null, 0.1)], () => 0)[0]?.placed).toBe(3);
    expect(fill(-5, [kind(null, 20)], () => 0)[0]?.placed).toBe(0);
    expect(
      fill(100, [kind(2, 20), kind(null, 20)], ({ count }) => (count === null ? 5 : 0)).map(({ placed }) => placed),
    ).toEqual([2, 2]);
    expect(countOf(fill(100, [kind(2, 20), kind(9, 20)], () => 0))).toBe(5);
  });
});

describe('the strip of memory', () => {
  const placed = (count: number, memory: number, overhead: number): Placed => ({
    count: null,
    vcpus: 1,
    memory,
    placed: count,
    overhead,
  });
  const strip = (slices: Slices, kinds: readonly Placed[], room = 100) =>
    stripOf(10, room, kinds, slices).map(({ kind, vm, count, from, to }) => `${kind} ${vm}×${count} ${from}–${to}`);
  const system = 'system 0×1 0–10';

  test('an empty host has its system', () => {
    expect(strip('each', [])).toEqual([system]);
    expect(strip('each', [placed(0, 20, 5)])).toEqual([system]);
  });

  test('VMs stand one behind the other, with their overhead as it is wanted', () => {
    const two = [placed(2, 20, 5), placed(1, 30, 6)];
    expect(strip('none', two)).toEqual([system, 'vm 1×1 10–30', 'vm 2×1 30–50', 'vm 3×1 50–80']);
    expect(strip('each', two)).toEqual([
      system,
      'vm 1×1 10–30',
      'overhead 1×1 30–35',
      'vm 2×1 35–55',
      'overhead 2×1 55–60',
      'vm 3×1 60–90',
      'overhead 3×1 90–96',
    ]);
    expect(strip('together', two)).toEqual([
      system,
      'vm 1×1 10–30',
      'vm 2×1 30–50',
      'vm 3×1 50–80',
      'overhead 1×1 80–85',
      'overhead 2×1 85–90',
      'overhead 3×1 90–96',
    ]);
  });

  test('the slice of the first VM pushes out the last VM that does not fit any more', () => {
    expect(strip('first', [placed(5, 20, 5)])).toEqual([
      system,
      'vm 1×1 10–30',
      'overhead 1×1 30–35',
      'vm 2×1 35–55',
      'vm 3×1 55–75',
      'vm 4×1 75–95',
    ]);
    expect(strip('first', [placed(4, 20, 20)])).toHaveLength(6);
    expect(strip('first', [placed(4, 20, 21)])).toHaveLength(5);
  });

  test('a slice that the host has no room for ends with the host', () => {
    expect(strip('first', [placed(1, 95, 20)])).toEqual([system, 'vm 1×1 10–105', 'overhead 1×1 105–110']);
  });

  test('160 VMs stand on their own, from 161 on as one of their kind', () => {
    const many = (count: number) => [placed(count, 2, 1)];
    expect(strip('each', many(160), 1000)).toHaveLength(321);
    expect(strip('each', many(161), 1000)).toEqual([system, 'vm 1×161 10–332', 'overhead 1×161 332–493']);
    expect(strip('each', [placed(100, 2, 1), placed(61, 4, 2)], 1000)).toEqual([
      system,
      'vm 1×100 10–210',
      'overhead 1×100 210–310',
      'vm 101×61 310–554',
      'overhead 101×61 554–676',
    ]);
    expect(strip('together', many(161), 1000).at(-1)).toBe('overhead 1×161 332–493');
    expect(strip('first', many(161), 1000)).toEqual([system, 'vm 1×161 10–332', 'overhead 1×1 332–333']);
  });

  test('as one of their kind, they leave room for the first slice', () => {
    expect(strip('first', [placed(200, 2, 3)], 400)).toEqual([system, 'vm 1×198 10–406', 'overhead 1×1 406–409']);
    expect(strip('first', [placed(199, 2, 3), placed(1, 2, 3)], 400).at(-1)).toBe('overhead 1×1 406–409');
  });
});
