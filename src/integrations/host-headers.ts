import { readFile, writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { belowBase, headersFor, parseHeaderRules } from './host-rules.ts';

/**
 * Puts the base path before every path of `dist/_headers` and refuses a build in which a page is framed by accident:
 * each page needs exactly one rule that says who may frame it.
 */
export function hostHeaders(): AstroIntegration {
  let base = '/';
  return {
    name: 'host-headers',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
      },
      'astro:build:done': async ({ dir, pages }) => {
        const file = new URL('_headers', dir);
        const text = await readFile(file, 'utf8');
        const rules = parseHeaderRules(text);
        for (const { pathname } of pages) {
          const path = pathname === '404/' ? '/404.html' : `/${pathname}`;
          const policy = headersFor(rules, path).get('Content-Security-Policy') ?? 'none';
          if (!/^frame-ancestors [^,]+$/.test(policy)) {
            throw new Error(
              `public/_headers: found ${policy === 'none' ? 'no' : 'more than one'} frame-ancestors rule for the page ${path}, ` +
                `allowed: exactly one; add "${path.replace(/^(\/[^/]+\/).*/, '$1*')}" or narrow a pattern`,
            );
          }
        }
        await writeFile(file, belowBase(text, base));
      },
    },
  };
}
