import { useEffect, type RefObject } from 'react';

/** Time to read a sentence and look at what changed, at tempo 1. */
const BEAT_MS = 1800;

/** Sends a beat while playing, and stops for good when the tab is hidden or the figure leaves the screen. */
export function useAutoplay(
  playing: boolean,
  tempo: number,
  root: RefObject<HTMLElement | null>,
  onBeat: () => void,
  onStop: () => void,
): void {
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(onBeat, BEAT_MS / tempo);
    const onVisibility = () => {
      if (document.hidden) onStop();
    };
    document.addEventListener('visibilitychange', onVisibility);
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting === false) onStop();
    });
    if (root.current) observer.observe(root.current);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onVisibility);
      observer.disconnect();
    };
    // The callbacks only dispatch, so a stale one does no harm; naming them would restart the timer on every frame.
  }, [playing, tempo, root]);
}
