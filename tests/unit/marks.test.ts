import { expect, test } from 'vitest';
import { models } from '../../src/sim/models/index.ts';
import { captionsOf } from '../support/captions.ts';

function placeholders(text = ''): readonly string[] {
  return [...text.matchAll(/\{(\w+)[|}]/g)].map((match) => match[1]!);
}

// That sentence and rule have exactly the values of their note is law 6.
test.each(Object.keys(models))('%s: marks use only values that their note has', (id) => {
  for (const [key, { text, warum, marke }] of Object.entries(captionsOf(id).notizen)) {
    const known = [...placeholders(text), ...placeholders(warum)];
    for (const name of placeholders(marke)) expect(known, `mark of ${key}`).toContain(name);
  }
});
