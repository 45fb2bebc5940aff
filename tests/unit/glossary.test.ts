import { describe, expect, test } from 'vitest';
import { glossary } from '../../src/lib/glossary.ts';
import { sectionKeys } from '../../src/lib/outline.ts';

/** The public id of a term; chapters link to it. */
function slug(term: string): string {
  const letters: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };
  return term
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => letters[letter] ?? letter)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

describe('the glossary', () => {
  test('has each term once', () => {
    expect(new Set(glossary.map((term) => term.id)).size).toBe(glossary.length);
    expect(glossary).toHaveLength(109);
  });

  test.each(glossary.map((term) => [term.begriff, term] as const))('%s is well formed', (_, term) => {
    expect(term.id).toBe(slug(term.begriff));
    expect(term.definition).toMatch(/^[A-ZÄÖÜ].*\.$/);
    expect(term.definition).not.toMatch(/["']| - |\.\.\./);
    expect(term.aliase).not.toContain(term.begriff);
    expect(term.siehe).not.toContain(term.id);
    expect(new Set(term.siehe).size).toBe(term.siehe.length);
    expect(term.abschnitte.length).toBeGreaterThan(0);
    for (const section of term.abschnitte) expect(sectionKeys).toContain(section);
  });

  test('see-also leads to terms that exist', () => {
    const ids = glossary.map((term) => term.id);
    expect(glossary.flatMap((term) => term.siehe).filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('no name stands for two terms', () => {
    const names = glossary.flatMap((term) => [term.begriff, ...term.aliase]);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  test.each([
    ['Überbuchung', 'memory-overcommitment'],
    ['Coscheduling', 'co-scheduling'],
    ['vmmemctl', 'balloon-treiber'],
    ['Speicherüberhang', 'memory-overhead'],
  ])('what readers call „%s“ is found under %s', (name, id) => {
    expect(glossary.find((term) => term.aliase.includes(name))?.id).toBe(id);
  });
});
