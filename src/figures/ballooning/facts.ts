import { objectOf } from '../../sim/models/ballooning/notes.ts';
import type { Moment } from '../../sim/models/ballooning/moment.ts';
import type { FreeState, Tools } from '../../sim/models/ballooning/state.ts';
import { formatNumber } from '../../drawing/number.ts';
import type { PartFact } from '../../drawing/part.ts';
import type { Words } from '../../drawing/view.ts';

/** 104 → „104 MB“. */
export function megabytesText(mb: number): string {
  return `${formatNumber(mb)} MB`;
}

/** What is shown of a moment, part by part: the state table, and the states of the parts of the drawing. */
export function factsOf(moment: Moment, level: FreeState, words: BallooningWords) {
  const { balloon, target, got, pending, use, trouble } = moment;
  const [giver, needy] = [moment.giver.name, moment.needy.name];
  const fact = (object: string, label: string, value: string, ...state: readonly (string | number)[]): PartFact => ({
    label,
    value,
    object,
    state: state.join('-'),
  });
  const kinds = (['free', 'clean', 'used'] as const).map((one) => `${words[one]} ${formatNumber(use[one])}`);
  // Nobody has 104 of 88: a balloon above its target has yet to shrink to it.
  const size =
    balloon > target
      ? `${megabytesText(balloon)}, ${words.target} ${megabytesText(target)}`
      : `${formatNumber(balloon)} ${words.of} ${megabytesText(target)}`;
  const has = got + pending > 0 ? `${formatNumber(got)} ${words.of} ${megabytesText(got + pending)}` : words.off;
  return [
    fact(
      objectOf.guest(0),
      `${giver} ${words.sees}`,
      `${kinds.join(', ')}, ${words.pinned} ${megabytesText(balloon)}`,
      ...Object.values(use),
    ),
    fact(
      objectOf.driver,
      words.balloon,
      trouble === null ? size : `${size}, ${words[trouble]}`,
      trouble ?? 'works',
      balloon,
      target,
    ),
    fact(objectOf.guest(1), `${needy} ${words.has}`, has, got, pending),
    fact(objectOf.machine, `${words.machine} ${giver}`, megabytesText(moment.allocated), moment.allocated),
    fact(
      objectOf.gauge,
      words.freeInHost,
      `${megabytesText(moment.free)} (${formatNumber(moment.percent)} %), ${words.level} ${words[level]}`,
      moment.free,
      level,
    ),
    { label: words.swapFile, value: megabytesText(moment.swapped) },
    { label: words.written, value: megabytesText(moment.written) },
    { label: words.readBack, value: megabytesText(moment.readBack) },
  ] as const;
}

/** The German words of the drawing and of the state table; the content file has one for each. */
export type BallooningWord =
  | 'guestLayer'
  | 'machineLayer'
  | 'perPage'
  | 'balloon'
  | 'target'
  | 'takes'
  | 'notInstalled'
  | 'notYet'
  | 'stuck'
  | 'stopped'
  | 'free'
  | 'clean'
  | 'used'
  | 'pinned'
  | 'anon'
  | 'cheap'
  | 'dear'
  | 'written'
  | 'readBack'
  | 'nothing'
  | 'inSwapFile'
  | 'swapFile'
  | 'gauge'
  | 'sees'
  | 'has'
  | 'needs'
  | 'wants'
  | 'missing'
  | 'supplied'
  | 'of'
  | 'off'
  | 'machine'
  | 'freeInHost'
  | 'level'
  | FreeState
  | Tools;
export type BallooningWords = Words<BallooningWord>;
