import type { ReactElement } from 'react';
import { emphasis } from '../captions.ts';

/** A sentence with its emphasis: the changed word is strong and in the tone of its object in the drawing. */
export function Told({ text }: { readonly text: string }): ReactElement {
  return (
    <>
      {emphasis(text).map((piece, i) =>
        piece.strong ? (
          <strong key={i} className={piece.tone === undefined ? undefined : `word-${piece.tone}`}>
            {piece.text}
          </strong>
        ) : (
          piece.text
        ),
      )}
    </>
  );
}
