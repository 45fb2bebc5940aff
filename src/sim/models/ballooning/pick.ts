import { nextInt, type Rng } from '../../kernel/random.ts';

/**
 * `count` of the numbers 0 … `size` − 1 in random order, and the next generator: partial Fisher–Yates, only the positions
 * that were swapped are kept. The hypervisor chooses like this because any order of its own could clash with the guest's
 * (Waldspurger 2002, section 3.1).
 */
export function pickRandom(rng: Rng, size: number, count: number): readonly [picked: readonly number[], next: Rng] {
  const moved = new Map<number, number>();
  const picked: number[] = [];
  let state = rng;
  for (let i = 0; i < Math.min(count, size); i += 1) {
    const [offset, next] = nextInt(state, size - i);
    state = next;
    const j = i + offset;
    picked.push(moved.get(j) ?? j);
    moved.set(j, moved.get(i) ?? i);
  }
  return [picked, state];
}
