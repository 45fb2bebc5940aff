import { basename } from 'node:path';
import type { MdastPluginDefinition } from 'satteri';

/** `<Questions section="2.5.3" />` */
function questions(section: string) {
  const attributes = [{ type: 'mdxJsxAttribute' as const, name: 'section', value: section }];
  return { type: 'mdxJsxFlowElement' as const, name: 'Questions', attributes, children: [] };
}

/**
 * Puts `<Questions section="…" />` at the end of every section of a chapter, and of the chapter itself, whose number begins
 * the name of its file. Authors need not think of it.
 */
export const sectionEnds: MdastPluginDefinition = {
  name: 'section-ends',
  before(root, context) {
    const file = basename(context.fileURL?.pathname ?? '');
    const chapter = (/^\d+(?:-\d+)*/.exec(file)?.[0] ?? '').replaceAll('-', '.');
    let section: string | null = null;
    for (const node of root.children) {
      if (node.type !== 'mdxJsxFlowElement' || (node.name !== 'Section' && node.name !== 'Summary')) continue;
      if (section !== null) context.insertBefore(node, questions(section));
      if (node.name === 'Summary') context.insertBefore(node, questions(chapter));
      const [attribute] = node.attributes;
      section = attribute?.type === 'mdxJsxAttribute' && typeof attribute.value === 'string' ? attribute.value : null;
    }
  },
};
