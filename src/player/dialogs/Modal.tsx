import { useEffect, useRef, type ReactElement, type ReactNode, type RefObject } from 'react';
import { ui } from '../later-strings.ts';

export type ModalProps = {
  readonly title: string;
  readonly onClose: () => void;
  /** Where the focus goes; without one to the dialog itself, so that its title is spoken. */
  readonly focus?: RefObject<HTMLElement | null> | undefined;
  readonly children: ReactNode;
};

/** A native modal dialog: focus trap, Esc and the focus's way back are the browser's. */
export function Modal({ title, onClose, focus, children }: ModalProps): ReactElement {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) {
      dialog.showModal();
      (focus?.current ?? dialog).focus();
    }
    return () => dialog?.close();
  }, []);
  return (
    <dialog ref={ref} className="modal" tabIndex={-1} aria-label={title} onClose={onClose}>
      <header className="modal-head">
        <h2>{title}</h2>
        <button type="button" onClick={() => ref.current?.close()}>
          {ui.close}
        </button>
      </header>
      {children}
    </dialog>
  );
}
