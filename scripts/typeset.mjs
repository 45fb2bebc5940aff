// Protects spaces in German content with U+00A0: between number and unit, „Tabelle 2.1“, „z. B.“.
// node scripts/typeset.mjs [--check] [file or folder …]   (default: content)
// --check changes nothing, lists file:line and exits with 1 where something is to be done.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readOptions, refuse } from './options.mjs';
import { protectChapter, protectYaml } from '../src/lib/typeset.ts';

const usage = `node scripts/typeset.mjs [--check] [file or folder …]
Protects spaces in German content; without files in content/. --check changes nothing and lists what is to be done.`;
const { values, positionals } = readOptions(usage, { options: { check: { type: 'boolean' } }, allowPositionals: true });
for (const path of positionals) if (!existsSync(path)) refuse(`found "${path}", allowed: a file or folder that exists`);

function filesIn(path) {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path).flatMap((name) => filesIn(join(path, name)));
}

let open = 0;
for (const file of (positionals.length > 0 ? positionals : ['content']).flatMap(filesIn)) {
  const protect = /\.mdx?$/.test(file) ? protectChapter : /\.ya?ml$/.test(file) ? protectYaml : null;
  if (protect === null) continue;
  const before = readFileSync(file, 'utf8');
  const after = protect(before);
  if (after === before) continue;
  const lines = before.split('\n');
  const changed = after.split('\n').flatMap((line, at) => (line === lines[at] ? [] : [at + 1]));
  open += changed.length;
  if (values.check) for (const line of changed) console.log(`${file}:${line}: ${lines[line - 1].trim()}`);
  else {
    writeFileSync(file, after);
    console.log(`${file}: ${changed.length} lines`);
  }
}
if (values.check && open > 0) {
  console.log(`${open} lines with unprotected spaces. Remedy: node scripts/typeset.mjs`);
  process.exitCode = 1;
}
