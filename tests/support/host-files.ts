import { readFileSync } from 'node:fs';
import { belowBase, headersOf, parseHeaderRules } from '../../src/integrations/host-rules.ts';

/** The headers that a server sends with the answer to a path, in its order; a name said twice stands there twice. */
export type HeadersFor = (path: string) => readonly (readonly [name: string, value: string])[];

/** The three ways in which a host is told the headers of a build: `base` is the path of the site, with both slashes. */
export const hostFiles: Readonly<Record<string, (base: string) => HeadersFor>> = {
  'public/_headers': (base) => {
    const rules = parseHeaderRules(belowBase(readFileSync('public/_headers', 'utf8'), base));
    return (path) => headersOf(rules, path);
  },
  'deploy/nginx.conf': (base) => readNginx(readFileSync('deploy/nginx.conf', 'utf8'), base),
  'deploy/Caddyfile': (base) => readCaddy(readFileSync('deploy/Caddyfile', 'utf8'), base),
};

const unquoted = (text: string): string => text.replace(/^"(.*)"$/, '$1');

type NginxMap = { readonly from: string; readonly entries: readonly (readonly [pattern: string, value: string])[] };

/** Reads `map` and `add_header` of an nginx file; an empty value sends nothing. The path is written in as the file says it. */
export function readNginx(text: string, base: string): HeadersFor {
  const path = base.slice(0, -1);
  const own = text
    .replace(/~\^(\(.*# base$)/gm, `~^${path}$1`)
    .replace(/ (\/404\.html; # base$)/gm, ` ${path}$1`)
    .replace(/^\s*#.*|\s#.*$/gm, '');
  const maps = new Map<string, NginxMap>();
  for (const [, from = '', to = '', body = ''] of own.matchAll(/^map (\$\w+) (\$\w+) \{([^}]*)\}/gm)) {
    const entries = [...body.matchAll(/(\S+)\s+("[^"]*"|[^;]*);/g)];
    maps.set(to, { from, entries: entries.map(([, pattern = '', value = '']) => [pattern, unquoted(value)]) });
  }
  const valueOf = (word: string, uri: string): string => {
    if (word === '$uri') return uri;
    const map = maps.get(word);
    if (map === undefined) return unquoted(word);
    const source = valueOf(map.from, uri);
    for (const [pattern, value] of map.entries) {
      const match = pattern.startsWith('~') ? new RegExp(pattern.slice(1)).exec(source) : null;
      if (match !== null) return value.replace(/\$(\w+)/g, (_, name: string) => match.groups?.[name] ?? '');
    }
    return map.entries.find(([pattern]) => pattern === 'default')?.[1] ?? '';
  };
  const headers = [...own.matchAll(/^\s*add_header (\S+) ("[^"]*"|\S+) always;/gm)];
  return (uri) =>
    headers
      .map(([, name = '', value = '']) => [name, valueOf(value, uri)] as const)
      .filter(([, value]) => value !== '');
}

/** Reads matchers and `header` of a Caddyfile, outside of its error pages. */
export function readCaddy(text: string, base: string): HeadersFor {
  const own = text
    .replace(/^\s*#.*$/gm, '')
    .replaceAll('{$BASE_PATH:/}', base)
    .replace(/\thandle_errors \{[\s\S]*?\n\t\}/, '');
  const matchers = new Map<string, (path: string) => boolean>([['', () => true]]);
  for (const [, name = '', not, patterns = ''] of own.matchAll(/^\t(@\w+) (not )?path (.+)$/gm)) {
    const starts = patterns.split(' ').map((pattern) => pattern.replace(/\*$/, ''));
    matchers.set(name, (path) => starts.some((start) => path.startsWith(start)) === (not === undefined));
  }
  const rules: { readonly matcher: string; readonly name: string; readonly value: string }[] = [];
  for (const [, matcher = '', block, line = ''] of own.matchAll(/^\theader (?:(@\w+) )?(?:\{([^}]*)\}|(.+))$/gm)) {
    for (const [, name = '', value = ''] of (block ?? line).matchAll(/^\s*([A-Z][\w-]*) (.+)$/gm)) {
      rules.push({ matcher, name, value: unquoted(value) });
    }
  }
  return (path) =>
    rules.filter(({ matcher }) => matchers.get(matcher)?.(path)).map(({ name, value }) => [name, value] as const);
}
