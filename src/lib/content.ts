import { globSync, readFileSync } from 'node:fs';
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'astro/zod';
import { fieldsAt } from './schema-fields.ts';

const root = '../../content/';

/**
 * Every data file below `content`, as text. In the build Vite watches them: `npm run dev` shows a change at once. The
 * command line has no Vite and reads them itself.
 */
const files: Readonly<Record<string, string>> =
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- plain Node has no import.meta.env
  import.meta.env === undefined
    ? fromDisk()
    : import.meta.glob<string>('../../content/**/*.yaml', { query: '?raw', import: 'default', eager: true });

function fromDisk(): Readonly<Record<string, string>> {
  const cwd = new URL(root, import.meta.url);
  return Object.fromEntries(
    globSync('**/*.yaml', { cwd }).map((name) => {
      const file = name.replaceAll('\\', '/');
      return [`${root}${file}`, readFileSync(new URL(file, cwd), 'utf8')];
    }),
  );
}

/** The names of the files in a folder of `content`, without ending: `data/tables/tabelle-2-01`. */
export function contentNames(folder: string): readonly string[] {
  return Object.keys(files)
    .filter((file) => file.startsWith(`${root}${folder}/`))
    .map((file) => file.slice(root.length, -'.yaml'.length));
}

/**
 * A data file by its name (`data/outline`), checked. Throws an error that names the file, the line, the field, what was
 * found and what is allowed.
 */
export function readContent<Schema extends z.ZodType>(name: string, schema: Schema): z.infer<Schema> {
  const file = `content/${name}.yaml`;
  const text = files[`${root}${name}.yaml`];
  if (text === undefined) throw new Error(`${file}: not found`);
  return checkYaml(file, text, schema);
}

/** Reads and checks YAML that came from `file`; see `readContent`. */
export function checkYaml<Schema extends z.ZodType>(file: string, text: string, schema: Schema): z.infer<Schema> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const [broken] = document.errors;
  if (broken !== undefined) throw new Error(`${file}:${lineAt(broken.pos[0])}: ${broken.message}`);
  const value: unknown = document.toJS();
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const messages = result.error.issues.map((issue) => {
    const isUnknown = issue.code === 'unrecognized_keys';
    const path = isUnknown ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
    const remedy = isUnknown ? `no such field, allowed: ${fieldsAt(schema, issue.path).join(', ')}` : issue.message;
    return `${file}:${lineAt(startOf(document, path))}: ${nameOf(path)}: found ${shown(value, path)} – ${remedy}`;
  });
  throw new Error(messages.join('\n'));
}

/** Where the value at a path begins; for a missing one, where the nearest thing around it begins. */
function startOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

/** `[3].zellen.wert`. */
function nameOf(path: readonly PropertyKey[]): string {
  const name = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return name.replace(/^\./, '') || 'file';
}

function shown(value: unknown, path: readonly PropertyKey[]): string {
  const found = path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | null)?.[key], value);
  return found === undefined ? 'nothing' : JSON.stringify(found).slice(0, 80);
}
