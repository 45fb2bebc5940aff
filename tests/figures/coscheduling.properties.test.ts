import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { studiedCoscheduling as coscheduling, type Report } from '../../src/sim/models/coscheduling/study.ts';
import { legalSets, measure, ruleOf } from '../../src/sim/models/coscheduling/rules.ts';
import { includes, intersect, range, subsets } from '../../src/sim/models/coscheduling/sets.ts';
import { freshVm, type Policy } from '../../src/sim/models/coscheduling/state.ts';
import { framesOf, reportOf } from '../support/coscheduling.ts';

// The numbers are those of the theorems in cpu.md §2.4. Theorems 2, 3 and 5 hold in every state: they are invariants.
const policies = ['esx2', 'esx3', 'esx4'] as const;
const TICKS = 30;

type Options = {
  readonly among?: readonly Policy[];
  readonly idle?: boolean;
  readonly hypervisor?: boolean;
  readonly vcpus?: number;
  readonly plenty?: boolean;
};
type Input = {
  readonly vcpus: number;
  readonly avail: readonly number[];
  readonly active: readonly (readonly number[])[];
  readonly costop: number;
};

/** Any VM and any outside world, in blocks of a few ticks so that skew has time to grow. */
function inputs({ idle = true, hypervisor = true, vcpus, plenty = false }: Options = {}): fc.Arbitrary<Input & object> {
  const general = fc.integer({ min: vcpus ?? 1, max: vcpus ?? 8 }).chain((n) => {
    const blocks = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> =>
      fc
        .array(fc.tuple(value, fc.integer({ min: 1, max: 6 })), { minLength: 1, maxLength: TICKS })
        .map((runs) => runs.flatMap(([one, length]) => Array.from({ length }, () => one)).slice(0, TICKS));
    const some = fc.subarray([...range(n)]);
    return fc.record({
      vcpus: fc.constant(n),
      ticks: fc.constant(TICKS),
      avail: blocks(plenty ? fc.integer({ min: n, max: 10 }) : fc.integer({ min: 0, max: n + 1 })),
      active: idle ? blocks(some) : fc.constant([range(n)]),
      hypervisor: hypervisor ? blocks(some) : fc.constant([[]]),
      // As the option's description says: costart "should be less than" costop.
      thresholds: fc.uniqueArray(fc.nat(6), { minLength: 2, maxLength: 2 }).map((two) => two.sort()),
      quantum: fc.integer({ min: 1, max: 20 }),
    });
  });
  return general.map(({ thresholds: [costart, costop], ...rest }) => ({ ...rest, costart: costart!, costop: costop! }));
}

/** Runs a property for any of some policies. */
function always(options: Options, holds: (report: Report, input: Input, policy: Policy) => void): void {
  const cases = fc.tuple(inputs(options), fc.constantFrom(...(options.among ?? policies)));
  fc.assert(
    fc.property(cases, ([input, policy]) => {
      holds(reportOf({ ...input, policy }), input, policy);
    }),
    { numRuns: 150 },
  );
}

/** What constrained a tick is what the check before it found; the first tick has no constraint. */
function before(report: Report, t: number): Pick<Report['ticks'][number], 'K' | 'L' | 'stopped' | 'skew'> {
  return report.ticks[t - 1] ?? { K: [], L: [], stopped: false, skew: report.perVcpu.map(() => 0) };
}

describe('theorems of co-scheduling', () => {
  test('1: the times in the states of a vCPU add up to the elapsed time', () => {
    always({}, ({ perVcpu, elapsedMs }) => {
      for (const { RUN, RDY, CSTP, WAIT } of perVcpu) expect(RUN + RDY + CSTP + WAIT).toBe(elapsedMs);
    });
  });

  test('4: with a pCPU for every vCPU nobody waits, no skew arises, and the policies agree', () => {
    fc.assert(
      fc.property(inputs({ plenty: true, hypervisor: false }), (input) => {
        const reports = policies.map((policy) => reportOf({ ...input, policy }));
        for (const { group, ticks, maxSkewMs } of reports) {
          expect([group.RDY, group.CSTP, maxSkewMs]).toEqual([0, 0, 0]);
          expect(ticks.every(({ skew, lead }) => [...skew, ...lead].every((ms) => ms === 0))).toBe(true);
        }
        const runs = reports.map(({ ticks }) => ticks.map(({ run }) => run));
        expect(runs[1]).toEqual(runs[0]);
        expect(runs[2]).toEqual(runs[0]);
      }),
    );
  });

  test('4: also with time in the hypervisor nobody waits', () => {
    always({ plenty: true }, ({ group }) => expect([group.RDY, group.CSTP]).toEqual([0, 0]));
  });

  test('6: ESX 2 runs a stopped VM as a whole or not at all', () => {
    always({ among: ['esx2'] }, (report) => {
      for (const [t, { run, active }] of report.ticks.entries()) {
        if (before(report, t).stopped) expect([0, active.length]).toContain(run.length);
      }
    });
  });

  test('7: ESX 3 runs nobody where the skewed do not fit, else as many as fit', () => {
    always({ among: ['esx3'] }, (report) => {
      for (const [t, { run, avail, active }] of report.ticks.entries()) {
        const skewed = intersect(before(report, t).K, active).length;
        expect(run).toHaveLength(avail < skewed ? 0 : Math.min(avail, active.length));
      }
    });
  });

  test('8: up to three awake vCPUs get at least as much done under ESX 3 as under ESX 2', () => {
    const small = inputs({ idle: false }).filter(({ vcpus }) => vcpus <= 3);
    fc.assert(
      fc.property(small, (input) => {
        // The thresholds of the options; with others, three vCPUs may rarely do better under ESX 2 as well.
        const [esx2, esx3] = policies.map((policy) => reportOf({ ...input, policy, costop: 3, costart: 2 }).totalRunMs);
        expect(esx2).toBeLessThanOrEqual(esx3!);
      }),
      { numRuns: 150 },
    );
  });

  test('8: with four vCPUs a supply exists under which ESX 2 gets more done than ESX 3', () => {
    const avail = [0, 5, 5, 5, 0, 0, 0, 1, 3, 3, 3, 0, 1, 1, 4, 1, 1, 1, 1, 2, 2, 5, 2, 2, 2, 4, 4, 4, 4, 2];
    const totals = policies.map((policy) => reportOf({ policy, vcpus: 4, avail, ticks: 30 }).totalRunMs);
    expect(totals).toEqual([54, 53, 64]);
  });

  test('8: ESX 4 always gets at least as much done as the others', () => {
    fc.assert(
      fc.property(inputs(), (input) => {
        const [esx2, esx3, esx4] = policies.map((policy) => reportOf({ ...input, policy }).totalRunMs);
        expect(Math.max(esx2!, esx3!)).toBeLessThanOrEqual(esx4!);
      }),
      { numRuns: 300 },
    );
  });

  test('9: under ESX 4 awake vCPUs never drift further apart than the threshold and one tick', () => {
    always({ among: ['esx4'], idle: false, hypervisor: false }, ({ ticks }, { costop }) => {
      for (const { progress } of ticks)
        expect(Math.max(...progress) - Math.min(...progress)).toBeLessThanOrEqual(costop + 1);
    });
  });

  test('10: while nobody runs, no skew of an awake vCPU changes', () => {
    always({}, (report) => {
      for (const [t, { run, active, skew }] of report.ticks.entries()) {
        if (run.length > 0) continue;
        for (const v of active) expect(skew[v]).toBe(before(report, t).skew[v]);
      }
    });
  });

  test('11: the skew of a sleeping vCPU never grows', () => {
    always({}, (report, { vcpus }) => {
      for (const [t, { active, skew }] of report.ticks.entries()) {
        for (const v of range(vcpus))
          if (!active.includes(v)) expect(skew[v]).toBeLessThanOrEqual(before(report, t).skew[v]!);
      }
    });
  });

  test('12: the same input gives the same report', () => {
    always({}, (report, input, policy) => expect(reportOf({ ...input, policy })).toEqual(report));
  });

  test('14: costop 0 constrains nobody', () => {
    always({}, (_, input, policy) => {
      const { group, ticks } = reportOf({ ...input, policy, costop: 0 });
      expect(group.CSTP).toBe(0);
      for (const { run, avail, active } of ticks) expect(run).toHaveLength(Math.min(avail, active.length));
    });
  });
});

describe('theorem 13: legal sets', () => {
  const standings = fc.integer({ min: 1, max: 6 }).chain((n) =>
    fc
      .record({
        skew: fc.array(fc.nat(9), { minLength: n, maxLength: n }),
        progress: fc.array(fc.nat(9), { minLength: n, maxLength: n }),
        active: fc.subarray([...range(n)], { minLength: 1 }),
        costop: fc.integer({ min: 1, max: 6 }),
      })
      .map(({ skew, progress, active, costop }) => ({
        active,
        standing: { ...measure({ ...freshVm(n), skew, progress }, active, costop), active },
      })),
  );

  test('all awake vCPUs together are legal under every policy', () => {
    fc.assert(
      fc.property(
        standings,
        fc.constantFrom(...policies),
        ({ active, standing }, policy) => ruleOf(policy, standing)(active) === null,
      ),
    );
  });

  test('what ESX 2 allows, ESX 3 allows', () => {
    fc.assert(
      fc.property(
        standings.filter(({ standing }) => includes(standing.active, standing.lagging)),
        ({ standing }) => {
          const relaxed = legalSets('esx3', standing).map(String);
          expect(legalSets('esx2', standing).every((set) => relaxed.includes(String(set)))).toBe(true);
        },
      ),
    );
  });

  test('the sets come as Table 2.16 prints them: larger ones first, then lexicographic', () => {
    fc.assert(
      fc.property(fc.subarray([...range(8)], { minLength: 1 }), (members) => {
        const all = subsets(members);
        const sorted = [...all].sort((a, b) => b.length - a.length || a.join().localeCompare(b.join()));
        expect(all).toEqual(sorted);
        expect(all).toHaveLength(2 ** members.length - 1);
      }),
    );
  });
});

test('the invariants hold for every general input, also with other VMs competing', () => {
  const cases = fc.tuple(inputs(), fc.constantFrom(...policies), fc.nat(8), fc.nat());
  fc.assert(
    fc.property(cases, ([input, policy, competition, seed]) => {
      for (const { state } of framesOf({ ...input, policy, competition }, seed)) {
        for (const [name, holds] of Object.entries(coscheduling.invariants))
          expect([name, holds(state)]).toEqual([name, true]);
      }
    }),
    { numRuns: 100 },
  );
});
