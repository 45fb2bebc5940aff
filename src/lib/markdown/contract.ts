import type { MdastPluginDefinition, MdastVisitorContext, MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import { allowed } from './allowed.ts';
import { placeOf } from './place.ts';

type Node = Parameters<typeof placeOf>[0];

function refuse(node: Node, context: MdastVisitorContext, found: string, instead: string): never {
  throw new Error(`${placeOf(node, context)}: found ${found}, allowed: ${instead}`);
}

function checkElement(element: Readonly<MdxJsxFlowElement | MdxJsxTextElement>, context: MdastVisitorContext): void {
  const tag = element.name ?? '';
  const known = Object.hasOwn(allowed, tag) ? allowed[tag] : undefined;
  if (known === undefined) refuse(element, context, `<${tag}>`, Object.keys(allowed).join(', '));
  const names = Object.keys(known);
  for (const attribute of element.attributes) {
    if (attribute.type !== 'mdxJsxAttribute') refuse(element, context, `{…} on <${tag}>`, names.join(', '));
    const { name, value } = attribute;
    if (!names.includes(name)) {
      refuse(element, context, `attribute "${name}" on <${tag}>`, names.join(', ') || 'no attributes');
    }
    if (typeof value !== 'string') refuse(element, context, `${name} without text on <${tag}>`, `${name}="text"`);
  }
  for (const name of names.filter((one) => known[one] === 'required')) {
    if (!element.attributes.some((attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === name)) {
      refuse(element, context, `<${tag}> without "${name}"`, `<${tag} ${name}="…">`);
    }
  }
}

/** Keeps chapter text to Markdown and the names of `allowed`: anything else ends the build with file, line and remedy. */
export const mdxContract: MdastPluginDefinition = {
  name: 'mdx-contract',
  options: { position: true },
  mdxJsxFlowElement: checkElement,
  mdxJsxTextElement: checkElement,
  mdxjsEsm: (node, context) => refuse(node, context, 'import or export', 'Markdown and registered components'),
  mdxFlowExpression: (node, context) => refuse(node, context, `{${node.value}}`, 'plain text'),
  mdxTextExpression: (node, context) => refuse(node, context, `{${node.value}}`, 'plain text'),
};
