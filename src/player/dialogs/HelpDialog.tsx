import type { ReactElement } from 'react';
import type { DialogProps } from '../Dialogs.tsx';
import { keyBindings } from '../keys.ts';
import { ui } from '../ui-strings.ts';
import { Modal } from './Modal.tsx';

/** All keys of a figure, and the switch for single characters. */
export function HelpDialog({ onClose, letters, onLetters, base }: DialogProps): ReactElement {
  return (
    <Modal title={ui.helpTitle} onClose={onClose}>
      <dl className="key-list">
        {keyBindings.map((binding) => (
          <div key={binding.shown.join()}>
            <dt>
              {binding.shown.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{binding.text}</dd>
          </div>
        ))}
      </dl>
      <label className="check">
        <input type="checkbox" checked={letters} onChange={(event) => onLetters(event.currentTarget.checked)} />{' '}
        {ui.letterKeys}
      </label>
      <p>
        <a href={`${base}hilfe/`}>{ui.helpMore}</a>
      </p>
    </Modal>
  );
}
