import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { headersFor, matchesRule, parseHeaderRules } from '../../src/integrations/host-rules.ts';

const rules = parseHeaderRules(readFileSync('public/_headers', 'utf8'));

describe('public/_headers', () => {
  test.each(['/', '/kapitel/2-5-cpu-virtualisierung/', '/figuren/cpu-ringe/', '/hilfe/', '/404.html'])(
    '%s must not be framed',
    (path) => {
      expect(headersFor(rules, path).get('Content-Security-Policy')).toBe("frame-ancestors 'none'");
      expect(headersFor(rules, path).get('X-Frame-Options')).toBe('DENY');
    },
  );

  test('embeds may be framed by anybody, and no rule says otherwise', () => {
    const headers = headersFor(rules, '/einbetten/cpu-ringe/');
    expect(headers.get('Content-Security-Policy')).toBe('frame-ancestors *');
    expect(headers.has('X-Frame-Options')).toBe(false);
  });

  test('only files with a hash in their name are cached for long', () => {
    expect(headersFor(rules, '/_astro/x.css').get('Cache-Control')).toContain('immutable');
    expect(headersFor(rules, '/theme.js').has('Cache-Control')).toBe(false);
  });
});

test('a star covers any rest, a plain path only itself', () => {
  expect(matchesRule('/kapitel/*', '/kapitel/')).toBe(true);
  expect(matchesRule('/', '/kapitel/')).toBe(false);
});

test('equal names of several rules are joined, as hosts do it', () => {
  const both = parseHeaderRules('/*\n  A: 1\n/x\n  A: 2\n');
  expect(headersFor(both, '/x').get('A')).toBe('1, 2');
});

test('a header without a path is refused with its line', () => {
  expect(() => parseHeaderRules('# x\n  A: 1\n')).toThrow('_headers, line 2: found "A: 1"');
});
