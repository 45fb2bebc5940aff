/** An element of a drawing as its markup has it, with the part (`data-object`) it belongs to. */
export type Drawn = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Own text and that of inner elements. */
  readonly text: string;
  readonly part: string | null;
};

/** The elements of a drawing in drawing order, read back from its markup (`drawFrame`). */
export function drawnElements(svg: string): readonly Drawn[] {
  type Open = { name: string; attributes: Record<string, string>; text: string; part: string | null };
  const all: Open[] = [];
  const open: Open[] = [];
  for (const [, end, name = '', attributes = '', empty, text = ''] of svg.matchAll(
    /<(\/?)(\w+)((?:\s[\w-]+="[^"]*")*)\s*(\/?)>([^<]*)/g,
  )) {
    if (end === '/') {
      open.pop();
    } else {
      const own = Object.fromEntries(
        [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]),
      );
      const element = {
        name,
        attributes: own as Record<string, string>,
        text: '',
        part: own['data-object'] ?? open.at(-1)?.part ?? null,
      };
      all.push(element);
      if (empty !== '/') open.push(element);
    }
    const words = text.replace(/\n$/, '');
    for (const element of open) element.text += words;
  }
  return all;
}

/** A mark that stands for a number. */
export type Measured = Drawn & { readonly value: number };

/** The marks of a drawing that say which number they stand for (`data-value`). */
export function measuredMarks(svg: string): readonly Measured[] {
  return drawnElements(svg).flatMap((one) => {
    const value = one.attributes['data-value'];
    return value === undefined ? [] : [{ ...one, value: Number(value) }];
  });
}
