import { useMemo, useRef, type ReactElement } from 'react';
import { actKey } from '../../drawing/act.ts';
import type { AnyModel, SimEvent } from '../../sim/kernel/model.ts';
import { isRunOf, runOf } from '../../sim/kernel/player.ts';
import { replay } from '../../sim/kernel/run.ts';
import { choiceLabel, type Captions } from '../captions.ts';
import { ui } from '../later-strings.ts';
import { useTwins } from '../picture/useTwins.ts';
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

/** So many have a key. */
const KEYS = 9;

/** Characters of a label that fit on a line of the rail, more or less. */
const LINE = 30;

/**
 * „Was wäre, wenn …“: what may happen instead of the next step. The digits are keys too. Room is kept for the longest offer
 * of the run: it stands behind it unseen, so that no step moves what is below.
 */
export function Choices({ model, figure, choices, captions, ready, onChoose }: ChoicesProps): ReactElement | null {
  const { guide, onPath } = figure;
  const { frames } = figure.player;
  const place = useRef<HTMLDivElement>(null);
  const labels = (offer: readonly SimEvent[]) => offer.slice(1).map((event) => choiceLabel(event, captions));
  const longest = useMemo(() => {
    const lines = (offer: readonly string[]) => offer.reduce((sum, label) => sum + 1 + label.length / LINE, 0);
    // A lecture leads through several runs: what any of them offers.
    const runs = guide.path.filter((stop, i, all) => all.findIndex((one) => isRunOf(one, runOf(stop))) === i);
    const all = onPath ? runs.flatMap((stop) => [...replay(model, runOf(stop))]) : [...frames];
    const offers = all.map(({ state }) => labels(model.choices(state) as readonly SimEvent[]));
    return offers.reduce((most, offer) => (lines(offer) > lines(most) ? offer : most), []);
  }, [model, captions, guide, onPath || frames]);
  useTwins(place, longest.length > 0);
  if (longest.length === 0) return null;
  return (
    <div ref={place} className="choices" role="group" aria-label={ui.choices}>
      <div className="offer is-room" aria-hidden="true">
        <p className="rail-title">{ui.choices}</p>
        {longest.map((label, i) => (
          <span key={i} className="choice">
            {i < KEYS && <kbd>{i + 1}</kbd>} {label}
          </span>
        ))}
      </div>
      <div className="offer">
        {choices.length > 1 && (
          <p className="rail-title" aria-hidden="true">
            {ui.choices}
          </p>
        )}
        {labels(choices).map((label, i) => (
          <button
            key={i}
            type="button"
            className="choice"
            data-act={actKey(choices[i + 1]!)}
            disabled={!ready}
            onClick={() => onChoose(i + 1)}
          >
            {i < KEYS && <kbd>{i + 1}</kbd>} {label}
          </button>
        ))}
      </div>
    </div>
  );
}
