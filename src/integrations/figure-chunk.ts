import type { Plugin } from 'vite';

/** What every figure needs before it can be played: runtime, player and kernel, as far as this module imports them statically. */
const root = /src\/player\/defineFigure\.tsx|src\/integrations\/island-client/;
const shared =
  /node_modules\/(preact|react|react-dom|scheduler)\/|node_modules\/@astrojs\/react\/|src\/(integrations|player|sim\/kernel|drawing)\//;
/** What nearly every figure is drawn with. Other pieces of the kit, and d3 with them, come with the figures that use them. */
const kit = /src\/drawing\/(fit|hull|number|part|text)\.tsx?$/;

/** Vite's helper around dynamic imports, which preloads what they depend on. */
const preloadHelper = '\0vite/preload-helper.js';

type Modules = { readonly getModuleInfo: (id: string) => { readonly importers: readonly string[] } | null };

/** Whether an unbroken way of static imports leads from the root to a module: what `import()` loads is not in the chunk. */
function isStatic(id: string, modules: Modules, seen = new Set<string>()): boolean {
  if (root.test(id)) return true;
  if (seen.has(id)) return false;
  seen.add(id);
  return modules.getModuleInfo(id)?.importers.some((importer) => isStatic(importer, modules, seen)) ?? false;
}

/**
 * One chunk for all of it, beside one per figure: two requests to a playable figure, and better compression than many
 * small files. Modules that load on demand have no style sheets and no dependencies worth preloading: Vite’s helper of
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
                    name: (id, modules) => (kit.test(id) || isStatic(id, modules) ? 'figure' : null),
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
