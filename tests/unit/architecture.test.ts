import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { allowed } from '../../src/lib/markdown/allowed.ts';

/** The modules that a file imports, as written. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  return Array.from(text.matchAll(/^\s*import\s(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]/gm), (match) => match[1] ?? '');
}

const astroFiles = globSync('src/**/*.astro');
const islands = globSync('src/figures/*/Island.astro');

describe('what dependency-cruiser cannot see', () => {
  test('there are .astro files, islands and chapters to look at', () => {
    expect(astroFiles.length).toBeGreaterThan(10);
    expect(islands.length).toBeGreaterThan(0);
    expect(globSync('content/chapters/*.mdx').length).toBeGreaterThan(0);
  });

  test.each(globSync('content/chapters/*.mdx'))('%s imports nothing', (file) => {
    expect(importsOf(file)).toEqual([]);
  });

  test('only the islands of figures hydrate, each its own', () => {
    const hydrating = astroFiles.filter((file) => /\sclient:[a-z]+/.test(readFileSync(file, 'utf8')));
    expect(hydrating.sort()).toEqual(islands.sort());
    for (const island of islands) expect(importsOf(island)).toContain('./figure.tsx');
  });

  test('only pages, layouts and components know astro:content', () => {
    const users = globSync('src/**/*.{ts,tsx,astro}').filter((file) => importsOf(file).includes('astro:content'));
    expect(users.filter((file) => !/^src\/(pages\/|layouts\/|components\/|content\.config\.ts)/.test(file))).toEqual(
      [],
    );
  });

  test.each(['src/components/mdx.ts', 'src/components/print/registry.ts'])(
    '%s has exactly the names that chapter text may use',
    (file) => {
      const registry = /[rR]egistry = \{([^}]*)\}/.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
      const names = registry
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '');
      expect(names.sort()).toEqual(Object.keys(allowed).sort());
    },
  );

  test('no markup carries a style attribute, which the policy for styles would block', () => {
    const styled = globSync('src/**/*.{astro,tsx}').filter((file) => /\sstyle=/.test(readFileSync(file, 'utf8')));
    expect(styled).toEqual([]);
  });
});
