import { useEffect, useState, type RefObject } from 'react';
import type { Layout } from '../views/view.ts';

/** From this container width on the wide drawing is shown; player.css has the same number. */
export const WIDE_FROM = 620;

/** The layout that fits the container; `null` until it was measured, when both are rendered and CSS shows one. */
export function useLayout(root: RefObject<HTMLElement | null>): Layout | null {
  const [layout, setLayout] = useState<Layout | null>(null);
  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    const measure = (width: number) => setLayout(width >= WIDE_FROM ? 'wide' : 'narrow');
    measure(element.clientWidth);
    const observer = new ResizeObserver(([entry]) => entry && measure(entry.contentRect.width));
    observer.observe(element);
    return () => observer.disconnect();
  }, [root]);
  return layout;
}
