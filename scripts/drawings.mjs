// Draws frames of the figures without building the site. Shared by frames.mjs and shots.mjs.
import { readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { createServer } from 'vite';
import { findBrowser } from './browser.mjs';
import { clip, refuse } from './options.mjs';

/**
 * The sources of the figures, loaded as the site loads them: `models` by id, and what the scripts need of kernel and
 * player. Close it when everything is drawn.
 */
export async function openFigures() {
  const vite = await createServer({
    // Nothing is watched: two scripts draw side by side.
    server: { middlewareMode: true, hmr: false, ws: false },
    appType: 'custom',
    logLevel: 'error',
    esbuild: { jsx: 'automatic' },
  });
  const { registeredFigures } = await vite.ssrLoadModule('/src/lib/figure-register.ts');
  const { lectureSteps } = await vite.ssrLoadModule('/src/lib/figure-page.ts');
  const { drawFrame } = await vite.ssrLoadModule('/tests/support/draw.tsx');
  const { replay } = await vite.ssrLoadModule('/src/sim/kernel/run.ts');
  const { compareRuns, frameAt } = await vite.ssrLoadModule('/src/sim/kernel/compare.ts');
  const { initialValues } = await vite.ssrLoadModule('/src/sim/kernel/field.ts');
  const { allowedField, parseField } = await vite.ssrLoadModule('/src/sim/kernel/read-field.ts');
  const { sentence } = await vite.ssrLoadModule('/src/player/captions.ts');

  /** The slugs of all figures, in the order of the book. */
  const slugs = registeredFigures.map(({ slug }) => slug);

  /** The figure with a slug or model id; an unknown one ends the process. */
  function figureOf(name) {
    const found = registeredFigures.find(({ slug, modell }) => slug === name || modell === name);
    return (
      found ??
      refuse(`found ${name === undefined ? 'no figure' : `figure "${clip(name)}"`}, allowed: ${slugs.join(', ')}`)
    );
  }

  /** A frame as `<figure>` with what is said below, `width` px wide. */
  function cellOf({ view, worte }, frame, words, layout, width, beside) {
    const svg = drawFrame(view, frame, worte, layout, `f${frame.index}`, beside);
    return `<figure style="inline-size:${width}px">${svg}<figcaption>${words}</figcaption></figure>`;
  }

  /** The stops of a figure's lecture: `{ index, mark, cell(layout, width) }`. */
  function lecture(name) {
    const figure = figureOf(name);
    const steps = lectureSteps(figure);
    return steps.map(({ index, mark, picture, sentence: words }) => ({
      index,
      mark,
      cell: (layout, width) => cellOf(figure, picture, `${index}/${steps.length - 1} · ${words}`, layout, width),
    }));
  }

  /**
   * A run under parameters given as text: its number of frames, and `cell(index, layout, width)`, index < count. With
   * `other`, another value of the compared parameter, both runs are drawn as one picture.
   */
  function run(name, texts = {}, seed = 1, other = undefined) {
    const figure = figureOf(name);
    const { model } = figure;
    const params = { ...initialValues(model.params) };
    if (other !== undefined) {
      if (model.compare === null || figure.view.pairs !== true) refuse(`${name}: draws no comparison as one picture`);
      const spec = model.params[model.compare.param];
      if (parseField(spec, other) === null) refuse(`--beside: found "${clip(other)}", allowed: ${allowedField(spec)}`);
    }
    for (const [param, text] of Object.entries(texts)) {
      const spec = Object.hasOwn(model.params, param) ? model.params[param] : undefined;
      if (spec === undefined) {
        const names = Object.keys(model.params).map((one) => `--p.${one}`);
        refuse(`unknown option "--p.${clip(param)}", allowed: ${names.join(', ')}`);
      }
      const value = parseField(spec, text);
      if (value === null) refuse(`--p.${param}: found "${clip(text)}", allowed: ${allowedField(spec)}`);
      params[param] = value;
    }
    const frames = replay(model, { params, seed, choices: [] });
    const last = frames.length - 1;
    const rival = other === undefined ? null : compareRuns(model, { params, seed, choices: [] }, frames, other).frames;
    return {
      count: frames.length,
      cell(index, layout, width) {
        const frame = frames[index];
        const beside = rival === null ? undefined : frameAt(rival, index);
        const said = [frame, ...(beside === undefined ? [] : [beside])].map(({ notes }) => sentence(notes, figure));
        return cellOf(figure, frame, `${frame.index}/${last} · ${said.join(' | ')}`, layout, width, beside);
      },
    };
  }
  return { slugs, lecture, run, close: () => vite.close() };
}

/** A browser that turns cells into pictures. Close it too. */
export async function openPrinter() {
  const browser = await chromium.launch({ executablePath: (await findBrowser()).path, args: ['--no-sandbox'] });
  const css = ['tokens', 'drawing'].map((name) => readFileSync(`src/styles/${name}.css`, 'utf8')).join('\n');
  const font = readFileSync('src/styles/inter.woff2');
  const style = `@font-face{font-family:'Inter Variable';src:url(data:font/woff2;base64,${font.toString('base64')});font-weight:400 700}
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
