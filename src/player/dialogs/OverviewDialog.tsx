import { useRef, useState, type ReactElement } from 'react';
import type { DialogProps } from './dialog.ts';
import { words } from './ui-strings.ts';
import { Modal } from './Modal.tsx';

/** All steps of the run to choose from, and a field for the number or id of one. */
export function OverviewDialog({ name, onClose, figure }: DialogProps): ReactElement {
  const [wanted, setWanted] = useState('');
  const { steps, step, last } = figure;
  const field = useRef<HTMLInputElement>(null);
  const go = (wanted: number) => {
    figure.dispatch({ type: 'goTo', step: wanted });
    onClose();
  };
  const found = /^\d+$/.test(wanted) ? Number(wanted) : steps.findIndex(({ id }) => id === wanted.trim());
  return (
    <Modal title={words.overview} onClose={onClose} focus={name === 'goTo' ? field : undefined}>
      <form
        className="go-to"
        onSubmit={(event) => {
          event.preventDefault();
          if (found >= 0 && found <= last) go(found);
        }}
      >
        <label>
          {words.goTo}{' '}
          <input
            ref={field}
            list="schritte"
            value={wanted}
            placeholder={words.stepDigits}
            autoComplete="off"
            onInput={(event) => setWanted(event.currentTarget.value)}
          />
        </label>
        <datalist id="schritte">
          {steps.map(({ id }) => (
            <option key={id} value={id ?? ''} />
          ))}
        </datalist>
        <button type="submit" aria-disabled={found < 0 || found > last}>
          {words.go}
        </button>
      </form>
      <ol className="overview" start={0}>
        {steps.map(({ sentence }, index) => (
          <li key={index}>
            <button type="button" aria-current={index === step ? 'step' : undefined} onClick={() => go(index)}>
              <span className="mark-step">{index}</span>
              <span>{sentence}</span>
            </button>
          </li>
        ))}
      </ol>
    </Modal>
  );
}
