import { ELEMENT_NODE, TEXT_NODE, type ElementNode, type Node } from 'ultrahtml';

/** What stands on a page but is not its text: scripts, drawings, controls, signs, lists of sources. */
const silentTags = new Set(['script', 'style', 'template', 'svg', 'nav', 'button', 'astro-island']);
const silentAttributes = ['data-search-ignore', 'data-uncopied', 'popover'];
const silentClasses = new Set(['visually-hidden', 'note-sources']);

const inlineTags = new Set([
  'a',
  'abbr',
  'b',
  'code',
  'em',
  'i',
  'kbd',
  'mark',
  'q',
  'span',
  'strong',
  'sub',
  'sup',
  'time',
]);

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

export function isElement(node: Node): node is ElementNode {
  return node.type === ELEMENT_NODE;
}

/** Whether an element stands inside a line, so that it does not part two words. */
export function isInline({ name }: ElementNode): boolean {
  return inlineTags.has(name);
}

/** The classes of an element. */
export function classesOf({ attributes }: ElementNode): readonly string[] {
  return (attributes.class ?? '').split(/\s+/);
}

/** Whether nothing in an element is for readers of the text. */
export function isSilent(element: ElementNode): boolean {
  const { name, attributes } = element;
  return (
    silentTags.has(name) ||
    silentAttributes.some((one) => one in attributes) ||
    attributes['aria-hidden'] === 'true' ||
    classesOf(element).some((one) => silentClasses.has(one))
  );
}

/** The text of a node; `skip` leaves out whole elements. */
export function textOf(node: Node, skip: (element: ElementNode) => boolean = isSilent): string {
  if (node.type === TEXT_NODE) return decode(node.value);
  if (!isElement(node)) return '';
  if (skip(node)) return '';
  const inner = node.children.map((child) => textOf(child, skip)).join('');
  return isInline(node) ? inner : ` ${inner} `;
}

/** One line: every run of white space is a space, and no soft hyphens. */
export function oneLine(text: string): string {
  return text
    .replaceAll('\u00ad', '')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,;:!?)](?![\p{L}\p{N}]))/gu, '')
    .trim();
}

/** Character references as the compiler writes them. */
export function decode(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return entities[name ?? ''] ?? whole;
  });
}
