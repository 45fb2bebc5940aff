import { expect, test } from 'vitest';
import { attributes, files, pages } from '../support/site.ts';

const known = new Set(files.map((file) => `/${file}`));
const anchors = new Map(pages.map((page) => [page.path, new Set(attributes(page.html, 'id'))]));

/** The file or page an internal address leads to, or null. */
function resolve(address: URL): string | null {
  const path = decodeURIComponent(address.pathname);
  if (anchors.has(path)) return path;
  return known.has(path) ? path : null;
}

test.each(pages)('$path: every internal link and anchor leads somewhere', ({ path, html }) => {
  const broken: string[] = [];
  for (const href of [...attributes(html, 'href'), ...attributes(html, 'src')]) {
    const address = new URL(href, `http://localhost${path}`);
    if (address.host !== 'localhost' || !/^https?:$/.test(address.protocol)) continue;
    const target = resolve(address);
    const anchor = decodeURIComponent(address.hash.slice(1));
    if (target === null) broken.push(`${href}: no such page`);
    else if (anchor !== '' && !anchors.get(target)?.has(anchor)) broken.push(`${href}: no such anchor`);
  }
  expect(broken).toEqual([]);
});

test.each(pages)('$path: nothing is loaded from another origin', ({ html }) => {
  const loaded = [
    ...attributes(html, 'src'),
    ...[...html.matchAll(/<link[^>]*rel="(?:stylesheet|preload|modulepreload|icon|manifest)"[^>]*>/g)].flatMap(
      (match) => attributes(match[0], 'href'),
    ),
  ];
  expect(loaded.filter((address) => /^(https?:)?\/\//.test(address))).toEqual([]);
});

test.each(pages)('$path: ids are unique', ({ html }) => {
  const ids = attributes(html, 'id');
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
});
