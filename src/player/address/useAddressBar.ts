import { useEffect, useRef } from 'react';
import { replaceAddress } from '../page/page.ts';
import type { Context } from '../props.ts';

/** Waits this long after the last step before the address follows: quick clicks write once. */
const SETTLE_MS = 300;

/** Keeps the address of the page in step with a standing figure. `own` is the link to what it shows. */
export function useAddressBar(context: Context, prefix: string, own: string, moving: boolean): void {
  const written = useRef<string | null>(null);
  useEffect(() => {
    // The first address is the page's own: nothing has happened yet that it would not say.
    written.current ??= own;
    if (context === 'einbetten' || moving || written.current === own) return;
    const timer = setTimeout(() => {
      written.current = own;
      replaceAddress(context === 'kapitel' ? mergeQuery(own, prefix) : withPageParams(own));
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [own, moving, context, prefix]);
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
