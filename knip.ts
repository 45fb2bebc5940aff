import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  entry: [
    // Named by script tags of components, which knip does not follow.
    'src/scripts/{site,search-page,table-search,cards-page,progress-page,questions,figure-seen}.ts',
    'scripts/*.{ts,mjs}',
    // Named by scripts alone.
    'tests/support/figures.config.ts',
    // Started by playwright.config.ts; the workers are named by `new URL`, which knip does not follow.
    'tests/portions/{build.ts,page.tsx,*worker.ts}',
  ],
  ignoreDependencies: [
    // Called by `astro check`.
    '@astrojs/check',
    // Loaded by name: scripts/mutants.mjs.
    '@stryker-mutator/vitest-runner',
    // Named by a style sheet alone.
    // For the geometry of drawings; `npm test` fails here as soon as a figure imports them.
    'd3-scale',
    '@types/d3-scale',
  ],
};

export default config;
