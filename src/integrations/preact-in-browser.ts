import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const standIns: Readonly<Record<string, string>> = {
  react: 'preact/compat',
  'react-dom': 'preact/compat',
  'react-dom/client': 'preact/compat/client',
  'react/jsx-runtime': 'preact/compat/jsx-runtime',
  'react/jsx-dev-runtime': 'preact/compat/jsx-dev-runtime',
  '@astrojs/react/client.js': fileURLToPath(new URL('./island-client.ts', import.meta.url)),
};

/**
 * Gives the browser Preact where the source, or a library, says React: same components, a tenth of the bytes. The server
 * still renders with React, whose markup Preact hydrates. Not an alias, which would hold for both.
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
