import { useState, type ReactElement } from 'react';
import { useLazy, useLoaded } from '../useLazy.tsx';
import { words } from './ui-strings.ts';
import type { DetailsProps } from './details-props.ts';
import { onServer } from '../on-server.ts';
import { Later } from '../Later.tsx';
import type { TableProps } from './Tables.tsx';

const loadWhy = async () => (await import('./Why.tsx')).Why;
const loadPicked = async () => (await import('./Picked.tsx')).Picked;
const loadTable = async () => (await import('./Tables.tsx')).Table;

/** Under the drawing: why, the state, all steps. The tables are readable without script. */
export function Details(props: DetailsProps): ReactElement {
  const { view, captions, texts, figure, picked, onPick } = props;
  const [whyOpen, setWhyOpen] = useState(false);
  const why = useLazy(loadWhy, whyOpen);
  const { frame } = figure;
  const fact =
    picked === null ? undefined : view.describe(frame.state, captions.worte).find(({ object }) => object === picked);
  const answer = useLazy(loadPicked, fact !== undefined);
  return (
    <div className="details">
      {fact !== undefined && answer({ fact, figure, captions, address: texts, onClose: () => onPick(null) })}
      <details onToggle={(event) => setWhyOpen(event.currentTarget.open)}>
        <summary>{words.why}</summary>
        {why({ notes: frame.notes, captions, address: texts })}
      </details>
      <Folded title={words.state} which="state" {...props} />
      <Folded title={words.twin} which="steps" {...props} />
    </div>
  );
}

/**
 * A table that the server has rendered and that nobody sees until it is opened. Until then the browser leaves it as it is;
 * its code is loaded and the table brought up to date when a reader opens it.
 */
function Folded({ title, ...props }: TableProps & { readonly title: string }): ReactElement {
  const [open, setOpen] = useState(false);
  const part = useLoaded(loadTable, open);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      <Later part={part} server={onServer.Table} props={props} />
    </details>
  );
}
