/**
 * What our figures use of React, on Preact's core: elements, hooks, `memo`, and React's spelling of SVG attributes.
 * `preact/compat` would do it too, but brings suspense, portals and legacy life cycles along, 2 kB that no figure needs.
 * Both runtimes pass the same browser tests.
 */
import { createElement, options, type FunctionComponent, type VNode } from 'preact';

export { createElement, Fragment } from 'preact';
export { useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';

/** React writes `strokeWidth`, SVG `stroke-width`. Names that are camel case in SVG itself (viewBox) do not match. */
const camelCase = /^(dominant|fill|font|stroke|text(?!Length))[A-Z]/;

options.vnode = (vnode: VNode) => {
  if (typeof vnode.type !== 'string') return;
  const props = vnode.props as Record<string, unknown>;
  for (const name in props) {
    if (!camelCase.test(name)) continue;
    props[name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)] = props[name];
    props[name] = undefined;
  }
};

type Updatable = { props: object; shouldComponentUpdate: (next: object) => boolean };

/** Renders a component again only when one of its properties is another. */
export function memo<P extends object>(component: FunctionComponent<P>): FunctionComponent<P> {
  return function Memoized(this: Updatable, props: P) {
    this.shouldComponentUpdate = (next) => {
      const before = this.props as Record<string, unknown>;
      const after = next as Record<string, unknown>;
      return [...Object.keys(before), ...Object.keys(after)].some((name) => before[name] !== after[name]);
    };
    return createElement(component, props);
  } as FunctionComponent<P>;
}
