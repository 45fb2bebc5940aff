import type { z } from 'astro/zod';

type Schema = z.core.$ZodType;

/** The fields that a schema allows at a path, for errors that say what is allowed instead of an unknown one. */
export function fieldsAt(schema: Schema, path: readonly PropertyKey[]): readonly string[] {
  // Which of these a definition has depends on its kind: object, optional, union, array, record.
  const { shape, innerType, options, element, valueType } = schema._zod.def as unknown as {
    readonly shape?: Readonly<Record<PropertyKey, Schema>>;
    readonly innerType?: Schema;
    readonly options?: readonly Schema[];
    readonly element?: Schema;
    readonly valueType?: Schema;
  };
  if (innerType !== undefined) return fieldsAt(innerType, path);
  if (options !== undefined) return [...new Set(options.flatMap((one) => fieldsAt(one, path)))];
  const [key, ...rest] = path;
  if (key === undefined) return Object.keys(shape ?? {});
  const inside = shape?.[key] ?? element ?? valueType;
  return inside === undefined ? [] : fieldsAt(inside, rest);
}
