import { memo, type ReactElement } from 'react';
import type { Frame } from '../../sim/kernel/run.ts';
import { hasDoors } from '../../drawing/door.tsx';
import type { AnyView, Layout } from '../../drawing/view.ts';
import type { Captions } from '../captions.ts';

export type DrawingProps = {
  readonly view: AnyView;
  readonly frame: Frame<unknown, unknown>;
  readonly captions: Captions;
  readonly layout: Layout;
  readonly uid: string;
  readonly moved: 'step' | 'cut';
  readonly labelledBy: string;
};

/** A frame as a picture: one image for assistive technology, its facts stand in the tables below it. */
export const Drawing = memo(function Drawing(props: DrawingProps): ReactElement {
  const { view, frame, captions, layout, uid, moved, labelledBy } = props;
  const [width, height] = view.size(frame.state, layout);
  const focus = frame.notes.flatMap((note) => note.focus ?? []);
  return (
    <svg
      className={`drawing is-${layout}`}
      viewBox={`0 0 ${width} ${height}`}
      data-motion={moved}
      role={hasDoors(captions.worte) ? 'group' : 'img'}
      aria-labelledby={labelledBy}
    >
      <view.Frame state={frame.state} focus={focus} words={captions.worte} layout={layout} uid={uid} />
    </svg>
  );
});
