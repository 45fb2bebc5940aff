import { useState, type ReactElement } from 'react';
import type { Frames } from '../sim/kernel/run.ts';
import type { AnyView } from '../views/view.ts';
import type { Captions } from './captions.ts';
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
const loadPicked = async () => (await import('./later/Picked.tsx')).Picked;

/** Under the drawing: why, the state, all steps. The tables are readable without script. */
export function Details(props: DetailsProps): ReactElement {
  const { view, captions, texts, figure, slug, picked, onPick, frames, href } = props;
  const [whyOpen, setWhyOpen] = useState(false);
  const why = useLazy(loadWhy, whyOpen);
  const [twinOpen, setTwinOpen] = useState(false);
  const { frame } = figure;
  const facts = view.describe(frame.state, captions.worte);
  const pickedFact = picked === null ? undefined : facts.find((fact) => fact.object === picked);
  const answer = useLazy(loadPicked, pickedFact !== undefined);
  return (
    <div className="details">
      {pickedFact !== undefined &&
        answer({ fact: pickedFact, figure, captions, address: texts, onClose: () => onPick(null) })}
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
