// Contact sheets of every figure: its first step, its marked steps and its last one, for every profile and two windows.
// npm run shots [-- <slug> …] writes shots/<slug>-<profile>-<window>.png and prints the names.
import { mkdirSync } from 'node:fs';
import { openFigures, openPrinter } from './drawings.mjs';
import { clip, readOptions, refuse } from './options.mjs';

const OUT = 'shots';
const PROFILES = ['hell', 'dunkel', 'beamer'];
/** Windows in px, the layout a figure chooses there, and its width between the margins of page and player. */
const WINDOWS = [
  { window: 1280, layout: 'wide', width: 1214, columns: 2 },
  { window: 375, layout: 'narrow', width: 309, columns: 5 },
];

const { positionals: asked } = readOptions(
  `npm run shots [-- SLUG …]
Contact sheets of all figures, or of some: ${OUT}/<slug>-<profile>-<window>.png`,
  { allowPositionals: true },
);
const sources = await openFigures();
const unknown = asked.find((slug) => !sources.slugs.includes(slug));
if (unknown !== undefined) refuse(`found figure "${clip(unknown)}", allowed: ${sources.slugs.join(', ')}`);

const sheets = (asked.length === 0 ? sources.slugs : asked).flatMap((slug) => {
  const steps = sources.lecture(slug);
  const shown = steps.filter(({ mark }, i) => i === 0 || i === steps.length - 1 || mark !== undefined);
  const label = ({ index, mark }) => `<p>${[`Schritt ${index}`, mark ?? []].flat().join(' · ')}</p>`;
  return WINDOWS.flatMap(({ window, layout, width, columns }) => {
    const cells = shown.map((step) => `<div>${label(step)}${step.cell(layout, width)}</div>`);
    return PROFILES.map((profile) => ({
      cells,
      profile,
      columns,
      width,
      title: `${slug} · ${profile} · ${window} px`,
      out: `${OUT}/${slug}-${profile}-${window}.png`,
    }));
  });
});
await sources.close();

mkdirSync(OUT, { recursive: true });
const printer = await openPrinter();
for (const sheet of sheets) {
  await printer.print(sheet);
  console.log(sheet.out);
}
await printer.close();
