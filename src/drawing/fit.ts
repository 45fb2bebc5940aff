import type { Layout } from './view.ts';

/** Sizes of type in units of the viewBox, as `src/styles/drawing.css` sets them (`t-s`, none, `t-l`, `t-xl`). */
export const TYPE = {
  wide: { s: 19, m: 22, l: 28, xl: 40 },
  narrow: { s: 15, m: 16, l: 20, xl: 28 },
} as const satisfies Record<Layout, unknown>;

/** Advance widths of Inter at weight 650, in hundredths of the type size; the regular weight is never wider. */
const advances: readonly (readonly [hundredths: number, characters: string])[] = [
  [28, ' \u00a0ijlI'],
  [34, "!,.:·;'"],
  [40, '`t|()/[]\\fr'],
  [50, '1{}-°^_„–'],
  [58, '“"*?LszFJackxä7'],
  [62, 'Eevy25bdghnopquöü'],
  [68, '#3689P$&0BRSTZß+4<=>~×'],
  [78, 'DKXYACHUVÄÜGNOÖQ'],
];
/** M, W, m, w, %, @ and whatever the font does not have. */
const WIDEST = 102;

const widthOfCharacter = new Map(
  advances.flatMap(([hundredths, characters]) => Array.from(characters, (character) => [character, hundredths])),
);

/** How wide a text becomes at most, in the units of `size`. An estimate from above, the same on server and browser. */
export function textWidth(text: string, size: number): number {
  let hundredths = 0;
  for (const character of text) hundredths += widthOfCharacter.get(character) ?? WIDEST;
  return (hundredths * size) / 100;
}

/** Whether a text has room in a width: for labels that stand inside a mark where they fit, and beside it where not. */
export function fits(text: string, width: number, size: number): boolean {
  return textWidth(text, size) <= width;
}
