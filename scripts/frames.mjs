// Shows frames of one figure as a picture, without building the site: for whoever draws a view.
// npm run -s frames -- coscheduling --steps 0,4,8 --layout wide --profile dunkel --p.policy=esx3 --out frames.png
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { openFigures, openPrinter } from './drawings.mjs';
import { clip, readOptions, refuse } from './options.mjs';

const layouts = ['wide', 'narrow'];
const profiles = ['hell', 'dunkel', 'beamer'];
const usage = `npm run -s frames -- FIGURE [--steps 0,4,8|all] [options]

Draws frames of one figure (slug or model id) into a picture, without building the site.

--steps 0,4,8|all     which frames of the run (0)
--layout ${layouts.join('|')}  (wide)
--profile ${profiles.join('|')}  (hell)
--width PX            width of one frame (900, narrow 343)
--p.NAME=VALUE        a parameter of the figure
--beside VALUE        another value of the compared parameter, where the figure draws a comparison as one picture
--seed N              start of everything random, 0…4294967295 (1)
--out FILE.png        where the picture goes (frames.png)`;

const args = process.argv.slice(2);
const isParam = (arg) => arg.startsWith('--p.');
const { values, positionals } = readOptions(usage, {
  args: args.filter((arg) => !isParam(arg)),
  allowPositionals: true,
  options: {
    steps: { type: 'string', default: '0' },
    layout: { type: 'string', default: 'wide' },
    profile: { type: 'string', default: 'hell' },
    width: { type: 'string' },
    beside: { type: 'string' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string', default: 'frames.png' },
  },
});
const { layout, profile, out, steps, seed, beside } = values;
const width = values.width ?? (layout === 'wide' ? '900' : '343');

/** Refuses what an option may not be. */
function demand(fits, name, found, allowed) {
  if (!fits) refuse(`${name}: found ${found === undefined ? 'nothing' : `"${clip(found)}"`}, allowed: ${allowed}`);
}
demand(positionals.length <= 1, 'FIGURE', positionals.join(' '), 'one figure');
demand(layouts.includes(layout), '--layout', layout, layouts.join(', '));
demand(profiles.includes(profile), '--profile', profile, profiles.join(', '));
demand(/^\d{2,4}$/.test(width), '--width', width, 'a number from 10 to 9999');
demand(/^\d{1,10}$/.test(seed) && Number(seed) <= 0xffffffff, '--seed', seed, '0…4294967295');
demand(/^(all|\d{1,6}(,\d{1,6})*)$/.test(steps), '--steps', steps, 'numbers divided by commas, or all');
demand(
  out.endsWith('.png') && existsSync(dirname(out)),
  '--out',
  out,
  'a name ending in .png, in a folder that exists',
);
const params = Object.fromEntries(
  args.filter(isParam).map((arg) => {
    const [, name, value] = /^--p\.([^=]*)=(.*)$/s.exec(arg) ?? [];
    demand(name !== undefined, arg, undefined, `${clip(arg)}=VALUE`);
    return [name, value];
  }),
);

const sources = await openFigures();
const { count, cell } = sources.run(positionals[0], params, Number(seed), beside);
const wanted = steps === 'all' ? Array.from({ length: count }, (_, index) => index) : steps.split(',').map(Number);
const strange = wanted.find((index) => index >= count);
demand(strange === undefined, '--steps', String(strange), `0…${count - 1}, which this run has`);
const cells = wanted.map((index) => cell(index, layout, Number(width)));
await sources.close();

const printer = await openPrinter();
await printer.print({ cells, profile, columns: Math.min(2, cells.length), width: Number(width), out });
await printer.close();
console.log(`${out}: frames ${wanted.join(', ')} of ${count}`);
