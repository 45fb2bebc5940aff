/** Where the reader was before `/` led to the field: the focused element, and how far below the window's top it stood. */
export const cameFrom: { element: Element | null; top: number } = { element: null, top: 0 };

/** `/` brings the reader to a search field, unless the key is meant for something else or characters are switched off. */
export function focusOnSlash(field: HTMLInputElement): void {
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (isTyping(event.target) || !field.checkVisibility() || charactersAreOff()) return;
    event.preventDefault();
    cameFrom.element = document.activeElement;
    cameFrom.top = document.activeElement!.getBoundingClientRect().top;
    field.focus();
    field.select();
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
