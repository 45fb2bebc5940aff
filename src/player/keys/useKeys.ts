import { useEffect, useRef, type KeyboardEvent as ReactKeyboardEvent } from 'react';

type Press = KeyboardEvent | ReactKeyboardEvent;

/** Listens for keys: inside the figure always, anywhere on the page in a lecture. Returns the handler for the figure's own element. */
export function useKeys(lecture: boolean, handle: (event: Press) => void): (event: ReactKeyboardEvent) => void {
  // The window listener lives as long as lecture mode; it calls the newest handler, even right after a render.
  const newest = useRef(handle);
  newest.current = handle;
  useEffect(() => {
    if (!lecture) return;
    const listener = (event: KeyboardEvent) => newest.current(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, [lecture]);
  return lecture ? () => undefined : handle;
}
