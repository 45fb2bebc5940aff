import { useEffect, useState, type ReactElement } from 'react';
import type { Note } from '../../sim/kernel/scenario.ts';
import { fill, type Captions } from '../captions.ts';
import { ui } from '../ui-strings.ts';

/** A source as notes and captions cite it. */
export type Source = { readonly titel: string; readonly adresse?: string | undefined };

/** The rules behind a figure's steps, in a file of their own: `figuren/<slug>/regeln.json`. */
export type RuleBook = {
  readonly regeln: Readonly<Record<string, { readonly text: string; readonly quelle: readonly string[] }>>;
  readonly quellen: Readonly<Record<string, Source>>;
};

export type WhyProps = {
  readonly notes: readonly Note[];
  readonly captions: Captions;
  /** Address of the rule book. */
  readonly address: string;
};

const books = new Map<string, Promise<RuleBook>>();

function fetchBook(address: string): Promise<RuleBook> {
  const known = books.get(address);
  if (known !== undefined) return known;
  const book = fetch(address).then((response) => {
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    return response.json() as Promise<RuleBook>;
  });
  books.set(address, book);
  // A failed attempt must not be the last one.
  book.catch(() => books.delete(address));
  return book;
}

/** The rules behind the notes of a step, each with its sources; says so where no rule was at work. */
export function Why({ notes, captions, address }: WhyProps): ReactElement | null {
  const [book, setBook] = useState<RuleBook | 'failed' | null>(null);
  useEffect(() => {
    fetchBook(address).then(setBook, () => setBook('failed'));
  }, [address]);
  if (book === null) return null;
  if (book === 'failed') return <p role="alert">{ui.chunkFailed}</p>;
  const rules = notes.flatMap((note) => {
    const rule = book.regeln[note.key];
    return rule === undefined
      ? []
      : [{ key: note.key, text: fill(rule.text, note.values ?? {}, captions), ids: rule.quelle }];
  });
  if (rules.length === 0) return <p>{ui.noRule}</p>;
  return (
    <>
      {rules.map((rule, i) => (
        <div key={`${rule.key}-${i}`} className="rule">
          <p>{rule.text}</p>
          {rule.ids.length > 0 && <SourceList ids={rule.ids} sources={book.quellen} />}
        </div>
      ))}
    </>
  );
}

function SourceList({
  ids,
  sources,
}: {
  readonly ids: readonly string[];
  readonly sources: RuleBook['quellen'];
}): ReactElement {
  return (
    <>
      <p className="rule-sources">{ui.sources}:</p>
      <ul className="source-list">
        {ids.map((id) => {
          const source = sources[id];
          return (
            <li key={id}>
              {source?.adresse === undefined ? (source?.titel ?? id) : <a href={source.adresse}>{source.titel}</a>}
            </li>
          );
        })}
      </ul>
    </>
  );
}
