/**
 * Shapes describe the general input of a model: they check a JSON value, fill in what may be left out, and document
 * themselves for `npm run sim -- <model> --help`. Small on purpose: the simulation has no library.
 */
export type Shape<T> = {
  /** What is allowed, in a few English words: `whole number 1…8`. */
  readonly type: string;
  /** What it means, with its unit. */
  readonly doc: string;
  /** Used where the field is left out; a shape without one is required. */
  readonly initial?: T;
  /** The value as `T`, or an `InputError` that names the place (`supply[3]`), what was found and what is allowed. */
  read(value: unknown, path: string): T;
  /** Documentation of the fields of a record, one line each. */
  readonly fields?: Readonly<Record<string, Shape<unknown>>>;
};

/** An input that does not fit its shape; the message is for the person who wrote the input. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

function refuse(path: string, value: unknown, allowed: string): never {
  throw new InputError(`${path === '' ? 'input' : path}: found ${clip(told(value))}, allowed: ${allowed}`);
}

/** A value as its writer wrote it, as far as it can be said. */
function told(value: unknown): string {
  if (value === undefined) return 'nothing';
  // 1e999 in a file; JSON knows no word for it.
  if (typeof value === 'number') return String(value);
  try {
    // Functions and symbols have no JSON, whatever the types of JSON.stringify say.
    const json = JSON.stringify(value) as string | undefined;
    return json ?? typeof value;
  } catch {
    return 'something too large or nested too deeply';
  }
}

const clip = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

type Doc<T> = { readonly doc: string; readonly initial?: T };

/** A number in [min, max]; `whole` (the default) rejects fractions. */
export function number(
  options: Doc<number> & { readonly min: number; readonly max: number; readonly whole?: boolean },
): Shape<number> {
  const { min, max, whole = true, ...doc } = options;
  const type = `${whole ? 'whole number' : 'number'} ${min}…${max}`;
  return {
    ...doc,
    type,
    read(value, path) {
      const fits = typeof value === 'number' && value >= min && value <= max && (!whole || Number.isInteger(value));
      return fits ? value : refuse(path, value, type);
    },
  };
}

/** `true` or `false`. */
export function flag(options: Doc<boolean>): Shape<boolean> {
  const type = 'true or false';
  return { ...options, type, read: (value, path) => (typeof value === 'boolean' ? value : refuse(path, value, type)) };
}

/** One word of a list. */
export function oneOf<const T extends string>(words: readonly T[], options: Doc<T>): Shape<T> {
  const type = words.join(' | ');
  return {
    ...options,
    type,
    read(value, path) {
      return words.find((word) => word === value) ?? refuse(path, value, type);
    },
  };
}

/** Text of bounded length, for names. */
export function text(options: Doc<string> & { readonly max: number }): Shape<string> {
  const { max, ...doc } = options;
  const type = `text of 1…${max} characters`;
  return {
    ...doc,
    type,
    read: (value, path) =>
      typeof value === 'string' && value.length >= 1 && value.length <= max ? value : refuse(path, value, type),
  };
}

/** A list of `min`…`max` items. */
export function list<T>(
  item: Shape<T>,
  options: Doc<readonly T[]> & { readonly min?: number; readonly max: number },
): Shape<readonly T[]> {
  const { min = 0, max, ...doc } = options;
  const type = `list of ${min}…${max} × (${item.type})`;
  return {
    ...doc,
    ...(item.fields && { fields: item.fields }),
    type,
    read(value, path) {
      if (!Array.isArray(value) || value.length < min || value.length > max) return refuse(path, value, type);
      return value.map((entry: unknown, i) => item.read(entry, `${path}[${i}]`));
    },
  };
}

/** A value or nothing (`null`, or left out). */
export function optional<T>(inner: Shape<T>): Shape<T | null> {
  return {
    ...inner,
    type: `${inner.type}, or null`,
    initial: null,
    read: (value, path) => (value === null ? null : inner.read(value, path)),
  };
}

/** An object with exactly these fields; those with an `initial` value may be left out. */
export function record<T>(
  fields: { readonly [K in keyof T]: Shape<T[K]> },
  options: { readonly doc: string },
): Shape<T> {
  const names = Object.keys(fields) as (keyof T & string)[];
  const type = `object with ${names.join(', ')}`;
  return {
    ...options,
    type,
    fields: fields,
    read(value, path) {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(path, value, type);
      for (const name of Object.keys(value)) {
        if (!Object.hasOwn(fields, name)) {
          const place = `${path === '' ? '' : `${path}.`}${clip(name)}`;
          throw new InputError(`${place}: unknown field, allowed: ${names.join(', ')}`);
        }
      }
      const given = value as Readonly<Record<string, unknown>>;
      const read = names.map((name) => {
        const shape: Shape<unknown> = fields[name];
        const found = Object.hasOwn(given, name) ? given[name] : undefined;
        if (found === undefined && 'initial' in shape) return [name, shape.initial] as const;
        return [name, shape.read(found, path === '' ? name : `${path}.${name}`)] as const;
      });
      return Object.fromEntries(read) as T;
    },
  };
}
