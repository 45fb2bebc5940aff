/** The generator is a number in the state, so that stepping back also rewinds chance. */
export type Rng = number;

/** Makes a generator of any number; only its lower 32 bits count. */
export function seedRng(seed: number): Rng {
  return seed >>> 0;
}

/** Mulberry32: one 32-bit word of state; returns a value in [0, 1) and the next generator. */
export function nextRandom(rng: Rng): readonly [value: number, next: Rng] {
  const next = (rng + 0x6d2b79f5) >>> 0;
  let t = next;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return [((t ^ (t >>> 14)) >>> 0) / 4294967296, next];
}

/** A whole number in [0, bound) and the next generator. */
export function nextInt(rng: Rng, bound: number): readonly [value: number, next: Rng] {
  const [value, next] = nextRandom(rng);
  return [Math.floor(value * bound), next];
}
