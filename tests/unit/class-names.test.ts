import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';

// A style file says how a class looks by a rule for that class alone: `.panel`, `.panel:hover`. Two files that do so for
// the same name would change each other's pages, and which one wins depends on who loads what. What a file says of a class
// inside of something of its own (`.chapter .panel`) is an exception that it makes for itself.

/** Classes that several files describe on purpose: one thing that looks different in different places. */
const shared: Readonly<Record<string, readonly string[]>> = {
  // The columns of running text, and the place of the head in a chapter.
  'chapter-head': ['chapter.css', 'prose.css'],
  // A drawing by itself, and in the player.
  drawing: ['drawing.css', 'player.css'],
  // A figure that waits for an answer changes its own frame.
  player: ['player.css', 'portions.css'],
};

/** Files that change for paper what others describe. */
const adapting = ['print.css', 'paper.css'];

/** A style sheet without what it says for paper: there one file hides or spreads the parts of others. */
function withoutPrint(css: string): string {
  const at = css.search(/@media print\b/);
  if (at === -1) return css;
  let depth = 0;
  for (let end = css.indexOf('{', at); end < css.length; end += 1) {
    depth += css[end] === '{' ? 1 : css[end] === '}' ? -1 : 0;
    if (depth === 0) return css.slice(0, at) + withoutPrint(css.slice(end + 1));
  }
  return css.slice(0, at);
}

/** The classes that a style sheet describes by a rule for the class alone. */
function described(css: string): ReadonlySet<string> {
  const plain = withoutPrint(css.replace(/\/\*[\s\S]*?\*\//g, '')).replace(/'[^']*'|"[^"]*"/g, "''");
  const selectors = [...plain.matchAll(/([^{};]+)\{/g)].flatMap(([, text = '']) => alternatives(text));
  return new Set(selectors.flatMap((one) => /^\.([\w-]+)(::?[\w-]+(\([^()]*\))?)*$/.exec(one.trim())?.[1] ?? []));
}

/** `:is(.a, .b):hover, .c` is `.a:hover`, `.b:hover` and `.c`. */
function alternatives(selector: string): readonly string[] {
  const parts = selector.split(/,(?![^(]*\))/).map((part) => part.trim());
  return parts.flatMap((part) => {
    const [, list = '', rest = ''] = /^:(?:is|where)\(([^()]*)\)(.*)$/s.exec(part) ?? [];
    return list === '' ? [part] : list.split(',').map((one) => `${one.trim()}${rest}`);
  });
}

/** Who describes a class, where it is more than one file that does not only adapt. */
function collisions(files: Readonly<Record<string, string>>): Readonly<Record<string, readonly string[]>> {
  const owners = new Map<string, readonly string[]>();
  for (const [file, css] of Object.entries(files)) {
    if (adapting.includes(file)) continue;
    for (const name of described(css)) owners.set(name, [...(owners.get(name) ?? []), file]);
  }
  return Object.fromEntries([...owners].filter(([, all]) => all.length > 1));
}

test('a collision is seen, also inside a list, a layer or with a state; an exception inside of something own is none', () => {
  const files = {
    'a.css': '@layer pages { .x, .panel:hover { color: red } .note { margin: 0 } }',
    'b.css': '@media (hover) { :is(.panel, .y) { color: blue } } .b .note { margin: 1px } /* .x { } */',
    'c.css': '@media print { .x { display: none } } .z { margin: 0 }',
    'print.css': '.x { display: none }',
  };
  expect(collisions(files)).toEqual({ panel: ['a.css', 'b.css'] });
});

test('no class is described by two style files, unless on purpose', () => {
  const sheets = globSync('src/**/*.css').map((path) => [basename(path), readFileSync(path, 'utf8')]);
  const components = globSync('src/**/*.astro').flatMap((path) => {
    // `is:global` styles reach as far as a file; others stay in their component.
    const styles = [...readFileSync(path, 'utf8').matchAll(/<style\b[^>]*is:global[^>]*>([\s\S]*?)<\/style>/g)];
    return styles.map(([, css = '']) => [basename(path), css]);
  });
  const found = Object.entries(collisions(Object.fromEntries([...sheets, ...components])));
  expect(found.filter(([name, files]) => shared[name]?.join() !== files.join())).toEqual([]);
  expect(Object.keys(shared).filter((name) => !found.some(([one]) => one === name))).toEqual([]);
});
