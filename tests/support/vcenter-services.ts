import fc from 'fast-check';
import { initialValues } from '../../src/sim/kernel/field.ts';
import { replay, replayInput } from '../../src/sim/kernel/run.ts';
import { report, studiedVcenterServices as model } from '../../src/sim/models/vcenter-services/study.ts';
import { EDITIONS } from '../../src/sim/models/vcenter-services/services.ts';
import type { OutageState, VcenterState } from '../../src/sim/models/vcenter-services/state.ts';

/** The frames of a run with the parameters of the figure. */
export function framesOf(params: object = {}, choices: readonly number[] = []) {
  return replay(model, { params: { ...initialValues(model.params), ...params }, seed: 1, choices });
}

/** The states of an outage with the parameters of the figure. */
export function outage(params: object = {}, choices: readonly number[] = []): readonly OutageState[] {
  return framesOf(params, choices).map(({ state }) => state as OutageState);
}

/** The first state after a happening. */
export function after(phase: OutageState['phase'], params: object = {}, choices: readonly number[] = []): OutageState {
  const found = outage(params, choices).find((state) => state.phase === phase);
  if (found === undefined) throw new Error(`found no ${phase} in this run`);
  return found;
}

/** The report of a run with any infrastructure. */
export function run(given: object = {}) {
  const frames = replayInput(model, model.input.read(given, ''), 1);
  return report(frames.map(({ state }) => state) as unknown as readonly [VcenterState, ...VcenterState[]]);
}

/** Any infrastructure that can be written down. */
export const anyInput = fc
  .record({ hosts: fc.integer({ min: 2, max: 8 }), size: fc.integer({ min: 1, max: 12 }) })
  .chain(({ hosts, size }) => {
    const host = fc.integer({ min: 1, max: hosts });
    return fc
      .record({
        view: fc.constant('outage'),
        hosts: fc.constant(hosts),
        vms: fc.array(host, { minLength: size, maxLength: size }),
        copy: fc.option(fc.record({ of: fc.integer({ min: 1, max: size }), host })),
        managerOn: fc.option(host),
        fails: fc.option(host),
        back: fc.constantFrom('early', 'late'),
        ha: fc.boolean(),
        edition: fc.constantFrom(...EDITIONS),
      })
      .filter(({ vms, copy }) => copy === null || vms[copy.of - 1] !== copy.host);
  });
