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

/** The values of an attribute on a component, in the order of the text. */
function attributes(text: string, component: string, attribute: string): readonly string[] {
  const tags = text.matchAll(new RegExp(`<${component}\\s[^>]*\\b${attribute}="([^"]*)"`, 'g'));
  return Array.from(tags, (tag) => tag[1] ?? '');
}

/** The chapter whose text holds a table (`nr`) or a figure (`slug`); `undefined` where none does. */
export function chapterWith(
  component: 'Table' | 'Figure',
  attribute: 'nr' | 'slug',
  value: string,
): Chapter | undefined {
  return written.find(({ text }) => attributes(text, component, attribute).includes(value))?.chapter;
}

/** Every number or slug that some chapter's text places. */
export function placed(component: 'Table' | 'Figure', attribute: 'nr' | 'slug'): readonly string[] {
  return written.flatMap(({ text }) => attributes(text, component, attribute));
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
