/**
 * The page around a figure: profile, type size, lecture mode. Storage and history may be missing or throw
 * (sandboxed frames, private windows); then the page goes on without them.
 */

/** Reads a stored preference; `null` where storage is missing, forbidden or empty. */
export function stored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Stores a preference, or not. */
export function store(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // The choice then holds for this page only.
  }
}

export const MIN_TYPE = 100;
export const MAX_TYPE = 200;

/** Type size of the figure in percent; every step is 10. The class is in player.css, since a strict CSP has no styles in markup. */
export function setTypeSize(percent: number): void {
  const size = Math.min(MAX_TYPE, Math.max(MIN_TYPE, Math.round(percent / 10) * 10));
  document.documentElement.style.setProperty('--type-scale', String(size / 100));
}

/** Changes the type size, which all figures of a page share, by so many percent of the normal one. */
export function growType(percent: number): void {
  setTypeSize(100 * Number(document.documentElement.style.getPropertyValue('--type-scale') || 1) + percent);
}

export function prefersReducedMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
