import fc from 'fast-check';
import type { AnyScenario, ParamSpec, ParamSpecs, Params } from '../../src/sim/kernel/scenario.ts';
import type { Run } from '../../src/sim/kernel/run.ts';

/** Any value a parameter may have. */
function anyParam(spec: ParamSpec): fc.Arbitrary<string | number | boolean> {
  switch (spec.kind) {
    case 'choice':
      return fc.constantFrom(...spec.options);
    case 'flag':
      return fc.boolean();
    case 'range':
      return fc.nat(Math.round((spec.max - spec.min) / spec.step)).map((n) => spec.min + n * spec.step);
  }
}

/** Any parameters of a scenario. */
export function anyParams(scenario: AnyScenario): fc.Arbitrary<Params<ParamSpecs>> {
  return fc.record(Object.fromEntries(Object.entries(scenario.params).map(([name, spec]) => [name, anyParam(spec)])));
}

/** Any run a reader can reach: parameters, seed and up to 40 choices, most of them the lecture's. */
export function anyRun(scenario: AnyScenario): fc.Arbitrary<Run<ParamSpecs>> {
  return fc.record({
    params: anyParams(scenario),
    seed: fc.nat(0xffffffff),
    choices: fc.array(fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(8) }), {
      maxLength: 40,
    }),
  });
}
