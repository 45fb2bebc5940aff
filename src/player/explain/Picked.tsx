import type { ReactElement } from 'react';
import type { Note } from '../../sim/kernel/model.ts';
import type { Fact } from '../../drawing/view.ts';
import { sentence, type Captions } from '../captions.ts';
import { ui } from '../later-strings.ts';
import type { Figure } from '../useFigure.ts';
import { Why } from './Why.tsx';

export type PickedProps = {
  /** What the state says of the part of the drawing that was pointed at. */
  readonly fact: Fact;
  readonly figure: Figure;
  readonly captions: Captions;
  /** Address of the figure's later texts. */
  readonly address: string;
  readonly onClose: () => void;
};

/** A part of the drawing: its state, the last step up to now that spoke of it, and the rule behind that. */
export function Picked({ fact, figure, captions, address, onClose }: PickedProps): ReactElement {
  const spokenOf = ({ focus }: Note) => focus?.some((object) => object === fact.object) ?? false;
  const upToNow = figure.player.frames.slice(0, figure.frame.index + 1);
  const frame = upToNow.findLast(({ notes }) => notes.some(spokenOf));
  const notes = frame?.notes.filter(spokenOf) ?? [];
  return (
    <>
      <p className="picked-title">
        {fact.label}: {fact.value}
      </p>
      {frame !== undefined && (
        <>
          <p>
            {ui.position} {numberOf(figure, frame.index)}: {sentence(notes, captions)}
          </p>
          <Why notes={notes} captions={captions} address={address} />
        </>
      )}
      <button type="button" onClick={onClose}>
        {ui.close}
      </button>
    </>
  );
}

/** The step that a frame belongs to: the last one at or before it. */
function numberOf({ steps, step }: Figure, frame: number): number {
  return Math.max(
    0,
    steps.findLastIndex((one, i) => i <= step && one.frame <= frame),
  );
}
