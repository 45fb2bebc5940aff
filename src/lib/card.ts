/** A card to learn by: made from a row of a table, a term of the glossary, or a question. */
export type Card = {
  /** Published as `#karte-<id>`, key of the reader's progress and note in Anki: never changes. */
  readonly id: string;
  readonly kind: 'tabelle' | 'begriff' | 'frage';
  /** Number or id of the section that it belongs to. */
  readonly section: string;
  readonly front: string;
  /** What stands below the question from the start: options of a question, sides to match. */
  readonly options: readonly string[];
  /** One line, or a list. */
  readonly answer: readonly string[];
  /** Sentences below the answer. */
  readonly more: readonly string[];
  /** What held or holds in a later version; no part of the view „2010“. */
  readonly later: string | null;
  /** What the numbers belong to: „vSphere 4.0“. */
  readonly version: string | null;
  /** The answer among wrong ones from neighbouring rows; empty where there are none. */
  readonly choices: readonly string[];
  readonly source: { readonly label: string; readonly href: string | null };
};
