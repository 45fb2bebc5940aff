/** Puts a card of the list onto the card of the sitting: where it belongs, its question, its answer, its choices. */
export function fillCard(root: HTMLElement, id: string): void {
  const card = document.getElementById(`karte-${id}`);
  const part = (name: string) => root.querySelector<HTMLElement>(`[data-part="${name}"]`)!;
  const copies = (selector: string) =>
    Array.from(card?.querySelectorAll(selector) ?? [], (element) => element.cloneNode(true));
  const section = card?.closest('section')?.querySelector('h3')?.textContent ?? '';
  part('where').textContent = section.replace(/\s+/g, ' ').trim();
  part('front').replaceChildren(...copies('.flip-front, .flip-options'));
  part('back').replaceChildren(...copies('.flip-back > :not(.flip-choices)'));
  part('choices').replaceChildren(...copies('.flip-choices > li'));
}
