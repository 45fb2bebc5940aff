import { describe, expect, test } from 'vitest';
import { compareRuns } from '../../src/sim/kernel/compare.ts';
import { initialValues } from '../../src/sim/kernel/field.ts';
import { replay } from '../../src/sim/kernel/run.ts';
import { InputError } from '../../src/sim/kernel/shape.ts';
import { counters } from '../../src/sim/models/coscheduling/facts.ts';
import { studiedCoscheduling as coscheduling } from '../../src/sim/models/coscheduling/study.ts';
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

  test('the table has the sets of the book in its order, and ESX 2 allows all four together only', () => {
    const { esx2, esx3, esx4 } = report.legalSetsAtEnd;
    expect(setNames(esx2).join(' ')).toBe('0123');
    expect(setNames(esx3).join(' ')).toBe('0123 012 013 01');
    expect(setNames(esx4).join(' ')).toBe('0123 012 013 01 02 12 0 1 2');
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

const same = (one: Golden['esx2']): Golden => ({ esx2: one, esx3: one, esx4: one });

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

golden(
  'E5: the supply grows',
  { vcpus: 4, avail: [...times(4, 1), ...times(4, 3), 4], ticks: 12 },
  {
    esx2: { runs: '0 0 0 0 - - - - 0123 0123 0123 0123', sums: '8/0/4 4/4/4 4/4/4 4/4/4', total: 20 },
    esx3: { runs: '0 0 0 0 123 123 123 123 0123 0123 0123 0123', sums: '8/4/0 8/4/0 8/4/0 8/4/0', total: 32 },
    esx4: { runs: '0 0 0 0 123 123 123 123 0123 0123 0123 0123', sums: '8/2/2 8/4/0 8/4/0 8/4/0', total: 32 },
  },
);

const sleeping = { runs: '0 0 0 0 0 0 0 0 0 0', sums: '10/0/0 0/0/0/10 0/0/0/10 0/0/0/10', total: 10 };
golden('E6: sleeping siblings cost nothing', { vcpus: 4, avail: [1], active: [[0]], ticks: 10 }, same(sleeping));

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
golden('E9: enough pCPUs for all', { vcpus: 4, avail: [4], ticks: 6 }, same(enough));

describe('counters as esxtop shows them', () => {
  test('each world adds up to 100 %, the group to 100 % per vCPU', () => {
    const { perVcpu, group, maxSkewMs } = reportOf({ vcpus: 4, avail: [1], ticks: 16 });
    expect(maxSkewMs).toBe(4);
    expect(perVcpu[0]).toMatchObject({ '%RUN': 25, '%RDY': 12.5, '%CSTP': 62.5, '%WAIT': 0 });
    expect(group).toMatchObject({ RUN: 16, RDY: 30, CSTP: 18, '%RUN': 100, '%RDY': 187.5, '%CSTP': 112.5 });
  });

  test('each tick reports its co-stops and releases', () => {
    const { ticks } = reportOf({ vcpus: 4, avail: [1], ticks: 16 });
    expect(ticks[3]!.events).toEqual([{ type: 'coStop', vcpu: 0 }]);
    expect(ticks[13]!.events.map(({ type }) => type)).toEqual(['release', 'release', 'release']);
    const all = (policy: string): string =>
      JSON.stringify(
        reportOf({ policy, vcpus: 2, avail: [1, 1, 1, 1, 2], ticks: 7 }).ticks.flatMap(({ events }) => events),
      );
    expect(all('esx2')).toMatchInlineSnapshot(`"[{"type":"coStop","vcpu":"VM"},{"type":"release","vcpu":"VM"}]"`);
    expect(all('esx3')).toMatchInlineSnapshot(
      `"[{"type":"skewed","vcpu":1},{"type":"coStart","set":[0,1]},{"type":"release","vcpu":1}]"`,
    );
  });
});

describe('the figure', () => {
  const run = { params: initialValues(coscheduling.params), seed: 1, choices: [] };

  test('ESX 3 and ESX 4 part in the first tick after the skew limit', () => {
    const { divergence } = compareRuns(coscheduling, run, replay(coscheduling, run), 'esx3');
    expect(divergence).toBe(5);
  });

  /** What is told in each frame `from` … `to`: `1 skewGrows ran=v0 skew=2`. */
  const story = (
    params: object | undefined,
    [from, to]: readonly [from?: number, to?: number] = [],
    choices: readonly number[] = [],
  ): string =>
    replay(coscheduling, { ...run, params: { ...run.params, ...params }, choices })
      .slice(from, to)
      .map(({ index, notes }) => {
        const told = notes.map(({ key, values = {} }) => {
          return [key, ...Object.entries(values).map(([name, value]) => `${name}=${String(value)}`)].join(' ');
        });
        return `${index} ${told.join(' | ')}`;
      })
      .join('\n');

  test('the story of the lecture', () => {
    expect(story({})).toMatchInlineSnapshot(`
      "0 start policy=esx4 vcpus=4 pcpus=1
      1 skewBegins ran=v0 skew=1 waiting=v1,v2,v3
      2 skewGrows ran=v0 skew=2 waiting=v1,v2,v3
      3 skewGrows ran=v0 skew=3 waiting=v1,v2,v3
      4 limitCrossed over=v0 skew=4 costop=3 | stopsLeaders over=v0
      5 handOver entered=v1 left=v0
      6 skewHolds ran=v1 skew=4
      7 skewHolds ran=v1 skew=4
      8 limitCrossed over=v1 skew=4 costop=3 | stopsLeaders over=v1
      9 handOver entered=v2 left=v1
      10 skewHolds ran=v2 skew=4
      11 skewHolds ran=v2 skew=4
      12 limitCrossed over=v2 skew=4 costop=3 | stopsLeaders over=v2
      13 handOver entered=v3 left=v2
      14 releasesLeaders freed=v0,v1,v2 costart=2
      15 skewShrinks ran=v3 skew=1
      16 skewShrinks ran=v3 skew=0 | balance elapsed=16 run=16 ready=30 costop=18"
    `);
  });

  test('the story of ESX 3 and ESX 2 while the supply grows', () => {
    const growing = coscheduling.presets.growingSupply;
    expect(story({ ...growing, policy: 'esx3' }, [4])).toMatchInlineSnapshot(`
      "4 limitCrossed over=v1,v2,v3 skew=4 costop=3 | requiresLaggards over=v1,v2,v3
      5 supplyGrows pcpus=3 | coStart together=v1,v2,v3 pcpus=3
      6 releasesLaggards freed=v1,v2,v3 costart=2
      7 skewGrows ran=v1,v2,v3 skew=3 waiting=v0
      8 limitCrossed over=v0 skew=4 costop=3 | requiresLaggards over=v0
      9 supplyGrows pcpus=4 | joins entered=v0
      10 releasesLaggards freed=v0 costart=2
      11 skewShrinks ran=v0,v1,v2,v3 skew=1
      12 skewShrinks ran=v0,v1,v2,v3 skew=0 | balance elapsed=12 run=32 ready=16 costop=0"
    `);
    expect(story({ ...growing, policy: 'esx2' }, [4])).toMatchInlineSnapshot(`
      "4 limitCrossed over=v1,v2,v3 skew=4 costop=3 | stopsVm needed=4
      5 supplyGrows pcpus=3 | stuck required=v0,v1,v2,v3 needed=4 pcpus=3
      6 stillStuck required=v0,v1,v2,v3 needed=4 pcpus=3
      7 stillStuck required=v0,v1,v2,v3 needed=4 pcpus=3
      8 stillStuck required=v0,v1,v2,v3 needed=4 pcpus=3
      9 supplyGrows pcpus=4 | coStart together=v0,v1,v2,v3 pcpus=4
      10 releasesVm costart=2
      11 skewShrinks ran=v0,v1,v2,v3 skew=1
      12 skewShrinks ran=v0,v1,v2,v3 skew=0 | balance elapsed=12 run=20 ready=12 costop=16"
    `);
  });

  test('time in the hypervisor is told once, and counts under ESX 3 only', () => {
    const { hypervisorTime } = coscheduling.presets;
    expect(story({ ...hypervisorTime, policy: 'esx3' }, [2, 4])).toBe(
      '2 hypervisorCounts entered=v0\n3 hypervisorGrows ran=v0 skew=3',
    );
    expect(story(hypervisorTime, [2, 4])).toBe('2 hypervisorExcluded entered=v0\n3 hypervisorHolds ran=v0 skew=1');
  });

  test('the story of a VM whose vCPUs take turns to sleep while others compete', () => {
    const restless = { vcpus: 3, pcpus: 3, supply: 'contended', guest: 'takingTurns', quantum: 2, duration: 20 };
    expect(story({ ...restless, policy: 'esx3' }, [4, 13])).toMatchInlineSnapshot(`
      "4 supplyShrinks pcpus=2 | inStep ran=v1,v2
      5 wakes woken=v0 | handOver entered=v0 left=v2 | skewArises skew=1
      6 supplyGrows pcpus=2 | joins entered=v2
      7 inStep ran=v0,v2
      8 supplyShrinks pcpus=1 | losesPcpu left=v2
      9 wakes woken=v1 | skewHolds ran=v0 skew=1
      10 noPcpu waiting=v0,v1
      11 noPcpu waiting=v0,v1
      12 noPcpu waiting=v0,v1"
    `);
  });

  test('the story of a reader who intervenes', () => {
    expect(story({ vcpus: 2, duration: 8 }, [1], [3, 0, 2, 4, 1, 1, 3, 3])).toMatchInlineSnapshot(`
      "1 sleep vcpu=v1 | alone ran=v0
      2 alone ran=v0
      3 takePcpu pcpus=0 | noPcpu waiting=v0
      4 noPcpu waiting=v0
      5 givePcpu pcpus=1 | alone ran=v0
      6 givePcpu pcpus=2 | alone ran=v0
      7 sleep vcpu=v0 | nobodyWants
      8 wake vcpu=v0 | alone ran=v0 | balance elapsed=8 run=5 ready=2 costop=0"
    `);
  });

  test('the story of ESX 3 with two more pCPUs', () => {
    expect(story({ policy: 'esx3' }, [6, 9], [0, 0, 0, 0, 0, 0, 1, 1])).toMatchInlineSnapshot(`
      "6 stillStuck required=v1,v2,v3 needed=3 pcpus=1
      7 givePcpu pcpus=2 | stillStuck required=v1,v2,v3 needed=3 pcpus=2
      8 givePcpu pcpus=3 | coStart together=v1,v2,v3 pcpus=3"
    `);
  });

  test('the story of the recording behind Table 2.16', () => {
    expect(story(coscheduling.presets.table216, [3])).toMatchInlineSnapshot(`
      "3 recorded ran=v3
      4 limitCrossed over=v3 skew=4 costop=3 | onlyMeasured
      5 recorded ran=v2
      6 tableRead esx3=4 esx4=9 | balance elapsed=6 run=6 ready=18 costop=0"
    `);
  });

  test('the presets are the goldens', () => {
    const totals = Object.values(coscheduling.presets).map((preset) => {
      const frames = replay(coscheduling, { ...run, params: { ...run.params, ...preset } });
      return counters(frames.at(-1)!.state).group.ms.run;
    });
    expect(totals).toEqual([16, 16, 20, 32, 10, 8, 24, 24, 102, 6]);
  });
});

test('ESX 4: two equal leaders whose slower sibling falls asleep do not block each other', () => {
  const active = [...times(4, [0, 1, 2]), [0, 1]];
  const report = reportOf({ vcpus: 3, avail: [...times(4, 2), 1], active, ticks: 6 });
  expect(pattern(report)).toBe('01 01 01 01 0 0');
  // No rule holds V1 in the tick after: it waits.
  expect(report.ticks[4]!.states).toEqual(['RUN', 'RDY', 'WAIT']);
});

describe('the general input', () => {
  test('a vCPU that has nothing more to do falls asleep', () => {
    const frames = framesOf({ vcpus: 3, avail: [2], active: [[0, 1, 2], [2]], ticks: 2 });
    expect(frames[2]!.notes.map(({ key }) => key)).toEqual(['sleeps', 'joins', 'balance']);
    expect(frames[2]!.notes[0].values).toMatchObject({ asleep: ['v0', 'v1'] });
  });

  test('a shorter list keeps its last value', () => {
    expect(reportOf({ vcpus: 2, avail: [1, 2], ticks: 4 }).ticks.map(({ avail }) => avail)).toEqual([1, 2, 2, 2]);
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
    const read = (): unknown => coscheduling.input.read({ vcpus: 2, active: [[0], [0, 2]] }, '');
    expect(read).toThrow(InputError);
    expect(read).toThrow('active[1]: found [0,2], allowed: each of 0, 1 once');
  });

  test('a recording is measured, and nobody is stopped', () => {
    const report = reportOf(trace216);
    expect(pattern(report)).toBe('3 3 3 3 2 2');
    expect(report.group).toMatchObject({ RUN: 6, RDY: 18, CSTP: 0, WAIT: 0 });
  });
});
