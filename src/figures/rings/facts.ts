import { current, type RingsState } from '../../sim/models/rings/state.ts';
import { formatNumber } from '../../drawing/number.ts';
import type { Fact } from '../../drawing/view.ts';
import { activeActor, handled, isWrong, type Actor } from './moment.ts';
import { opName, type RingsWords } from './words.ts';

/** The cycles so far, with ≈ if one of them is not measured itself; – where nothing was. */
export function cyclesHere({ totals }: RingsState): string {
  if (totals.measured === 0) return '–';
  return `${totals.derived ? '≈ ' : ''}${formatNumber(totals.cycles)}`;
}

/** The cycles here and on the bare machine, in one line. */
function cycleText(state: RingsState, words: RingsWords): string {
  const { totals } = state;
  if (totals.measured === 0) return words.notMeasured;
  return `${cyclesHere(state)} (${words.nativeCycles} ${formatNumber(totals.nativeCycles)})`;
}

/** What the guest sees, and what it should have seen where that differs. */
function guestViewText(state: RingsState, words: RingsWords): string {
  const outcome = handled(state);
  if (outcome === null) return words.open;
  const seen = words[outcome.visible];
  return isWrong(outcome) ? `${seen} ${words.insteadOf} ${words[outcome.expected]}` : seen;
}

function pageText(state: RingsState, words: RingsWords): string {
  const now = current(state);
  if (now === null) return words.open;
  const { page, verdict } = now;
  const kind = page.rw ? words.pageData : words.pageCode;
  const level = page.us ? words.pageUser : words.pageSupervisor;
  const judged = verdict === 'ok' ? words.pageRuns : `${words.pageFaultCode} ${verdict}`;
  const result = handled(state) === null ? words.open : judged;
  return [kind, level, ...(page.nx ? [words.pageNx] : []), result].join(', ');
}

/** The value of `data-state` for every object of the drawing; `describe` and drawing both take it from here. */
export function stateOf(object: string, state: RingsState): string {
  const now = current(state);
  const outcome = handled(state);
  const { totals } = state;
  switch (object) {
    case 'token':
      return now?.op ?? 'waiting';
    case 'path':
      return outcome?.path ?? 'open';
    case 'guestView':
      return outcome === null ? 'open' : isWrong(outcome) ? `${outcome.visible}!` : outcome.visible;
    case 'page':
      return outcome === null ? 'open' : String(outcome.verdict);
    case 'vmmEntries':
      return String(totals.vmmEntries);
    case 'ringChanges':
      return String(totals.ringChanges);
    case 'cycles':
      return totals.measured === 0 ? 'none' : `${totals.cycles}/${totals.nativeCycles}`;
    default:
      return activeActor(state) === object ? 'active' : 'idle';
  }
}

/** The state in words: one fact for every object of the drawing. */
export function describeRings(state: RingsState, words: RingsWords): readonly Fact[] {
  const now = current(state);
  const outcome = handled(state);
  const native = state.machine.mode === 'native';
  const fact = (object: string, label: string, value: string): Fact => ({
    label,
    value,
    object,
    state: stateOf(object, state),
  });
  const turn = (actor: Actor) => (activeActor(state) === actor ? words.active : words.idle);
  return [
    fact('token', words.factToken, now === null ? words.open : opName(now.op, words)),
    fact('path', words.factPath, outcome === null ? words.open : words[outcome.path]),
    fact('app', words.app, turn('app')),
    fact('kernel', native ? words.kernelNative : words.kernelGuest, turn('kernel')),
    ...(native ? [] : [fact('vmm', words.vmm, turn('vmm'))]),
    fact('guestView', words.factGuestView, guestViewText(state, words)),
    fact('page', words.factPage, pageText(state, words)),
    fact('vmmEntries', words.vmmEntries, formatNumber(state.totals.vmmEntries)),
    fact('ringChanges', words.ringChanges, formatNumber(state.totals.ringChanges)),
    fact('cycles', words.cycles, cycleText(state, words)),
  ];
}
