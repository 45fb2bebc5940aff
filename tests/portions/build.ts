// Builds the pages of the counting figure into .cache/portions, as the site is built: markup from the server, Preact in the
// browser, the site's policy. No figure of the site needs to answer in portions for this.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { build, createServer } from 'vite';
import { browserRuntime } from '../../src/integrations/browser-runtime.ts';
import type * as FormModule from '../../src/player/form/Form.tsx';
import type * as OnServer from '../../src/player/on-server.ts';
import type { FigureProps } from '../../src/player/props.ts';
import { layerOrder } from '../../src/styles/layers.ts';
import type * as Figures from './figures.tsx';
import { countingProps } from './props.ts';

const out = '.cache/portions';
const root = process.cwd();
const common = { root, configFile: false, logLevel: 'error' } as const;

rmSync(out, { recursive: true, force: true });
await build({
  ...common,
  publicDir: false,
  plugins: [browserRuntime('preact')],
  build: {
    outDir: out,
    assetsDir: '_astro',
    modulePreload: false,
    rolldownOptions: { input: 'tests/portions/page.tsx' },
  },
});
const assets = readdirSync(`${out}/_astro`);
const named = (pattern: RegExp) => assets.filter((name) => pattern.test(name)).map((name) => `/_astro/${name}`);
const policy =
  "default-src 'none'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; script-src 'self'; style-src 'self'";

const server = await createServer({ ...common, appType: 'custom', server: { middlewareMode: true, ws: false } });
const { figures } = (await server.ssrLoadModule('/tests/portions/figures.tsx')) as typeof Figures;
const { onServer } = (await server.ssrLoadModule('/src/player/on-server.ts')) as typeof OnServer;
const { Form } = (await server.ssrLoadModule('/src/player/form/Form.tsx')) as typeof FormModule;
// As Figure.astro does.
onServer.Form = Form;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
const island = (name: keyof typeof figures, props: FigureProps) =>
  `<div data-figure="${name}" data-props="${escaped(JSON.stringify(props))}">${renderToString(createElement(figures[name], props))}</div>`;

const page = (title: string, body: string) =>
  `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>${title}</title>
<meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"><link rel="stylesheet" href="/layers.css">
${named(/\.css$/)
  .map((href) => `<link rel="stylesheet" href="${href}">`)
  .join('')}
${named(/^page-.*\.js$/)
  .map((src) => `<script type="module" src="${src}"></script>`)
  .join('')}
</head><body><main>${body}</main></body></html>`;

const write = (name: string, title: string, body: string) => {
  mkdirSync(`${out}/figuren/${name}`, { recursive: true });
  writeFileSync(`${out}/figuren/${name}/index.html`, page(title, body));
};
for (const name of Object.keys(figures) as (keyof typeof figures)[]) {
  write(name, name, island(name, countingProps(name, 'figur')));
}
write('embed', 'embed', island('worker', countingProps('embed', 'einbetten')));
write(
  'two',
  'two',
  island('worker', countingProps('erste', 'kapitel')) + island('slices', countingProps('zweite', 'kapitel')),
);
writeFileSync(
  `${out}/index.html`,
  '<!doctype html><html lang="de"><head><title>Rahmen</title></head><body><iframe title="Figur" width="900" height="700" sandbox="allow-scripts" src="/figuren/embed/?p.upTo=40000"></iframe></body></html>',
);
writeFileSync(`${out}/layers.css`, layerOrder);
// As public/_headers has it, for frames without an origin.
writeFileSync(`${out}/_headers`, '/_astro/*\n  Access-Control-Allow-Origin: *\n');
await server.close();
