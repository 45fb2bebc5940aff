import { useEffect, useRef, useState } from 'react';
import type { AnyScenario } from '../sim/kernel/scenario.ts';
import { initialParams } from '../sim/kernel/params.ts';
import { load } from '../sim/kernel/player.ts';
import type { Captions } from './captions.ts';
import { DEFAULT_SEED } from './address.ts';
import type { FigureAddress, Problem } from './later/read-address.ts';
import { stepIds } from './steps.ts';
import { replaceAddress } from './page.ts';
import type { Figure } from './useFigure.ts';

/** Where a figure stands: it decides which part of the address is its own and whether it may rewrite it. */
export type Context = 'kapitel' | 'figur' | 'einbetten';

/** What the address says beyond the moment itself. */
export type Wishes = Pick<FigureAddress, 'tempo' | 'play' | 'controls'>;

export type Arrival = {
  /** The figure shows the moment that the address names; before that, nobody should touch it. */
  readonly settled: boolean;
  /** What could not be taken over. */
  readonly problems: readonly Problem[];
  readonly dismiss: () => void;
};

/** Waits this long after the last step before the address follows: quick clicks write once. */
const SETTLE_MS = 300;

/**
 * Takes the moment that the address names, once, after hydration (the server knows no query), and afterwards keeps the
 * address in step with a standing figure. Returns what could not be taken over.
 */
export function useAddress(
  scenario: AnyScenario,
  captions: Captions,
  figure: Figure,
  context: Context,
  slug: string,
  own: string,
  onWishes: (wishes: Wishes) => void,
): Arrival {
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const prefix = context === 'kapitel' ? `${slug}.` : '';
  const [settled, setSettled] = useState(false);
  const arrived = useRef<string | null>(null);

  useEffect(() => {
    // A page without a query needs no reader of queries.
    if (location.search === '') {
      setSettled(true);
      return;
    }
    void import('./later/read-address.ts')
      .then(({ readAddress }) => take(readAddress(scenario, location.search, prefix)))
      // Without its reader the figure starts at its beginning.
      .finally(() => setSettled(true));
    // Once: from here on the reader decides.
  }, []);

  const take = (address: FigureAddress) => {
    const found = [...address.problems];
    const { params: given, seed, run: encoded, step } = address;
    if (Object.keys(given).length > 0 || seed !== null || encoded !== null || step !== null) {
      // On a page of its own a query that names parameters speaks of the figure's initial ones, not of a chapter's.
      const base = context === 'kapitel' ? figure.defaults : initialParams(scenario.params);
      const run = { params: { ...base, ...given }, seed: seed ?? DEFAULT_SEED, choices: encoded?.choices ?? [] };
      let cursor = encoded?.cursor ?? 0;
      if (step !== null) {
        cursor = stepIds(load(scenario, run).frames, captions).indexOf(step);
        if (cursor === -1) found.push({ kind: 'step', name: 'schritt', value: step.slice(0, 60), allowed: '' });
      }
      figure.dispatch({ type: 'load', run, cursor: Math.max(0, cursor) });
    }
    if (address.compare !== undefined) figure.dispatch({ type: 'compare', value: address.compare });
    setProblems(found);
    onWishes(address);
  };

  const { playing } = figure.player;
  useEffect(() => {
    // The first address is the page's own: nothing has happened yet that it would not say.
    arrived.current ??= own;
    if (context === 'einbetten' || playing || arrived.current === own) return;
    const timer = setTimeout(() => {
      arrived.current = own;
      replaceAddress(context === 'kapitel' ? mergeQuery(own, prefix) : withPageParams(own));
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [own, playing, context, prefix]);

  return { settled, problems, dismiss: () => setProblems([]) };
}

/** A figure in a chapter owns only its own fields; those of its neighbours and of the page stay. */
function mergeQuery(own: string, prefix: string): string {
  const url = new URL(own, location.href);
  const query = new URLSearchParams(location.search);
  for (const name of [...query.keys()]) if (name.startsWith(prefix)) query.delete(name);
  for (const [name, value] of url.searchParams) query.set(name, value);
  const text = query.toString();
  return `${location.pathname}${text === '' ? '' : `?${text}`}${location.hash}`;
}

/** Mode, profile and type size belong to the page and survive a step. */
function withPageParams(own: string): string {
  const url = new URL(own, location.href);
  const here = new URLSearchParams(location.search);
  for (const name of ['modus', 'profil', 'schrift', 'zeit']) {
    const value = here.get(name);
    if (value !== null) url.searchParams.set(name, value);
  }
  return `${url.pathname}${url.search}${location.hash}`;
}
