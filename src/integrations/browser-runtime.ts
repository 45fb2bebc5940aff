import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const client = { '@astrojs/react/client.js': fileURLToPath(new URL('./island-client.ts', import.meta.url)) };

const preact = {
  react: 'preact/compat',
  'react-dom': 'preact/compat',
  'react-dom/client': 'preact/compat/client',
  'react/jsx-runtime': 'preact/compat/jsx-runtime',
  'react/jsx-dev-runtime': 'preact/compat/jsx-dev-runtime',
};

/**
 * What wakes the islands in the browser: our own client, and in builds Preact where the source, or a library, says React: same
 * components, a tenth of the bytes. The server still renders with React, whose markup Preact hydrates. Not an alias, which
 * would hold for both.
 */
export function browserRuntime(runtime: 'preact' | 'react'): Plugin {
  let standIns: Readonly<Record<string, string>> = client;
  return {
    name: 'browser-runtime',
    enforce: 'pre',
    applyToEnvironment: (environment) => environment.name === 'client',
    configResolved({ command }) {
      if (command === 'build' && runtime === 'preact') standIns = { ...client, ...preact };
    },
    resolveId(id, importer) {
      const target = standIns[id];
      return target === undefined ? null : this.resolve(target, importer);
    },
  };
}
