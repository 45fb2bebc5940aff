import { useEffect, useRef, useState } from 'react';

/**
 * What the one polite live region of a figure says: silent on arrival and while playing, it speaks on a step by hand, on
 * pause and at the end. `touch` tells it that the reader has begun.
 */
export function useVoice(playing: boolean, sentence: string): { readonly spoken: string; readonly touch: () => void } {
  const [spoken, setSpoken] = useState('');
  const touched = useRef(false);
  useEffect(() => {
    if (playing) touched.current = true;
    else if (touched.current) setSpoken(sentence);
  }, [playing, sentence]);
  return {
    spoken,
    touch: () => {
      touched.current = true;
    },
  };
}
