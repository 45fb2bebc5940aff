import { isValidElement, type ReactNode } from 'react';

/** A mark of a drawing, as its markup has it. */
export type Mark = Readonly<Record<'class' | 'x' | 'y' | 'width' | 'height' | 'd' | 'text', string>>;
const blank: Mark = { class: '', x: '', y: '', width: '', height: '', d: '', text: '' };

/** The marks of a drawing, or of one part of it, in drawing order; what a mark does not have is ''. */
export function marks(svg: string, object?: string): readonly Mark[] {
  const lines = svg.split('\n');
  const from = object === undefined ? 0 : lines.findIndex((line) => line.includes(`data-object="${object}"`));
  let depth = 0;
  const end = lines.slice(from).findIndex((line) => {
    depth += line.startsWith('<g') ? 1 : line === '</g>' ? -1 : 0;
    return depth === 0 && object !== undefined;
  });
  return lines.slice(from, end < 0 ? undefined : from + end).map((line) => ({
    ...blank,
    ...Object.fromEntries([...line.matchAll(/ ([\w-]+)="([^"]*)"/g)].map((match) => [match[1]!, match[2]!])),
    text: /^<text[^>]*>(.*)<\/text>$/.exec(line)?.[1] ?? '',
  }));
}

/** The tiles (src/drawing/tone.tsx) among marks: tone and letter, left edge and width. */
export function tiles(found: readonly Mark[]): readonly { x: number; width: number; tone: string; letter: string }[] {
  return found.flatMap((mark, i) => {
    const tone = /^tone-(\w+) edge-\1$/.exec(mark.class)?.[1];
    const letter = found.slice(i + 1).find(({ text }) => text !== '')?.text;
    return tone === undefined || letter === undefined
      ? []
      : [{ x: Number(mark.x), width: Number(mark.width), tone, letter }];
  });
}

/** Keys of the elements of a class, whatever components they are wrapped in. */
export function keysOf(node: ReactNode, className: string): readonly (string | null)[] {
  if (Array.isArray(node)) return node.flatMap((one: ReactNode) => keysOf(one, className));
  if (!isValidElement<{ readonly className?: string; readonly children?: ReactNode }>(node)) return [];
  const { type, props, key } = node;
  if (typeof type === 'function') return keysOf((type as (p: object) => ReactNode)(props), className);
  return [...(props.className === className ? [key] : []), ...keysOf(props.children, className)];
}
