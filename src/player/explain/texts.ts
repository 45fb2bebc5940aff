import { useEffect, useState } from 'react';
import type { ParamCaption } from '../captions.ts';

/** A source as notes and captions cite it. */
type Source = { readonly titel: string; readonly adresse?: string | undefined };

/** Words of a figure that only some readers ask for, in a file of their own: `figuren/<slug>/texte.json`. */
export type LaterTexts = {
  /** The rule behind a note, by its key. */
  readonly regeln: Readonly<Record<string, { readonly text: string; readonly quelle: readonly string[] }>>;
  readonly quellen: Readonly<Record<string, Source>>;
  readonly parameter: Readonly<Record<string, ParamCaption>>;
};

const files = new Map<string, Promise<LaterTexts>>();

function fetchTexts(address: string): Promise<LaterTexts> {
  const known = files.get(address);
  if (known !== undefined) return known;
  const texts = fetch(address).then((response) => {
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    return response.json() as Promise<LaterTexts>;
  });
  files.set(address, texts);
  // A failed attempt must not be the last one.
  texts.catch(() => files.delete(address));
  return texts;
}

/** The later texts of a figure: `null` while they are on their way, `failed` where they cannot be had. */
export function useTexts(address: string): LaterTexts | 'failed' | null {
  const [texts, setTexts] = useState<LaterTexts | 'failed' | null>(null);
  useEffect(() => {
    fetchTexts(address).then(setTexts, () => setTexts('failed'));
  }, [address]);
  return texts;
}
