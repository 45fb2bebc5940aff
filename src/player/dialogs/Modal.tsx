import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';
import { ui } from '../ui-strings.ts';

export type ModalProps = { readonly title: string; readonly onClose: () => void; readonly children: ReactNode };

/** A native modal dialog: focus trap, Esc and the focus's way back are the browser's. */
export function Modal({ title, onClose, children }: ModalProps): ReactElement {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog ref={ref} className="modal" aria-label={title} onClose={onClose}>
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
