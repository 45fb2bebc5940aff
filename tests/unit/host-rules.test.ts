import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { headersFor, matchesRule, parseHeaderRules } from '../../src/integrations/host-rules.ts';
import { hostFiles, readCaddy, readNginx } from '../support/host-files.ts';

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

describe.each(Object.entries(hostFiles))('%s', (_, read) => {
  describe.each(['/', '/vsphere/', '/wiki/vsphere/'])('for a site at %s', (base) => {
    const ask = read(base);
    const named = (path: string, name: string) =>
      ask(`${base}${path}`).flatMap((one) => (one[0] === name ? one[1] : []));
    const pages = ['', '404.html', 'kapitel/2-5-cpu-virtualisierung/', 'figuren/cpu-ringe/', 'figuren/cpu-ringe/trap/'];
    const embeds = ['einbetten/cpu-ringe/', 'einbetten/cpu-ringe/trap/'];
    const assets = ['_astro/x.css', '_astro/inter.woff2', 'icon.svg', 'suche/index.json', 'figuren/x/texte.json'];

    test.each([...pages, ...embeds, ...assets])('each header once: %s', (path) => {
      const names = ask(`${base}${path}`).map(([name]) => name.toLowerCase());
      expect(names).toContain('x-content-type-options');
      expect(names).toEqual([...new Set(names)]);
    });

    test('only embeds may be framed', () => {
      for (const path of pages) {
        expect(named(path, 'Content-Security-Policy')).toEqual(["frame-ancestors 'none'"]);
        expect(named(path, 'X-Frame-Options')).toEqual(['DENY']);
      }
      for (const path of embeds) {
        expect(named(path, 'Content-Security-Policy')).toEqual(['frame-ancestors *']);
        expect(named(path, 'X-Frame-Options')).toEqual([]);
      }
    });

    test('a frame without an origin may load scripts, fonts and texts of figures, and nothing else', () => {
      const open = (path: string) => named(path, 'Access-Control-Allow-Origin');
      expect(['_astro/x.js', '_astro/inter.woff2', 'figuren/cpu-ringe/texte.json'].map(open)).toEqual([
        ['*'],
        ['*'],
        ['*'],
      ]);
      expect(['', 'glossar/', 'suche/index.json', 'einbetten/cpu-ringe/'].flatMap(open)).toEqual([]);
    });

    test('only files with a hash in their name are kept for long', () => {
      expect(named('_astro/x.js', 'Cache-Control')).toEqual(['public, max-age=31536000, immutable']);
      // Hosts that read `_headers` ask again on their own.
      for (const path of ['', 'glossar/']) expect(['no-cache', undefined]).toContain(named(path, 'Cache-Control')[0]);
    });

    test('what all pages are told is the same', () => {
      expect(named('glossar/', 'Referrer-Policy')).toEqual(['strict-origin-when-cross-origin']);
      expect(named('glossar/', 'Permissions-Policy')).toEqual([
        'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
      ]);
    });
  });
});

test('a header that a file says twice is read twice', () => {
  const nginx = readNginx(
    'map $uri $a {\n  default "";\n  ~^/x "1";\n}\nadd_header A $a always;\nadd_header A 2 always;\n',
    '/',
  );
  expect(nginx('/x')).toEqual([
    ['A', '1'],
    ['A', '2'],
  ]);
  expect(nginx('/y')).toEqual([['A', '2']]);
  const caddy = readCaddy('\theader A 1\n\t@x path {$BASE_PATH:/}x/*\n\theader @x {\n\t\tA 2\n\t}\n', '/b/');
  expect(caddy('/b/x/')).toEqual([
    ['A', '1'],
    ['A', '2'],
  ]);
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
