import { fillIn } from '../table/rows.ts';
import type { Found, Hit } from './engine.ts';

/** Makes list items of hits, from the template that the page brought along. */
export function hitItems(form: Element, hits: readonly Hit[]): readonly Node[] {
  const template = form.querySelector<HTMLTemplateElement>('.hit-template');
  return hits.map((hit) => {
    const item = document.importNode(template!.content, true);
    const part = (name: string) => item.querySelector<HTMLElement>(`.hit-${name}`)!;
    item.querySelector('a')!.href = hit.url;
    part('title').textContent = hit.title;
    part('place').textContent = hit.place;
    part('text').append(
      ...hit.excerpt.map(({ text, marked }) => {
        if (!marked) return text;
        const mark = document.createElement('mark');
        mark.textContent = text;
        return mark;
      }),
    );
    return item;
  });
}

/**
 * What there is to say about an answer, from the sentences at the status line: how many hits, and in `taken` how the
 * question was understood where it was not answered as typed.
 */
export function tell(
  { total, dropped, meant }: Found,
  question: string,
  sentences: DOMStringMap,
): { readonly taken: string; readonly count: string } {
  const values = { treffer: total, suche: question, gemeint: meant ?? '', ohne: dropped.join('“, „') };
  const taken = [meant === null ? '' : fillIn(sentences.meant, values)];
  if (dropped.length > 0) taken.push(fillIn(sentences.without, values));
  return {
    taken: taken.join(' ').trim(),
    count: fillIn(total === 0 ? sentences.none : sentences.some, { ...values, suche: meant ?? question }),
  };
}
