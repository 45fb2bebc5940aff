/**
 * Chance with a seed. A link carries the seed and promises the same order for ever: what this module computes may not change.
 */

/** A seed of a text, and of a number that varies it: FNV-1a over the characters. Returns 32 bits. */
export function seedOf(text: string, variant: number): number {
  let hash = 0x811c9dc5 ^ variant;
  for (const character of text) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
  return hash >>> 0;
}

/** The same things in an order that only the seed decides (Fisher–Yates over Mulberry32). */
export function shuffled<Item>(items: readonly Item[], seed: number): readonly Item[] {
  const result = [...items];
  let state = seed >>> 0;
  for (let at = result.length - 1; at > 0; at -= 1) {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    const other = Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * (at + 1));
    [result[at], result[other]] = [result[other]!, result[at]!];
  }
  return result;
}
