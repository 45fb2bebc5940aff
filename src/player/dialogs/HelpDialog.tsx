import { useState, type ReactElement } from 'react';
import type { DialogProps } from './dialog.ts';
import { keyHelp } from '../keys/key-help.ts';
import { areLettersOn, keepLetters } from '../keys/letters.ts';
import { words } from './ui-strings.ts';
import { Modal } from './Modal.tsx';

/** All keys of a figure, and the switch for single characters. */
export function HelpDialog({ onClose, base }: DialogProps): ReactElement {
  const [letters, setLetters] = useState(areLettersOn);
  const onLetters = (on: boolean) => {
    keepLetters(on);
    setLetters(on);
  };
  return (
    <Modal title={words.helpTitle} onClose={onClose}>
      <dl className="key-list">
        {keyHelp.map((binding) => (
          <div key={binding.keys.join()}>
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
        {words.letterKeys}
      </label>
      <p>{words.screenReader}</p>
      <p>
        <a href={`${base}hilfe/`}>{words.helpMore}</a>
      </p>
    </Modal>
  );
}
