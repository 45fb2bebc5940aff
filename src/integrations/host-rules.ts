/** One block of a `_headers` file (Netlify, Cloudflare Pages): a path pattern and the headers it adds. */
export type HeaderRule = {
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
};

/** Reads a `_headers` file. Throws on a header without a path above it. */
export function parseHeaderRules(text: string): readonly HeaderRule[] {
  const rules: { path: string; headers: [string, string][] }[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    if (!/^\s/.test(line)) {
      rules.push({ path: line.trim(), headers: [] });
      continue;
    }
    const [, name, value] = /^\s+([\w-]+):\s*(.+)$/.exec(line) ?? [];
    const rule = rules.at(-1);
    if (name === undefined || value === undefined || rule === undefined) {
      throw new Error(
        `_headers, line ${index + 1}: found "${line.trim()}", allowed: a path, or "  Name: value" below one`,
      );
    }
    rule.headers.push([name, value]);
  }
  return rules;
}

/** Whether a pattern covers a path; `*` stands for any rest, also an empty one. */
export function matchesRule(pattern: string, path: string): boolean {
  return pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}

/** A `_headers` file for a site below a path: the path, with both slashes, before every pattern. */
export function belowBase(text: string, base: string): string {
  return text.replace(/^\//gm, base);
}

/** All headers of a path in the order of the rules; hosts take every rule that matches. */
export function headersOf(rules: readonly HeaderRule[], path: string): HeaderRule['headers'] {
  return rules.filter((rule) => matchesRule(rule.path, path)).flatMap(({ headers }) => headers);
}

/** All headers of a path by name. Equal names are joined, as hosts do it. */
export function headersFor(rules: readonly HeaderRule[], path: string): ReadonlyMap<string, string> {
  const merged = new Map<string, string>();
  for (const [name, value] of headersOf(rules, path)) {
    const before = merged.get(name);
    merged.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return merged;
}
