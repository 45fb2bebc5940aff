import { readFileSync } from 'node:fs';
import { outline, type Chapter } from '../../src/lib/outline.ts';

/** A chapter as its author wrote it. */
export type ChapterText = { readonly chapter: Chapter; readonly file: string; readonly text: string };

/** A component in chapter text, with its attributes and its place, as editors can jump to it. */
export type Tag = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly place: string;
};

/** All chapters in reading order. Throws where one has not been written. */
export const chapterTexts: readonly ChapterText[] = outline.map((chapter) => {
  const file = `content/chapters/${chapter.slug}.mdx`;
  return { chapter, file, text: readFileSync(file, 'utf8') };
});

/** Every opening tag of a chapter, in order. */
export function tagsOf({ file, text }: ChapterText): readonly Tag[] {
  return Array.from(text.matchAll(/<([A-Z]\w*)((?:\s+\w+="[^"]*")*)\s*\/?>/g), (match) => {
    const attributes = Array.from((match[2] ?? '').matchAll(/(\w+)="([^"]*)"/g), (one) => [one[1]!, one[2]!] as const);
    const line = text.slice(0, match.index).split('\n').length;
    return { name: match[1]!, attributes: Object.fromEntries(attributes), place: `${file}:${line}` };
  });
}

/** All tags of all chapters with a name. */
export function allTags(name: string): readonly Tag[] {
  return chapterTexts.flatMap(tagsOf).filter((tag) => tag.name === name);
}

/** What readers read: no front matter, no list signs, no tags, no code, no link targets. */
export function proseOf(text: string): string {
  return text
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/^\s*- /gm, '')
    .replace(/<\/?[A-Z][^>]*>/g, ' ')
    .replace(/```[\s\S]*?```|`[^`\n]*`/g, ' ')
    .replace(/\]\([^)\n]*\)|https?:\/\/\S+/g, ' ');
}

/** The running text: without goals, summary and notes, which tell things a second time or from outside. */
export function runningText(text: string): string {
  return text.replace(/<(Goals|Summary|Note)\b[\s\S]*?<\/\1>/g, (part) => part.replace(/[^\n]/g, ' '));
}
