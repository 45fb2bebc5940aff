import { useEffect, useRef, type RefObject } from 'react';
import { prefersReducedMotion } from '../page/page.ts';

/** Time to read a character, and the least a sentence gets, at tempo 1. */
const READING_MS = 60;
const LEAST_MS = 2000;

/** A frame between two stops: long enough for one motion to end. */
const FRAME_MS = 320;

/** Whoever presses „Abspielen“ has read what is there. */
const FIRST_MS = 400;

/** How long a sentence rests before the next step, at tempo 1. */
export function readingTime(sentence: string): number {
  return Math.max(LEAST_MS, sentence.length * READING_MS);
}

/** What decides when the next beat is due. */
export type Pace = {
  readonly playing: boolean;
  /** Whether frames lie between the picture and the stop it is played to. */
  readonly moving: boolean;
  readonly tempo: number;
  /** What is being read. */
  readonly sentence: string;
  /** Changes with every picture and every stop. */
  readonly moment: string;
};

/** Sends a beat while playing or moving to a stop, and stops for good when the tab is hidden or the figure leaves the screen. */
export function useAutoplay(
  { playing, moving, tempo, sentence, moment }: Pace,
  root: RefObject<HTMLElement | null>,
  onBeat: () => void,
  onStop: () => void,
): void {
  // The moment that was there when playing began.
  const began = useRef<string | null>(null);
  useEffect(() => {
    if (!playing) began.current = null;
    if (!playing && !moving) return;
    began.current ??= moment;
    const reading = began.current === moment ? FIRST_MS : readingTime(sentence);
    const rest = moving ? (prefersReducedMotion() ? 0 : FRAME_MS) : reading;
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
