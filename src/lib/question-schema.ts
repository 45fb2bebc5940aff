import { z } from 'astro/zod';
import { objectiveIds } from './exams.ts';
import { sectionKeys } from './outline.ts';

const option = z.strictObject({
  id: z.string().regex(/^[a-z]$/, 'allowed: one lower-case letter'),
  text: z.string(),
  richtig: z.literal(true).optional(),
  /** Why a wrong option tempts and is wrong, in one sentence. */
  warum: z.string().optional(),
});

const shared = {
  /** Published as `#frage-q43`: kept for ever. */
  id: z.string().regex(/^q\d{2,}$/, 'allowed: q and a number such as q43'),
  abschnitt: z.enum(sectionKeys),
  /** Keys of content/data/exams.yaml; left out, those of the section. */
  ziel: z.array(z.enum(objectiveIds)).optional(),
  stufe: z.enum(['grundlage', 'verstehen', 'anwenden']),
  frage: z.string(),
  erklaerung: z.string(),
  quellen: z.array(z.string()).min(1),
  /** Name of the check that answers it from the data: tests/support/question-checks.ts. */
  pruefung: z.string().optional(),
  /** `heute`: the answer rests on what came after the book. */
  stand: z.literal([2010, 'heute']).default(2010),
};

type Options = readonly z.infer<typeof option>[];

const repeated = (values: readonly string[]): string | undefined =>
  values.find((one, at) => values.indexOf(one) !== at);

function checkOptions(optionen: Options, context: z.RefinementCtx): void {
  const report = (message: string, ...path: (string | number)[]) =>
    context.addIssue({ code: 'custom', message, path: ['optionen', ...path] });
  const twice = repeated(optionen.map(({ id }) => id)) ?? repeated(optionen.map(({ text }) => text));
  if (twice !== undefined) report(`"${twice}" occurs twice, allowed: each id and text once`);
  for (const [at, { richtig, warum }] of optionen.entries()) {
    if (!richtig && warum === undefined)
      report('a wrong option needs "warum": why it tempts and is wrong', at, 'warum');
  }
}

const rightOnes = (optionen: Options): number => optionen.filter(({ richtig }) => richtig).length;

const single = z
  .strictObject({ ...shared, art: z.literal('einfach'), optionen: z.array(option).min(3) })
  .superRefine(({ optionen }, context) => {
    checkOptions(optionen, context);
    if (rightOnes(optionen) !== 1) {
      context.addIssue({ code: 'custom', message: 'allowed: exactly one with "richtig: true"', path: ['optionen'] });
    }
  });

const multiple = z
  .strictObject({ ...shared, art: z.literal('mehrfach'), optionen: z.array(option).min(4) })
  .superRefine(({ optionen }, context) => {
    checkOptions(optionen, context);
    const right = rightOnes(optionen);
    if (right < 2 || right === optionen.length) {
      const message = 'allowed: at least two with "richtig: true" and at least one without';
      context.addIssue({ code: 'custom', message, path: ['optionen'] });
    }
  });

const match = z
  .strictObject({
    ...shared,
    art: z.literal('zuordnung'),
    paare: z.array(z.strictObject({ links: z.string(), rechts: z.string() })).min(3),
    /** Right sides that belong to nothing. */
    ablenker: z.array(z.strictObject({ text: z.string(), warum: z.string() })).default([]),
  })
  .superRefine(({ paare, ablenker }, context) => {
    const rights = [...paare.map(({ rechts }) => rechts), ...ablenker.map(({ text }) => text)];
    const twice = repeated(paare.map(({ links }) => links)) ?? repeated(rights);
    if (twice === undefined) return;
    context.addIssue({ code: 'custom', message: `"${twice}" occurs twice, allowed: each side once`, path: ['paare'] });
  });

const order = z
  .strictObject({ ...shared, art: z.literal('reihenfolge'), folge: z.array(z.string()).min(3) })
  .superRefine(({ folge }, context) => {
    const twice = repeated(folge);
    if (twice === undefined) return;
    context.addIssue({ code: 'custom', message: `"${twice}" occurs twice, allowed: each step once`, path: ['folge'] });
  });

/** A file of `content/fragen`: the questions of one main section. */
export const questionsSchema = z.array(z.discriminatedUnion('art', [single, multiple, match, order]));

/** A question as its file writes it. */
export type RawQuestion = z.infer<typeof questionsSchema>[number];
