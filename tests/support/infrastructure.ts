import fc from 'fast-check';
import { initialValues } from '../../src/sim/kernel/field.ts';
import { replay, replayInput } from '../../src/sim/kernel/run.ts';
import { report, studiedInfrastructure } from '../../src/sim/models/infrastructure/study.ts';
import type { InfrastructureState } from '../../src/sim/models/infrastructure/state.ts';

type Given = Readonly<Record<string, unknown>>;
type States = readonly [InfrastructureState, ...InfrastructureState[]];

/** The frames of a run with the parameters of the figure. */
export function framesOf(params: object = {}, choices: readonly number[] = []) {
  const all = { ...initialValues(studiedInfrastructure.params), ...params };
  return replay(studiedInfrastructure, { params: all, seed: 1, choices });
}

/** The states of a run with any infrastructure. */
export function statesOf(given: Given = {}, choices: readonly number[] = []): States {
  const read = studiedInfrastructure.input.read(given, '');
  return replayInput(studiedInfrastructure, read, 1, choices).map(({ state }) => state) as unknown as States;
}

/** What came of it. */
export function run(given: Given = {}, choices: readonly number[] = []) {
  return report(statesOf(given, choices));
}

/** Any infrastructure. */
export const anyInput = fc.integer({ min: 2, max: 8 }).chain((hosts) =>
  fc.array(fc.integer({ min: 1, max: hosts }), { minLength: 1, maxLength: 12 }).chain((vms) =>
    fc.record({
      hosts: fc.constant(hosts),
      vms: fc.constant(vms),
      rises: fc.record({ vm: fc.integer({ min: 1, max: vms.length }), work: fc.integer({ min: 1, max: 9 }) }),
      fails: fc.integer({ min: 1, max: hosts }),
      managerFails: fc.boolean(),
      joins: fc.boolean(),
      drs: fc.boolean(),
      ha: fc.boolean(),
    }),
  ),
);

export const anyChoices = fc.array(fc.nat(6), { maxLength: 20 });
