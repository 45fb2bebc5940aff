import { formatNumber } from '../../drawing/number.ts';
import type { PartFact, Shown } from '../../drawing/part.ts';
import type { Tone } from '../../drawing/tone.tsx';
import type { Words } from '../../drawing/view.ts';
import type { Visible } from '../../sim/models/rings/execute.ts';
import type { purposeOf, Op } from '../../sim/models/rings/instructions.ts';
import type { Path } from '../../sim/models/rings/paths.ts';
import { activeActor, current, handled, isWrong, type Actor, type RingsState } from '../../sim/models/rings/state.ts';
import type { Plan } from './plan.ts';

const spelled = ['MOV_CR3', 'MOV_SEG', 'PUSH_SEG', 'POP_SEG', 'CALL_FAR', 'JMP_FAR', 'RET_FAR', 'EXEC_DATA'] as const;

function capitalize<T extends string>(text: T): Capitalize<T> {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}` as Capitalize<T>;
}

/** The word for the letter of a path. */
export function letterOf(path: Path): `letter${Capitalize<Path>}` {
  return `letter${capitalize(path)}`;
}

/** The word for what a path means. */
export function meaningOf(path: Path): `means${Capitalize<Path>}` {
  return `means${capitalize(path)}`;
}

/** The words the drawing takes from the captions. */
export type RingsWord =
  | 'app'
  | 'appShort'
  | 'kernelShort'
  | 'kernelNative'
  | 'kernelGuest'
  | 'vmm'
  | 'active'
  | 'idle'
  | 'kernelDeprivileged'
  | 'kernelTranslated'
  | 'kernelInRing0'
  | 'kernelAdapted'
  | 'bookRing'
  | 'ring'
  | 'ring0Allows'
  | 'ring3Allows'
  | 'nonRoot'
  | 'rootMode'
  | 'ideaNative'
  | 'ideaTe'
  | 'ideaBt'
  | 'ideaPv32'
  | 'program'
  | 'factToken'
  | 'factPath'
  | 'factGuestView'
  | 'factPage'
  | 'insteadOf'
  | 'open'
  | 'vmmEntries'
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
  | 'pageRuns'
  | 'pageFaultCode'
  | 'meansOpen'
  | Visible
  | (typeof spelled)[number]
  | Path
  | ReturnType<typeof letterOf | typeof meaningOf | typeof purposeOf>;
export type RingsWords = Words<RingsWord>;

/** The parts of the drawing that notes point at and the table tells of. */
export type RingsPart = Actor | 'token' | 'path' | 'guestView' | 'page' | 'vmmEntries' | 'ringChanges' | 'cycles';

/** What every part of the drawing is given. */
export type PartProps = Shown<RingsPart> & {
  readonly state: RingsState;
  readonly plan: Plan;
  readonly words: RingsWords;
  readonly uid: string;
};

/** An instruction as readers know it: its mnemonic, or its word where the model's name is none. */
export function opName(op: Op, words: RingsWords): string {
  const name = spelled.find((one) => one === op);
  return name === undefined ? op : words[name];
}

/** The fill of a path: plain where the CPU works alone, the hypervisor's where the VMM steps in, alarming where it is wrong. */
export const TONE_OF = {
  direct: 'run',
  ident: 'c',
  inline: 'd',
  replaced: 'd',
  callout: 'host',
  trap: 'host',
  vmexit: 'host',
  hypercall: 'host',
  silent: 'stopped',
  gp: 'ready',
} as const satisfies Record<Path, Tone>;

/** The cycles so far, with ≈ if one of them is not measured itself; – where nothing was. */
export function cyclesHere({ totals }: RingsState): string {
  if (totals.measured === 0) return '–';
  return `${totals.derived ? '≈ ' : ''}${formatNumber(totals.cycles)}`;
}

function cycleText(state: RingsState, words: RingsWords): string {
  const { totals } = state;
  if (totals.measured === 0) return words.notMeasured;
  return `${cyclesHere(state)} (${words.nativeCycles} ${formatNumber(totals.nativeCycles)})`;
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

/** The state in words: one fact for every part of the drawing. */
export function describeRings(state: RingsState, words: RingsWords): readonly PartFact<RingsPart>[] {
  const now = current(state);
  const outcome = handled(state);
  const { totals } = state;
  const native = state.machine.mode === 'native';
  const fact = (object: RingsPart, label: string, value: string, is: string) => ({ label, value, object, state: is });
  const turn = (actor: Actor, label: string) => {
    const is = activeActor(state) === actor ? 'active' : 'idle';
    return fact(actor, label, words[is], is);
  };
  const seen = outcome === null ? 'open' : `${outcome.visible}${isWrong(outcome) ? '!' : ''}`;
  const cycles = totals.measured === 0 ? 'none' : `${totals.cycles}/${totals.nativeCycles}`;
  return [
    fact('token', words.factToken, now === null ? words.open : opName(now.op, words), now?.op ?? 'waiting'),
    fact('path', words.factPath, words[outcome?.path ?? 'open'], outcome?.path ?? 'open'),
    turn('app', words.app),
    turn('kernel', native ? words.kernelNative : words.kernelGuest),
    ...(native ? [] : [turn('vmm', words.vmm)]),
    fact('guestView', words.factGuestView, guestViewText(state, words), seen),
    fact('page', words.factPage, pageText(state, words), `${outcome?.verdict ?? 'open'}`),
    fact('vmmEntries', words.vmmEntries, formatNumber(totals.vmmEntries), `${totals.vmmEntries}`),
    fact('ringChanges', words.ringChanges, formatNumber(totals.ringChanges), `${totals.ringChanges}`),
    fact('cycles', words.cycles, cycleText(state, words), cycles),
  ];
}
