import type { ReactElement } from 'react';
import { useFold } from '../useFold.ts';
import { useLazy, useLoaded } from '../useLazy.tsx';
import { words } from './ui-strings.ts';
import type { FootProps } from '../props.ts';
import { Drawer } from '../settings/Drawer.tsx';
import { onServer } from '../on-server.ts';
import { Later } from '../Later.tsx';
import { usePaper } from './usePaper.ts';
import type { TableProps } from './Tables.tsx';

const loadWhy = async () => (await import('./Why.tsx')).Why;
const loadTable = async () => (await import('./Tables.tsx')).Table;

/** Under the picture, folded: why, the settings of a run, the state, all steps. The tables are readable without script. */
export function Details(props: FootProps): ReactElement {
  const { model, captions, texts, figure, ready, form } = props;
  const { isOpen, fold, handle } = useFold(loadWhy);
  const why = useLazy(loadWhy, isOpen);
  return (
    <>
      <details className="why" {...fold}>
        <summary {...handle}>{words.why}</summary>
        {why({ notes: figure.frame.notes, captions, address: texts })}
      </details>
      {form === null && <Drawer address={texts} model={model} captions={captions} figure={figure} ready={ready} />}
      <Folded title={words.state} which="state" {...props} />
      <Folded title={words.twin} which="steps" {...props} />
    </>
  );
}

/**
 * A table that the server has rendered and that nobody sees until it is opened. Until then the browser leaves it as it is;
 * its code is loaded and the table brought up to date when a reader opens it.
 */
function Folded({ title, ...props }: TableProps & { readonly title: string }): ReactElement {
  const { isOpen, fold, handle } = useFold(loadTable);
  const part = useLoaded(loadTable, isOpen);
  // Of a chapter paper has still pictures, and a frame in another page cannot grow.
  const onPaper = usePaper(loadTable, props.context === 'figur');
  return (
    <details className={`folded-${props.which}`} {...fold}>
      <summary {...handle}>{title}</summary>
      <Later part={part ?? onPaper} server={onServer.Table} props={props} />
    </details>
  );
}
