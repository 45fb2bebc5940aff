import { useEffect, useRef } from 'react';
import type { Context } from '../props.ts';

/** Waits this long after the last step before the address follows: quick clicks write once. */
const SETTLE_MS = 300;

/**
 * Keeps the address of the page in step with a standing figure. `own` is the link to what it shows, `start` the first one;
 * while it waits for an answer, the address may be that of the question.
 */
export function useAddressBar(
  context: Context,
  prefix: string,
  { start, own }: { readonly start: string; readonly own: string },
  { moving, waiting }: { readonly moving: boolean; readonly waiting: boolean },
): void {
  // The first address is the page's own: nothing has happened yet that it would not say.
  const written = useRef(start);
  const newest = useRef<string | null>(null);
  newest.current = moving || waiting ? null : own;
  const write = (link: string) => {
    written.current = link;
    void import('./follow.ts').then(({ follow }) => follow(link, context === 'kapitel' ? prefix : null));
  };
  useEffect(() => {
    // Whether the answer comes or is called off: the address then follows what is shown.
    if (waiting) written.current = '';
    if (context === 'einbetten' || moving || waiting || written.current === own) return;
    const timer = setTimeout(() => write(own), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [own, moving, waiting, context, prefix]);
  useEffect(() => {
    if (context === 'einbetten') return;
    // An entry of the history keeps the address of the time when it was left; the picture has gone on since.
    const onReturn = () => newest.current !== null && write(newest.current);
    window.addEventListener('popstate', onReturn);
    return () => window.removeEventListener('popstate', onReturn);
  }, []);
}
