import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replayInput } from '../../src/sim/kernel/run.ts';
import { ringsInput } from '../../src/sim/models/rings/input.ts';
import { escapesTrap, OPS, requiredContext, type Instruction } from '../../src/sim/models/rings/instructions.ts';
import { pageAccess } from '../../src/sim/models/rings/pages.ts';
import { decidePath, MMUS, MODES, pathsOf } from '../../src/sim/models/rings/paths.ts';
import { studiedRings as rings } from '../../src/sim/models/rings/study.ts';

const instruction: fc.Arbitrary<Instruction> = fc
  .tuple(fc.constantFrom('u' as const, 'k' as const), fc.constantFrom(...OPS))
  .map(([ctx, op]) => ({ ctx: requiredContext(op) ?? ctx, op }));
const program = fc.array(instruction, { minLength: 1, maxLength: 30 });
const mode = fc.constantFrom(...MODES);
const mmu = fc.constantFrom(...MMUS);
const choices = fc.array(fc.nat(8), { maxLength: 60 });

function states(input: object, taken: readonly number[] = []) {
  return replayInput(rings, ringsInput.read(input, ''), 1, taken).map(({ state }) => state);
}

function visible(input: object): readonly string[] {
  return states(input)
    .at(-1)!
    .outcomes.map((outcome) => outcome.visible);
}

describe('any program, any choices', () => {
  test.each(Object.entries(rings.invariants))('%s', (_, holds) => {
    fc.assert(
      fc.property(mode, mmu, fc.boolean(), program, choices, (mode, mmu, nx, program, taken) => {
        expect(states({ mode, mmu, nx, program }, taken).every(holds)).toBe(true);
      }),
    );
  });

  test('a program shows the guest the same in every mode, up to what slips through', () => {
    fc.assert(
      fc.property(mode, mmu, fc.boolean(), program, (mode, mmu, nx, program) => {
        const trace = states({ mode, mmu, nx, program }).at(-1)!.outcomes;
        const native = visible({ mode: 'native', nx, program });
        for (const [i, outcome] of trace.entries())
          if (outcome.path !== 'silent') expect(outcome.visible).toBe(native[i]);
      }),
    );
  });

  test('without sensitive instructions trap-and-emulate is perfect', () => {
    const trapping = program.map((lines) => lines.filter(({ op }) => !escapesTrap(op)));
    fc.assert(
      fc.property(trapping, (program) => {
        fc.pre(program.length > 0);
        expect(visible({ mode: 'te', program })).toEqual(visible({ mode: 'native', program }));
      }),
    );
  });

  test('VT-x shows the guest what the bare machine shows, without exception', () => {
    fc.assert(
      fc.property(mmu, program, (mmu, program) => {
        expect(visible({ mode: 'hv', mmu, program })).toEqual(visible({ mode: 'native', program }));
      }),
    );
  });

  test('every mode needs the same number of steps', () => {
    fc.assert(
      fc.property(mode, mmu, program, choices, (mode, mmu, program, taken) => {
        expect(states({ mode, mmu, program }, taken)).toHaveLength(states({ mode: 'native', program }, taken).length);
      }),
    );
  });

  test('a mode takes no other paths than the legend of its drawing names', () => {
    fc.assert(
      fc.property(mode, mmu, instruction, fc.boolean(), (mode, mmu, line, faults) => {
        expect(pathsOf(mode)).toContain(decidePath(line, mode, mmu, faults));
      }),
    );
  });
});

test('rings 0 to 2 have the same rights to a page', () => {
  const bit = fc.boolean();
  const access = fc.constantFrom('read' as const, 'write' as const, 'exec' as const);
  fc.assert(
    fc.property(access, fc.record({ p: bit, rw: bit, us: bit, nx: bit, wp: bit, nxe: bit }), (access, bits) => {
      const results = [0, 1, 2].map((cpl) => pageAccess({ cpl, access, ...bits }));
      expect(new Set(results).size).toBe(1);
    }),
  );
});
