import { objectOf } from '../../sim/models/ballooning/notes.ts';
import type { Moment } from '../../sim/models/ballooning/moment.ts';
import type { Host } from '../../sim/models/ballooning/state.ts';
import { formatNumber } from '../../drawing/number.ts';
import type { PartFact } from '../../drawing/part.ts';
import type { Layout, Words } from '../../drawing/view.ts';
import type { Plan } from './plan.ts';

/** What every part of the drawing gets. */
export type PartProps = {
  readonly state: Host;
  readonly moment: Moment;
  readonly facts: readonly PartFact[];
  readonly focus: readonly string[];
  readonly words: BallooningWords;
  readonly layout: Layout;
  readonly uid: string;
  readonly plan: Plan;
};

/** 104 → „104 MB“. */
export function megabytesText(mb: number): string {
  return `${formatNumber(mb)} MB`;
}

/** What is shown of a moment, part by part: the state table, and the states of the parts of the drawing. */
export function factsOf(moment: Moment, level: Host['freeState'], words: BallooningWords): readonly PartFact[] {
  const { balloon, target, got, wanted, use } = moment;
  const [giver, needy] = [moment.giver.vm.name, moment.needy.vm.name];
  const fact = (object: string, label: string, value: string, ...stamp: readonly (string | number)[]): PartFact => ({
    label,
    value,
    object,
    state: stamp.join('-'),
  });
  const amount = (object: string, label: string, mb: number) => fact(object, label, megabytesText(mb), mb);
  const guest = `F ${formatNumber(use.free)}, C ${formatNumber(use.clean)}, N ${formatNumber(use.used)}, B ${megabytesText(use.balloon)}`;
  // Nobody has 104 of 88: a balloon above its target has yet to shrink to it.
  const size =
    balloon > target
      ? `${megabytesText(balloon)}, ${words.target} ${megabytesText(target)}`
      : `${formatNumber(balloon)} ${words.of} ${megabytesText(target)}`;
  const has = wanted > 0 ? `${formatNumber(got)} ${words.of} ${megabytesText(wanted)}` : words.off;
  return [
    fact(objectOf.guest(0), `${giver} ${words.sees}`, guest, use.free, use.clean, use.used, use.balloon),
    fact(objectOf.driver, words.balloon, `${size}, ${words[moment.doing]}`, moment.doing, balloon, target),
    fact(objectOf.guest(1), `${needy} ${words.has}`, has, got, wanted),
    amount(objectOf.machine(0), `${words.machine} ${giver}`, moment.allocated),
    amount(objectOf.machine(1), `${words.machine} ${needy}`, got),
    amount(objectOf.pool, words.freeInHost, moment.free),
    fact(objectOf.gauge, words.level, words[level], level),
    amount(objectOf.pageFile, words.pageFile, moment.pagedOut),
    amount(objectOf.swapFile, words.swapFile, moment.swapped),
  ];
}

/** The German words of the drawing and of the state table; the caption file has one for each. */
export type BallooningWord =
  | 'guestLayer'
  | 'machineLayer'
  | 'perPage'
  | 'driver'
  | 'driverShort'
  | 'blind'
  | 'noDriver'
  | 'target'
  | 'balloon'
  | 'atMost'
  | 'waits'
  | 'holds'
  | 'takesFree'
  | 'takesClean'
  | 'pagesOut'
  | 'takesAll'
  | 'givesBack'
  | 'stuck'
  | 'notInstalled'
  | 'notYet'
  | 'free'
  | 'clean'
  | 'used'
  | 'pinned'
  | 'pageFile'
  | 'pageFileShort'
  | 'swapFile'
  | 'sees'
  | 'gains'
  | 'byBalloon'
  | 'byBalloonShort'
  | 'bySwap'
  | 'bySwapShort'
  | 'ofItUsed'
  | 'ofItUsedShort'
  | 'costs'
  | 'guestWrites'
  | 'hostWrites'
  | 'hostReads'
  | 'twice'
  | 'has'
  | 'of'
  | 'off'
  | 'stopped'
  | 'nothingBehind'
  | 'nothingBehindShort'
  | 'wanted'
  | 'inSwapFile'
  | 'inSwapFileShort'
  | 'ownedBy'
  | 'freeInHost'
  | 'level'
  | 'high'
  | 'soft'
  | 'hard'
  | 'low'
  | 'stays'
  | 'doesHigh'
  | 'doesSoft'
  | 'doesSoftBlind'
  | 'doesHard'
  | 'doesLow'
  | 'machine';
export type BallooningWords = Words<BallooningWord>;
