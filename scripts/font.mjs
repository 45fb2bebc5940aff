// Cuts the interface font down to what the site uses of it: npm run font writes src/styles/inter.woff2. Every first visit waits
// for it: 22 kB instead of 48. The text font keeps its files, because its licence reserves its name for the unchanged font.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import subset from 'subset-font';
import { readOptions } from './options.mjs';

const source = 'node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2';
export const target = 'src/styles/inter.woff2';

/** The weights that style sheets may ask for. */
export const weights = { min: 400, max: 700 };

/** Latin letters with and without marks, signs, and the typographic characters of German text. */
const ranges = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x2009, 0x2011],
  [0x2013, 0x2026],
  [0x202f, 0x203a],
];
const single = '€™→←↑↓−×≤≥≈';

/** Kerning, digits of one width, marks: no alternates of letters, which nothing here switches on. */
const features = ['kern', 'tnum', 'ccmp', 'locl', 'mark'];

/** The font as bytes of a woff2 file, the same on every machine. */
export function cutFont() {
  const letters = ranges.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)),
  );
  return subset(readFileSync(source), letters.join('') + single, {
    targetFormat: 'woff2',
    keepFeatures: features,
    variationAxes: { wght: weights },
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  readOptions(`npm run font\n\nCuts the interface font to the letters and weights of the site, into ${target}.`);
  const font = await cutFont();
  writeFileSync(target, font);
  console.log(`${target}: ${font.length} bytes`);
}
