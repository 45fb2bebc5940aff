import { objectOf } from '../../sim/models/ballooning/notes.ts';
import type { Host } from '../../sim/models/ballooning/state.ts';
import { formatNumber } from '../../drawing/number.ts';
import type { Fact } from '../../drawing/view.ts';
import { momentOf, type Moment } from './moment.ts';
import { megabytesText } from './part.ts';
import type { BallooningWords } from './words.ts';

/** State of every part of the drawing that the state table speaks of. */
export function statesOf(state: Host, moment: Moment): Readonly<Record<string, string>> {
  const { use } = moment;
  return {
    [objectOf.guest(0)]: [use.free, use.clean, use.used, use.balloon].join('-'),
    [objectOf.driver]: `${moment.doing}-${moment.balloon}-${moment.target}`,
    [objectOf.guest(1)]: `${moment.got}-${moment.wanted}`,
    [objectOf.machine(0)]: String(moment.allocated),
    [objectOf.pool]: String(moment.free),
    [objectOf.machine(1)]: String(moment.got),
    [objectOf.gauge]: state.freeState,
    [objectOf.pageFile]: String(moment.pagedOut),
    [objectOf.swapFile]: String(moment.swapped),
  };
}

/** The same facts as the drawing, for the state table. */
export function describeBallooning(state: Host, words: BallooningWords): readonly Fact[] {
  const moment = momentOf(state);
  const { giver, needy, use } = moment;
  const states = statesOf(state, moment);
  const fact = (object: string, label: string, value: string): Fact => ({
    label,
    value,
    object,
    state: states[object]!,
  });
  const guest = `F ${formatNumber(use.free)}, C ${formatNumber(use.clean)}, N ${formatNumber(use.used)}, B ${megabytesText(use.balloon)}`;
  const driver = `${formatNumber(moment.balloon)} ${words.of} ${megabytesText(moment.target)}, ${words[moment.doing]}`;
  const got = moment.wanted > 0 ? `${formatNumber(moment.got)} ${words.of} ${megabytesText(moment.wanted)}` : words.off;
  return [
    fact(objectOf.guest(0), `${giver.name} ${words.sees}`, guest),
    fact(objectOf.driver, words.balloon, driver),
    fact(objectOf.guest(1), `${needy.name} ${words.has}`, got),
    fact(objectOf.machine(0), `${words.machine} ${giver.name}`, megabytesText(moment.allocated)),
    fact(objectOf.machine(1), `${words.machine} ${needy.name}`, megabytesText(moment.got)),
    fact(objectOf.pool, words.freeInHost, megabytesText(moment.free)),
    fact(objectOf.gauge, words.level, words[state.freeState]),
    fact(objectOf.pageFile, words.pageFile, megabytesText(moment.pagedOut)),
    fact(objectOf.swapFile, words.swapFile, megabytesText(moment.swapped)),
  ];
}

/** Attributes of a part that a fact names; `is-focus` where a note speaks of it. */
export function objectProps(
  object: string,
  states: Readonly<Record<string, string>>,
  focus: readonly string[],
): { readonly 'data-object': string; readonly 'data-state': string; readonly className: string | undefined } {
  return {
    'data-object': object,
    'data-state': states[object]!,
    className: focus.includes(object) ? 'is-focus' : undefined,
  };
}
