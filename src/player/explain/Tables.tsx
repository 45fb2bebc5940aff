import { useState, type ReactElement } from 'react';
import { ui } from '../later-strings.ts';
import { tell } from '../ui-strings.ts';
import { focusOf } from '../stops/stops.ts';
import { words } from './ui-strings.ts';
import type { FootProps } from '../props.ts';
import { FactTable, Twin } from './Twin.tsx';
import { useTwinRows } from './useTwinRows.ts';

export type TableProps = FootProps & { readonly which: 'state' | 'steps' };

/** One of the two tables under a drawing: what the picture shows, or all steps. */
export function Table({ which, ...props }: TableProps): ReactElement {
  return which === 'state' ? <StateTable {...props} /> : <AllSteps {...props} />;
}

/** The same as the build makes it for the page of a single step: all steps stand once, on the figure's first page. */
export function TableOfStep({ which, ...props }: TableProps): ReactElement {
  if (which === 'state') return <StateTable {...props} />;
  const { base, slug, context } = props;
  return (
    <p>
      <a href={`${base}figuren/${slug}/`} target={context === 'einbetten' ? '_blank' : undefined}>
        {words.twinThere}
      </a>
    </p>
  );
}

/** What the picture shows, in words. */
function StateTable({ view, captions, figure, slug, onPick }: FootProps): ReactElement {
  return (
    <FactTable
      facts={view.describe(figure.frame.state, captions.worte, focusOf(figure.frame))}
      caption={`${words.state}, ${tell(ui.stepOf, { step: figure.step, last: figure.last })}`}
      id={`${slug}-zustand`}
      onPick={onPick}
    />
  );
}

/** The twin: all steps as a table, and the switch that shows the frames between the stops as well. */
function AllSteps(props: FootProps): ReactElement {
  const { view, captions, figure } = props;
  const [all, setAll] = useState(false);
  const rows = useTwinRows(props, all);
  const { player, onPath, last } = figure;
  const hasMore = onPath && player.frames.length > last + 1;
  return (
    <>
      {hasMore && (
        <label className="check">
          <input type="checkbox" checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />{' '}
          {words.allFrames}
        </label>
      )}
      <Twin
        view={view}
        rows={rows}
        captions={captions}
        current={all ? player.cursor : figure.step}
        onGo={(number) => (all ? figure.dispatch({ type: 'seek', cursor: number }) : props.onSeek(number))}
        caption={`${captions.titel}: ${words.twin}`}
      />
    </>
  );
}
