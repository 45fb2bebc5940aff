import { describe, expect, test } from 'vitest';
import { outline } from '../../src/lib/outline.ts';
import { sourceById, sources } from '../../src/lib/sources.ts';

const prefixes = ['cpu', 'mem', 'heute', 'max', 'ports', 'buch'];

describe('the sources', () => {
  test('have each id once, with a known prefix', () => {
    const ids = sources.map((source) => source.id);
    expect(new Set(ids).size).toBe(ids.length);
    const others = ids.filter((id) => !prefixes.includes(id.split('-')[0] ?? ''));
    expect(others).toEqual(['wissen', 'modell']);
  });

  test('name a document in German typography', () => {
    for (const { titel } of sources) expect(titel).not.toMatch(/["']| - |\.\.\./);
  });

  test('addresses are whole, public and free of machine numbers', () => {
    const addresses = sources.flatMap(({ adresse }) => (adresse === undefined ? [] : [adresse]));
    expect(addresses.length).toBeGreaterThan(90);
    for (const address of addresses) {
      const { hostname } = new URL(address);
      expect(address).not.toContain('…');
      expect(hostname).toMatch(/\.[a-z]{2,}$/);
    }
  });

  test('every section of the book can be cited', () => {
    const keys = outline.flatMap((chapter) => [chapter.nr, ...chapter.sections.map((section) => section.key)]);
    for (const key of keys) expect(sourceById(`buch-${key}`, 'test').art).toBe('kapitel');
  });

  test('an unknown source names the asking place', () => {
    expect(() => sourceById('cpu-S99', 'content/chapters/x.mdx:3')).toThrow(
      /^content\/chapters\/x\.mdx:3: found source "cpu-S99", allowed: /,
    );
  });
});
