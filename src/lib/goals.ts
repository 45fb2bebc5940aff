import { sourceOf } from './chapters.ts';
import { outline, type Chapter } from './outline.ts';

/** The anchor of a goal, `lernziel-2-5-ringe`; without its kind it is the key of the reader's tick. */
export function goalAnchor(chapter: Chapter, id: string): string {
  return `lernziel-${chapter.nr.replaceAll('.', '-')}-${id}`;
}

/** The chapter that a place in `content/chapters` belongs to. Throws for any other place. */
function chapterAt(place: string): Chapter {
  const found = outline.find(({ slug }) => place.startsWith(`content/chapters/${slug}.mdx`));
  if (found === undefined) throw new Error(`${place}: found goals outside a chapter, allowed: content/chapters/*.mdx`);
  return found;
}

/** The ids that a chapter gives its goals, in their order. */
export function goalIds(chapter: Chapter): readonly string[] {
  const [, ids = ''] = /<Goals ids="([^"]*)"/.exec(sourceOf(chapter) ?? '') ?? [];
  return ids.split(' ').filter((id) => id !== '');
}

/**
 * Gives every entry of a rendered list its anchor. `ids` are words with a space between them, one for each entry.
 * Throws with place, what was found and what is allowed.
 */
export function withAnchors(html: string, ids: string, place: string): string {
  const chapter = chapterAt(place);
  const names = ids.split(' ');
  const entries = html.split('<li>').length - 1;
  if (names.length !== entries) {
    throw new Error(`${place}: found ${names.length} ids for ${entries} goals, allowed: one id for each`);
  }
  const wrong = names.find((name, at) => !/^[a-z][a-z0-9-]*$/.test(name) || names.indexOf(name) !== at);
  if (wrong !== undefined) {
    throw new Error(`${place}: found id "${wrong}", allowed: lower-case letters, digits, hyphens, each id once`);
  }
  let at = 0;
  return html.replaceAll('<li>', () => `<li id="${goalAnchor(chapter, names[at++] ?? '')}">`);
}
