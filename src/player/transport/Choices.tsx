import type { ReactElement } from 'react';
import type { SimEvent } from '../../sim/kernel/model.ts';
import { choiceLabel, type Captions } from '../captions.ts';
import { ui } from '../ui-strings.ts';

export type ChoicesProps = {
  /** All that may happen next; the first is the lecture's step and needs no button. */
  readonly choices: readonly SimEvent[];
  readonly captions: Captions;
  readonly ready: boolean;
  readonly onChoose: (choice: number) => void;
};

/** „Was wäre, wenn …“: what may happen instead of the next step. The digits are keys too. */
export function Choices({ choices, captions, ready, onChoose }: ChoicesProps): ReactElement | null {
  if (choices.length < 2) return null;
  return (
    <div className="choices" role="group" aria-label={ui.choices}>
      <span className="control-label">{ui.choices}</span>
      {choices.slice(1, 10).map((event, i) => (
        <button key={i} type="button" disabled={!ready} onClick={() => onChoose(i + 1)}>
          <kbd>{i + 1}</kbd> {choiceLabel(event, captions)}
        </button>
      ))}
    </div>
  );
}
