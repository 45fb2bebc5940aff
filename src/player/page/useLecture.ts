import { useEffect, useState } from 'react';
import { growType, MAX_TYPE, MIN_TYPE, setTypeSize } from './page.ts';

/** Lecture mode: only the figure, keys anywhere on the page, a blank screen and a pointer. */
export type Lecture = {
  readonly on: boolean;
  readonly blank: boolean;
  readonly setBlank: (blank: boolean) => void;
  readonly enter: () => void;
  readonly leave: () => void;
  /** Changes the type size by so many percent of the normal one. */
  readonly grow: (percent: number) => void;
};

/** Reads `modus` and `schrift` from the address after hydration and holds the state of the lecture. */
export function useLecture(): Lecture {
  const [on, setOn] = useState(false);
  const [blank, setBlank] = useState(false);
  useEffect(() => {
    const query = new URLSearchParams(location.search);
    setOn(query.get('modus') === 'vortrag');
    const wanted = Number(query.get('schrift'));
    if (wanted >= MIN_TYPE && wanted <= MAX_TYPE) setTypeSize(wanted);
  }, []);
  useEffect(() => {
    document.documentElement.toggleAttribute('data-vortrag', on);
  }, [on]);
  return {
    on,
    blank,
    setBlank,
    enter: () => {
      const url = new URL(location.href);
      url.searchParams.set('modus', 'vortrag');
      location.assign(url);
    },
    leave: () => {
      setOn(false);
      const url = new URL(location.href);
      url.searchParams.delete('modus');
      try {
        history.replaceState(history.state, '', url);
      } catch {
        // The address then still says what it said.
      }
    },
    grow: growType,
  };
}
