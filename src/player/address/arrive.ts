import type { AnyValues, FieldSpecs } from '../../sim/kernel/field.ts';
import type { AnyModel } from '../../sim/kernel/model.ts';
import { DEFAULT_SEED, isRunOf, runOf, type Guide, type PathStop } from '../../sim/kernel/player.ts';
import { replay, type Run } from '../../sim/kernel/run.ts';
import type { Captions } from '../captions.ts';
import { stepIds } from '../stops/stops.ts';
import type { FigureAddress, Problem } from './read-address.ts';

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
  if (step === null) return { run, cursor: encoded?.cursor ?? 0 };
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
  return { run, cursor: 0, problem: { kind: 'step', name: 'schritt', value: step.slice(0, 60), allowed: '' } };
}
