import { entry, type Entries, type Review } from './progress.ts';

/** How many new cards come in one sitting. */
export const NEW_AT_ONCE = 10;

/** A card that is still being learned comes again in the same sitting, if it is due within this many seconds. */
const SOON = 20 * 60;

/** Which of the cards are due at a time, the longest waiting first, and which were never seen, in their own order. */
export function outstanding(
  ids: readonly string[],
  cards: Entries<Review>,
  at: number,
): { readonly due: readonly string[]; readonly fresh: readonly string[] } {
  const dueAt = (id: string) => entry(cards, id)?.due ?? Infinity;
  return {
    due: ids.filter((id) => dueAt(id) <= at).sort((a, b) => dueAt(a) - dueAt(b)),
    fresh: ids.filter((id) => entry(cards, id) === undefined),
  };
}

/**
 * The card that comes next in a sitting; null at its end. First what is due, then up to `newLeft` new ones, then what is
 * being learned and due soon. `last` does not come twice in a row while there is another.
 */
export function nextCard(
  ids: readonly string[],
  cards: Entries<Review>,
  at: number,
  newLeft: number,
  last: string | null,
): string | null {
  const { due, fresh } = outstanding(ids, cards, at);
  const learning = outstanding(ids, cards, at + SOON).due.filter((id) => entry(cards, id)?.state !== 2);
  const order = [...due, ...fresh.slice(0, newLeft), ...learning];
  return order.find((id) => id !== last) ?? order[0] ?? null;
}

/** How many cards are still to come in a sitting. */
export function remaining(ids: readonly string[], cards: Entries<Review>, at: number, newLeft: number): number {
  const { due, fresh } = outstanding(ids, cards, at);
  const learning = outstanding(ids, cards, at + SOON).due.filter((id) => entry(cards, id)?.state !== 2);
  return new Set([...due, ...fresh.slice(0, newLeft), ...learning]).size;
}
