// The register of everything that outsiders link to: pages, anchors, steps, parameters. Nothing may disappear from it.
// npm run ids            adds what is new to content/data/ids.lock.json, after a build
// npm run ids -- --check only says what is missing or new; exit status 1 if anything is
import { readFileSync, readdirSync, writeFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { figureParams, pageParams } from '../src/player/query.ts';
import { scenarios } from '../src/sim/scenarios/index.ts';
import { questionParams } from '../src/study/address.ts';

export const lockFile = 'content/data/ids.lock.json';

/** Anchors that are public; others (labels, table captions) may change. */
const publicAnchor = /^(abschnitt|abbildung|tabelle|einordnung|heute|begriff|frage|fragen|karte|lernziel)-/;

export type Register = Readonly<Record<string, readonly string[]>>;

/** What a build offers: pages with their public anchors, and each scenario's parameters and options. */
export function published(dist: string): Register {
  const pages = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('index.html') && !file.startsWith('pagefind/'));
  const anchors = pages.flatMap((file) => {
    const page = `/${file.replace(/index\.html$/, '')}`;
    const ids = [...readFileSync(join(dist, file), 'utf8').matchAll(/\sid="([^"]+)"/g)].map((match) => match[1] ?? '');
    const glossary = page === '/glossar/';
    return ids.filter((id) => publicAnchor.test(id) || (glossary && /^[a-z]/.test(id))).map((id) => `${page}#${id}`);
  });
  const params = Object.values(scenarios).flatMap((scenario) => [
    `${scenario.id} v${scenario.version}`,
    ...Object.entries(scenario.params).flatMap(([name, spec]) =>
      spec.kind === 'choice'
        ? spec.options.map((option) => `${scenario.id} p.${name}=${option}`)
        : [`${scenario.id} p.${name}`],
    ),
  ]);
  const sorted = (list: readonly string[]) => [...new Set(list)].sort();
  return {
    pages: sorted(pages.map((file) => `/${file.replace(/index\.html$/, '')}`)),
    anchors: sorted(anchors),
    params: sorted([...params, ...[...figureParams, ...pageParams, ...questionParams].map((name) => `query ${name}`)]),
  };
}

/** What the lock names and the build no longer has, and what is new in the build. */
export function difference(locked: Register, found: Register): { readonly gone: string[]; readonly fresh: string[] } {
  const kinds = Object.keys(found);
  return {
    gone: kinds.flatMap((kind) => (locked[kind] ?? []).filter((id) => !found[kind]?.includes(id))),
    fresh: kinds.flatMap((kind) => (found[kind] ?? []).filter((id) => !locked[kind]?.includes(id))),
  };
}

export function readLock(): Register {
  return existsSync(lockFile) ? (JSON.parse(readFileSync(lockFile, 'utf8')) as Register) : {};
}

if (import.meta.main) {
  const locked = readLock();
  const found = published('dist');
  const { gone, fresh } = difference(locked, found);
  for (const id of gone) console.error(`gone: ${id} – published ids stay; bring it back or lead its address elsewhere`);
  for (const id of fresh) console.log(`new: ${id}`);
  if (process.argv.includes('--check')) {
    process.exitCode = gone.length + fresh.length > 0 ? 1 : 0;
  } else if (gone.length > 0) {
    process.exitCode = 1;
  } else {
    writeFileSync(lockFile, `${JSON.stringify(found, null, 1)}\n`);
  }
}
