import type { Plugin } from 'vite';

/** What every figure needs before it can be played: runtime, player and kernel, as far as this module imports them statically. */
const root = /src\/player\/defineFigure\.tsx|src\/integrations\/island-client/;
const shared =
  /node_modules\/(preact|react|react-dom|scheduler)\/|node_modules\/@astrojs\/react\/|src\/(integrations|player|sim\/kernel|drawing)\//;
/** The kit is small, and most figures use most of it. */
const kit = 'src/drawing/';

/** The import of Vite's helper that preloads what a dynamic import depends on, and its calls around such imports. */
const helper = /^import \{[^}]*\b__vitePreload\b[^}]*\} from .*\n/gm;
const helped =
  /\b__vitePreload\((?:\(\) => |async \(\) => \{\s*const \{[^}]*\} = await )(import\([^)]*\))(?:;\s*return \{[^}]*\};\s*\})?, __VITE_PRELOAD__\)/g;

const UNUSED = 'unused';

/** Throws where a call of the helper does not look as expected: without the helper it would fail in the browser. */
function withoutHelper(code: string): string {
  const plain = code.replace(helper, '').replace(helped, '$1');
  const left = /.*__vitePreload.*/.exec(plain)?.[0];
  if (left === undefined) return plain;
  throw new Error(`found "${left.trim()}", allowed: import('…') whose module is taken as a whole or destructured`);
}

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
 * 760 bytes and what it wraps around each import are left out.
 */
export function figureChunk(): Plugin {
  return {
    name: 'figure-chunk',
    enforce: 'pre',
    apply: 'build',
    renderChunk: (code, { name }) => (name === UNUSED ? null : withoutHelper(code)),
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
                    name: (id, modules) => (id.includes(kit) || isStatic(id, modules) ? 'figure' : null),
                    test: shared,
                  },
                  // Nobody imports it any more; no other chunk may have it.
                  { name: UNUSED, test: /vite\/preload-helper/, priority: 1 },
                ],
              },
            },
          },
        },
      };
    },
  };
}
