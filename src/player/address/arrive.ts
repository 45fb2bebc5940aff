import type { AnyValues, FieldSpecs } from '../../sim/kernel/field.ts';
import type { AnyModel } from '../../sim/kernel/model.ts';
import type { EncodedRun } from '../../sim/kernel/permalink.ts';
import { DEFAULT_SEED, isRunOf, runOf, type Guide, type PathStop } from '../../sim/kernel/player.ts';
import { replay, type Run } from '../../sim/kernel/run.ts';
import type { Captions } from '../captions.ts';
import { stepIds } from '../stops/stops.ts';
import type { Problem } from './page-query.ts';
import type { FigureAddress } from './read-address.ts';

/** What a link is read against: the figure, its lecture, and the parameters that hold where the link says nothing. */
export type Destination = {
  readonly model: AnyModel;
  readonly captions: Captions;
  readonly guide: Guide;
  /** Published ids that are no stops any more → the stop that shows the same. */
  readonly aliases: Readonly<Record<string, string>>;
  readonly defaults: AnyValues;
};

/** The moment that a link names; `null` where it names none. */
export type Arrived = {
  readonly run: Run<FieldSpecs>;
  readonly cursor: number;
  readonly stop?: number;
  readonly problem?: Problem;
};

/**
 * Finds the moment of a link. A step is, in this order: a stop of the run that the link describes; a frame of that run by
 * its notes, so that an old link shows what it always has; an old name of a stop; a stop of the lecture with parameters of
 * its own.
 */
export function arrive(to: Destination, address: FigureAddress): Arrived | null {
  const { params: given, seed, run: encoded, step } = address;
  const named = Object.keys(given).length > 0 || seed !== null || encoded !== null;
  if (!named && step === null) return null;
  const run: Run<FieldSpecs> = {
    params: { ...to.defaults, ...given },
    seed: seed ?? DEFAULT_SEED,
    choices: encoded?.choices ?? [],
  };
  if (step === null) return { run, cursor: encoded?.cursor ?? 0, ...(encoded !== null && shortened(to, run, encoded)) };
  const { path } = to.guide;
  const stopOfRun = (matches: (stop: PathStop) => boolean) =>
    path.findIndex((stop) => matches(stop) && isRunOf(stop, run));
  const at = (stop: number): Arrived => ({ run, cursor: path[stop]!.frame, stop });
  const own = stopOfRun(({ id }) => id === step);
  if (own !== -1) return at(own);
  const cursor = stepIds(replay(to.model, run), to.captions).indexOf(step);
  if (cursor !== -1) {
    const there = stopOfRun(({ frame }) => frame === cursor);
    return there === -1 ? { run, cursor } : at(there);
  }
  const name = Object.hasOwn(to.aliases, step) ? to.aliases[step] : step;
  const renamed = stopOfRun(({ id }) => id === name);
  if (renamed !== -1) return at(renamed);
  // A stop may have choices of its own, which no link to it repeats.
  const isMeant = (stop: PathStop) => !named || isRunOf(stop, { ...run, choices: stop.choices });
  const other = path.findIndex((stop) => stop.id === name && isMeant(stop));
  if (other !== -1) return { run: runOf(path[other]!), cursor: path[other]!.frame, stop: other };
  return byNumber(to, run, step) ?? { run, cursor: 0, problem: problem('step', step) };
}

const problem = (kind: Problem['kind'], value: string): Problem => ({
  kind,
  name: 'schritt',
  value: value.slice(0, 60),
  allowed: '',
});

/** Whether a run is shorter by now than its link knew it, or other choices are on offer. */
function shortened({ model }: Destination, run: Run<FieldSpecs>, { choices, cursor }: EncodedRun) {
  const frames = replay(model, run);
  const taken = choices.every((choice, i) => frames[i + 1]?.choice === choice);
  return taken && cursor < frames.length ? {} : { problem: { ...problem('shortened', ''), name: 'lauf' } };
}

/** A number is no promise; it is read as the step that has it now: of the lecture, or of the run that the link describes. */
function byNumber({ model, guide }: Destination, run: Run<FieldSpecs>, step: string): Arrived | null {
  if (!/^\d{1,3}$/.test(step)) return null;
  const number = Number(step);
  const note = { problem: problem('number', step) };
  const stop = guide.path[number];
  if (stop !== undefined && isRunOf(guide.path[0]!, run))
    return { run: runOf(stop), cursor: stop.frame, stop: number, ...note };
  const frame = guide.stopsOf(replay(model, run))[number];
  return frame === undefined ? null : { run, cursor: frame, ...note };
}

/** Calls back as soon as somebody sees the page: a tab in the background, or one fetched in advance, has nobody. */
export function whenSeen(go: () => void): void {
  if (!document.hidden) return go();
  const onChange = () => {
    if (document.hidden) return;
    document.removeEventListener('visibilitychange', onChange);
    go();
  };
  document.addEventListener('visibilitychange', onChange);
}
