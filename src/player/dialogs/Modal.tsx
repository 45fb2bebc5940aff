import { useEffect, useRef, type ReactElement, type ReactNode, type RefObject } from 'react';
import { ui } from '../later-strings.ts';

export type ModalProps = {
  readonly title: string;
  readonly onClose: () => void;
  /** Where the focus goes; without one to the head, so that the title is spoken and not all that stands below it. */
  readonly focus?: RefObject<HTMLElement | null> | undefined;
  readonly children: ReactNode;
};

/** A native modal dialog: focus trap, Esc and the focus's way back are the browser's. */
export function Modal({ title, onClose, focus, children }: ModalProps): ReactElement {
  const ref = useRef<HTMLDialogElement>(null);
  const head = useRef<HTMLElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (dialog === null) return;
    const open = () => {
      dialog.showModal();
      (focus?.current ?? head.current)?.focus();
    };
    const stop = window.parent === window ? open() : inView(dialog, open);
    return () => {
      stop?.();
      dialog.close();
    };
  }, []);
  return (
    <dialog ref={ref} className="modal" aria-label={title} onClose={onClose}>
      <header ref={head} className="modal-head" role="group" aria-label={title} tabIndex={-1}>
        <h2>{title}</h2>
        <button type="button" onClick={() => ref.current?.close()}>
          {ui.close}
        </button>
      </header>
      {children}
    </dialog>
  );
}

const AWAY_PX = 12;

/**
 * A frame may be higher than the screen: its own middle is then not what the reader sees, and a dialog that opens there
 * pulls the page around to it. Only an observer knows which part of the frame is in view; the dialog opens there.
 */
function inView(dialog: HTMLDialogElement, open: () => void): () => void {
  const observer = new IntersectionObserver(([entry]) => {
    observer.disconnect();
    const { top, height } = entry!.intersectionRect;
    if (height > 0) {
      dialog.style.marginBlock = `${top + AWAY_PX}px auto`;
      dialog.style.maxBlockSize = `${height - 2 * AWAY_PX}px`;
    }
    open();
  });
  observer.observe(document.documentElement);
  return () => observer.disconnect();
}
