import { createElement, hydrate, options, type Component, type ComponentType, type VNode } from 'preact';

/**
 * React as far as this project uses it, made of Preact: what `react`, `react/jsx-runtime` and `react-dom/client` mean in the
 * browser. `preact/compat` would bring Suspense, portals and much else, four times the bytes. A build fails where the source
 * imports a name that is missing here.
 */
export { createElement, Fragment } from 'preact';
export { useEffect, useId, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
export { jsx, jsxs } from 'preact/jsx-runtime';

type Props = Readonly<Record<string, unknown>>;

/** A component that renders anew only where one of its properties is another one. */
export function memo(inner: ComponentType<Props>): ComponentType<Props> {
  return function Memo(this: Component, props: Props) {
    this.shouldComponentUpdate = (next: Props) =>
      Object.keys({ ...this.props, ...next }).some((name) => (this.props as Props)[name] !== next[name]);
    return createElement(inner, props);
  };
}

/** Takes over markup that the server has rendered. */
export function hydrateRoot(element: Element, node: VNode): void {
  hydrate(node, element);
}

/** Attributes of SVG that have a hyphen and that React writes as one word. Others (`viewBox`) are spelt as in React. */
const HYPHENATED =
  /^(alignment|baseline|clip(?!PathU)|color|dominant|fill|flood|font|letter|lighting|marker(?!H|W|U)|paint|pointer|shape|stop|stroke|text(?!L)|transform|vector|word|writing)[A-Z]/;

/** What React calls a property of an element → what the document calls it. */
function ownName(name: string, type: string, props: Props): string {
  if (name === 'className') return 'class';
  // React's focus events bubble, and its change is every input. Boxes and buttons have no other.
  if (name === 'onFocus') return 'onfocusin';
  if (name === 'onBlur') return 'onfocusout';
  if (name === 'onChange' && /input|textarea/.test(type) && !/box|radio|file/.test(String(props.type)))
    return 'onInput';
  return HYPHENATED.test(name) ? name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`) : name;
}

options.vnode = (vnode) => {
  const node = vnode as VNode<Props>;
  const { type, props } = node;
  if (typeof type !== 'string') return;
  const named = Object.entries(props).map(([name, value]) => [ownName(name, type, props), value]);
  node.props = Object.fromEntries(named) as typeof props;
};
