import { useState, type ReactElement } from 'react';
import type { DialogProps } from './dialog.ts';
import { sentence } from '../../captions.ts';
import { words } from './ui-strings.ts';
import { Modal } from './Modal.tsx';

/** All steps of the run to choose from, and a field for the number or id of one. */
export function OverviewDialog({ onClose, figure, captions }: DialogProps): ReactElement {
  const [wanted, setWanted] = useState('');
  const { frames } = figure.player;
  const go = (cursor: number) => {
    figure.dispatch({ type: 'seek', cursor });
    onClose();
  };
  const found = /^\d+$/.test(wanted) ? Number(wanted) : figure.steps.indexOf(wanted.trim());
  return (
    <Modal title={words.overview} onClose={onClose}>
      <form
        className="go-to"
        onSubmit={(event) => {
          event.preventDefault();
          if (found >= 0 && found <= figure.last) go(found);
        }}
      >
        <label>
          {words.goTo}{' '}
          <input
            list="schritte"
            value={wanted}
            placeholder={words.stepDigits}
            autoComplete="off"
            onInput={(event) => setWanted(event.currentTarget.value)}
          />
        </label>
        <datalist id="schritte">
          {figure.steps.map((step) => (
            <option key={step} value={step} />
          ))}
        </datalist>
        <button type="submit" aria-disabled={found < 0 || found > figure.last}>
          {words.go}
        </button>
      </form>
      <ol className="overview" start={0}>
        {frames.map((frame) => (
          <li key={frame.index}>
            <button
              type="button"
              aria-current={frame.index === figure.frame.index ? 'step' : undefined}
              onClick={() => go(frame.index)}
            >
              <span className="mark-step">{frame.index}</span>
              <span>{sentence(frame.notes, captions)}</span>
            </button>
          </li>
        ))}
      </ol>
    </Modal>
  );
}
