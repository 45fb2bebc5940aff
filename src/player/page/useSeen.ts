import { useEffect } from 'react';
import type { Context } from '../props.ts';

/** Tells the page when a reader has stepped to the end of a figure, for „Fortschritt“. Frames in other pages keep no account. */
export function useSeen(slug: string, context: Context, isSeen: boolean): void {
  useEffect(() => {
    if (isSeen && context !== 'einbetten') {
      document.dispatchEvent(new CustomEvent('unterbau:figur-gesehen', { detail: { slug } }));
    }
  }, [isSeen]);
}
