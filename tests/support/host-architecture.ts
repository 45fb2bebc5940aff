import fc from 'fast-check';
import { initialValues } from '../../src/sim/kernel/field.ts';
import { replay, replayInput } from '../../src/sim/kernel/run.ts';
import { KINDS, type Setup } from '../../src/sim/models/host-architecture/rules.ts';
import { report, studiedHostArchitecture } from '../../src/sim/models/host-architecture/study.ts';
import type { HostState } from '../../src/sim/models/host-architecture/state.ts';

type Given = Readonly<Record<string, unknown>>;
type States = readonly [HostState, ...HostState[]];

/** The frames of a run with the parameters of the figure. */
export function framesOf(params: object = {}, choices: readonly number[] = []) {
  const all = { ...initialValues(studiedHostArchitecture.params), ...params };
  return replay(studiedHostArchitecture, { params: all, seed: 1, choices });
}

/** The states of a run with any host. */
export function statesOf(given: Given = {}, choices: readonly number[] = []): States {
  const read = studiedHostArchitecture.input.read(given, '');
  return replayInput(studiedHostArchitecture, read, 1, choices).map(({ state }) => state) as unknown as States;
}

/** What came of it. */
export function run(given: Given = {}, choices: readonly number[] = []) {
  return report(statesOf(given, choices));
}

/** Any way in which a host may be set up. */
export const anySetup: fc.Arbitrary<Setup> = fc.record({
  variant: fc.constantFrom('esx', 'esxi'),
  device: fc.constantFrom('virtual', 'passthrough'),
  store: fc.constantFrom('vmfs', 'nfs'),
  shares: fc.record({
    own: fc.integer({ min: 1, max: 4000 }),
    rival: fc.option(fc.integer({ min: 1, max: 4000 })),
  }),
  guarded: fc.boolean(),
});

export const anyRequests = fc.array(fc.constantFrom(...KINDS), { minLength: 1, maxLength: 12 });
export const anyChoices = fc.array(fc.nat(3), { maxLength: 30 });
