import { z } from 'astro/zod';
import { readContent } from './content.ts';

const source = z.strictObject({
  id: z.string().regex(/^[\w.-]+$/, 'allowed: letters, digits, hyphens, points'),
  titel: z.string(),
  adresse: z.url({ protocol: /^https?$/ }).optional(),
  art: z.string().optional(),
});

/** Where a fact comes from; `adresse` where it can be read online. */
export type Source = z.infer<typeof source>;

/** All sources in the order of their file. */
export const sources: readonly Source[] = readContent('data/sources', z.array(source));

const byId = new Map(sources.map((one) => [one.id, one]));

/** The source with an id; `place` names the user of it in the error message. */
export function sourceById(id: string, place: string): Source {
  const found = byId.get(id);
  if (found === undefined) {
    const near = sources.filter((one) => one.id.startsWith(id.slice(0, 4))).map((one) => one.id);
    throw new Error(
      `${place}: found source "${id}", allowed: the ids of content/data/sources.yaml (${near.join(', ')}, …)`,
    );
  }
  return found;
}
