import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

const inline = /<(script|style)(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/\1>/g;
/** What wakes islands: the same 5 kB of code in every page that has one. */
const wakes = /customElements\.define\(["'`]astro-island|self\.Astro\b/;
const hashes = /(?: 'sha256-[^']+')+/g;
const sheet = /<link rel="stylesheet" href="([^"]+)">/g;
/** Hundreds of pages, which inline style sheets would double; see `dist` in the tests of bytes. */
const stepPage = /^(?:figuren|einbetten)\/[^/]+\/[^/]+\//;

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Leaves in a page what its first picture needs, and no more. The code that wakes islands becomes one file; style sheets stand
 * in the page, for on a slow line a file of their own doubles the time until something is seen; the policy names the hashes of
 * the page's own scripts and styles instead of those of the whole site.
 */
export function leanPages(): AstroIntegration {
  let base = '/';
  return {
    name: 'lean-pages',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
      },
      'astro:build:done': ({ dir, assets }) => {
        const dist = fileURLToPath(dir);
        const files = [...assets.values()].flat().map((url) => fileURLToPath(url));
        for (const file of new Set(files.filter((name) => name.endsWith('.html')))) {
          const { html, code } = shareScript(readFileSync(file, 'utf8'), (name) => `${base}_astro/${name}`);
          if (code !== undefined) writeFileSync(join(dist, '_astro', code.name), code.text);
          const isStep = stepPage.test(relative(dist, file).replaceAll('\\', '/'));
          const sheetAt = (address: string): string => readFileSync(join(dist, address.slice(base.length)), 'utf8');
          writeFileSync(file, ownHashes(isStep ? html : inlineSheets(html, sheetAt)));
        }
      },
    },
  };
}

/** A page that fetches the code for islands, and that code as a file; the same page where it has none. */
export function shareScript(
  html: string,
  addressOf: (name: string) => string,
): { readonly html: string; readonly code?: { readonly name: string; readonly text: string } } {
  const found = Array.from(html.matchAll(inline)).filter(([, tag, text = '']) => tag === 'script' && wakes.test(text));
  if (found.length === 0) return { html };
  const text = found.map(([, , script = '']) => script).join(';\n');
  const name = `islands.${hash(text).toString('base64url').slice(0, 8)}.js`;
  // In the head, for a long chapter reaches its first figure late; islands that the parser has passed wake up when it arrives.
  const without = found.reduce((page, [script]) => page.replace(script, ''), html);
  return {
    html: without.replace('</head>', () => `<script async src="${addressOf(name)}"></script></head>`),
    code: { name, text },
  };
}

/**
 * A page with its style sheets in place of the links to them.
 * @throws Error if a sheet names a file relative to its own place, which the page does not share
 */
export function inlineSheets(html: string, sheetAt: (address: string) => string): string {
  return html.replace(sheet, (_, address: string) => {
    const text = sheetAt(address).trim();
    const relativeFile = /url\((?!["']?(?:\/|data:|#))[^)]*\)|@import[^;]*|<\/style/.exec(text)?.[0];
    if (relativeFile !== undefined) throw new Error(`${address}: „${relativeFile}“ cannot stand inside a page.`);
    return `<style>${text}</style>`;
  });
}

/** A page whose policy allows its own inline scripts and styles, and no others. */
export function ownHashes(html: string): string {
  const own = { script: new Set<string>(), style: new Set<string>() };
  for (const [, tag = '', text = ''] of html.matchAll(inline)) {
    own[tag as keyof typeof own].add(` 'sha256-${hash(text).toString('base64')}'`);
  }
  return html.replace(/(script|style)-src [^;"]*/g, (directive, kind: keyof typeof own) =>
    directive.replace(hashes, '').concat(...own[kind]),
  );
}
