import { useId, useState } from 'react';

let made = 0;

/** An id that no other figure of the page has: each of them is a tree of its own, and counts its ids from the start. */
export function useOwnId(): string {
  const id = useId();
  const [own] = useState(() => (typeof document === 'undefined' ? id : `${id}-${(made += 1)}`));
  return own;
}
