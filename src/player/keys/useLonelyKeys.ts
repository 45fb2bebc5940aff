import { useEffect } from 'react';

/** Keys that mean a step of the figure where it is all that a page is for. The others scroll. */
const stepping: ReadonlySet<string> = new Set(['ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown']);

/** On a page that shows one figure its steps obey as long as nothing has the focus: the figure then takes it. */
export function useLonelyKeys(isAlone: boolean): void {
  useEffect(() => {
    if (!isAlone) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const player = document.querySelector<HTMLElement>('.player');
      const { key, ctrlKey, altKey, metaKey, shiftKey } = event;
      const isPlain = !(ctrlKey || altKey || metaKey || shiftKey);
      const isLecture = document.documentElement.hasAttribute('data-vortrag');
      if (player === null || isLecture || event.target !== document.body || !isPlain || !stepping.has(key)) return;
      event.preventDefault();
      player.focus({ preventScroll: true });
      player.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
