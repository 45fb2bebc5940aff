import { z } from 'astro/zod';
import { readContent } from './content.ts';

const term = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/, 'allowed: lower-case letters, digits, hyphens'),
  begriff: z.string(),
  aliase: z.array(z.string()).default([]),
  definition: z.string(),
  abschnitte: z.array(z.string()),
  siehe: z.array(z.string()).default([]),
  /** Why a term stands here that the text of the chapter does not use. */
  nicht_im_kapitel: z.string().optional(),
});

/** A term of the glossary, its other names, and where the chapter speaks of it. */
export type Term = z.infer<typeof term>;

/** The glossary in German alphabetical order. */
export const glossary: readonly Term[] = [...readContent('data/glossary', z.array(term))].sort((a, b) =>
  a.begriff.localeCompare(b.begriff, 'de'),
);

const byId = new Map(glossary.map((one) => [one.id, one]));
for (const { id, siehe } of glossary) for (const other of siehe) termById(other, `content/data/glossary.yaml, "${id}"`);

/** The term with an id; `place` names the user of it in the error message. */
export function termById(id: string, place: string): Term {
  const found = byId.get(id);
  if (found === undefined) throw new Error(`${place}: found term "${id}", allowed: ${[...byId.keys()].join(', ')}`);
  return found;
}
