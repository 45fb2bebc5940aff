import { createElement, type ComponentType } from 'react';
import { hydrateRoot } from 'react-dom/client';

/** Properties of an island that are the same on all pages stand in a file, whose address is a property. */
type Props = Readonly<Record<string, unknown>> & { readonly content?: string };

const files = new Map<string, Promise<object>>();

function contentOf(address: string): Promise<object> {
  const known = files.get(address);
  if (known !== undefined) return known;
  const file = fetch(address).then((response) => {
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    return response.json() as Promise<object>;
  });
  files.set(address, file);
  // A failed attempt must not be the last one.
  file.catch(() => files.delete(address));
  return file;
}

/**
 * Wakes a server-rendered island, once, when its content is there. Stands in for the client of @astrojs/react: our islands
 * have no slots, no forms and no client:only, for which that one brings code, and it would render each island twice. Where
 * the content cannot be had, the page stays as the server made it, and the next click into the island tries again.
 */
export default function wake(element: HTMLElement) {
  return async (component: ComponentType<object>, props: Props): Promise<void> => {
    if (!element.hasAttribute('ssr')) return;
    const content = props.content === undefined ? {} : await untilThere(props.content, element);
    hydrateRoot(element, createElement(component, { ...content, ...props }));
  };
}

async function untilThere(address: string, element: HTMLElement): Promise<object> {
  for (;;) {
    try {
      return await contentOf(address);
    } catch {
      await new Promise((resolve) => element.addEventListener('click', resolve, { once: true }));
    }
  }
}
