// Builds 8, 80 and 600 chapter pages made of the real chapters and says what a page costs in time and memory.
// node scripts/bench-build.mjs [--pages 8,80,600]
// Exit status 1 if a page of the largest build costs over a fifth more than one of the smallest.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse, stringify } from 'yaml';
import { readOptions, refuse } from './options.mjs';

const usage = `node scripts/bench-build.mjs [--pages 8,80,600]
Builds that many chapter pages and says what a page costs in time and memory.`;
const { values } = readOptions(usage, { options: { pages: { type: 'string', default: '8,80,600' } } });
if (!/^[1-9]\d{0,4}(,[1-9]\d{0,4})*$/.test(values.pages)) {
  refuse(`--pages: found "${values.pages}", allowed: numbers from 1 to 99999, divided by commas`);
}
const chapters = 8;
const ALLOWED_GROWTH = 1.2;

/** Book number 2.5.3 of copy 4 is 6.5.3; names without number get the copy's number at their end. */
const renumber = (number, copy) => String(number).replace(/^2(?=$|\.)/, String(2 + copy));
const rename = (id, copy) => `${id}-${2 + copy}`;
const slugOf = (slug, copy) => slug.replace(/^2-/, `${2 + copy}-`);
const keyOf = (key, copy) => (/^\d/.test(key) ? renumber(key, copy) : rename(key, copy));

/** A chapter's text as another chapter: own numbers, ids and references; the interactive figures stay the same. */
function copyChapter(text, copy) {
  return text
    .replace(/^nr: '([^']+)'/m, (_, nr) => `nr: '${renumber(nr, copy)}'`)
    .replace(/<(Section|Table) nr="([^"]+)"/g, (_, tag, nr) => `<${tag} nr="${renumber(nr, copy)}"`)
    .replace(/<(Section|Note)(\s[^>]*?)id="([^"]+)"/g, (_, tag, rest, id) => `<${tag}${rest}id="${rename(id, copy)}"`)
    .replace(/<Ref (section|table)="([^"]+)"/g, (_, kind, key) => `<Ref ${kind}="${keyOf(key, copy)}"`);
}

function copyOutline(outline, copy) {
  return outline.map(({ nr, slug, abschnitte, ...rest }) => ({
    ...rest,
    nr: renumber(nr, copy),
    slug: slugOf(slug, copy),
    ...(abschnitte && {
      abschnitte: abschnitte.map(({ unter, ...part }) => ({
        ...part,
        ...(part.nr === undefined ? { id: rename(part.id, copy) } : { nr: renumber(part.nr, copy) }),
        ...(unter !== undefined && { unter: renumber(unter, copy) }),
      })),
    }),
  }));
}

/** Lays out a project with that many chapter pages. */
function layOut(root, pages) {
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  for (const name of ['src', 'content', 'public', 'astro.config.mjs', 'tsconfig.json', 'package.json']) {
    cpSync(name, join(root, name), { recursive: true });
  }
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'), 'junction');
  const data = join(root, 'content/data');
  const texts = join(root, 'content/chapters');
  const read = (file) => readFileSync(file, 'utf8');
  // Numbers look like decimals: YAML must keep them text.
  const write = (file, value) => writeFileSync(file, stringify(value, { defaultStringType: 'QUOTE_DOUBLE' }));
  const outline = parse(read(join(data, 'outline.yaml')));
  const originals = readdirSync(texts);
  const tables = readdirSync(join(data, 'tables'));
  const copies = Array.from({ length: Math.ceil(pages / chapters) - 1 }, (_, at) => at + 1);
  write(join(data, 'outline.yaml'), [outline, ...copies.map((copy) => copyOutline(outline, copy))].flat());
  for (const copy of copies) {
    for (const file of originals) {
      writeFileSync(join(texts, slugOf(file, copy)), copyChapter(read(join(texts, file)), copy));
    }
    for (const file of tables) {
      const table = parse(read(join(data, 'tables', file)));
      const moved = { ...table, nr: renumber(table.nr, copy), abschnitt: keyOf(table.abschnitt, copy) };
      write(join(data, 'tables', file.replace('tabelle-2-', `tabelle-${2 + copy}-`)), moved);
    }
  }
}

/** Seconds and peak memory in MB of one build. Throws with the end of its output if it fails. */
function build(root) {
  const astro = resolve('node_modules/astro/bin/astro.mjs');
  const tellMemory = 'process.on("exit",()=>console.log(`\\npeak ${process.resourceUsage().maxRSS}`))';
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(tellMemory)}`, astro, 'build'],
    { cwd: root, encoding: 'utf8', maxBuffer: 1e9, env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } },
  );
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`build in ${root} failed:\n${`${stdout}${stderr}`.slice(-2000)}`);
  return { seconds, peakMB: Number(/^peak (\d+)$/m.exec(stdout)?.[1]) / 1024 };
}

const results = values.pages.split(',').map((text) => {
  const pages = Number(text);
  const root = join('.cache/bench', text);
  layOut(root, pages);
  const { seconds, peakMB } = build(root);
  const built = readdirSync(join(root, 'dist'), { recursive: true }).filter((file) => file.endsWith('index.html'));
  rmSync(root, { recursive: true, force: true });
  const result = { pages, seconds, perPage: seconds / pages, peakMB };
  console.log(
    `${pages} chapter pages (${built.length} pages in all): ${seconds.toFixed(1)} s, ` +
      `${result.perPage.toFixed(3)} s per chapter page, at most ${peakMB.toFixed(0)} MB`,
  );
  return result;
});
for (const [at, larger] of results.slice(1).entries()) {
  const smaller = results[at];
  const more = (larger.seconds - smaller.seconds) / (larger.pages - smaller.pages);
  console.log(`each further page from ${smaller.pages} to ${larger.pages}: ${more.toFixed(3)} s`);
}
const growth = results.at(-1).perPage / results[0].perPage;
console.log(`cost per page, largest against smallest build: × ${growth.toFixed(2)} (allowed: × ${ALLOWED_GROWTH})`);
process.exitCode = growth > ALLOWED_GROWTH ? 1 : 0;
