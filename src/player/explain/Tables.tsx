import { useState, type ReactElement } from 'react';
import { tell, ui } from '../ui-strings.ts';
import { words } from './ui-strings.ts';
import type { DetailsProps } from './details-props.ts';
import { FactTable, Twin } from './Twin.tsx';
import { useTwinRows } from './useTwinRows.ts';

export type TableProps = DetailsProps & { readonly which: 'state' | 'steps' };

/** One of the two tables under a drawing: what the picture shows, or all steps. */
export function Table({ which, ...props }: TableProps): ReactElement {
  return which === 'state' ? <StateTable {...props} /> : <AllSteps {...props} />;
}

/** What the picture shows, in words. */
function StateTable({ view, captions, figure, slug }: DetailsProps): ReactElement {
  return (
    <FactTable
      facts={view.describe(figure.frame.state, captions.worte)}
      caption={`${words.state}, ${tell(ui.stepOf, { step: figure.step, last: figure.last })}`}
      id={`${slug}-zustand`}
    />
  );
}

/** The twin: all steps as a table, and the switch that shows the frames between the stops as well. */
function AllSteps(props: DetailsProps): ReactElement {
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
        caption={`${captions.titel}: ${words.twin}`}
      />
    </>
  );
}
