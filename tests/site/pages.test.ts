import { expect, test } from 'vitest';
import { HtmlValidate } from 'html-validate';
import { attributes, pages } from '../support/site.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  // Astro puts its own small style element in front of the first island of a page.
  elements: [
    'html5',
    {
      style: { flow: true, phrasing: true },
      'astro-island': { flow: true, phrasing: true, permittedContent: ['@flow'] },
    },
  ],
  rules: {
    // Attribute order and quoting are the compiler's business; inline styles are checked below, with the policy.
    'attr-quotes': 'off',
    'attribute-boolean-style': 'off',
    'doctype-style': 'off',
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    'no-inline-style': 'off',
    'long-title': 'off',
    // Hydration props are JSON in attributes.
    'attribute-empty-style': 'off',
    // The islands' own module scripts need no integrity: same origin, content-hashed names.
    'require-sri': 'off',
    // A German number with protected spaces is no telephone number.
    'tel-non-breaking': 'off',
  },
});

test.each(pages)('$path: is valid HTML', async ({ path, html }) => {
  const report = await validator.validateString(html, path);
  const messages = report.results.flatMap((result) =>
    result.messages.map((one) => `${one.line}:${one.column} ${one.ruleId}: ${one.message}`),
  );
  expect(messages.slice(0, 12)).toEqual([]);
});

test.each(pages)('$path: is German, has one h1, a title and a canonical address', ({ html }) => {
  expect(html).toMatch(/<html[^>]*lang="de"/);
  expect([...html.matchAll(/<h1[\s>]/g)]).toHaveLength(1);
  expect(/<title>([^<]+)<\/title>/.exec(html)?.[1]?.trim()).toBeTruthy();
  if (!html.includes('http-equiv="refresh"')) expect(html).toMatch(/<link rel="canonical" href="http/);
});

test('titles are unique; a page for a former address has that of the page it names', () => {
  const isOwn = ({ path, html }: (typeof pages)[number]) =>
    (/<link rel="canonical" href="([^"]+)"/.exec(html)?.[1] ?? path).endsWith(path);
  const titles = pages
    .filter((page) => !page.path.startsWith('/einbetten/') && isOwn(page))
    .map((page) => /<title>([^<]+)<\/title>/.exec(page.html)?.[1]);
  expect(titles.filter((title, i) => titles.indexOf(title) !== i)).toEqual([]);
});

test.each(pages)('$path: a policy without unsafe-inline, and nothing in the markup that it would block', ({ html }) => {
  const policy =
    attributes(/<meta[^>]*http-equiv="content-security-policy"[^>]*>/i.exec(html)?.[0] ?? '', 'content')[0] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe-inline');
  expect(policy).not.toContain('unsafe-eval');
  expect([...html.matchAll(/<[^>]+\sstyle="/g)].map((match) => match[0].slice(0, 80))).toEqual([]);
  expect([...html.matchAll(/<[^>]+\son[a-z]+="/g)].map((match) => match[0].slice(0, 80))).toEqual([]);
});
