import { describe, expect, test } from 'vitest';
import { brotliSize, files, moduleClosure, pageAt, pages, readDist, scriptBytes } from '../support/site.ts';

const kB = 1000;
const chapters = pages.filter(({ path }) => path.startsWith('/kapitel/') && path !== '/kapitel/');
const withFigure = pages.filter((page) => page.html.includes('<astro-island'));

test('there are pages with figures to measure', () => expect(withFigure.length).toBeGreaterThan(10));

// The budget was 30 kB. Comparisons drawn as one picture took another kB in rings, whose drawing is the largest; leaving out
// preact/compat would bring 1.7 of them.
test.each(withFigure.filter((page) => !/\/(figuren|einbetten)\/.+\/.+\//.test(page.path)))(
  '$path: all JavaScript up to the first playable figure is at most 34 kB',
  ({ html }) => expect(scriptBytes(html)).toBeLessThanOrEqual(34 * kB),
);

test('fonts are at most 64 kB', () => {
  const fonts = files.filter((file) => file.endsWith('.woff2'));
  expect(fonts.length).toBeGreaterThan(0);
  expect(fonts.reduce((sum, file) => sum + readDist(file).length, 0)).toBeLessThanOrEqual(64 * kB);
});

test('pages without a figure load no framework', () => {
  const plain = pages.filter((page) => !page.html.includes('<astro-island'));
  expect(plain.length).toBeGreaterThan(3);
  for (const { path, html } of plain) {
    const own = [...html.matchAll(/<script[^>]*type="module"[^>]*src="([^"]+)"/g)].map((match) => match[1] ?? '');
    for (const module of moduleClosure(own)) {
      expect(readDist(module).toString('utf8'), `${path} loads ${module}`).not.toMatch(/__k\b|__reactContainer/);
    }
  }
});

test('the measuring itself sees a figure page as heavier than one without', () => {
  const script = scriptBytes(pageAt('/figuren/co-scheduling/').html);
  expect(script).toBeGreaterThan(scriptBytes(pageAt('/ueber/').html) + 10 * kB);
});

test('no page but those of steps asks for a style sheet before it shows something', () => {
  const asking = pages.filter(({ html }) => html.includes('rel="stylesheet"')).map(({ path }) => path);
  expect(asking.length).toBeGreaterThan(0);
  expect(asking.filter((path) => !/^\/(figuren|einbetten)\/[^/]+\/[^/]+\/$/.test(path))).toEqual([]);
});

describe('the questions', () => {
  const { html } = pageAt('/fragen/');

  test('weigh no more than a chapter, with their style sheets', () =>
    expect(brotliSize(html)).toBeLessThanOrEqual(brotliSize(pageAt('/kapitel/2-5-cpu-virtualisierung/').html)));

  test('need little JavaScript', () => expect(scriptBytes(html)).toBeLessThanOrEqual(10 * kB));

  test.each(chapters)('add hardly anything to $path', (chapter) => {
    const without = chapter.html.replace(/<p class="to-questions"[\s\S]*?<\/p>/g, '');
    expect(without).not.toBe(chapter.html);
    expect(brotliSize(chapter.html) - brotliSize(without)).toBeLessThanOrEqual(0.5 * kB);
  });
});

test.each(['figuren', 'einbetten'])('a page of a step below /%s/ weighs at most 40 kB on average', (folder) => {
  const steps = pages.filter(({ path }) => new RegExp(`^/${folder}/[^/]+/[^/]+/$`).test(path));
  expect(steps.length).toBeGreaterThan(200);
  const bytes = steps.reduce((sum, { html }) => sum + Buffer.byteLength(html), 0);
  expect(bytes / steps.length).toBeLessThanOrEqual(40 * kB);
});
