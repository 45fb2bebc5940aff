import { useEffect, type RefObject } from 'react';
import { isTwin } from '../../drawing/act.ts';

/**
 * Pointing at a part of the drawing that can be handled lights the buttons that do the same, and the other way round
 * (`data-lit`). `place` is an element of the player, where it is there.
 */
export function useTwins(place: RefObject<HTMLElement | null>, isThere: boolean): void {
  useEffect(() => {
    const player = place.current?.closest('.player');
    if (!player) return;
    const light = ({ target }: Event) => {
      const at = target instanceof Element ? target.closest('[data-act]') : null;
      const act = at?.getAttribute('data-act') ?? '';
      for (const one of player.querySelectorAll('[data-act]')) {
        const other = one.getAttribute('data-act') ?? '';
        // A part of the drawing stands for itself; a button and a part for what they have in common.
        one.toggleAttribute('data-lit', one === at || (at?.tagName !== one.tagName && isTwin(act, other)));
      }
    };
    player.addEventListener('pointerover', light);
    player.addEventListener('pointerleave', light);
    player.addEventListener('focusin', light);
    return () => {
      player.removeEventListener('pointerover', light);
      player.removeEventListener('pointerleave', light);
      player.removeEventListener('focusin', light);
    };
  }, [isThere]);
}
