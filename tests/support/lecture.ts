import type { SimEvent } from '../../src/sim/kernel/model.ts';
import {
  loadStop,
  reducePlayer,
  type Guide,
  type PathStop,
  type PlayerAction,
  type PlayerState,
} from '../../src/sim/kernel/player.ts';
import { counter } from './counter.ts';

export type Player = PlayerState<
  { readonly by: number; readonly ends: boolean; readonly value: number },
  SimEvent,
  typeof counter.params
>;
export type Action = PlayerAction<typeof counter.params>;

export const stop = (id: string, by: 'one' | 'two', frame: number, choices: readonly number[] = []): PathStop => ({
  id,
  params: { by },
  choices,
  frame,
});

/** A lecture over three runs; `b` and `c` share a frame, and the first run comes back at the end. */
export const path = [
  stop('a', 'one', 0),
  stop('b', 'one', 4),
  stop('c', 'one', 4),
  stop('d', 'two', 2),
  stop('e', 'two', 5),
  stop('f', 'one', 3, [1]),
  stop('g', 'one', 9),
];
/** A free run has a stop at every third frame and at its end. */
export const guide: Guide = {
  path,
  stopsOf: (frames) => frames.flatMap(({ index }) => (index % 3 === 0 || index === frames.length - 1 ? [index] : [])),
};

export const forward: Action = { type: 'forward' };
export const back: Action = { type: 'back' };
export const beat: Action = { type: 'beat' };
export const choose = (choice: number): Action => ({ type: 'choose', choice });
export const seek = (cursor: number): Action => ({ type: 'seek', cursor });
export const fine = (by: 1 | -1): Action => ({ type: 'fine', by });
export const goTo = (step: number): Action => ({ type: 'goTo', step });

export const after = (player: Player, ...actions: readonly Action[]): Player =>
  actions.reduce((now, action) => reducePlayer(counter, guide, now, action), player);
export const atStop = (index: number): Player => loadStop(counter, guide, index);
export const place = ({ stop: at, cursor, target }: Player) => ({ stop: at, cursor, target });
