import type { Note } from '../../kernel/model.ts';
import type { Issued, Outcome } from './execute.ts';
import { classOf, purposeOf } from './instructions.ts';
import type { Mode } from './paths.ts';
import { isWrong, type RingsState } from './state.ts';
import { columnOf, isFinished } from './track.ts';

const START = { native: 'startNative', te: 'startTe', bt: 'startBt', hv: 'startHv', pv32: 'startPv32' } as const;

/** What the picture shows before the first instruction. */
export function startNote({ machine: { mode }, program }: RingsState): Note {
  // Who lost ring 0 and does not know it is what the run is about.
  const focus = mode === 'te' || mode === 'bt' ? ['ghost'] : [];
  return { key: START[mode], values: { count: program.length }, focus };
}

/** Who takes the floor with which instruction. */
export function issueNote({ ctx, op, ring, inserted }: Issued): Note {
  const values = { op, purpose: purposeOf(op), ring };
  const focus = ['token'];
  if (inserted) return { key: 'issueInserted', values: { ...values, who: ctx }, focus };
  const kind = classOf(op);
  if (kind === 'systemCall') return { key: 'issueSystemCall', values, focus };
  if (kind === 'systemReturn') return { key: 'issueReturn', values, focus };
  if (kind === 'dataExecution') return { key: 'issueData', values, focus };
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

// What each sentence needs.
const SENTENCES = {
  enterKernel: ['op', 'to'],
  leaveKernel: ['op'],
  dataRan: ['op'],
  directNative: ['op', 'ring'],
  directUser: ['op', 'ring'],
  directOwnRing: ['op', 'ring'],
  directKernel: ['op', 'ring'],
  ident: ['op', 'ring'],
  inline: ['op'],
  inlineSensitive: ['op', 'ring'],
  inlineDevice: ['op'],
  inlineBranch: ['op'],
  replaced: ['op'],
  callout: ['op'],
  calloutReturn: ['op'],
  trap: ['op', 'ring'],
  trapSystemCall: ['op', 'to'],
  trapUser: ['op', 'to'],
  vmexit: ['op'],
  hypercall: ['op'],
  silentFlag: ['op', 'expected', 'visible'],
  silentLeak: ['op'],
  silentLucky: ['op'],
  gp: ['op'],
  fault: ['code'],
  faultViaVmm: ['code'],
} as const;

type OutcomeKey = keyof typeof SENTENCES;

/** The one part of the drawing that an outcome is about: where the instruction ended, unless its page or its effect is. */
function focusOf(key: OutcomeKey, outcome: Outcome): string {
  if (key === 'dataRan' || key === 'fault' || key === 'faultViaVmm') return 'page';
  return isWrong(outcome) ? 'guestView' : columnOf(outcome.path);
}

/** What became of an instruction, what it cost where that was measured, and the sum after the last one. */
export function outcomeNotes(outcome: Outcome, state: RingsState): readonly [Note, ...Note[]] {
  const { op, ring, rings, verdict, expected, visible, cycles } = outcome;
  const all = { op, ring, to: rings.at(-1)!, code: verdict, expected, visible };
  const key = outcomeKey(outcome, state.machine.mode);
  const values = Object.fromEntries(SENTENCES[key].map((name) => [name, all[name]]));
  const ended = isFinished(state);
  const notes: [Note, ...Note[]] = [{ key, values, focus: ended ? [] : [focusOf(key, outcome)] }];
  if (cycles !== null && cycles.here !== cycles.native) {
    const { here, native, derived } = cycles;
    notes.push({ key: derived ? 'cyclesDerived' : 'cycles', values: { here, native } });
  }
  if (ended) notes.push(summary(state));
  return notes;
}

function summary({ outcomes, totals }: RingsState): Note {
  const values = { count: outcomes.length, vmmEntries: totals.vmmEntries };
  const focus = ['balance'];
  if (totals.wrong === 0) return { key: 'finished', values, focus };
  return { key: 'finishedWrong', values: { ...values, wrong: totals.wrong }, focus };
}
