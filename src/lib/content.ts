import type { z } from 'astro/zod';
import { checkYaml } from './yaml.ts';

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
 * A data file by its name (`data/outline`), checked. Throws an error that names the file, the line, the field, what was
 * found and what is allowed.
 */
export function readContent<Schema extends z.ZodType>(name: string, schema: Schema): z.infer<Schema> {
  const file = `content/${name}.yaml`;
  const text = files[`${root}${name}.yaml`];
  if (text === undefined) throw new Error(`${file}: not found`);
  return checkYaml(file, text, schema);
}
