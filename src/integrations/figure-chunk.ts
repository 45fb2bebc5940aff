import type { Plugin } from 'vite';

/** What every figure needs before it can be played: runtime, player, kernel. Not what `player/later` loads when wanted. */
const core =
  /node_modules\/(preact|react|react-dom|scheduler)\/|node_modules\/@astrojs\/react\/|src\/integrations\/island-client|src\/player\/(?!later\/)|src\/views\/primitives\/|src\/sim\/kernel\/(captions|compare|params|permalink|player|random|run|scenario)\.ts/;

/** Vite's helper around dynamic imports, which preloads what they depend on. */
const preloadHelper = '\0vite/preload-helper.js';

/**
 * One chunk for all of it, beside one per scenario: two requests to a playable figure, and better compression than many
 * small files. Modules that load on demand have no style sheets and no dependencies worth preloading, so Vite’s helper of
 * 760 bytes is left out.
 */
export function figureChunk(): Plugin {
  return {
    name: 'figure-chunk',
    enforce: 'pre',
    apply: 'build',
    load: (id) => (id === preloadHelper ? 'export const __vitePreload = (load) => load();' : null),
    configEnvironment(name) {
      if (name !== 'client') return;
      return {
        build: {
          modulePreload: false,
          rolldownOptions: {
            output: {
              codeSplitting: {
                groups: [
                  { name: 'figure', test: core },
                  // Pages without a figure import on demand too; they must not get the figures' chunk with the helper.
                  { name: 'on-demand', test: /vite\/preload-helper/, priority: 1 },
                ],
              },
            },
          },
        },
      };
    },
  };
}
