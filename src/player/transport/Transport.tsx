import type { ReactElement, ReactNode, RefObject } from 'react';
import type { Transport as Command } from '../keys/keys.ts';
import { ui } from '../ui-strings.ts';
import { Icon, type IconName } from './Icon.tsx';

export type TransportProps = {
  readonly ready: boolean;
  readonly playing: boolean;
  readonly step: number;
  readonly last: number;
  readonly run: (command: Command) => void;
  readonly forwardRef: RefObject<HTMLButtonElement | null>;
};

/** Back, on, play: what a reader needs with every sentence. Buttons that have nothing to do stay where they are. */
export function Transport({ ready, playing, step, last, run, forwardRef }: TransportProps): ReactElement {
  const button = (command: Command, icon: IconName, label: string, off: boolean, text?: ReactNode) => (
    <button
      type="button"
      className={`control control-${command}`}
      ref={command === 'forward' ? forwardRef : undefined}
      // Focusable all the same: a keyboard user must not fall out of the figure.
      disabled={!ready}
      aria-disabled={off}
      aria-label={label}
      title={label}
      onClick={() => {
        if (!off) run(command);
      }}
    >
      {text}
      <Icon name={icon} />
    </button>
  );
  return (
    <div className="transport" role="group" aria-label={ui.player} data-search-ignore="">
      {button('back', 'back', ui.back, step === 0)}
      {button('forward', 'forward', ui.forward, step === last, ui.forward)}
      {button('toggle', playing ? 'pause' : 'play', playing ? ui.pause : ui.play, last === 0)}
    </div>
  );
}
