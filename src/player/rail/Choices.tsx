import { useMemo, type ReactElement } from 'react';
import type { AnyModel, SimEvent } from '../../sim/kernel/model.ts';
import { choiceLabel, type Captions } from '../captions.ts';
import { ui } from '../later-strings.ts';
import type { Figure } from '../useFigure.ts';

export type ChoicesProps = {
  readonly model: AnyModel;
  readonly figure: Figure;
  /** All that may happen next; the first is the lecture's step and needs no button. */
  readonly choices: readonly SimEvent[];
  readonly captions: Captions;
  readonly ready: boolean;
  readonly onChoose: (choice: number) => void;
};

/** So many have a key, and a button. */
const MOST = 9;

/**
 * „Was wäre, wenn …“: what may happen instead of the next step. The digits are keys too. Room is kept for as many as the
 * run offers anywhere.
 */
export function Choices({ model, figure, choices, captions, ready, onChoose }: ChoicesProps): ReactElement | null {
  const { frames } = figure.player;
  const most = useMemo(
    () => Math.min(MOST, Math.max(...frames.map(({ state }) => model.choices(state).length - 1))),
    [model, frames],
  );
  if (most < 1) return null;
  return (
    <div className={`choices room-${most}`} role="group" aria-label={ui.choices}>
      {choices.length > 1 && (
        <p className="rail-title" aria-hidden="true">
          {ui.choices}
        </p>
      )}
      {choices.slice(1, MOST + 1).map((event, i) => (
        <button key={i} type="button" disabled={!ready} onClick={() => onChoose(i + 1)}>
          <kbd>{i + 1}</kbd> {choiceLabel(event, captions)}
        </button>
      ))}
    </div>
  );
}
