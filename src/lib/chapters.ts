import { outline, type Chapter } from './outline.ts';

const files = import.meta.glob<string>('../../content/chapters/*.mdx', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** A chapter that has been written, with the source of its text. */
type Written = { readonly chapter: Chapter; readonly file: string; readonly text: string };

const written: readonly Written[] = outline.flatMap((chapter) => {
  const text = files[`../../content/chapters/${chapter.slug}.mdx`];
  return text === undefined ? [] : [{ chapter, file: `content/chapters/${chapter.slug}.mdx`, text }];
});

/** The chapters that have a page, in reading order. */
export const chapters: readonly Chapter[] = written.map(({ chapter }) => chapter);

/** The source of a chapter's text; `undefined` where it has none. */
export function sourceOf(chapter: Chapter): string | undefined {
  return written.find((one) => one.chapter === chapter)?.text;
}

/** What chapter text places whole, and the attribute that names it. */
const naming = { Table: 'nr', Figure: 'slug' } as const;

/** A table's number or a figure's slug → the chapter that has it first. Read once: every reference asks. */
const homes = {
  Table: homesOf('Table'),
  Figure: homesOf('Figure'),
};

function homesOf(component: keyof typeof naming): ReadonlyMap<string, Chapter> {
  const found = new Map<string, Chapter>();
  const tag = new RegExp(`<${component}\\s[^>]*\\b${naming[component]}="([^"]*)"`, 'g');
  for (const { chapter, text } of written) {
    for (const [, name = ''] of text.matchAll(tag)) if (!found.has(name)) found.set(name, chapter);
  }
  return found;
}

/** The chapter whose text holds a table, by its number, or a figure, by its slug; `undefined` where none does. */
export function chapterWith(component: keyof typeof naming, name: string): Chapter | undefined {
  return homes[component].get(name);
}

/** Every table number or figure slug that some chapter's text places. */
export function placed(component: keyof typeof naming): readonly string[] {
  return [...homes[component].keys()];
}

/** Holds the headings of a chapter against the outline: all of them, once, in its order. Throws with both lists. */
export function checkSections(chapter: Chapter): void {
  const page = written.find((one) => one.chapter === chapter);
  if (page === undefined) return;
  const found = Array.from(page.text.matchAll(/<Section\s+(?:nr|id)="([^"]*)"/g), (tag) => tag[1]).join(', ');
  const expected = chapter.sections.map((section) => section.key).join(', ');
  if (found !== expected)
    throw new Error(`${page.file}: found sections ${found || '(none)'}, allowed: ${expected || '(none)'}`);
}
