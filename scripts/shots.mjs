// Contact sheets of every figure: its first step, its marked steps and its last one, for every profile and two windows.
// npm run shots [-- <slug> …] writes shots/<slug>-<profile>-<window>.png and prints the names.
import { mkdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { openFigures, openPrinter } from './drawings.mjs';

const OUT = 'shots';
const PROFILES = ['hell', 'dunkel', 'beamer'];
/** Windows in px, the layout a figure chooses there, and its width between the margins of page and player. */
const WINDOWS = [
  { window: 1280, layout: 'wide', width: 1214, columns: 2 },
  { window: 375, layout: 'narrow', width: 309, columns: 5 },
];

const asked = process.argv.slice(2);
const register = parse(readFileSync('content/data/figures.yaml', 'utf8'));
const unknown = asked.filter((slug) => !register.some((figure) => figure.slug === slug));
if (unknown.length > 0) {
  throw new Error(`unknown figure "${unknown.join('", "')}"; known: ${register.map(({ slug }) => slug).join(', ')}`);
}

const sources = await openFigures();
const sheets = register
  .filter(({ slug }) => asked.length === 0 || asked.includes(slug))
  .flatMap(({ slug, scenario }) => {
    const { frames, marks, cell } = sources.run(scenario);
    const names = new Map(marks.map(({ index, name }) => [index, name]));
    const steps = [...new Set([0, ...names.keys(), frames.length - 1])].sort((a, b) => a - b);
    const label = (index) => `<p>${[`Schritt ${index}`, names.get(index) ?? []].flat().join(' · ')}</p>`;
    return WINDOWS.flatMap(({ window, layout, width, columns }) => {
      const cells = steps.map((index) => `<div>${label(index)}${cell(index, layout, width)}</div>`);
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
