import fc from 'fast-check';
import type { AnyModel } from '../../src/sim/kernel/model.ts';
import type { FieldSpec, FieldSpecs, FieldValue, Values } from '../../src/sim/kernel/field.ts';
import type { Run } from '../../src/sim/kernel/run.ts';

/** Any value a parameter may have. */
function anyParam(spec: FieldSpec): fc.Arbitrary<FieldValue> {
  switch (spec.kind) {
    case 'choice':
      return fc.constantFrom(...spec.options);
    case 'flag':
      return fc.boolean();
    case 'range':
      return fc.nat(Math.round((spec.max - spec.min) / spec.step)).map((n) => spec.min + n * spec.step);
    case 'list': {
      const fields = Object.entries(spec.fields).map(([name, field]) => [name, anyParam(field)]);
      const record = fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<string | number | boolean>>);
      return fc.array(record, { maxLength: spec.max });
    }
  }
}

/** Any parameters of a model. */
export function anyParams(model: AnyModel): fc.Arbitrary<Values<FieldSpecs>> {
  return fc.record(Object.fromEntries(Object.entries(model.params).map(([name, spec]) => [name, anyParam(spec)])));
}

/** Any run a reader can reach: parameters, seed and up to 40 choices, most of them the lecture's. */
export function anyRun(model: AnyModel): fc.Arbitrary<Run<FieldSpecs>> {
  return fc.record({
    params: anyParams(model),
    seed: fc.nat(0xffffffff),
    choices: fc.array(fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(8) }), {
      maxLength: 40,
    }),
  });
}
