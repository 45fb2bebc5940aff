import { describe, expect, test } from 'vitest';
import { compareRuns } from '../../src/sim/kernel/compare.ts';
import { initialValues } from '../../src/sim/kernel/field.ts';
import { replay } from '../../src/sim/kernel/run.ts';
import { InputError } from '../../src/sim/kernel/shape.ts';
import { schedulerCells } from '../../src/sim/models/coscheduling/cells.ts';
import { inputShape } from '../../src/sim/models/coscheduling/input.ts';
import { coscheduling } from '../../src/sim/models/coscheduling/model.ts';
import { freeSlots, gangSlots } from '../../src/sim/models/coscheduling/slots.ts';
import { framesOf, pattern, reportOf, setNames, sums, times } from '../support/coscheduling.ts';

const policies = ['esx2', 'esx3', 'esx4'] as const;
const trace216 = { vcpus: 4, ticks: 6, trace: [...times(4, [3]), ...times(2, [2])] };

describe('E1: Table 2.16', () => {
  const report = reportOf(trace216);

  test('the recorded trace gives the published skews', () => {
    const { skew, lead } = report.ticks.at(-1)!;
    expect(skew).toEqual([6, 6, 2, 2]);
    expect(lead).toEqual([0, 0, 2, 4]);
  });

  // The cells of the book, row by row; an empty cell is ''.
  const table: readonly (readonly [esx3: string, esx4: string])[] = [
    ['V0, V1, V2, V3', 'V0, V1, V2, V3'],
    ['V0, V1, V2', 'V0, V1, V2'],
    ['V0, V1, V3', 'V0, V1, V3'],
    ['V0, V1', 'V0, V1'],
    ['', 'V0, V2'],
    ['', 'V1, V2'],
    ['', 'V0'],
    ['', 'V1'],
    ['', 'V2'],
  ];
  const cell = (set: readonly number[] | undefined): string => (set ?? []).map((v) => `V${v}`).join(', ');

  test.each(table.map((row, i) => [i + 1, ...row] as const))('row %i reads „%s“ and „%s“', (row, esx3, esx4) => {
    expect(cell(report.legalSetsAtEnd.esx3[row - 1])).toBe(esx3);
    expect(cell(report.legalSetsAtEnd.esx4[row - 1])).toBe(esx4);
  });

  test('the table has no further rows, and ESX 2 allows all four together only', () => {
    expect(report.legalSetsAtEnd.esx3).toHaveLength(4);
    expect(report.legalSetsAtEnd.esx4).toHaveLength(9);
    expect(setNames(report.legalSetsAtEnd.esx2)).toEqual(['0123']);
  });
});

describe('E2: legal sets of further traces', () => {
  test.each([
    { case: 'two vCPUs, v0 alone', vcpus: 2, trace: times(4, [0]), esx2: '01', esx3: '01 1', esx4: '01 1' },
    {
      case: 'four vCPUs, v0 alone',
      vcpus: 4,
      trace: times(4, [0]),
      esx2: '0123',
      esx3: '0123 123',
      esx4: '0123 123 12 13 23 1 2 3',
    },
    {
      case: 'four vCPUs, v3 left behind',
      vcpus: 4,
      trace: times(4, [0, 1, 2]),
      esx2: '0123',
      esx3: '0123 013 023 123 03 13 23 3',
      esx4: '0123 013 023 123 03 13 23 3',
    },
    {
      case: 'v0 alone while v3 sleeps',
      vcpus: 4,
      trace: times(4, [0]),
      active: [[0, 1, 2]],
      esx2: '012',
      esx3: '012 12',
      esx4: '012 12 1 2',
    },
  ])('$case', ({ case: _, esx2, esx3, esx4, ...input }) => {
    const { legalSetsAtEnd } = reportOf({ ...input, ticks: 4 });
    expect(setNames(legalSetsAtEnd.esx2).join(' ')).toBe(esx2);
    expect(setNames(legalSetsAtEnd.esx3).join(' ')).toBe(esx3);
    expect(setNames(legalSetsAtEnd.esx4).join(' ')).toBe(esx4);
  });

  test('all four together: no skew, all 15 sets under every policy', () => {
    const { legalSetsAtEnd } = reportOf({ vcpus: 4, ticks: 5, trace: [[0, 1, 2, 3]] });
    expect(policies.map((policy) => legalSetsAtEnd[policy].length)).toEqual([15, 15, 15]);
  });
});

type Golden = Readonly<
  Record<(typeof policies)[number], { readonly runs: string; readonly sums: string; readonly total: number }>
>;

/** One row per policy: who ran, RUN/RDY/CSTP(/WAIT) per vCPU, ΣRUN. */
function golden(name: string, input: object, expected: Golden): void {
  describe(name, () => {
    test.each(policies)('%s', (policy) => {
      const report = reportOf({ ...input, policy });
      expect(pattern(report)).toBe(expected[policy].runs);
      expect(sums(report).join(' ')).toBe(expected[policy].sums);
      expect(report.totalRunMs).toBe(expected[policy].total);
    });
  });
}

golden(
  'E3: two vCPUs, one pCPU',
  { vcpus: 2, avail: [1], ticks: 16 },
  {
    esx2: { runs: '0 0 0 0 - - - - - - - - - - - -', sums: '4/0/12 0/4/12', total: 4 },
    esx3: { runs: '0 0 0 0 1 1 1 1 0 0 0 0 1 1 1 1', sums: '8/8/0 8/8/0', total: 16 },
    esx4: { runs: '0 0 0 0 1 1 1 1 1 1 1 1 0 0 0 0', sums: '8/6/2 8/6/2', total: 16 },
  },
);

test('E3: K and L at the published moments', () => {
  const esx3 = reportOf({ policy: 'esx3', vcpus: 2, avail: [1], ticks: 16 }).ticks;
  expect(esx3[3]!.K).toEqual([1]);
  expect(esx3[4]!.K).toEqual([1]);
  expect(esx3[5]!.K).toEqual([]);
  expect(esx3[7]!.skew[0]).toBe(4);
  expect(esx3[7]!.K).toEqual([0]);
  const esx4 = reportOf({ policy: 'esx4', vcpus: 2, avail: [1], ticks: 16 }).ticks;
  expect(esx4[3]!.L).toEqual([0]);
  expect(esx4[4]!.L).toEqual([0]);
  expect(esx4[5]!.L).toEqual([]);
  expect(esx4[11]!.progress).toEqual([4, 8]);
  expect(esx4[11]!.L).toEqual([1]);
});

golden(
  'E4: four vCPUs, one pCPU',
  { vcpus: 4, avail: [1], ticks: 16 },
  {
    esx2: { runs: '0 0 0 0 - - - - - - - - - - - -', sums: '4/0/12 0/4/12 0/4/12 0/4/12', total: 4 },
    esx3: { runs: '0 0 0 0 - - - - - - - - - - - -', sums: '4/0/12 0/4/12 0/4/12 0/4/12', total: 4 },
    esx4: { runs: '0 0 0 0 1 1 1 1 2 2 2 2 3 3 3 3', sums: '4/2/10 4/6/6 4/10/2 4/12/0', total: 16 },
  },
);

test('E4: ESX 4 stops one leader after the other and frees all at once', () => {
  const { ticks } = reportOf({ policy: 'esx4', vcpus: 4, avail: [1], ticks: 16 });
  expect([3, 7, 11, 12, 13].map((t) => ticks[t]!.L.join(''))).toEqual(['0', '01', '012', '012', '']);
});

golden(
  'E5: the supply grows',
  { vcpus: 4, avail: [...times(4, 1), ...times(4, 3), 4], ticks: 12 },
  {
    esx2: { runs: '0 0 0 0 - - - - 0123 0123 0123 0123', sums: '8/0/4 4/4/4 4/4/4 4/4/4', total: 20 },
    esx3: { runs: '0 0 0 0 123 123 123 123 0123 0123 0123 0123', sums: '8/4/0 8/4/0 8/4/0 8/4/0', total: 32 },
    esx4: { runs: '0 0 0 0 123 123 123 123 0123 0123 0123 0123', sums: '8/2/2 8/4/0 8/4/0 8/4/0', total: 32 },
  },
);

test('E5: ESX 2 stays stopped until the largest skew is down to 2 ms', () => {
  const { ticks } = reportOf({ policy: 'esx2', vcpus: 4, avail: [...times(4, 1), ...times(4, 3), 4], ticks: 12 });
  expect(ticks.map(({ stopped }) => stopped)).toEqual([...times(3, false), ...times(6, true), ...times(3, false)]);
});

const sleeping = { runs: '0 0 0 0 0 0 0 0 0 0', sums: '10/0/0 0/0/0/10 0/0/0/10 0/0/0/10', total: 10 };
golden(
  'E6: sleeping siblings cost nothing',
  { vcpus: 4, avail: [1], active: [[0]], ticks: 10 },
  {
    esx2: sleeping,
    esx3: sleeping,
    esx4: sleeping,
  },
);

test('E6: sleeping siblings gather no skew', () => {
  for (const policy of policies) {
    expect(reportOf({ policy, vcpus: 4, avail: [1], active: [[0]], ticks: 10 }).ticks.at(-1)!.skew).toEqual([
      0, 0, 0, 0,
    ]);
  }
});

describe('E7: time in the hypervisor', () => {
  const input = { vcpus: 2, avail: [1], ticks: 8, hypervisor: [[], ...times(5, [0]), []] };

  test('ESX 3 counts it as progress and hands over', () => {
    const report = reportOf({ ...input, policy: 'esx3' });
    expect(pattern(report)).toBe('0 0 0 0 1 1 1 1');
    expect(sums(report)).toEqual(['4/4/0', '4/4/0']);
    expect(report.ticks[3]!.skew).toEqual([0, 4]);
    expect(report.ticks[3]!.K).toEqual([1]);
  });

  test('ESX 4 leaves it out and stops nobody', () => {
    const report = reportOf({ ...input, policy: 'esx4' });
    expect(pattern(report)).toBe('0 0 0 0 0 0 0 0');
    expect(sums(report)).toEqual(['8/0/0', '0/8/0']);
    expect(report.ticks[5]!.progress[0]).toBe(1);
    expect(report.ticks.at(-1)!.progress).toEqual([3, 0]);
    expect(report.ticks.every(({ L }) => L.length === 0)).toBe(true);
  });
});

const lateWake = { vcpus: 3, avail: [2], active: [...times(4, [0, 1]), [0, 1, 2]], ticks: 12 };
golden('E8: a sibling wakes up', lateWake, {
  esx2: { runs: '01 01 01 01 01 01 01 01 - - - -', sums: '8/0/4 8/0/4 0/4/4/4', total: 16 },
  esx3: { runs: '01 01 01 01 01 01 01 01 02 02 02 02', sums: '12/0/0 8/4/0 4/4/0/4', total: 24 },
  esx4: { runs: '01 01 01 01 01 01 01 01 02 02 02 02', sums: '12/0/0 8/2/2 4/4/0/4', total: 24 },
});

test('E8: whoever sleeps is carried along, so that its lead and lag are 0 when it wakes', () => {
  const { progress, lead } = reportOf({ ...lateWake, policy: 'esx4' }).ticks[3]!;
  expect(progress).toEqual([4, 4, 4]);
  expect(lead).toEqual([0, 0, 0]);
});

const enough = { runs: '0123 0123 0123 0123 0123 0123', sums: '6/0/0 6/0/0 6/0/0 6/0/0', total: 24 };
golden('E9: enough pCPUs for all', { vcpus: 4, avail: [4], ticks: 6 }, { esx2: enough, esx3: enough, esx4: enough });

describe('E10: time slots for gangs and for single vCPUs', () => {
  test('strict: the gang of two leaves two of four pCPUs empty', () => {
    const { slots, utilisation } = gangSlots(4, [4, 2], 4);
    expect(slots.map((slot) => slot.length)).toEqual([4, 2, 4, 2]);
    expect(utilisation).toBe(0.75);
  });

  test('relaxed: every slot is full', () => {
    const { slots, utilisation } = freeSlots(4, [4, 2], 4);
    expect(slots.map((slot) => slot.map(([vm, v]) => `${vm + 1}.${v}`).join(' '))).toEqual([
      '1.0 1.1 1.2 1.3',
      '1.0 1.1 2.0 2.1',
      '1.2 1.3 2.0 2.1',
      '1.0 1.1 1.2 1.3',
    ]);
    expect(utilisation).toBe(1);
    expect(slots.flat().filter(([vm]) => vm === 0)).toHaveLength(12);
  });
});

describe('E11: scheduler cells of ESX 3.5', () => {
  test('two sockets of six cores: cells of four are three, and one spans both sockets', () => {
    expect(schedulerCells({ sockets: 2, coresPerSocket: 6, cellSize: 4 })).toMatchObject({ cells: 3, spanning: 1 });
  });

  test('cells of six are two, and none spans', () => {
    expect(schedulerCells({ sockets: 2, coresPerSocket: 6, cellSize: 6 })).toMatchObject({ cells: 2, spanning: 0 });
  });

  test('the report counts the cells of a host in the input', () => {
    const report = reportOf({ host: { sockets: 2, coresPerSocket: 6 } });
    expect(report.schedulerCells).toEqual({ cells: 3, spanning: 1, largestVm: 4 });
  });
});

describe('counters as esxtop shows them', () => {
  test('each world adds up to 100 %, the group to 100 % per vCPU', () => {
    const { perVcpu, group } = reportOf({ vcpus: 4, avail: [1], ticks: 16 });
    expect(perVcpu[0]).toMatchObject({ '%RUN': 25, '%RDY': 12.5, '%CSTP': 62.5, '%WAIT': 0 });
    expect(group).toMatchObject({ RUN: 16, RDY: 30, CSTP: 18, '%RUN': 100, '%RDY': 187.5, '%CSTP': 112.5 });
  });

  test('the largest skew of the run is reported', () => {
    expect(reportOf({ vcpus: 4, avail: [1], ticks: 16 }).maxSkewMs).toBe(4);
  });

  test('each tick reports its co-stops and releases', () => {
    const { ticks } = reportOf({ vcpus: 4, avail: [1], ticks: 16 });
    expect(ticks[3]!.events).toEqual([{ type: 'coStop', vcpu: 0 }]);
    expect(ticks[13]!.events.map(({ type }) => type)).toEqual(['release', 'release', 'release']);
  });
});

describe('the figure', () => {
  const run = { params: initialValues(coscheduling.params), seed: 1, choices: [] };
  const keys = (params: object): readonly string[] =>
    replay(coscheduling, { ...run, params: { ...run.params, ...params } }).flatMap(({ notes }) =>
      notes.map(({ key }) => key),
    );

  test('ESX 3 and ESX 4 part in the first tick after the skew limit', () => {
    const { divergence } = compareRuns(coscheduling, run, replay(coscheduling, run), 'esx3');
    expect(divergence).toBe(5);
  });

  test('under every policy the step that crosses the limit is named after it', () => {
    for (const policy of policies) {
      const frames = replay(coscheduling, { ...run, params: { ...run.params, policy } });
      expect(frames[4]!.notes[0].key).toBe('limitCrossed');
    }
  });

  test('ESX 3 says what it lacks: three pCPUs are needed, one is free', () => {
    const frames = replay(coscheduling, { ...run, params: { ...run.params, policy: 'esx3' } });
    expect(frames[5]!.notes[0]).toMatchObject({ key: 'stuck', values: { needed: '3 pCPUs', pcpus: '1 pCPU' } });
  });

  test('ESX 4 goes through crossing, hand-over and release', () => {
    expect(keys({})).toEqual(
      expect.arrayContaining(['skewBegins', 'limitCrossed', 'stopsLeaders', 'handOver', 'releasesLeaders', 'balance']),
    );
  });

  test('a pCPU more lets ESX 3 start again what it has stopped', () => {
    const params = { ...run.params, policy: 'esx3' as const };
    const give = (state: Parameters<typeof coscheduling.choices>[0]): number =>
      coscheduling.choices(state).findIndex(({ type }) => type === 'givePcpu');
    const still = replay(coscheduling, { ...run, params });
    const choice = give(still[6]!.state);
    const frames = replay(coscheduling, { ...run, params, choices: [...times(6, 0), choice, choice] });
    expect(frames[7]!.notes.map(({ key }) => key)).toEqual(['givePcpu', 'stillStuck']);
    expect(frames[8]!.notes.map(({ key }) => key)).toEqual(['givePcpu', 'coStart']);
    expect(frames[8]!.state.ran).toEqual([1, 2, 3]);
  });

  test('the presets are the goldens', () => {
    const totals = Object.entries(coscheduling.presets).map(([name, preset]) => {
      const frames = replay(coscheduling, { ...run, params: { ...run.params, ...preset } });
      return [name, frames.at(-1)!.state.lanes.join('').replaceAll(/[YCW]/g, '').length] as const;
    });
    expect(Object.fromEntries(totals)).toMatchObject({
      onePcpu: 16,
      twoVcpus: 16,
      growingSupply: 32,
      siblingsIdle: 10,
      hypervisorTime: 8,
      lateWake: 24,
      enoughForAll: 24,
      table216: 6,
    });
  });
});

test('ESX 4: two equal leaders whose slower sibling falls asleep do not block each other', () => {
  const active = [...times(4, [0, 1, 2]), [0, 1]];
  expect(pattern(reportOf({ vcpus: 3, avail: [...times(4, 2), 1], active, ticks: 6 }))).toBe('01 01 01 01 0 0');
});

describe('the general input', () => {
  test('a shorter list keeps its last value', () => {
    expect(reportOf({ vcpus: 2, avail: [1, 2], ticks: 4 }).ticks.map(({ avail }) => avail)).toEqual([1, 2, 2, 2]);
  });

  test('costop 0 stops nobody', () => {
    expect(pattern(reportOf({ policy: 'esx3', vcpus: 2, avail: [1], costop: 0, ticks: 9 }))).toBe('0 0 0 0 0 0 0 0 0');
  });

  test('the quantum ends the stay among equals', () => {
    expect(pattern(reportOf({ vcpus: 2, avail: [1], quantum: 2, ticks: 6 }))).toBe('0 0 1 1 0 0');
  });

  test('other VMs take pCPUs away at random, the same for every policy', () => {
    const supplies = policies.map((policy) => {
      const input = { policy, vcpus: 4, avail: [4], competition: 4, ticks: 40 };
      return reportOf(input, 7).ticks.map(({ avail }) => avail);
    });
    expect(supplies[1]).toEqual(supplies[0]);
    expect(supplies[2]).toEqual(supplies[0]);
    expect(new Set(supplies[0]).size).toBeGreaterThan(2);
  });

  test('a vCPU that the VM does not have is refused by name', () => {
    const read = (): unknown => inputShape.read({ vcpus: 2, active: [[0], [0, 2]] }, '');
    expect(read).toThrow(InputError);
    expect(read).toThrow('active[1]: found [0,2], allowed: each of 0, 1 once');
  });

  test('a recording is measured, and nobody is stopped', () => {
    const letters = framesOf(trace216).at(-1)!.state.lanes;
    expect(letters).toEqual(['YYYYYY', 'YYYYYY', 'YYYYRR', 'RRRRYY']);
  });
});
