import type { Note } from '../../kernel/model.ts';
import type { Issued, Outcome } from './execute.ts';
import { classOf, purposeOf } from './instructions.ts';
import type { Mode } from './paths.ts';
import { actorOf, isWrong, type RingsState } from './state.ts';

const START = { native: 'startNative', te: 'startTe', bt: 'startBt', hv: 'startHv', pv32: 'startPv32' } as const;

/** What the picture shows before the first instruction. */
export function startNote({ machine, program }: RingsState): Note {
  return { key: START[machine.mode], values: { count: program.length }, focus: ['kernel'] };
}

/** Who takes the floor with which instruction. */
export function issueNote({ ctx, op, ring, inserted }: Issued): Note {
  const values = { op, purpose: purposeOf(op), ring };
  const focus = ['token', actorOf(ctx)];
  if (inserted) return { key: 'issueInserted', values: { ...values, who: ctx }, focus };
  const kind = classOf(op);
  if (kind === 'systemCall') return { key: 'issueSystemCall', values, focus };
  if (kind === 'systemReturn') return { key: 'issueReturn', values, focus };
  if (kind === 'dataExecution') return { key: 'issueData', values, focus: [...focus, 'page'] };
  return { key: ctx === 'u' ? 'issueUser' : 'issueKernel', values, focus };
}

/** Which sentence tells an outcome: its path, split where the same path means something else to the reader. */
function outcomeKey(outcome: Outcome, mode: Mode): OutcomeKey {
  const { path, ctx, op, visible } = outcome;
  const kind = classOf(op);
  switch (path) {
    case 'direct':
      if (kind === 'systemCall') return 'enterKernel';
      if (kind === 'systemReturn') return 'leaveKernel';
      if (visible === 'codeRan') return 'dataRan';
      if (mode === 'native') return 'directNative';
      if (ctx === 'u') return 'directUser';
      return mode === 'hv' ? 'directOwnRing' : 'directKernel';
    case 'ident':
      return visible === 'codeRan' ? 'dataRan' : 'ident';
    case 'inline':
      if (kind === 'portIo') return 'inlineDevice';
      if (kind === 'branch') return 'inlineBranch';
      return kind === 'sensitive' ? 'inlineSensitive' : 'inline';
    case 'callout':
      return kind === 'systemReturn' ? 'calloutReturn' : 'callout';
    case 'trap':
      if (visible === 'pageFault') return 'faultViaVmm';
      if (kind === 'systemCall') return 'trapSystemCall';
      return ctx === 'u' ? 'trapUser' : 'trap';
    case 'vmexit':
      return visible === 'pageFault' ? 'faultViaVmm' : 'vmexit';
    case 'silent':
      if (!isWrong(outcome)) return 'silentLucky';
      return visible === 'hostValue' ? 'silentLeak' : 'silentFlag';
    case 'gp':
      return visible === 'pageFault' ? 'fault' : 'gp';
    case 'hypercall':
    case 'replaced':
      return path;
  }
}

// What each sentence needs, and which part of the drawing it points at besides token and actor.
const SENTENCES = {
  enterKernel: { values: ['op', 'to'], at: ['kernel'] },
  leaveKernel: { values: ['op'], at: ['app'] },
  dataRan: { values: ['op'], at: ['page'] },
  directNative: { values: ['op', 'ring'], at: [] },
  directUser: { values: ['op', 'ring'], at: [] },
  directOwnRing: { values: ['op', 'ring'], at: [] },
  directKernel: { values: ['op', 'ring'], at: [] },
  ident: { values: ['op', 'ring'], at: [] },
  inline: { values: ['op'], at: [] },
  inlineSensitive: { values: ['op', 'ring'], at: [] },
  inlineDevice: { values: ['op'], at: [] },
  inlineBranch: { values: ['op'], at: [] },
  replaced: { values: ['op'], at: [] },
  callout: { values: ['op'], at: [] },
  calloutReturn: { values: ['op'], at: ['app'] },
  trap: { values: ['op', 'ring'], at: [] },
  trapSystemCall: { values: ['op', 'to'], at: ['kernel'] },
  trapUser: { values: ['op', 'to'], at: ['kernel'] },
  vmexit: { values: ['op'], at: [] },
  hypercall: { values: ['op'], at: [] },
  silentFlag: { values: ['op', 'expected', 'visible'], at: ['guestView'] },
  silentLeak: { values: ['op'], at: ['guestView'] },
  silentLucky: { values: ['op'], at: ['guestView'] },
  gp: { values: ['op'], at: ['kernel'] },
  fault: { values: ['code'], at: ['page'] },
  faultViaVmm: { values: ['code'], at: ['page'] },
} as const;

type OutcomeKey = keyof typeof SENTENCES;

/** What became of an instruction, what it cost where that was measured, and the sum after the last one. */
export function outcomeNotes(outcome: Outcome, state: RingsState): readonly [Note, ...Note[]] {
  const { ctx, op, ring, rings, verdict, expected, visible, vmm, cycles } = outcome;
  const all = { op, ring, to: rings.at(-1)!, code: verdict, expected, visible };
  const key = outcomeKey(outcome, state.machine.mode);
  const { values, at } = SENTENCES[key];
  const focus = new Set(['token', vmm ? 'vmm' : actorOf(ctx), ...at]);
  const notes: [Note, ...Note[]] = [
    { key, values: Object.fromEntries(values.map((name) => [name, all[name]])), focus: [...focus] },
  ];
  if (cycles !== null && cycles.here !== cycles.native) {
    const { here, native, derived } = cycles;
    notes.push({ key: derived ? 'cyclesDerived' : 'cycles', values: { here, native }, focus: ['cycles'] });
  }
  if (state.outcomes.length === state.program.length) notes.push(summary(state));
  return notes;
}

function summary({ outcomes, totals }: RingsState): Note {
  const values = { count: outcomes.length, vmmEntries: totals.vmmEntries };
  if (totals.wrong === 0) return { key: 'finished', values, focus: ['vmmEntries'] };
  return { key: 'finishedWrong', values: { ...values, wrong: totals.wrong }, focus: ['guestView'] };
}
