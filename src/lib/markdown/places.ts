import type { HastPluginDefinition, HastVisitorContext, MdxJsxFlowElementHast, MdxJsxTextElementHast } from 'satteri';
import { allowed } from './allowed.ts';
import { placeOf } from './place.ts';

const located = {
  filter: Object.keys(allowed),
  visit(element: Readonly<MdxJsxFlowElementHast | MdxJsxTextElementHast>, context: HastVisitorContext): void {
    context.setProperty(element, 'place', placeOf(element, context));
  },
};

/**
 * Tells every component where it stands, as attribute `place`: for the errors that only the component can find, such as an
 * unknown number, term or source.
 */
export const places: HastPluginDefinition = {
  name: 'places',
  options: { position: true },
  mdxJsxFlowElement: located,
  mdxJsxTextElement: located,
};
