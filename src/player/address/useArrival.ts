import { useEffect, useState } from 'react';
import type { Figure } from '../useFigure.ts';
import type { Destination } from './arrive.ts';
import type { Problem } from './page-query.ts';
import type { FigureAddress } from './read-address.ts';

/** What the address says beyond the moment itself. */
export type Wishes = Pick<FigureAddress, 'tempo' | 'play' | 'controls'>;

export type Arrival = {
  /** The figure shows the moment that the address names; before that, nobody should touch it. */
  readonly settled: boolean;
  /** What could not be taken over. */
  readonly problems: readonly Problem[];
  readonly dismiss: () => void;
};

/** Takes the moment that the address names, once, after hydration: the server knows no query. */
export function useArrival(
  to: Omit<Destination, 'guide'>,
  figure: Figure,
  prefix: string,
  onWishes: (wishes: Wishes, whenSeen: (go: () => void) => void) => void,
): Arrival {
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    // A page without a query needs no reader of queries.
    // As it is now: the reader of queries may come late.
    const { search } = location;
    if (search === '') {
      setSettled(true);
      return;
    }
    void Promise.all([import('./read-address.ts'), import('./arrive.ts')])
      .then(([{ readAddress }, { arrive, whenSeen }]) => {
        const address = readAddress(to.model, search, prefix);
        const arrived = arrive({ ...to, guide: figure.guide }, address);
        if (arrived !== null) figure.dispatch({ type: 'load', ...arrived });
        if (address.compare !== undefined) figure.dispatch({ type: 'compare', value: address.compare });
        setProblems([...address.problems, ...(arrived?.problem === undefined ? [] : [arrived.problem])]);
        onWishes(address, whenSeen);
      })
      .catch(() => setProblems([{ kind: 'unread', name: '', value: '', allowed: '' }]))
      // Without its reader the figure starts at its beginning.
      .finally(() => setSettled(true));
    // Once: from here on the reader decides.
  }, []);
  return { settled, problems, dismiss: () => setProblems([]) };
}
