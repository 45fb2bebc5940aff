import { useEffect, useLayoutEffect, useRef, type ReactElement } from 'react';
import { actsIn } from '../../drawing/act.ts';
import type { AnyView } from '../../drawing/view.ts';
import type { SimEvent } from '../../sim/kernel/model.ts';
import { choiceLabel, type Captions } from '../captions.ts';
import { ui } from '../later-strings.ts';
import { focusOf } from '../stops/stops.ts';
import type { Figure } from '../useFigure.ts';
import { useLazy } from '../useLazy.tsx';

const load = async () => (await import('./Picked.tsx')).Picked;

export type PickedPlaceProps = {
  readonly view: AnyView;
  readonly captions: Captions;
  readonly figure: Figure;
  /** Address of the figure's later texts. */
  readonly texts: string;
  /** An object, or the choices that a part stands for (`data-act`). */
  readonly picked: string;
  readonly choices: readonly SimEvent[];
  readonly onChoose: (choice: number) => void;
  readonly onClose: () => void;
};

/** Room between an object and what is said of it. */
const GAP = 8;

/**
 * What is said of a part of the drawing, or what may be done with it where that is more than one thing, beside it: below, or
 * above where there is more room. It takes the focus and gives it back.
 */
export function PickedPlace(props: PickedPlaceProps): ReactElement | null {
  const { view, captions, figure, texts, picked, choices, onChoose, onClose } = props;
  const place = useRef<HTMLDivElement>(null);
  const fact = view
    .describe(figure.frame.state, captions.worte, focusOf(figure.frame))
    .find(({ object }) => object === picked);
  const offered = fact === undefined ? actsIn(picked, choices) : [];
  const answer = useLazy(load, fact !== undefined);
  const label = fact === undefined ? ui.choices : `${fact.label}: ${fact.value}`;
  useEffect(() => {
    const before = document.activeElement;
    place.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [picked]);
  // After every render: the text may have come, and the object may have moved.
  useLayoutEffect(() => {
    const box = place.current;
    const around = box?.parentElement;
    const parts = around?.querySelectorAll('svg.drawing [data-object], svg.drawing [data-act]') ?? [];
    const object = [...parts].find(
      (one) =>
        [one.getAttribute('data-object'), one.getAttribute('data-act')].includes(picked) &&
        one.getBoundingClientRect().width > 0,
    );
    if (!box || !around || object === undefined) return;
    const outer = around.getBoundingClientRect();
    const inner = object.getBoundingClientRect();
    const left = Math.max(0, Math.min(inner.left - outer.left, outer.width - box.offsetWidth));
    const below = inner.bottom - outer.top + GAP;
    const above = inner.top - outer.top - GAP - box.offsetHeight;
    const fitsBelow = inner.bottom + GAP + box.offsetHeight <= Math.max(innerHeight, outer.bottom);
    box.style.insetInlineStart = `${left}px`;
    box.style.insetBlockStart = `${fitsBelow || above < 0 ? below : above}px`;
  });
  const isGone = fact === undefined && offered.length === 0;
  useEffect(() => {
    if (isGone) onClose();
  }, [isGone]);
  if (isGone) return null;
  const choose = (choice: number) => {
    onClose();
    onChoose(choice);
  };
  return (
    <div ref={place} className="picked" role="dialog" aria-label={label} tabIndex={-1}>
      {fact !== undefined && answer({ fact, figure, captions, address: texts, onClose })}
      {offered.map((choice) => (
        <button key={choice} type="button" className="choice" onClick={() => choose(choice)}>
          {choiceLabel(choices[choice]!, captions)}
        </button>
      ))}
    </div>
  );
}
