import { z } from 'astro/zod';
import { sectionKeys } from './outline.ts';

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'allowed: lower-case letters, digits, hyphens, a letter first');
const integers = z.array(z.int().nonnegative()).min(1);
const quantity = z.strictObject({
  zahl: z.number(),
  einheit: z.string().optional(),
  ungefaehr: z.literal(true).optional(),
});
const rawValue = z.union(
  [z.null(), z.number(), z.string(), integers, quantity, z.strictObject({ ports: integers, zusatz: z.string() })],
  'allowed: a number, a text, null, [443, 902], { zahl, einheit, ungefaehr } or { ports, zusatz }',
);
const sourced = z.strictObject({
  wert: rawValue,
  /** What is right where the book's value is not. */
  richtig: rawValue.optional(),
  /** Only what is certain goes without; what is doubtful is left out. */
  sicherheit: z.literal('mittel').optional(),
  quellen: z.array(z.string()).default([]),
});
const rawCell = z.union([rawValue, sourced]);
const zeit = z.literal('heute').optional();

/** A table of the book as it stands in `content/data/tables`. `zeit: heute` marks what the book does not have. */
export const tableSchema = z.strictObject({
  nr: z.string().regex(/^\d+\.\d+$/, 'allowed: a number of the book such as "2.16"'),
  titel: z.string(),
  abschnitt: z.enum(sectionKeys),
  /** Whether readers may sort it: only where all rows are of one kind. */
  sortierbar: z.boolean().default(false),
  heute: z.strictObject({ titel: z.string(), stand: z.iso.date() }).optional(),
  spalten: z.array(
    z.strictObject({
      id,
      name: z.string(),
      art: z.enum(['text', 'code', 'zahl', 'wert', 'port', 'vcpus']),
      einheit: z.string().optional(),
      stellen: z.int().optional(),
      zeit,
    }),
  ),
  teile: z.array(
    z.strictObject({
      titel: z.string().optional(),
      zeilen: z.array(z.strictObject({ id, zeit, zellen: z.record(z.string(), rawCell) })),
    }),
  ),
  anmerkungen: z
    .array(
      z.strictObject({
        id,
        art: z.enum(['einordnung', 'heute']),
        /** The chapter says it beside the table; it is shown only where the table stands alone. */
        im_kapitel: z.literal(true).optional(),
        zeile: z.string().optional(),
        spalte: z.string().optional(),
        text: z.string(),
        sicherheit: z.literal('mittel').optional(),
        quellen: z.array(z.string()).min(1),
      }),
    )
    .default([]),
});

export type RawTable = z.infer<typeof tableSchema>;
export type RawCell = z.infer<typeof rawCell>;
