// The register of everything that outsiders link to: pages, anchors, parameters. Nothing may disappear from it.
// npm run ids            adds what is new to content/data/ids.json, after a build
// npm run ids -- --check only says what is missing or new; exit status 1 if anything is
// npm run ids -- --forget SLUG  takes back what was registered for a figure that was never committed
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { figureParams, pageParams } from '../src/player/address/query-names.ts';
import { models } from '../src/sim/models/index.ts';
import { questionParams } from '../src/study/address.ts';
import { clip, readOptions, refuse } from './options.mjs';

const file = 'content/data/ids.json';

/** Anchors that are public; others (labels, table captions) may change. */
const publicAnchor =
  /^(abschnitt|abbildung|figur|tabelle|uebersicht|einordnung|heute|begriff|frage|fragen|karte|lernziel)-/;

/** What a build offers, sorted: pages, pages with their public anchors, each model's parameters and options. */
export function published(dist: string): readonly string[] {
  const pages = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('index.html') && !name.startsWith('pagefind/'));
  const anchors = pages.flatMap((name) => {
    const page = addressOf(name);
    const ids = [...readFileSync(join(dist, name), 'utf8').matchAll(/\sid="([^"]+)"/g)].map((match) => match[1] ?? '');
    const glossary = page === '/glossar/';
    return ids.filter((id) => publicAnchor.test(id) || (glossary && /^[a-z]/.test(id))).map((id) => `${page}#${id}`);
  });
  const params = Object.values(models).flatMap((model) => [
    `${model.id} v${model.version}`,
    ...Object.entries(model.params).flatMap(([name, spec]) =>
      spec.kind === 'choice'
        ? spec.options.map((option) => `${model.id} p.${name}=${option}`)
        : [`${model.id} p.${name}`],
    ),
  ]);
  const query = [...figureParams, ...pageParams, ...questionParams].map((name) => `query ${name}`);
  return [...new Set([...pages.map(addressOf), ...anchors, ...params, ...query])].sort();
}

function addressOf(page: string): string {
  return `/${page.replace(/index\.html$/, '')}`;
}

/** What the register names and the build no longer has, and what is new in the build. */
export function difference(
  registered: readonly string[],
  found: readonly string[],
): { readonly gone: readonly string[]; readonly fresh: readonly string[] } {
  const [old, now] = [new Set(registered), new Set(found)];
  return { gone: registered.filter((id) => !now.has(id)), fresh: found.filter((id) => !old.has(id)) };
}

/** Everything that was ever published. */
export function readIds(): readonly string[] {
  return JSON.parse(readFileSync(file, 'utf8')) as readonly string[];
}

/** One id a line: two figures that are built side by side merge without conflict. */
function write(ids: readonly string[]): void {
  writeFileSync(
    file,
    `[\n${[...ids]
      .sort()
      .map((id) => JSON.stringify(id))
      .join(',\n')}\n]\n`,
  );
}

/** Takes back the addresses and links of a figure while they are nobody's yet: before its first commit. */
function forget(slug: string): string | null {
  const content = `content/figures/${slug}.yaml`;
  if (!/^[a-z0-9-]+$/.test(slug) || !existsSync(content)) {
    return `--forget: found no figure "${clip(slug)}", allowed: the slug of a figure in content/figures/`;
  }
  if (spawnSync('git', ['cat-file', '-e', `HEAD:${content}`]).status === 0) {
    return `--forget: found "${slug}" committed, allowed: figures that are not; published ids stay`;
  }
  const model = /^modell: (\S+)/m.exec(readFileSync(content, 'utf8'))?.[1] ?? slug;
  const isOwn = (id: string) =>
    id.startsWith(`${model} `) || /^\/(figuren|einbetten)\//.test(id)
      ? id.split(/[ /]/).includes(id.startsWith('/') ? slug : model)
      : id.endsWith(`#figur-${slug}`);
  write(readIds().filter((id) => !isOwn(id)));
  const links = 'tests/links/recorded.jsonl';
  const lines = readFileSync(links, 'utf8').split('\n');
  writeFileSync(links, lines.filter((line) => !new RegExp(`"link":"[^"]*\\b${slug}\\b`).test(line)).join('\n'));
  return null;
}

const usage = `npm run ids [-- --check | --forget SLUG]
After a build: adds its new public addresses to ${file}.
--check        only says what is missing or new, with status 1 if anything is
--forget SLUG  takes back what was registered for a figure that was never committed`;

if (import.meta.main) {
  const { values } = readOptions(usage, { options: { check: { type: 'boolean' }, forget: { type: 'string' } } });
  const { check, forget: slug } = values as { readonly check?: boolean; readonly forget?: string };
  if (slug !== undefined) {
    const refusal = forget(slug);
    if (refusal !== null) refuse(refusal);
    process.exit(0);
  }
  if (!existsSync('dist/index.html')) refuse('found no finished build in dist/, allowed: npm run build first');
  const { gone, fresh } = difference(readIds(), published('dist'));
  for (const id of gone) console.error(`gone: ${id} – published ids stay; bring it back or lead its address elsewhere`);
  for (const id of fresh) console.log(`new: ${id}`);
  if (check === true) process.exitCode = gone.length + fresh.length > 0 ? 1 : 0;
  else if (gone.length > 0) process.exitCode = 1;
  else write([...readIds(), ...fresh]);
}
