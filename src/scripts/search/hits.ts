import type { Hit } from './engine.ts';

/** Makes list items of hits, from the template that the page brought along. */
export function hitItems(form: Element, hits: readonly Hit[]): readonly Node[] {
  const template = form.querySelector<HTMLTemplateElement>('.hit-template');
  return hits.map((hit) => {
    const item = document.importNode(template!.content, true);
    const part = (name: string) => item.querySelector<HTMLElement>(`.hit-${name}`)!;
    item.querySelector('a')!.href = hit.url;
    part('title').textContent = hit.meta.title;
    part('place').textContent = hit.meta.place ?? '';
    // The engine has escaped the text of the pages; only its own <mark> is markup.
    part('text').innerHTML = hit.excerpt;
    return item;
  });
}
