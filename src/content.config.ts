import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

/** Front matter of a chapter. The title, the anchor and the order come from `content/data/outline.yaml`. */
const chapter = z.strictObject({
  nr: z.string().regex(/^\d+(\.\d+)?$/, 'allowed: the number of a main section such as "2.5"'),
  beschreibung: z.string().max(155, 'allowed: one sentence of at most 155 characters'),
});

export const collections = {
  chapters: defineCollection({ loader: glob({ base: './content/chapters', pattern: '*.mdx' }), schema: chapter }),
};
