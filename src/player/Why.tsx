import type { ReactElement } from 'react';
import type { Note } from '../sim/kernel/scenario.ts';
import { fill, type Captions } from './captions.ts';
import { ui } from './ui-strings.ts';

/** A source as notes and captions cite it. */
export type Source = { readonly titel: string; readonly adresse?: string | undefined };
export type Sources = Readonly<Record<string, Source>>;

/** The titles of some sources, linked where an address is known. */
export function SourceList({
  ids,
  sources,
}: {
  readonly ids: readonly string[];
  readonly sources: Sources;
}): ReactElement {
  return (
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
  );
}

export type WhyProps = {
  readonly notes: readonly Note[];
  readonly captions: Captions;
  readonly sources: Sources;
};

/** The rules behind the notes of a step, each with its sources; nothing where no rule was at work. */
export function Rules({ notes, captions, sources }: WhyProps): ReactElement {
  const rules = notes.flatMap((note) => {
    const caption = captions.schritte[note.key];
    return caption?.warum === undefined
      ? []
      : [{ key: note.key, text: fill(caption.warum, note.values ?? {}, captions), ids: caption.quelle ?? [] }];
  });
  return (
    <>
      {rules.map((rule, i) => (
        <div key={`${rule.key}-${i}`} className="rule">
          <p>{rule.text}</p>
          {rule.ids.length > 0 && (
            <>
              <p className="rule-sources">{ui.sources}:</p>
              <SourceList ids={rule.ids} sources={sources} />
            </>
          )}
        </div>
      ))}
    </>
  );
}
