import { useEffect, type RefObject } from 'react';
import { prefersReducedMotion } from '../page/page.ts';

/** Time to read a sentence and look at what changed, at tempo 1. */
const BEAT_MS = 1800;

/** A frame between two stops: long enough for one motion to end. */
const FRAME_MS = 320;

/** What decides when the next beat is due. */
export type Pace = {
  readonly playing: boolean;
  /** Whether frames lie between the picture and the stop it is played to. */
  readonly moving: boolean;
  readonly tempo: number;
  /** Changes with every picture and every stop. */
  readonly moment: string;
};

/** Sends a beat while playing or moving to a stop, and stops for good when the tab is hidden or the figure leaves the screen. */
export function useAutoplay(
  { playing, moving, tempo, moment }: Pace,
  root: RefObject<HTMLElement | null>,
  onBeat: () => void,
  onStop: () => void,
): void {
  useEffect(() => {
    if (!playing && !moving) return;
    const rest = moving ? (prefersReducedMotion() ? 0 : FRAME_MS) : BEAT_MS;
    const timer = setTimeout(onBeat, rest / tempo);
    return () => clearTimeout(timer);
    // The callback only dispatches, so a stale one does no harm; naming it would restart the timer on every render.
  }, [playing, moving, tempo, moment]);
  useEffect(() => {
    if (!playing) return;
    const onVisibility = () => {
      if (document.hidden) onStop();
    };
    document.addEventListener('visibilitychange', onVisibility);
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting === false) onStop();
    });
    if (root.current) observer.observe(root.current);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      observer.disconnect();
    };
    // As above.
  }, [playing, root]);
}
