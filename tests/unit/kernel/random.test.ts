import { describe, expect, test } from 'vitest';
import { nextInt, nextRandom, seedRng } from '../../../src/sim/kernel/random.ts';

describe('random', () => {
  test('mulberry32 with seed 42 gives the published first values', () => {
    let rng = seedRng(42);
    const values: number[] = [];
    for (let i = 0; i < 4; i += 1) {
      const [value, next] = nextRandom(rng);
      values.push(Number(value.toFixed(6)));
      rng = next;
    }
    expect(values).toEqual([0.601104, 0.448291, 0.852466, 0.669734]);
  });

  test('whole numbers stay below their bound and reach each number under it', () => {
    let rng = seedRng(7);
    const seen = new Set<number>();
    for (let i = 0; i < 1000; i += 1) {
      const [value, next] = nextInt(rng, 5);
      seen.add(value);
      rng = next;
    }
    expect([...seen].sort()).toEqual([0, 1, 2, 3, 4]);
  });

  test('only the lower 32 bits of a seed count', () => {
    expect(seedRng(2 ** 32 + 5)).toBe(5);
    expect(seedRng(-1)).toBe(2 ** 32 - 1);
  });
});
