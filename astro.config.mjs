import { createHash } from 'node:crypto';
import { defineConfig } from 'astro/config';
import mdx from '@astrojs/mdx';
import react from '@astrojs/react';
import { satteri } from '@astrojs/markdown-satteri';
import { mdxContract } from './src/lib/markdown/contract.ts';
import { sectionEnds } from './src/lib/markdown/section-ends.ts';
import { places } from './src/lib/markdown/places.ts';
import { browserRuntime } from './src/integrations/browser-runtime.ts';
import { figureChunk } from './src/integrations/figure-chunk.ts';
import { headScript } from './src/integrations/head-script.ts';
import { hostHeaders } from './src/integrations/host-headers.ts';
import { leanPages } from './src/integrations/lean-pages.ts';
import { preloadFigures } from './src/integrations/preload-figures.ts';
import { shortTags } from './src/integrations/short-tags.ts';
import { searchIndex } from './src/integrations/search/index.ts';
import { layerOrder } from './src/styles/layers.ts';

const base = `/${process.env.BASE_PATH ?? ''}/`.replace(/\/{2,}/g, '/');

const sha256 = (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

// In a frame with sandbox="allow-scripts" WebKit takes 'self' for nobody: there the site is let in by its name, where the
// build knows it.
const own = ["'self'", ...(process.env.SITE_URL ? [new URL(process.env.SITE_URL).origin] : [])];

export default defineConfig({
  site: process.env.SITE_URL ?? 'http://localhost:4321',
  base,
  trailingSlash: 'always',
  output: 'static',
  compressHTML: true,
  prefetch: false,
  // Small sheets would otherwise stand in each of hundreds of pages.
  build: { inlineStylesheets: 'never' },
  integrations: [mdx(), react(), hostHeaders(), preloadFigures(), leanPages(), shortTags(), searchIndex()],
  markdown: {
    processor: satteri({
      mdastPlugins: [mdxContract, sectionEnds],
      hastPlugins: [places],
      // Authors write German quotes and dashes themselves; the automatic ones are English.
      features: { smartPunctuation: false },
    }),
    // Code blocks stay plain: highlighters write inline styles, which the policy below blocks.
    syntaxHighlight: false,
  },
  security: {
    csp: {
      directives: [
        "default-src 'none'",
        `img-src ${own.join(' ')} data: blob:`,
        `font-src ${own.join(' ')}`,
        `connect-src ${own.join(' ')}`,
        "base-uri 'none'",
        "form-action 'self'",
      ],
      scriptDirective: { resources: own, hashes: [sha256(headScript)] },
      styleDirective: { resources: own, hashes: [sha256(layerOrder)] },
    },
  },
  vite: {
    define: { __HEAD_SCRIPT__: JSON.stringify(headScript) },
    // RUNTIME=react ships React itself to the browser, for comparison; see README.
    plugins: [figureChunk(), browserRuntime(process.env.RUNTIME === 'react' ? 'react' : 'preact')],
  },
});
