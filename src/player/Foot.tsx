import type { ReactElement } from 'react';
import { Details } from './explain/Details.tsx';
import { Tools } from './page/Tools.tsx';
import type { FootProps } from './props.ts';
import { Timeline } from './transport/Timeline.tsx';

/** Under the picture: the time line, then in one quiet row all that is one click away. */
export function Foot(props: FootProps): ReactElement {
  const { figure, ready, tempo, onTempo, onSeek, run, context, lecture, own, onShare } = props;
  return (
    <>
      <Timeline ready={ready} figure={figure} tempo={tempo} onTempo={onTempo} onSeek={onSeek} run={run} />
      <div className="details">
        <Details {...props} />
        <Tools ready={ready} context={context} lecture={lecture} own={own} run={run} onShare={onShare} />
      </div>
    </>
  );
}
