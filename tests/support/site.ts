import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

/** The finished build; `npm test` makes it before these tests. */
const dist = 'dist';

if (!existsSync(join(dist, 'index.html'))) throw new Error('dist/index.html is missing: run `npm run build` first');

/** A page of the build: its address and its markup. */
export type Page = { readonly path: string; readonly html: string };

/** All files of the build, relative to it, with forward slashes. */
export const files: readonly string[] = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => posix.join(entry.parentPath.replaceAll('\\', '/'), entry.name).slice(dist.length + 1));

/** All pages of the build. */
export const pages: readonly Page[] = files
  .filter((file) => file.endsWith('.html'))
  .map((file) => ({
    path: `/${file.replace(/index\.html$/, '')}`,
    html: readFileSync(join(dist, file), 'utf8'),
  }));

/** The page at an address; throws where there is none. */
export function pageAt(path: string): Page {
  const found = pages.find((page) => page.path === path);
  if (found === undefined) throw new Error(`no page ${path}; there are ${pages.map((page) => page.path).join(', ')}`);
  return found;
}

/** Values of an attribute in markup, entities decoded. */
export function attributes(html: string, name: string): readonly string[] {
  return [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map((match) => decode(match[1] ?? ''));
}

function decode(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#38;', '&')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');
}

/** Bytes on the wire as a static host with precompressed files sends them. */
export function brotliSize(content: string | Buffer): number {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

const sizes = new Map<string, number>();

/** The same for a file of the build. Pages share most of theirs: each is compressed once. */
function brotliSizeOfFile(file: string): number {
  const size = sizes.get(file) ?? brotliSize(readDist(file));
  sizes.set(file, size);
  return size;
}

export function readDist(file: string): Buffer {
  return readFileSync(join(dist, file.replace(/^\//, '')));
}

/** A module and everything it imports statically, as paths from the root of the build. */
export function moduleClosure(entries: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const visit = (path: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    const code = readDist(path).toString('utf8');
    for (const match of code.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g)) {
      visit(posix.join(dirname(path), match[1] ?? ''));
    }
  };
  entries.forEach(visit);
  return seen;
}

/** Brotli bytes of the scripts that a page needs before its first figure can be played. */
export function scriptBytes(html: string): number {
  const island = /<astro-island[^>]*>/.exec(html)?.[0] ?? '';
  const entries = [...attributes(island, 'component-url'), ...attributes(island, 'renderer-url')];
  const own = [...html.matchAll(/<script[^>]*type="module"[^>]*src="([^"]+)"/g)].map((match) => match[1] ?? '');
  const classic = [...html.matchAll(/<script(?![^>]*type="module")[^>]*src="([^"]+)"/g)].map((match) => match[1] ?? '');
  const inline = [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '');
  const modules = [...moduleClosure([...entries, ...own]), ...classic];
  return [...modules.map(brotliSizeOfFile), ...inline.map(brotliSize)].reduce((a, b) => a + b, 0);
}

/** Brotli bytes of a page's style sheets. */
export function styleBytes(html: string): number {
  const sheets = [...html.matchAll(/<link[^>]*rel="stylesheet"[^>]*href="([^"]+)"/g)].map((match) => match[1] ?? '');
  const inline = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map((match) => match[1] ?? '');
  return [...sheets.map(brotliSizeOfFile), ...inline.map(brotliSize)].reduce((a, b) => a + b, 0);
}
