import { z } from 'astro/zod';
import { readContent } from './content.ts';
import { sectionKeys } from './outline.ts';

const value = z.union([z.string(), z.number(), z.boolean()]);

const entry = z.strictObject({
  slug: z.string().regex(/^[a-z0-9-]+$/, 'allowed: lower-case letters, digits, hyphens'),
  scenario: z.string(),
  abschnitt: z.string(),
  abbildungen: z.array(z.strictObject({ nr: z.string(), titel: z.string() })).min(1),
  /** Parameters that differ from the initial ones where the chapter shows the figure. */
  start: z.record(z.string(), value).default({}),
  /** The variant that the chapter lays beside it. */
  vergleich: value.nullable().default(null),
});

/** An interactive figure: its public slug, its scenario, and the figures of the book it stands for. */
export type RegisteredFigure = z.infer<typeof entry>;

/** All interactive figures, in the order of the register. */
export const registeredFigures: readonly RegisteredFigure[] = readContent('data/figures', z.array(entry));

const due = z.strictObject({ nr: z.string(), titel: z.string(), abschnitt: z.enum(sectionKeys) });

/** A figure of the book that has no interactive one yet; nothing on the site speaks of it. */
export type DueFigure = z.infer<typeof due>;

/** What is due, in the order of the book. */
export const dueFigures: readonly DueFigure[] = readContent('data/figures-due', z.array(due));

/** The interactive figure that shows a numbered figure of the book; `undefined` where there is none. */
export function figureByNr(nr: string): RegisteredFigure | undefined {
  return registeredFigures.find((figure) => figure.abbildungen.some((one) => one.nr === nr));
}

/** The figure with a slug; `place` names the user of it in the error message. */
export function figureBySlug(slug: string, place: string): RegisteredFigure {
  const found = registeredFigures.find((figure) => figure.slug === slug);
  if (found !== undefined) return found;
  const known = registeredFigures.map((figure) => figure.slug).join(', ');
  throw new Error(`${place}: found figure "${slug}", allowed: ${known}`);
}

/** „Abbildung 2.8 und 2.9“. */
export function figureLabel({ abbildungen }: RegisteredFigure): string {
  return `Abbildung\u00a0${abbildungen.map(({ nr }) => nr).join(' und ')}`;
}

/** The anchor of a figure of the book: `abbildung-2-8`. */
export function figureAnchor(nr: string): string {
  return `abbildung-${nr.replaceAll('.', '-')}`;
}
