import { asRun } from './explorer.ts';
import { formatField, type AnyValues, type FieldSpecs } from './field.ts';
import type { AnyExplorer, AnyModel, Json, SimEvent, Step } from './model.ts';
import { DEFAULT_SEED, reducePlayer, type Guide, type PlayerAction, type PlayerState } from './player.ts';
import { replay } from './run.ts';

/** A question and its complete answer, as plain data. */
export type Answer = { readonly params: AnyValues; readonly answer: Step<Json> };

/** Answers to a reader's own questions that are kept, so that undo and a second look cost nothing. */
const KEPT = 16;

/**
 * An explorer in portions as a run of one frame that is not computed where it is shown: it says what it `knows`, and is told
 * the rest (`learn`) by whoever has let it be computed.
 */
export type HeldRun = AnyModel & {
  knows(params: AnyValues): boolean;
  learn(params: AnyValues, answer: Step<Json>): void;
  /**
   * From now on nothing is computed here: a question whose answer is not known yields the latest one that is, which the
   * reducer below never shows. Before this call, and where no answers were given at all, `init` computes: slow but right.
   */
  hold(): void;
};

/** The explorer with its data and the answers that are given with it, which are never forgotten. */
export function heldRun(explorer: AnyExplorer, data: unknown, given: readonly Answer[]): HeldRun {
  const model = asRun(explorer, data);
  const names = Object.keys(model.params);
  const keyOf = (params: AnyValues) => JSON.stringify(names.map((name) => formatField(params[name] ?? '')));
  const brought = new Map(given.map(({ params, answer }) => [keyOf(params), answer]));
  const learned = new Map<string, Step<Json>>();
  let latest = given[0]?.answer;
  let isHeld = false;
  const learn = (params: AnyValues, answer: Step<Json>) => {
    learned.set(keyOf(params), answer);
    const [oldest] = learned.keys();
    if (learned.size > KEPT && oldest !== undefined) learned.delete(oldest);
    latest = answer;
  };
  return {
    ...model,
    init: (params: AnyValues, seed: number): Step<Json> => {
      const key = keyOf(params);
      const known = brought.get(key) ?? learned.get(key);
      if (known !== undefined) return known;
      if (isHeld) return latest!;
      const answer = model.init(params, seed) as Step<Json>;
      learn(params, answer);
      return answer;
    },
    knows: (params) => brought.has(keyOf(params)) || learned.has(keyOf(params)),
    learn,
    hold: () => {
      isHeld = given.length > 0;
    },
  };
}

/** The answers to some questions, each once: computed plainly, for pages that bring them along. */
export function answersOf(model: AnyModel, questions: readonly AnyValues[]): readonly Answer[] {
  const unique = new Map(questions.map((params) => [JSON.stringify(params), params]));
  return [...unique.values()].map((params) => {
    const [first] = replay(model, { params, seed: DEFAULT_SEED, choices: [] });
    return { params, answer: { state: first.state as Json, notes: first.notes } };
  });
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- existential type, see AnyModel
type Player = PlayerState<any, SimEvent, FieldSpecs>;

/** What has to be computed before a moment can be shown: its own answer, and in a comparison the one beside it. */
export function missing(model: HeldRun, { run, compare }: Pick<Player, 'run' | 'compare'>): readonly AnyValues[] {
  const beside = compare === null || model.compare === null ? [] : [{ ...run.params, [model.compare.param]: compare }];
  return [run.params, ...beside].filter((params) => !model.knows(params));
}

/**
 * The player's reducer where answers take their time. The player goes where an action leads once every answer for it is
 * known, and stays where it is until then. Settings add up: `set` and `compare` hold for what was asked last. Time waits: a
 * beat does nothing meanwhile. Any other step starts from what is shown and gives up what was asked.
 */
export function reducePortions(model: HeldRun, guide: Guide, player: Player, action: PlayerAction<FieldSpecs>): Player {
  const { asked } = player;
  if (asked !== undefined) {
    if (action.type === 'beat') return player;
    if (action.type === 'pause') return { ...player, playing: false, asked: { ...asked, playing: false } };
    if (action.type === 'cancel') return { ...player, playing: false, asked: undefined };
    if (action.type === 'answered') {
      const isComplete = missing(model, asked).length === 0;
      return isComplete ? { ...asked, frames: replay(model, asked.run) } : player;
    }
  }
  const from = action.type === 'set' || action.type === 'compare' ? (asked ?? player) : player;
  const next = reducePlayer(model, guide, from, action);
  const isThere = next.frames === player.frames && next.compare === player.compare;
  if (!isThere && missing(model, next).length > 0) return { ...player, playing: next.playing, asked: next };
  return asked === undefined ? next : { ...next, asked: undefined };
}
