import type { ReactElement, ReactNode, RefObject } from 'react';
import type { Command } from '../keys/keys.ts';
import { tempos } from '../address/query.ts';
import { formatNumber } from '../captions.ts';
import { ui } from '../ui-strings.ts';

const icons = {
  first: 'M5 4v16M19 4 8 12l11 8z',
  back: 'M17 4 6 12l11 8z',
  play: 'M6 3.5v17L21 12z',
  pause: 'M6 4h4v16H6zM14 4h4v16h-4z',
  forward: 'M7 4l11 8-11 8z',
  nextMark: 'M5 4l9 8-9 8zM17 4v16M17 4l4 3-4 3',
} as const;

/** A 24-unit pictogram beside a text. */
function Icon({ name }: { readonly name: keyof typeof icons }): ReactElement {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={icons[name]} />
    </svg>
  );
}

export type ControlsProps = {
  readonly ready: boolean;
  readonly playing: boolean;
  readonly step: number;
  readonly last: number;
  readonly hasNextMark: boolean;
  readonly tempo: number;
  readonly onTempo: (tempo: number) => void;
  readonly run: (command: Command) => void;
  readonly forwardRef: RefObject<HTMLButtonElement | null>;
};

/** The transport: to the start, back, play, on, to the next event, tempo. Dead buttons are shown as such. */
export function Controls(props: ControlsProps): ReactElement {
  const { ready, playing, step, last, hasNextMark, tempo, onTempo, run, forwardRef } = props;
  const button = (command: Command, icon: keyof typeof icons, label: string, off: boolean, text?: ReactNode) => (
    <button
      type="button"
      className={`control control-${command}`}
      ref={command === 'forward' ? forwardRef : undefined}
      // Buttons that have nothing to do stay focusable: a keyboard user must not fall out of the figure.
      disabled={!ready}
      aria-disabled={off}
      aria-label={label}
      title={label}
      onClick={() => {
        if (!off) run(command);
      }}
    >
      <Icon name={icon} />
      {text}
    </button>
  );
  return (
    <div className="transport">
      {button('first', 'first', ui.first, step === 0)}
      {button('back', 'back', ui.back, step === 0, <span className="control-text">{ui.back}</span>)}
      {button('toggle', playing ? 'pause' : 'play', playing ? ui.pause : ui.play, last === 0)}
      {button('forward', 'forward', ui.forward, step === last, <span className="control-text">{ui.forward}</span>)}
      {button('nextMark', 'nextMark', ui.nextMark, !hasNextMark)}
      <label className="tempo">
        <span className="control-label">{ui.tempo}</span>
        <select value={tempo} disabled={!ready} onChange={(event) => onTempo(Number(event.currentTarget.value))}>
          {tempos.map((value) => (
            <option key={value} value={value}>
              {formatNumber(value)}×
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
