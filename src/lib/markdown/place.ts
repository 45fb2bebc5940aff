import { fileURLToPath } from 'node:url';
import { relative } from 'node:path';

/** Where something stands in a content file, as editors can jump to it: `content/chapters/x.mdx:12`. */
export function placeOf(
  node: { readonly position?: { readonly start: { readonly line: number } } | undefined },
  context: { readonly fileURL: URL | undefined },
): string {
  const file = context.fileURL ? relative(process.cwd(), fileURLToPath(context.fileURL)) : 'MDX';
  return `${file}:${node.position?.start.line ?? '?'}`;
}
