import { useEffect, useRef, useState, type RefObject } from 'react';
import { ui } from '../ui-strings.ts';

export type Voice = {
  /** What the live region says; the same words again are a new utterance by their number. */
  readonly spoken: { readonly words: string; readonly turn: number };
  /** The reader has begun: from now on every step is spoken. */
  readonly touch: () => void;
  /** The reader has chosen something: the moment is spoken even where its words are the same as before. */
  readonly act: () => void;
};

/** What the voice is told. */
export type Speech = {
  readonly playing: boolean;
  /** The moment in words. `isNew` where another comparison than before is shown. */
  readonly moment: (isNew: boolean) => string;
  /** Changes with everything that is spoken of. */
  readonly key: string;
  readonly compare: string | null;
  readonly blank: boolean;
};

/**
 * What the one polite live region of a figure says: nothing on arrival; that it runs, and then nothing until the pause or
 * the end; every step by hand and every choice once. While the scrubber has the focus it says the step itself.
 */
export function useVoice(root: RefObject<HTMLElement | null>, speech: Speech): Voice {
  const { playing, moment, key, compare, blank } = speech;
  const [spoken, setSpoken] = useState({ words: '', turn: 0 });
  const [acts, setActs] = useState(0);
  const touched = useRef(false);
  const compared = useRef(compare);
  const wasBlank = useRef(blank);
  const say = (words: string) => setSpoken(({ turn }) => ({ words, turn: turn + 1 }));
  useEffect(() => {
    const isNew = compare !== null && compare !== compared.current;
    if (playing) touched.current = true;
    if (!touched.current) return;
    compared.current = compare;
    if (root.current?.querySelector('.scrubber input') === document.activeElement) return;
    say(playing ? ui.running : moment(isNew));
    // While it plays, its steps are not spoken.
  }, [playing, playing || key, acts]);
  useEffect(() => {
    if (blank !== wasBlank.current) say(blank ? ui.blanked : ui.unblanked);
    wasBlank.current = blank;
  }, [blank]);
  return {
    spoken,
    touch: () => {
      touched.current = true;
    },
    act: () => {
      touched.current = true;
      setActs((count) => count + 1);
    },
  };
}
