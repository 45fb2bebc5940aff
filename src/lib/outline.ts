import { z } from 'astro/zod';
import { readContent } from './content.ts';

const number = z.string().regex(/^\d+(\.\d+){0,2}$/, 'allowed: a number of the book such as "2.5.3"');
const id = z.string().regex(/^[a-z0-9-]+$/, 'allowed: lower-case letters, digits, hyphens');

const section = z.union([
  z.strictObject({ nr: number, titel: z.string(), unter: number.optional() }),
  z.strictObject({ id, titel: z.string(), unter: number.optional() }),
]);
const schema = z.array(
  z.strictObject({
    nr: number,
    slug: id,
    titel: z.string(),
    kurz: z.string().optional(),
    abschnitte: z.array(section).default([]),
  }),
);

/** A part of a chapter with a heading of its own. `nr` where the book numbers it. */
export type Section = {
  readonly key: string;
  readonly nr: string | null;
  readonly title: string;
  readonly anchor: string;
  /** 2 for parts of the chapter, 3 for parts of a part. */
  readonly level: 2 | 3;
  readonly chapter: Chapter;
};

/** A main section of the book and the page that tells it. */
export type Chapter = {
  readonly nr: string;
  readonly slug: string;
  readonly title: string;
  /** For narrow places such as menus. */
  readonly shortTitle: string;
  readonly anchor: string;
  readonly sections: readonly Section[];
};

/** `#abschnitt-2-5-3`, or `#abschnitt-vmkernel` for a part without number: independent of titles. */
export function anchorOf(key: string): string {
  return `abschnitt-${key.replaceAll('.', '-')}`;
}

function buildOutline(): readonly Chapter[] {
  return readContent('data/outline', schema).map(({ nr, slug, titel, kurz, abschnitte }) => {
    const sections: Section[] = [];
    const chapter: Chapter = { nr, slug, title: titel, shortTitle: kurz ?? titel, anchor: anchorOf(nr), sections };
    for (const part of abschnitte) {
      const key = 'nr' in part ? part.nr : part.id;
      const partNr = 'nr' in part ? part.nr : null;
      const level = part.unter === undefined ? 2 : 3;
      sections.push({ key, nr: partNr, title: part.titel, anchor: anchorOf(key), level, chapter });
    }
    return chapter;
  });
}

/** The chapters of the book in reading order. */
export const outline: readonly Chapter[] = buildOutline();

const sections = new Map<string, Section>();
for (const section of outline.flatMap((chapter) => chapter.sections)) {
  if (sections.has(section.key)) throw new Error(`content/data/outline.yaml: "${section.key}" occurs twice`);
  sections.set(section.key, section);
}

/** All numbers and ids that a section or chapter can be called by. */
export const sectionKeys: readonly string[] = [...outline.map((chapter) => chapter.nr), ...sections.keys()];

/** Every number and id in the order in which the book is read. */
export const readingOrder: readonly string[] = outline.flatMap((chapter) => [
  chapter.nr,
  ...chapter.sections.map(({ key }) => key),
]);

/** The chapter with a number; `undefined` where there is none. */
export function chapterByNr(nr: string): Chapter | undefined {
  return outline.find((chapter) => chapter.nr === nr);
}

/** The section with a number or id. Throws with the known ones; `place` says who asked. */
export function sectionByKey(key: string, place: string): Section {
  const section = sections.get(key);
  if (section === undefined)
    throw new Error(`${place}: found section "${key}", allowed: ${[...sections.keys()].join(', ')}`);
  return section;
}

/** What stands before and after a chapter among those that have a page. */
export function neighbours(
  chapter: Chapter,
  existing: readonly Chapter[],
): { readonly previous: Chapter | undefined; readonly next: Chapter | undefined } {
  const at = existing.indexOf(chapter);
  return { previous: existing[at - 1], next: existing[at + 1] };
}
