import { z } from 'astro/zod';
import type { Captions } from '../player/captions.ts';
import { readContent } from './content.ts';

const line = z.string().min(1);
const words = z.record(z.string(), line);

const schema = z.strictObject({
  titel: line,
  kurz: line,
  annahmen: z.array(line),
  schritte: z.record(
    z.string(),
    z.strictObject({
      schritt: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'allowed: lower-case letters, digits, hyphens: skew-grenze'),
      text: line,
      warum: line.optional(),
      quelle: z.array(line).optional(),
      marke: line.optional(),
    }),
  ),
  wahl: words,
  parameter: z.record(
    z.string(),
    z.strictObject({ name: line, hilfe: line.optional(), einheit: line.optional(), werte: words.optional() }),
  ),
  vorlagen: z.record(z.string(), z.strictObject({ name: line, text: line })),
  worte: words,
});

/** The German side of a scenario, checked; a wrong field ends the build with file, field and what is allowed. */
export function captionsOf(scenario: string): Captions {
  return readContent(`captions/${scenario}`, schema);
}
