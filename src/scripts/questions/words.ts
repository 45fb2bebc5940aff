const parts = document.querySelector<HTMLTemplateElement>('template.question-parts')!;

/**
 * Fills `{name}` places of a sentence. As `table/rows.ts` does it; a module shared with other pages would be one more
 * request before the first question answers.
 */
export function fillIn(sentence: string | undefined, values: Readonly<Record<string, string | number>>): string {
  return (sentence ?? '').replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** A sentence that the page brought along, with its places filled. */
export function words(name: string, values: Readonly<Record<string, string | number>> = {}): string {
  return fillIn(parts.dataset[name], values);
}

/** A fresh copy of what a template holds. */
export function copyOf(template: string): HTMLElement {
  const source = document.querySelector<HTMLTemplateElement>(`template.${template}`)!;
  return document.importNode(source.content, true).firstElementChild as HTMLElement;
}

const voice = document.getElementById('fragen-stimme')!;

/** Says something to those who do not see the page, once. The page has no other voice. */
export function say(text: string): void {
  // The same sentence twice is said twice.
  voice.textContent = voice.textContent === text ? `${text}\u00a0` : text;
}
