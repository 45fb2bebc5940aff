import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

const standIns: Readonly<Record<string, string>> = {
  react: here('./react-on-preact.ts'),
  'react/jsx-runtime': 'preact/jsx-runtime',
  'react/jsx-dev-runtime': 'preact/jsx-dev-runtime',
  '@astrojs/react/client.js': here('./island-client.ts'),
};

/**
 * Gives the browser Preact where the source says React: same components, a tenth of the bytes. The server still renders
 * with React, whose markup Preact hydrates.
 */
export function preactInBrowser(): Plugin {
  return {
    name: 'preact-in-browser',
    enforce: 'pre',
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === 'client',
    resolveId(id, importer) {
      const target = standIns[id];
      return target === undefined ? null : this.resolve(target, importer);
    },
  };
}
