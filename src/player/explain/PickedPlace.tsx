import { useEffect, useLayoutEffect, useRef, type ReactElement } from 'react';
import type { AnyView } from '../../drawing/view.ts';
import type { Captions } from '../captions.ts';
import type { Figure } from '../useFigure.ts';
import { useLazy } from '../useLazy.tsx';

const load = async () => (await import('./Picked.tsx')).Picked;

export type PickedPlaceProps = {
  readonly view: AnyView;
  readonly captions: Captions;
  readonly figure: Figure;
  /** Address of the figure's later texts. */
  readonly texts: string;
  readonly picked: string;
  readonly onClose: () => void;
};

/** Room between an object and what is said of it. */
const GAP = 8;

/**
 * What is said of a part of the drawing, beside it: below, or above where there is more room. It takes the focus and gives
 * it back.
 */
export function PickedPlace(props: PickedPlaceProps): ReactElement | null {
  const { view, captions, figure, texts, picked, onClose } = props;
  const place = useRef<HTMLDivElement>(null);
  const fact = view.describe(figure.frame.state, captions.worte).find(({ object }) => object === picked);
  const answer = useLazy(load, fact !== undefined);
  const label = fact === undefined ? '' : `${fact.label}: ${fact.value}`;
  useEffect(() => {
    const before = document.activeElement;
    place.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [picked]);
  // After every render: the text may have come, and the object may have moved.
  useLayoutEffect(() => {
    const box = place.current;
    const around = box?.parentElement;
    const object = [...(around?.querySelectorAll(`svg.drawing [data-object="${CSS.escape(picked)}"]`) ?? [])].find(
      (one) => one.getBoundingClientRect().width > 0,
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
  if (fact === undefined) return null;
  return (
    <div ref={place} className="picked" role="dialog" aria-label={label} tabIndex={-1}>
      {answer({ fact, figure, captions, address: texts, onClose })}
    </div>
  );
}
