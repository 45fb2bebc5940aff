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
  // What gets the focus is spoken by its name; of text alone some screen readers speak one line, or nothing.
  for (const face of [part('front'), part('back')]) face.ariaLabel = spoken(face);
  part('choices').replaceChildren(...copies('.flip-choices > li'));
}

/** A face in one breath: its paragraphs, and what it lists one by one. */
function spoken(face: HTMLElement): string {
  const words = ({ textContent }: Element) => textContent.replace(/\s+/g, ' ').trim();
  return Array.from(face.children, (part) => {
    const listed = Array.from(part.querySelectorAll('li'), words);
    return listed.length > 0 ? listed.join(', ') : words(part);
  }).join(' ');
}
