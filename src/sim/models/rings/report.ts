import type { Json } from '../../kernel/model.ts';
import { cheaperMonitor, cycleMix, UNCERTAIN } from './cycles.ts';
import type { Outcome } from './execute.ts';
import { defaultMonitorMode } from './monitor-modes.ts';
import { pageAccess } from './pages.ts';
import { checkPopekGoldberg, COUNT_IN_LITERATURE, VTX_NON_ROOT, X86 } from './popek-goldberg.ts';
import type { RingsState } from './state.ts';

/** Every quantity of a run that the golden examples A1 to A9 name; the field names are described in model.md. */
export function reportRings(states: readonly [RingsState, ...RingsState[]]): Json {
  const { machine, outcomes, totals, questions } = states.at(-1)!;
  const { paths, vmmEntries, ringChanges, wrong, measured, cycles, derived, nativeCycles } = totals;
  return {
    ...machine,
    ops: outcomes.length,
    program: outcomes.map(reportOutcome),
    paths,
    vmmEntries,
    ringChanges,
    silent: paths.silent,
    wrong,
    // Only measured instructions have cycles; null where this machine was never measured on any of them.
    cycles: measured === 0 ? null : { measured, here: cycles, native: nativeCycles, derived },
    accesses: questions.accesses.map((query) => {
      const result = pageAccess(query);
      return { ...query, ok: result === 'ok', errorCode: result === 'ok' ? null : result };
    }),
    cycleMix: questions.cycleMix && reportMix(questions.cycleMix),
    popekGoldberg: {
      x86: {
        ...checkPopekGoldberg(X86),
        count: checkPopekGoldberg(X86).sensitiveUnprivileged.length,
        countInLiterature: COUNT_IN_LITERATURE,
      },
      vtxNonRoot: checkPopekGoldberg(VTX_NON_ROOT),
    },
    monitor: questions.monitor && { ...questions.monitor, mode: defaultMonitorMode(questions.monitor) },
  };
}

function reportOutcome(outcome: Outcome): Json {
  const { ctx, op, path, rings, vmx, vmm, visible, expected, verdict, cycles } = outcome;
  return {
    ctx,
    op,
    path,
    ring: rings[0]!,
    ringAfter: rings.at(-1)!,
    rings,
    vmx,
    vmm,
    fetch: verdict,
    visible,
    expected,
    cycles: cycles?.here ?? null,
    nativeCycles: cycles?.native ?? null,
  };
}

function reportMix(mix: NonNullable<RingsState['questions']['cycleMix']>): Json {
  const sums = cycleMix(mix);
  return { ...sums, cheaper: cheaperMonitor(sums), uncertain: UNCERTAIN.filter((name) => mix[name] > 0) };
}
