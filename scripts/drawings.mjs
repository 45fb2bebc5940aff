// Draws frames of the figures without building the site. Shared by frames.mjs and shots.mjs.
import { readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { createServer } from 'vite';
import { parse } from 'yaml';
import { findBrowser } from './browser.mjs';

/**
 * The sources of the figures, loaded as the site loads them: `scenarios` by id, and what the scripts need of kernel and
 * player. Close it when everything is drawn.
 */
export async function openFigures() {
  const vite = await createServer({
    server: { middlewareMode: true },
    appType: 'custom',
    logLevel: 'error',
    esbuild: { jsx: 'automatic' },
  });
  const { figures } = await vite.ssrLoadModule('/src/lib/figures.ts');
  const { drawFrame } = await vite.ssrLoadModule('/tests/support/draw.tsx');
  const { replay } = await vite.ssrLoadModule('/src/sim/kernel/run.ts');
  const { initialParams } = await vite.ssrLoadModule('/src/sim/kernel/params.ts');
  const { parseParam } = await vite.ssrLoadModule('/src/sim/kernel/parse-param.ts');
  const { sentence } = await vite.ssrLoadModule('/src/player/captions.ts');
  const { marks } = await vite.ssrLoadModule('/src/player/steps.ts');

  /** One figure under parameters given as text; throws for an unknown scenario, parameter or value. */
  function run(id, texts = {}, seed = 1) {
    if (!figures[id]) throw new Error(`unknown scenario "${id}"; known: ${Object.keys(figures).join(', ')}`);
    const { scenario, view } = figures[id];
    const captions = parse(readFileSync(`content/captions/${id}.yaml`, 'utf8'));
    const params = { ...initialParams(scenario.params) };
    for (const [name, text] of Object.entries(texts)) params[name] = parseParam(scenario.params[name], text);
    const frames = replay(scenario, { params, seed, choices: [] });
    const last = frames.length - 1;
    return {
      frames,
      marks: marks(frames, captions),
      /** A frame as `<figure>` with its number and sentence below, `width` px wide. */
      cell(index, layout, width) {
        const frame = frames[Math.min(index, last)];
        const svg = drawFrame(view, frame, captions.worte, layout, `f${frame.index}`);
        return `<figure style="inline-size:${width}px">${svg}<figcaption>${frame.index}/${last} · ${sentence(frame.notes, captions)}</figcaption></figure>`;
      },
    };
  }
  return { run, close: () => vite.close() };
}

/** A browser that turns cells into pictures. Close it too. */
export async function openPrinter() {
  const browser = await chromium.launch({ executablePath: (await findBrowser()).path, args: ['--no-sandbox'] });
  const css = ['tokens', 'drawing'].map((name) => readFileSync(`src/styles/${name}.css`, 'utf8')).join('\n');
  const font = readFileSync('node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2');
  const style = `@font-face{font-family:'Inter Variable';src:url(data:font/woff2;base64,${font.toString('base64')});font-weight:100 900}
    ${css} body{display:flex;flex-wrap:wrap;gap:20px;margin:20px;background:var(--paper);color:var(--ink);font:16px var(--font-ui)}
    h1{flex:0 0 100%;margin:0;font-size:20px} p{margin:0 0 8px;font-weight:650} figure{margin:0} figcaption{margin-block-start:8px}`;

  /** Writes cells side by side, `columns` in a row, as one PNG in a profile. */
  async function print({ cells, title = '', profile, columns, width, out }) {
    const page = await browser.newPage({ viewport: { width: columns * (width + 20) + 20, height: 800 } });
    const heading = title === '' ? '' : `<h1>${title}</h1>`;
    await page.setContent(
      `<html lang="de" data-profile="${profile}"><style>${style}</style>${heading}${cells.join('')}</html>`,
    );
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: out, fullPage: true });
    await page.close();
  }
  return { print, close: () => browser.close() };
}
