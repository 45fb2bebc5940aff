import { useState, type ReactElement } from 'react';
import type { Frames } from '../sim/kernel/run.ts';
import type { AnyView } from '../views/view.ts';
import { sentence, type Captions } from './captions.ts';
import { FactTable, Twin } from './Twin.tsx';
import { useLazy } from './useLazy.tsx';
import { tell, ui } from './ui-strings.ts';
import type { Figure } from './useFigure.ts';

export type DetailsProps = {
  readonly view: AnyView;
  readonly captions: Captions;
  /** Address of the figure's later texts. */
  readonly texts: string;
  readonly figure: Figure;
  readonly slug: string;
  readonly picked: string | null;
  readonly onPick: (object: string | null) => void;
  readonly frames: Frames<unknown, unknown>;
  readonly href: (index: number) => string;
};

const loadWhy = async () => (await import('./later/Why.tsx')).Why;

/** Under the drawing: why, the state, all steps. The tables are readable without script. */
export function Details(props: DetailsProps): ReactElement {
  const { view, captions, texts, figure, slug, picked, onPick, frames, href } = props;
  const [whyOpen, setWhyOpen] = useState(false);
  const why = useLazy(loadWhy, whyOpen);
  const [twinOpen, setTwinOpen] = useState(false);
  const { frame } = figure;
  const facts = view.describe(frame.state, captions.worte);
  const pickedFact = facts.find((fact) => fact.object === picked);
  return (
    <div className="details">
      {picked !== null && pickedFact !== undefined && (
        <div className="picked" role="status">
          <p className="picked-title">
            {pickedFact.label}: {pickedFact.value}
          </p>
          <PickedHistory object={picked} {...props} />
          <button type="button" onClick={() => onPick(null)}>
            {ui.close}
          </button>
        </div>
      )}
      <details onToggle={(event) => setWhyOpen(event.currentTarget.open)}>
        <summary>{ui.why}</summary>
        {why({ notes: frame.notes, captions, address: texts })}
      </details>
      <details>
        <summary>{ui.state}</summary>
        <FactTable
          facts={facts}
          caption={`${ui.state}, ${tell(ui.stepOf, { step: frame.index, last: figure.last })}`}
          id={`${slug}-zustand`}
        />
      </details>
      <details onToggle={(event) => setTwinOpen(event.currentTarget.open)}>
        <summary>{ui.twin}</summary>
        <Twin
          view={view}
          frames={frames}
          captions={captions}
          cursor={twinOpen ? frame.index : -1}
          caption={`${captions.titel}: ${ui.twin}`}
          href={href}
        />
      </details>
    </div>
  );
}

/** The last step up to now that spoke of an object, and its rule. */
function PickedHistory({
  object,
  figure,
  captions,
  texts,
}: DetailsProps & { readonly object: string }): ReactElement | null {
  const why = useLazy(loadWhy, true);
  const upToNow = figure.player.frames.slice(0, figure.frame.index + 1);
  const frame = upToNow.findLast(({ notes }) => notes.some((note) => note.focus?.includes(object)));
  if (frame === undefined) return null;
  const notes = frame.notes.filter((note) => note.focus?.includes(object));
  return (
    <>
      <p>
        {ui.position} {frame.index}: {sentence(notes, captions)}
      </p>
      {why({ notes, captions, address: texts })}
    </>
  );
}
