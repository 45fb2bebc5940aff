/**
 * `/` brings the reader to a search field, unless the key is meant for something else or characters are switched off.
 * Escape, where it has nothing else to close, brings them back to where they were reading.
 */
export function focusOnSlash(field: HTMLInputElement): void {
  let cameFrom: { readonly element: Element | null; readonly top: number } | null = null;

  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (isTyping(event.target) || !field.checkVisibility() || charactersAreOff()) return;
    event.preventDefault();
    cameFrom = { element: document.activeElement, top: scrollY };
    field.focus();
    field.select();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.target !== field || cameFrom === null) return;
    const { element, top } = cameFrom;
    field.blur();
    if (element instanceof HTMLElement && element !== document.body) element.focus({ preventScroll: true });
    scrollTo({ top, behavior: 'instant' });
  });
  field.addEventListener('blur', ({ relatedTarget }) => {
    // Down among the hits the reader is still searching.
    if (!(relatedTarget instanceof Node && field.form?.contains(relatedTarget))) cameFrom = null;
  });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}

/** The setting of the figures holds here too: single characters collide with speech input (WCAG 2.1.4). */
function charactersAreOff(): boolean {
  try {
    return localStorage.getItem('unterbau.zeichen') === 'aus';
  } catch {
    return false;
  }
}
