import type { Plugin } from 'vite';

/**
 * Where the modules stand that every figure needs before it can be played: runtime, player, kernel, kit. Of these only what a
 * figure imports statically is in the chunk; what loads late is decided by `import()` where it is used. Forms come with explorers.
 */
const shared =
  /node_modules\/(preact|react|react-dom|scheduler)\/|node_modules\/@astrojs\/react\/|src\/integrations\/|src\/player\/(?!form\/|defineExplorer)|src\/sim\/kernel\//;

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

/** Whether a page with a figure loads a module before anybody asks for more: an unbroken way of static imports leads to it. */
function isStatic(id: string, modules: Modules, seen = new Set<string>()): boolean {
  if (/src\/figures\/[^/]+\/figure\.tsx|src\/integrations\/island-client/.test(id)) return true;
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
                    name: (id, modules) => (shared.test(id) && isStatic(id, modules) ? 'figure' : null),
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
