import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** Shapes of SVG without content. Only there may a tag close itself; none of these names is one of HTML. */
const emptyShape = /><\/(?:circle|ellipse|line|path|polygon|polyline|rect|stop|use)>/g;

/** Closes the shapes of drawings in their own tag: pages of steps consist of hundreds of them. */
export function shortTags(): AstroIntegration {
  return {
    name: 'short-tags',
    hooks: {
      'astro:build:done': ({ assets }) => {
        const files = [...assets.values()].flat().map((url) => fileURLToPath(url));
        for (const file of new Set(files.filter((name) => name.endsWith('.html')))) {
          writeFileSync(file, readFileSync(file, 'utf8').replace(emptyShape, '/>'));
        }
      },
    },
  };
}
