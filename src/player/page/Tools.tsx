import type { ReactElement } from 'react';
import type { Command } from '../keys/keys.ts';
import { ui } from '../later-strings.ts';
import type { Context } from '../props.ts';
import type { Lecture } from './useLecture.ts';

export type ToolsProps = {
  readonly ready: boolean;
  readonly context: Context;
  readonly lecture: Lecture;
  /** Address of this moment on the figure's own page. */
  readonly own: string;
  readonly run: (command: Command) => void;
  readonly onShare: () => void;
};

/** Everything beside the transport: start over, share, project, help. */
export function Tools({ ready, context, lecture, own, run, onShare }: ToolsProps): ReactElement {
  return (
    <div className="tools">
      <button type="button" disabled={!ready} onClick={() => run('reset')}>
        {ui.reset}
      </button>
      <button type="button" disabled={!ready} onClick={onShare}>
        {ui.share}
      </button>
      {context === 'kapitel' && (
        <a className="tool-link" href={`${own}${own.includes('?') ? '&' : '?'}modus=vortrag`}>
          {ui.lecture}
        </a>
      )}
      {context === 'einbetten' && (
        <a className="tool-link" href={own} target="_blank" rel="noopener">
          {ui.open}
        </a>
      )}
      {lecture.on && (
        <button type="button" disabled={!ready} onClick={lecture.leave}>
          {ui.endLecture}
        </button>
      )}
      {context === 'figur' && (
        <button type="button" disabled={!ready} onClick={() => (lecture.on ? run('fullscreen') : lecture.enter())}>
          {lecture.on ? ui.fullscreen : ui.lecture}
        </button>
      )}
      <button type="button" disabled={!ready} aria-label={ui.help} title={ui.help} onClick={() => run('help')}>
        ?
      </button>
    </div>
  );
}
