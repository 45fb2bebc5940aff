import { useEffect, useState, type RefObject } from 'react';
import type { Layout } from '../../drawing/view.ts';

/** From this width of the player on the wide drawing is shown; player.css has the same number. */
const WIDE_FROM = 620;

/** From this width on half of the room beside the rail is enough for the wide drawing with legible type. */
const WIDE_HALVES_FROM = 2000;

export type Layouts = { readonly whole: Layout; readonly half: Layout };

function layoutsFor(width: number): Layouts {
  return { whole: width >= WIDE_FROM ? 'wide' : 'narrow', half: width >= WIDE_HALVES_FROM ? 'wide' : 'narrow' };
}

/** The layouts that fit the container; `null` until it was measured, when both are rendered and CSS shows one. */
export function useLayout(root: RefObject<HTMLElement | null>): Layouts | null {
  const [width, setWidth] = useState<number | null>(null);
  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    const { paddingInlineStart, paddingInlineEnd } = getComputedStyle(element);
    setWidth(element.clientWidth - parseFloat(paddingInlineStart) - parseFloat(paddingInlineEnd));
    const observer = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width));
    observer.observe(element);
    return () => observer.disconnect();
  }, [root]);
  return width === null ? null : layoutsFor(width);
}
