import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

const inline = /<(script|style)(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/\1>/g;
/** What wakes islands: the same 5 kB of code in every page that has one. */
const wakes = /customElements\.define\(["'`]astro-island|self\.Astro\b/;
const hashes = /(?: 'sha256-[^']+')+/g;

/** A file of the site, by its name in the folder of assets. */
type File = { readonly name: string; readonly text: string };

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Takes out of pages what all of them repeat: the code that wakes islands becomes one file, the style sheets of a kind of page
 * become one, and the policy of a page names the hashes of its own scripts and styles instead of those of the whole site.
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
          const addressOf = (name: string): string => `${base}_astro/${name}`;
          const { html, code } = shareScript(readFileSync(file, 'utf8'), addressOf);
          const sheet = oneSheet(html, addressOf, (name) => readFileSync(join(dist, '_astro', name), 'utf8'));
          for (const one of [code, sheet.file])
            if (one !== undefined) writeFileSync(join(dist, '_astro', one.name), one.text);
          writeFileSync(file, ownHashes(sheet.html));
        }
      },
    },
  };
}

/** A page that fetches the code for islands, and that code as a file; the same page where it has none. */
export function shareScript(
  html: string,
  addressOf: (name: string) => string,
): { readonly html: string; readonly code?: File } {
  const found = Array.from(html.matchAll(inline)).filter(([, tag, text = '']) => tag === 'script' && wakes.test(text));
  if (found.length === 0) return { html };
  const text = found.map(([, , script = '']) => script).join(';\n');
  const name = `islands.${hash(text).toString('base64url').slice(0, 8)}.js`;
  const [first, ...others] = found.map(([script]) => script);
  // Islands that the parser has passed already wake up when the script arrives.
  const shared = html.replace(first!, `<script async src="${addressOf(name)}"></script>`);
  return { html: others.reduce((page, script) => page.replace(script, ''), shared), code: { name, text } };
}

/**
 * A page with one style sheet instead of several, in their order, and that sheet as a file; pages of a kind have the same.
 * On a slow machine a request costs more than the bytes that kinds of pages could share.
 */
export function oneSheet(
  html: string,
  addressOf: (name: string) => string,
  read: (name: string) => string,
): { readonly html: string; readonly file?: File } {
  const links = Array.from(html.matchAll(/<link rel="stylesheet" href="([^"]+)">/g));
  const start = addressOf('');
  const [first, ...others] = links;
  if (first === undefined || others.length === 0 || links.some(([, href]) => !href!.startsWith(start))) return { html };
  const text = links.map(([, href]) => read(href!.slice(start.length))).join('\n');
  const name = `page.${hash(text).toString('base64url').slice(0, 8)}.css`;
  const whole = html.replace(first[0], `<link rel="stylesheet" href="${addressOf(name)}">`);
  return { html: others.reduce((page, [link]) => page.replace(link, ''), whole), file: { name, text } };
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
