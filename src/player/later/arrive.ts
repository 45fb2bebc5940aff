import { initialParams } from '../../sim/kernel/params.ts';
import { load } from '../../sim/kernel/player.ts';
import type { Run } from '../../sim/kernel/run.ts';
import type { AnyScenario, ParamSpecs, ParamValue } from '../../sim/kernel/scenario.ts';
import { DEFAULT_SEED } from '../address.ts';
import type { Captions } from '../captions.ts';
import { stepIds } from '../steps.ts';
import { readAddress, type FigureAddress, type Problem } from './read-address.ts';

export type Arrived = {
  /** The run that the address names; `null` where it names none. */
  readonly run: Run<ParamSpecs> | null;
  readonly cursor: number;
  readonly address: FigureAddress;
  /** What could not be taken over. */
  readonly problems: readonly Problem[];
};

/**
 * The moment that a query names for a figure; see `readAddress` for `search` and `prefix`. `defaults` are the parameters
 * that the query changes, `null` for the scenario's initial ones. Never throws.
 */
export function arrive(
  scenario: AnyScenario,
  captions: Captions,
  search: string,
  prefix: string,
  defaults: Readonly<Record<string, ParamValue>> | null,
): Arrived {
  const address = readAddress(scenario, search, prefix);
  const { params, seed, run: encoded, step, problems } = address;
  if (Object.keys(params).length === 0 && seed === null && encoded === null && step === null) {
    return { run: null, cursor: 0, address, problems };
  }
  const run = {
    params: { ...(defaults ?? initialParams(scenario.params)), ...params },
    seed: seed ?? DEFAULT_SEED,
    choices: encoded?.choices ?? [],
  };
  if (step === null) return { run, cursor: encoded?.cursor ?? 0, address, problems };
  const cursor = stepIds(load(scenario, run).frames, captions).indexOf(step);
  if (cursor !== -1) return { run, cursor, address, problems };
  const unknown: Problem = { kind: 'step', name: 'schritt', value: step.slice(0, 60), allowed: '' };
  return { run, cursor: 0, address, problems: [...problems, unknown] };
}
