import { useState, type ReactElement } from 'react';
import type { AnyModel } from '../../sim/kernel/model.ts';
import type { AnyView } from '../../drawing/view.ts';
import type { Captions } from '../captions.ts';
import { FactTable, Twin } from './Twin.tsx';
import { useTwinRows } from './useTwinRows.ts';
import { useLazy } from '../useLazy.tsx';
import { tell, ui } from '../ui-strings.ts';
import type { Figure, FigureStep } from '../useFigure.ts';

export type DetailsProps = {
  readonly model: AnyModel;
  readonly view: AnyView;
  readonly captions: Captions;
  /** Address of the figure's later texts. */
  readonly texts: string;
  readonly figure: Figure;
  readonly slug: string;
  readonly picked: string | null;
  readonly onPick: (object: string | null) => void;
  readonly href: (step: FigureStep, index: number) => string;
};

const loadWhy = async () => (await import('./Why.tsx')).Why;
const loadPicked = async () => (await import('./Picked.tsx')).Picked;

/** Under the drawing: why, the state, all steps. The tables are readable without script. */
export function Details(props: DetailsProps): ReactElement {
  const { view, captions, texts, figure, slug, picked, onPick } = props;
  const [whyOpen, setWhyOpen] = useState(false);
  const why = useLazy(loadWhy, whyOpen);
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
          caption={`${ui.state}, ${tell(ui.stepOf, { step: figure.step, last: figure.last })}`}
          id={`${slug}-zustand`}
        />
      </details>
      <AllSteps {...props} />
    </div>
  );
}

/** The twin, and the switch that shows the frames between the stops as well. */
function AllSteps({ model, view, captions, figure, href }: DetailsProps): ReactElement {
  const [open, setOpen] = useState(false);
  const [all, setAll] = useState(false);
  const rows = useTwinRows(model, captions, figure, all, href);
  const { player, onPath, last } = figure;
  const hasMore = onPath && player.frames.length > last + 1;
  const current = all ? player.cursor : figure.step;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{ui.twin}</summary>
      {hasMore && (
        <label className="check">
          <input type="checkbox" checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />{' '}
          {ui.allFrames}
        </label>
      )}
      <Twin
        view={view}
        rows={rows}
        captions={captions}
        current={open ? current : -1}
        caption={`${captions.titel}: ${ui.twin}`}
      />
    </details>
  );
}
