import { z } from 'astro/zod';
import { readContent } from './content.ts';

const rule = z.strictObject({
  tabelle: z.string(),
  /** The column that is asked for. */
  antwort: z.string(),
  /** What the numbers belong to: „vSphere 4.0“. Stands on every card. */
  version: z.string(),
  versionen: z.record(z.string(), z.string()).default({}),
  frage: z.string().optional(),
  fragen: z.record(z.string(), z.string()).default({}),
  gruppe: z.array(z.string()).min(1).optional(),
  ohne: z.array(z.string()).default([]),
});

/** How one table becomes cards, as `content/data/karten.yaml` says it. */
export type CardRule = z.infer<typeof rule>;

export const cardRuleFile = 'content/data/karten.yaml';

/** All rules, in the order of their file. */
export const cardRules: readonly CardRule[] = readContent('data/karten', z.array(rule));
