import type { ReactElement } from 'react';
import type { Note } from '../../sim/kernel/model.ts';
import { fill, type Captions } from '../captions.ts';
import { ui } from '../later-strings.ts';
import { useTexts, type LaterTexts } from './texts.ts';
import { words } from './ui-strings.ts';

export type WhyProps = {
  readonly notes: readonly Note[];
  readonly captions: Captions;
  /** Address of the figure's later texts. */
  readonly address: string;
};

/** The rules behind the notes of a step, each with its sources; says so where no rule was at work. */
export function Why({ notes, captions, address }: WhyProps): ReactElement | null {
  const texts = useTexts(address);
  if (texts === null) return null;
  if (texts === 'failed') return <p role="alert">{ui.chunkFailed}</p>;
  const rules = notes.flatMap((note) => {
    const rule = texts.regeln[note.key];
    return rule === undefined
      ? []
      : [{ key: note.key, text: fill(rule.text, note.values ?? {}, captions), ids: rule.quelle }];
  });
  if (rules.length === 0) return <p>{words.noRule}</p>;
  return (
    <>
      {rules.map((rule, i) => (
        <div key={`${rule.key}-${i}`} className="rule">
          <p>{rule.text}</p>
          {rule.ids.length > 0 && <SourceList ids={rule.ids} sources={texts.quellen} />}
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
  readonly sources: LaterTexts['quellen'];
}): ReactElement {
  return (
    <>
      <p className="rule-sources">{words.sources}:</p>
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
