import { parse } from 'yaml';
import type { z } from 'astro/zod';

const root = '../../content/';

/** Every data file below `content`, as text. Vite watches them: `npm run dev` shows a change at once. */
const files = import.meta.glob<string>('../../content/**/*.yaml', { query: '?raw', import: 'default', eager: true });

/** The names of the files in a folder of `content`, without ending: `data/tables/tabelle-2-01`. */
export function contentNames(folder: string): readonly string[] {
  return Object.keys(files)
    .filter((file) => file.startsWith(`${root}${folder}/`))
    .map((file) => file.slice(root.length, -'.yaml'.length));
}

/**
 * A data file by its name (`data/outline`), checked. Throws an error that names the file, the field, what was found and
 * what is allowed.
 */
export function readContent<Schema extends z.ZodType>(name: string, schema: Schema): z.infer<Schema> {
  const text = files[`${root}${name}.yaml`];
  if (text === undefined) throw new Error(`content/${name}.yaml: not found`);
  return checkContent(`content/${name}.yaml`, parse(text), schema);
}

/** Checks a value that came from `file`; see `readContent`. */
export function checkContent<Schema extends z.ZodType>(file: string, value: unknown, schema: Schema): z.infer<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const lines = result.error.issues.map(({ path, message }) => {
    const found = path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | null)?.[key], value);
    const field = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
    const shown = found === undefined ? 'nothing' : JSON.stringify(found).slice(0, 80);
    return `  ${field.replace(/^\./, '') || 'file'}: found ${shown} – ${message}`;
  });
  throw new Error(`${file}:\n${lines.join('\n')}`);
}
