import { createElement, hydrate, type ComponentType } from 'preact';

/**
 * Wakes a server-rendered island, once. Stands in for the client of @astrojs/react in the browser: our islands have no
 * slots, no forms and no client:only, for which that one brings code, and it would render each island twice.
 */
export default function wake(element: HTMLElement) {
  return (component: ComponentType<object>, props: object): void => {
    if (element.hasAttribute('ssr')) hydrate(createElement(component, props), element);
  };
}
