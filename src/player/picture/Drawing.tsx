import { memo, type ReactElement } from 'react';
import type { Frame } from '../../sim/kernel/run.ts';
import { hasDoors } from '../../drawing/doors.ts';
import type { AnyView, Layout } from '../../drawing/view.ts';
import type { Captions } from '../captions.ts';
import { focusOf } from '../stops/stops.ts';

export type DrawingProps = {
  readonly view: AnyView;
  readonly frame: Frame<unknown, unknown>;
  /** The other half of a comparison, where the view draws both as one picture. */
  readonly beside?: Frame<unknown, unknown>;
  readonly captions: Pick<Captions, 'worte'>;
  readonly layout: Layout;
  readonly uid: string;
  readonly moved: 'step' | 'cut';
  /** What is drawn. The sentence of the moment is spoken anyway. */
  readonly label: string;
};

/**
 * A frame as a picture: one stop for a screen reader, which would read every number in it on its own otherwise. Its facts
 * stand in the tables below it.
 */
export const Drawing = memo(function Drawing(props: DrawingProps): ReactElement {
  const { view, frame, beside, captions, layout, uid, moved, label } = props;
  const [width, height] = view.size(frame.state, layout);
  const focus = focusOf(frame);
  const doors = hasDoors(captions.worte);
  const content = (
    <view.Frame {...{ focus, layout, uid }} state={frame.state} words={captions.worte} beside={beside?.state} />
  );
  return (
    <svg
      className={`drawing is-${layout}`}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMidYMin"
      data-motion={moved}
      role={doors ? 'group' : 'img'}
      aria-label={label}
    >
      {doors ? content : <g aria-hidden="true">{content}</g>}
    </svg>
  );
});
