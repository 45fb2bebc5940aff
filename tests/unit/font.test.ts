import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cutFont, target, weights } from '../../scripts/font.mjs';

const styles = globSync('src/**/*.{css,astro}').map((file) => readFileSync(file, 'utf8'));

test('the interface font is the one that `npm run font` cuts', async () => {
  expect(Buffer.compare(await cutFont(), readFileSync(target))).toBe(0);
});

test('no style sheet asks for a weight that was cut away', () => {
  const asked = styles.flatMap((css) =>
    Array.from(css.matchAll(/font(?:-weight)?:\s*(\d{3})\b/g), ([, weight]) => Number(weight)),
  );
  expect(asked.length).toBeGreaterThan(20);
  expect(asked.filter((weight) => weight < weights.min || weight > weights.max)).toEqual([]);
});

test('the face says which weights its file holds', () => {
  const face = styles.flatMap((css) => css.match(/@font-face\s*\{[^}]*inter\.woff2[^}]*\}/g) ?? []);
  expect(face).toHaveLength(1);
  expect(face[0]).toContain(`font-weight: ${weights.min} ${weights.max};`);
});
