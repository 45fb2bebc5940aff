import { fits, TYPE } from '../../drawing/fit.ts';
import { formatNumber } from '../../drawing/number.ts';
import type { PartFact, Shown } from '../../drawing/part.ts';
import type { Fact, Layout, Words } from '../../drawing/view.ts';
import type { Outcome, Visible } from '../../sim/models/rings/execute.ts';
import type { Op } from '../../sim/models/rings/instructions.ts';
import type { Mode, Path } from '../../sim/models/rings/paths.ts';
import { activeActor, current, handled, isWrong, type Actor, type RingsState } from '../../sim/models/rings/state.ts';
import { columnOf, columnsOf, countsOf, type Column } from '../../sim/models/rings/track.ts';

const spelled = ['MOV_CR3', 'MOV_SEG', 'PUSH_SEG', 'POP_SEG', 'CALL_FAR', 'JMP_FAR', 'RET_FAR', 'EXEC_DATA'] as const;

/** The words the drawing takes from the captions. */
export type RingsWord =
  | Actor
  | Column
  | 'kernelNative'
  | 'kernelGuest'
  | 'replacement'
  | 'believes'
  | 'wantsRing0'
  | 'bookRing'
  | 'ring'
  | 'rings'
  | 'nonRoot'
  | 'rootMode'
  | 'program'
  | 'whoExecutes'
  | 'soFar'
  | 'inAll'
  | 'staysIn'
  | 'toVmm'
  | 'howOften'
  | 'never'
  | 'balanceNative'
  | 'balanceTe'
  | 'balanceBt'
  | 'balanceHv'
  | 'balanceHvEpt'
  | 'balancePv32'
  | 'noHelp'
  | 'helpCpu'
  | 'helpGuest'
  | 'manyWrong'
  | 'wrong'
  | 'factToken'
  | 'factPath'
  | 'factTurn'
  | 'factGuestView'
  | 'factPage'
  | 'nobody'
  | 'insteadOf'
  | 'rightIs'
  | 'open'
  | 'visits'
  | 'ringChanges'
  | 'cycles'
  | 'nativeCycles'
  | 'notMeasured'
  | 'pageWith'
  | 'pageCode'
  | 'pageData'
  | 'pageUser'
  | 'pageSupervisor'
  | 'pageNx'
  | 'pageNxSet'
  | 'pageNxClear'
  | 'pageRuns'
  | 'pageFaultCode'
  | Visible
  | (typeof spelled)[number]
  | Path;
export type RingsWords = Words<RingsWord>;

/** The parts of the drawing that notes point at. Those of the track tell their state as the table does. */
export type RingsPart = Column | 'token' | 'ghost' | 'guestView' | 'page' | 'balance';

/** What every part of the drawing is given. */
export type PartProps = Shown<RingsPart> & {
  readonly state: RingsState;
  readonly layout: Layout;
  readonly words: RingsWords;
  readonly uid: string;
};

/** Attributes that make an element a part; the outline of what a note speaks of is drawn apart (`Hull`). */
export function partOf(object: RingsPart, { facts }: Pick<PartProps, 'facts'>) {
  return { 'data-object': object, 'data-state': facts.find((fact) => fact.object === object)?.state };
}

/** An instruction as readers know it: its mnemonic, or its word where the model's name is none. */
export function opName(op: Op, words: RingsWords): string {
  const name = spelled.find((one) => one === op);
  return name === undefined ? op : words[name];
}

/** How a dot or a token looks that was carried out: crossed where it went wrong unnoticed, refused, or by who did it. */
export function lookOf(outcome: Outcome): Column | 'wrong' | 'refused' {
  if (isWrong(outcome)) return 'wrong';
  return outcome.path === 'gp' ? 'refused' : columnOf(outcome.path);
}

/** What the middle column is called: a translator, or what its kernel was rewritten with. */
export function columnName(column: Column, mode: Mode, words: RingsWords): string {
  return column === 'translator' && mode === 'pv32' ? words.replacement : words[column];
}

/** The guest's kernel, or that of the bare machine. */
export function kernelName({ machine }: RingsState, words: RingsWords): string {
  return machine.mode === 'native' ? words.kernelNative : words.kernelGuest;
}

const MODE_NAMES = {
  native: 'balanceNative',
  te: 'balanceTe',
  bt: 'balanceBt',
  hv: 'balanceHv',
  pv32: 'balancePv32',
} as const satisfies Record<Mode, RingsWord>;

/** What a mode is called; of VT-x also whether it has nested page tables. */
export function modeName({ machine: { mode, mmu } }: Pick<RingsState, 'machine'>, words: RingsWords): string {
  return words[mode === 'hv' && mmu === 'ept' ? 'balanceHvEpt' : MODE_NAMES[mode]];
}

/** What went wrong unnoticed: the one instruction, of several or where its name has no room only how many. */
export function wrongText(
  wrong: readonly Op[],
  { layout, words }: Pick<PartProps, 'layout' | 'words'>,
  room = Infinity,
): string {
  const named = `${opName(wrong[0]!, words)} ${words.wrong}`;
  if (wrong.length === 1 && fits(named, room, TYPE[layout].s)) return named;
  return `${formatNumber(wrong.length)} ${layout === 'narrow' ? words.wrong : words.manyWrong}`;
}

const HELP = {
  native: null,
  te: 'noHelp',
  bt: 'noHelp',
  hv: 'helpCpu',
  pv32: 'helpGuest',
} as const satisfies Record<Mode, RingsWord | null>;

/** Who makes it easier for the VMM: modes with few visits have help that others do without. */
export function helpText(mode: Mode, words: RingsWords): string {
  const word = HELP[mode];
  return word === null ? '' : words[word];
}

function cycleText({ totals }: RingsState, words: RingsWords): string {
  if (totals.measured === 0) return words.notMeasured;
  const here = `${totals.derived ? '≈ ' : ''}${formatNumber(totals.cycles)}`;
  return `${here} (${words.nativeCycles} ${formatNumber(totals.nativeCycles)})`;
}

function guestViewText(state: RingsState, words: RingsWords): string {
  const outcome = handled(state);
  if (outcome === null) return words.open;
  const seen = words[outcome.visible];
  return isWrong(outcome) ? `${seen} ${words.insteadOf} ${words[outcome.expected]}` : seen;
}

function pageText(state: RingsState, words: RingsWords): string {
  const now = current(state);
  if (now === null) return words.open;
  const { page, holds, verdict } = now;
  const kind = holds === 'data' ? words.pageData : words.pageCode;
  const level = page.us ? words.pageUser : words.pageSupervisor;
  const judged = verdict === 'ok' ? words.pageRuns : `${words.pageFaultCode} ${verdict}`;
  const result = handled(state) === null ? words.open : judged;
  return [kind, level, ...(page.nx ? [words.pageNx] : []), result].join(', ');
}

/** The state in words. */
export function describeRings(state: RingsState, words: RingsWords): readonly (Fact | PartFact<RingsPart>)[] {
  const now = current(state);
  const outcome = handled(state);
  const { totals, machine } = state;
  const active = activeActor(state);
  const who = active === 'kernel' ? kernelName(state, words) : active === null ? words.nobody : words[active];
  const counts = countsOf(state);
  return [
    {
      label: words.factToken,
      value: now === null ? words.open : opName(now.op, words),
      object: 'token',
      state: now?.op ?? 'waiting',
    },
    { label: words.factPath, value: words[outcome?.path ?? 'open'] },
    { label: words.factTurn, value: who },
    ...columnsOf(machine.mode).map((column) => ({
      label: column === 'vmm' ? words.visits : columnName(column, machine.mode, words),
      value: formatNumber(counts[column]),
      object: column,
      state: `${counts[column]}`,
    })),
    { label: words.factGuestView, value: guestViewText(state, words) },
    { label: words.factPage, value: pageText(state, words) },
    { label: words.ringChanges, value: formatNumber(totals.ringChanges) },
    { label: words.cycles, value: cycleText(state, words) },
  ];
}
