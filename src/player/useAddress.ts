import { useEffect, useRef, useState } from 'react';
import type { AnyScenario } from '../sim/kernel/scenario.ts';
import type { Captions } from './captions.ts';
import type { FigureAddress, Problem } from './later/read-address.ts';
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
    void import('./later/arrive.ts')
      .then(({ arrive }) => {
        // On a page of its own a query that names parameters speaks of the figure's initial ones, not of a chapter's.
        const { run, cursor, address, problems } = arrive(
          scenario,
          captions,
          location.search,
          prefix,
          context === 'kapitel' ? figure.defaults : null,
        );
        if (run !== null) figure.dispatch({ type: 'load', run, cursor });
        if (address.compare !== undefined) figure.dispatch({ type: 'compare', value: address.compare });
        setProblems(problems);
        onWishes(address);
      })
      // Without its reader the figure starts at its beginning.
      .finally(() => setSettled(true));
    // Once: from here on the reader decides.
  }, []);

  const { playing } = figure.player;
  useEffect(() => {
    // The first address is the page's own: nothing has happened yet that it would not say.
    arrived.current ??= own;
    if (context === 'einbetten' || playing || arrived.current === own) return;
    let newest = true;
    const timer = setTimeout(() => {
      import('./later/follow.ts').then(
        ({ follow }) => {
          if (!newest) return;
          arrived.current = own;
          follow(own, context === 'kapitel' ? prefix : null);
        },
        // The link in "Teilen" still carries the state.
        () => undefined,
      );
    }, SETTLE_MS);
    return () => {
      newest = false;
      clearTimeout(timer);
    };
  }, [own, playing, context, prefix]);

  return { settled, problems, dismiss: () => setProblems([]) };
}
