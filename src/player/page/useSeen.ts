import { useEffect, useRef } from 'react';
import type { Context } from '../props.ts';

/**
 * Tells the page when a reader has come to the end of a figure, for „Fortschritt“. Whoever arrives there by a link has not
 * seen it; frames in other pages keep no account.
 */
export function useSeen(slug: string, context: Context, ready: boolean, atEnd: boolean): void {
  const began = useRef(false);
  useEffect(() => {
    if (!ready) return;
    if (!atEnd) began.current = true;
    else if (began.current && context !== 'einbetten') {
      document.dispatchEvent(new CustomEvent('unterbau:figur-gesehen', { detail: { slug } }));
    }
  }, [ready, atEnd]);
}
