// Shows frames of one figure as a picture, without building the site: for whoever draws a view.
// npm run -s frames -- coscheduling --steps 0,4,8 --layout wide --profile dunkel --p.policy=esx3 --out frames.png
import { parseArgs } from 'node:util';
import { readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { createServer } from 'vite';
import { parse } from 'yaml';
import { findBrowser } from './browser.mjs';

const { values, positionals } = parseArgs({
  args: process.argv.slice(2).filter((arg) => !arg.startsWith('--p.')),
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
const id = positionals[0];
const vite = await createServer({ server: { middlewareMode: true }, appType: 'custom', logLevel: 'error', esbuild: { jsx: 'automatic' } });
const { figures } = await vite.ssrLoadModule('/src/lib/figures.ts');
const { drawFrame } = await vite.ssrLoadModule('/tests/support/draw.tsx');
const { replay } = await vite.ssrLoadModule('/src/sim/kernel/run.ts');
const { initialParams } = await vite.ssrLoadModule('/src/sim/kernel/params.ts');
const { parseParam } = await vite.ssrLoadModule('/src/sim/kernel/parse-param.ts');
const { sentence } = await vite.ssrLoadModule('/src/player/captions.ts');
if (!figures[id]) throw new Error(`unknown scenario "${id}"; known: ${Object.keys(figures).join(', ')}`);
const { scenario, view } = figures[id];
const captions = parse(readFileSync(`content/captions/${id}.yaml`, 'utf8'));
const params = { ...initialParams(scenario.params) };
for (const arg of process.argv.filter((a) => a.startsWith('--p.'))) {
  const [name, text] = arg.slice(4).split('=');
  params[name] = parseParam(scenario.params[name], text);
}
const frames = replay(scenario, { params, seed: Number(values.seed), choices: [] });
const wanted = values.steps === 'all' ? frames.map((f) => f.index) : values.steps.split(',').map(Number);
const width = Number(values.width ?? (values.layout === 'wide' ? 900 : 343));
const css = ['tokens', 'drawing'].map((name) => readFileSync(`src/styles/${name}.css`, 'utf8')).join('\n');
const font = readFileSync('node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2').toString('base64');
const cells = wanted.map((index) => {
  const frame = frames[Math.min(index, frames.length - 1)];
  return `<figure style="inline-size:${width}px">${drawFrame(view, frame, captions.worte, values.layout, `f${index}`)}
    <figcaption>${frame.index}/${frames.length - 1} · ${sentence(frame.notes, captions)}</figcaption></figure>`;
});
await vite.close();
const browser = await chromium.launch({ executablePath: (await findBrowser()).path, args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: wanted.length > 1 ? 2 * width + 80 : width + 40, height: 800 } });
await page.setContent(`<html data-profile="${values.profile}"><style>
  @font-face{font-family:'Inter Variable';src:url(data:font/woff2;base64,${font});font-weight:100 900}
  ${css} body{display:flex;flex-wrap:wrap;gap:20px;margin:20px;background:var(--paper);color:var(--ink);font:16px var(--font-ui)} figure{margin:0}
  figcaption{margin-block-start:8px}</style>${cells.join('')}</html>`);
await page.evaluate(() => document.fonts.ready);
await page.screenshot({ path: values.out, fullPage: true });
await browser.close();
console.log(`${values.out}: frames ${wanted.join(', ')} of ${frames.length}`);
