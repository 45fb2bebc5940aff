import type { ReactNode } from 'react';

/** An element of a picture as it lives in the browser: two pictures share it where its place is the same. */
export type Placed = {
  /** Keys or places and kinds, from the root down: the same in the next picture means the same element. */
  readonly place: string;
  readonly classes: readonly string[];
  /** What is seen of it, whatever moves: name, attributes, text and content, and how it is shifted. */
  readonly looks: string;
  /** Nothing of it is seen once the motion has ended. */
  readonly isGone: boolean;
};

type Element = {
  readonly type: unknown;
  readonly key: string | null;
  readonly props: Readonly<Record<string, unknown>> & { readonly children?: ReactNode };
};

const motion = /^(appear|enter|was|leave|move|fade|grow|level|beat-\d|[\w-]+-(early|late))$/;

function isElement(node: unknown): node is Element {
  return typeof node === 'object' && node !== null && 'type' in node && 'props' in node;
}

/**
 * The elements of a drawing with the places that React gives them. Drawings are pure functions without hooks, so that they
 * can be called here; keys do not outlive this, and are not to be seen in any markup.
 */
export function placedElements(root: ReactNode): readonly Placed[] {
  const found: Placed[] = [];
  /** Goes through a node and returns how it looks. */
  const walk = (node: unknown, place: string, shift: string, isGone: boolean): string => {
    if (node === null || node === undefined || typeof node === 'boolean') return '';
    if (typeof node === 'string' || typeof node === 'number') return String(node);
    if (Array.isArray(node)) {
      return node
        .map((child: unknown, i) => {
          const key = isElement(child) && child.key !== null ? `#${child.key}` : `${i}`;
          return walk(child, `${place}/${key}`, shift, isGone);
        })
        .join('');
    }
    if (!isElement(node)) throw new Error(`found ${typeof node} in a drawing, allowed: elements and text`);
    const { type, key, props } = node;
    if (typeof type === 'function') {
      const own = `${place}${key === null ? '' : `#${key}`}<${type.name}>`;
      return walk((type as (given: unknown) => unknown)(props), own, shift, isGone);
    }
    const { children, className, ...attributes } = props;
    if (typeof type !== 'string') return walk(children, `${place}/fragment`, shift, isGone);
    const own = `${place}${key === null ? '' : `#${key}`}<${type}>`;
    const classes = typeof className === 'string' ? className.split(' ') : [];
    const gone = isGone || classes.includes('was') || classes.includes('leave');
    const at = found.push(null as never) - 1;
    const moved = typeof attributes.transform === 'string' ? `${shift} ${attributes.transform}` : shift;
    const content = walk(children, own, moved, gone);
    const look = classes.filter((name) => !motion.test(name)).join(' ');
    const looks = `<${type} ${look} ${JSON.stringify(attributes)}>${content}</>`;
    found[at] = { place: own, classes, looks: `${shift} ${looks}`, isGone: gone };
    return looks;
  };
  walk(root, '', '', false);
  return found;
}
