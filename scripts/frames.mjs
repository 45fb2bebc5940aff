// Shows frames of one figure as a picture, without building the site: for whoever draws a view.
// npm run -s frames -- coscheduling --steps 0,4,8 --layout wide --profile dunkel --p.policy=esx3 --out frames.png
import { parseArgs } from 'node:util';
import { openFigures, openPrinter } from './drawings.mjs';

const args = process.argv.slice(2);
const { values, positionals } = parseArgs({
  args: args.filter((arg) => !arg.startsWith('--p.')),
  allowPositionals: true,
  options: {
    steps: { type: 'string', default: '0' },
    layout: { type: 'string', default: 'wide' },
    profile: { type: 'string', default: 'hell' },
    width: { type: 'string' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string', default: 'frames.png' },
  },
});
const { layout, profile, out } = values;
const params = Object.fromEntries(args.filter((arg) => arg.startsWith('--p.')).map((arg) => arg.slice(4).split('=')));
const width = Number(values.width ?? (layout === 'wide' ? 900 : 343));

const sources = await openFigures();
const { count, cell } = sources.run(positionals[0], params, Number(values.seed));
const wanted =
  values.steps === 'all' ? Array.from({ length: count }, (_, index) => index) : values.steps.split(',').map(Number);
const cells = wanted.map((index) => cell(index, layout, width));
await sources.close();

const printer = await openPrinter();
await printer.print({ cells, profile, columns: Math.min(2, cells.length), width, out });
await printer.close();
console.log(`${out}: frames ${wanted.join(', ')} of ${count}`);
