import { useEffect, useRef } from 'react';
import type { Context } from '../props.ts';

/** Waits this long after the last step before the address follows: quick clicks write once. */
const SETTLE_MS = 300;

/** Keeps the address of the page in step with a standing figure. `own` is the link to what it shows, `start` the first one. */
export function useAddressBar(context: Context, prefix: string, start: string, own: string, moving: boolean): void {
  // The first address is the page's own: nothing has happened yet that it would not say.
  const written = useRef(start);
  const newest = useRef<string | null>(null);
  newest.current = moving ? null : own;
  const write = (link: string) => {
    written.current = link;
    void import('./follow.ts').then(({ follow }) => follow(link, context === 'kapitel' ? prefix : null));
  };
  useEffect(() => {
    if (context === 'einbetten' || moving || written.current === own) return;
    const timer = setTimeout(() => write(own), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [own, moving, context, prefix]);
  useEffect(() => {
    if (context === 'einbetten') return;
    // An entry of the history keeps the address of the time when it was left; the picture has gone on since.
    const onReturn = () => newest.current !== null && write(newest.current);
    window.addEventListener('popstate', onReturn);
    return () => window.removeEventListener('popstate', onReturn);
  }, []);
}
