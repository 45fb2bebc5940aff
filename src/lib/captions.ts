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
      schritt: z
        .string()
        .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'allowed: lower-case letters, digits, hyphens: skew-grenze'),
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

/** All that a caption file holds: what the figure needs, and what travels on its own. */
export type CaptionFile = z.infer<typeof schema>;

const read = new Map<string, CaptionFile>();

/**
 * The German side of a scenario, checked; a wrong field ends the build with file, field and what is allowed. Every page
 * of a figure asks for it, so each file is read once.
 */
export function captionsOf(scenario: string): CaptionFile {
  const captions = read.get(scenario) ?? readContent(`captions/${scenario}`, schema);
  read.set(scenario, captions);
  return captions;
}

/** What the figure itself needs, of its parameters only the compared one: sentences, labels, words. Every byte of it stands in each page that shows the figure. */
export function figureCaptions(file: CaptionFile, compared: string | null): Captions {
  const { titel, kurz, schritte, wahl, parameter, vorlagen, worte } = file;
  const only = <T, U>(record: Readonly<Record<string, T>>, pick: (value: T) => U) =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [key, pick(value)]));
  return {
    titel,
    kurz,
    schritte: only(schritte, ({ schritt, text, marke }) =>
      marke === undefined ? { schritt, text } : { schritt, text, marke },
    ),
    wahl,
    parameter: Object.fromEntries(Object.entries(parameter).filter(([name]) => name === compared)),
    vorlagen: only(vorlagen, ({ name }) => ({ name })),
    worte,
  };
}
