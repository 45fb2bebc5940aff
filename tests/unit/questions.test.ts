import { expect, test } from 'vitest';
import { questions } from '../../src/lib/questions.ts';
test('reads', () => {
  expect(questions.length).toBe(60);
  expect(questions.every((q) => q.ziel.length > 0)).toBe(true);
});
