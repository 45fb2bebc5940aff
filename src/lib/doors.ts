import { chapterByNr, sectionByKey } from './outline.ts';
import { withBase } from './url.ts';

/** Name of a part of a drawing → number or id of the section that it leads into. */
export type Doors = Readonly<Record<string, string>>;

type Words = Readonly<Record<string, string>>;

/** What a drawing writes on its doors, see `src/drawing/door.tsx`; nothing for a drawing without doors. */
export function doorWords(doors: Doors, place: string): Words {
  const entries = Object.entries(doors).flatMap(([name, key]) => {
    const chapter = chapterByNr(key);
    const section = chapter === undefined ? sectionByKey(key, place) : null;
    const page = `/kapitel/${(section?.chapter ?? chapter!).slug}/` as const;
    return [
      [`${name}Nr`, chapter?.nr ?? section?.nr ?? section!.chapter.nr],
      [`${name}Title`, chapter?.title ?? section!.title],
      [`${name}Door`, withBase(section === null ? page : `${page}#${section.anchor}`)],
    ] as const;
  });
  return entries.length === 0 ? {} : { ...Object.fromEntries(entries), doorTarget: '' };
}

/** The words of a drawing that stands inside a link: no door in it opens. */
export function closedDoors(words: Words): Words {
  return Object.fromEntries(Object.entries(words).map(([key, word]) => [key, key.endsWith('Door') ? '' : word]));
}
