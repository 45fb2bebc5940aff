/** What a player has to know of doors (door.tsx), whether or not a figure has any. */

/** Whether a drawing has doors: then it is a group of links, not one image. */
export function hasDoors(words: Readonly<Record<string, string>>): boolean {
  return 'doorTarget' in words;
}

/** The words of a drawing in a frame of another page: a chapter may not be framed, so that doors open beside it. */
export function doorsOutside(words: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return hasDoors(words) ? { ...words, doorTarget: '_blank' } : words;
}
