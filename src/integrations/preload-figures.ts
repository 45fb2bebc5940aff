import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

const script = /<script type="module" src="([^"]+)"/g;
const island = /<astro-island[^>]*?>/;
const address = (tag: string, name: string) => new RegExp(`${name}="([^"]+)"`).exec(tag)?.[1];
const imports = /(?:\bfrom|\bimport)\s*["'](\.[^"']+\.js)["']/g;

/** A module of the build and all it imports statically, as addresses. `base` is the site's path with slashes. */
function closure(entry: string, base: string, dist: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  const code = readFileSync(join(dist, entry.slice(base.length)), 'utf8');
  for (const [, specifier = ''] of code.matchAll(imports)) {
    closure(posix.join(dirname(entry), specifier), base, dist, seen);
  }
  return seen;
}

/** The address of a figure's content among the properties of its island, as the page has them. */
function contentOf(tag: string): string | undefined {
  return /&quot;content&quot;:\[0,&quot;([^&]+)&quot;\]/.exec(tag)?.[1];
}

/**
 * Names the modules and the content of a page's first figure in its head, so that the browser fetches them early and
 * not one after the other when the figure comes into view. With low priority: the first picture is there without them.
 * A page without figure names what its scripts import: they run in their order, and the last waits for all of them.
 */
export function preloadFigures(): AstroIntegration {
  let base = '/';
  return {
    name: 'preload-figures',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
      },
      'astro:build:done': ({ dir, assets }) => {
        const dist = fileURLToPath(dir);
        const pages = [...assets.values()].flat().map((url) => fileURLToPath(url));
        for (const page of new Set(pages.filter((file) => file.endsWith('.html')))) {
          const html = readFileSync(page, 'utf8');
          const tag = island.exec(html)?.[0];
          const scripts = Array.from(html.matchAll(script), ([, src = '']) => src);
          const entries =
            tag === undefined ? scripts : ['component-url', 'renderer-url'].flatMap((name) => address(tag, name) ?? []);
          const modules = new Set(entries.flatMap((entry) => [...closure(entry, base, dist)]));
          if (tag === undefined) for (const own of scripts) modules.delete(own);
          if (modules.size === 0) continue;
          const links = [...modules].map((href) => `<link rel="modulepreload" href="${href}" fetchpriority="low">`);
          const content = tag === undefined ? undefined : contentOf(tag);
          if (content !== undefined) {
            links.push(`<link rel="preload" as="fetch" crossorigin href="${content}" fetchpriority="low">`);
          }
          writeFileSync(page, html.replace('</head>', `${links.join('')}</head>`));
        }
      },
    },
  };
}
