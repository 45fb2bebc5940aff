import type { Plugin } from 'vite';

/**
 * Where the modules stand that every figure needs before it can be played: runtime, player, kernel, kit. Of these only what a
 * figure imports statically is in the chunk; what loads late is decided by `import()` where it is used.
 */
const shared =
  /node_modules\/(preact|react|react-dom|scheduler)\/|node_modules\/@astrojs\/react\/|src\/integrations\/|src\/player\/|src\/sim\/kernel\//;

/** Vite's helper around dynamic imports, which preloads what they depend on. */
const preloadHelper = '\0vite/preload-helper.js';

type Modules = { readonly getModuleInfo: (id: string) => { readonly importers: readonly string[] } | null };

/** Whether a page with a figure loads a module before anybody asks for more: an unbroken way of static imports leads to it. */
function isStatic(id: string, modules: Modules, seen = new Set<string>()): boolean {
  if (/src\/figures\/[^/]+\/figure\.tsx|src\/integrations\/island-client/.test(id)) return true;
  if (seen.has(id)) return false;
  seen.add(id);
  return modules.getModuleInfo(id)?.importers.some((importer) => isStatic(importer, modules, seen)) ?? false;
}

/**
 * One chunk for all of it, beside one per figure: two requests to a playable figure, and better compression than many
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
                  {
                    name: (id, modules) => (shared.test(id) && isStatic(id, modules) ? 'figure' : null),
                    test: shared,
                  },
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
