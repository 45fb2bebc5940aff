import { useEffect, useState, type ComponentType } from 'react';
import { flushSync } from 'react-dom';
import { fetchPart, partOf } from '../useLazy.tsx';

const TRY_AGAIN_MS = 5000;

/**
 * A folded part while its page is on the way to paper, where nothing stays folded; else `null`. A printer does not wait:
 * where there is `paper` to think of, the code comes as soon as the browser has nothing better to do.
 */
export function usePaper<P extends object>(
  load: () => Promise<ComponentType<P>>,
  paper: boolean,
): ComponentType<P> | null {
  const [part, setPart] = useState<{ readonly Part: ComponentType<P> } | null>(null);
  useEffect(() => {
    if (!paper) return;
    const fetchIt = () => void fetchPart(load).catch(() => setTimeout(fetchIt, TRY_AGAIN_MS));
    if ('requestIdleCallback' in window) requestIdleCallback(fetchIt);
    else setTimeout(fetchIt, 1000);
    // The browser takes the page as it is when the listener returns.
    const begin = () => {
      const Part = partOf(load);
      flushSync(() => setPart(Part && { Part }));
    };
    const end = () => setPart(null);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
    // `load` and `paper` never change.
  }, []);
  return part?.Part ?? null;
}
