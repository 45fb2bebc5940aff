import { ELEMENT_NODE, parse, TEXT_NODE, walkSync, type ElementNode, type Node } from 'ultrahtml';

/** A drawing to be measured: its elements in the order of the markup, and its parts by `data-object`. */
export function readPicture(svg: string) {
  const nodes = all(parse(svg) as Node);
  const part = (object: string): ElementNode => {
    const found = nodes.find(({ attributes }) => attributes['data-object'] === object);
    if (found === undefined) throw new Error(`found no part "${object}" in the drawing`);
    return found;
  };
  return { nodes, part };
}

/** All elements below one, itself first. */
export function all(root: Node): readonly ElementNode[] {
  const found: ElementNode[] = [];
  walkSync(root, (node: Node) => void (node.type === ELEMENT_NODE && found.push(node)));
  return found;
}

/** The text of an element, its pieces separated by one space. */
export function textOf(root: Node): string {
  let text = '';
  walkSync(root, (node: Node) => void (node.type === TEXT_NODE && (text += `${node.value} `)));
  return text.replace(/ +/g, ' ').trim();
}

/** The texts of an element, one for each `text` in it. */
export function textsOf(root: Node): readonly string[] {
  return all(root)
    .filter(({ name }) => name === 'text')
    .map(textOf);
}

/** The numbers in an attribute, as in `translate(12 7)` or in a path. */
export function numbersIn(text = ''): readonly number[] {
  return (text.match(/-?[\d.]+/g) ?? []).map(Number);
}

/** Left, top, width and height of a rectangle. */
export function boxOf({ attributes: { x, y, width, height } }: ElementNode): readonly [number, number, number, number] {
  return [Number(x), Number(y), Number(width), Number(height)];
}
