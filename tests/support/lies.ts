/** A change of the source that makes a picture lie; some test of its figure must see it. */
export type Lie = {
  /** What a reader would believe. */
  readonly lie: string;
  /** The file that is changed, from the root of the repository. */
  readonly file: string;
  /** Text that occurs exactly once in the file, and what takes its place. */
  readonly find: string;
  readonly replace: string;
};

/** Why a lie cannot be told any more: with file, lie and remedy. `null` for one that can; `text` is its file, if there. */
export function faultOf({ lie, file, find, replace }: Lie, text: string | null): string | null {
  if (text === null) return `${file}: lie "${lie}": found no such file, allowed: a file that its picture is made of`;
  if (find === replace) return `${file}: lie "${lie}": find and replace are the same, allowed: a change`;
  const count = text.split(find).length - 1;
  if (count === 1) return null;
  return `${file}: lie "${lie}": found ${JSON.stringify(find)} ${count} times, allowed: once; take the text as the file has it now, with enough around it`;
}
