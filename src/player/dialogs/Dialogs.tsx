import { useEffect, useRef, useState, type ComponentType, type ReactElement } from 'react';
import type { DialogName, DialogProps } from './dialog.ts';
import { ui } from '../later-strings.ts';

const loadOverview = async () => (await import('./OverviewDialog.tsx')).OverviewDialog;

const loaders: Readonly<Record<DialogName, () => Promise<ComponentType<DialogProps>>>> = {
  share: async () => (await import('./ShareDialog.tsx')).ShareDialog,
  help: async () => (await import('./HelpDialog.tsx')).HelpDialog,
  overview: loadOverview,
  goTo: loadOverview,
};

/** The dialog of that name. Mounted while open, with its name as key. */
export function Dialogs(props: DialogProps): ReactElement | null {
  const [loaded, setLoaded] = useState<{ readonly Part: ComponentType<DialogProps> } | 'failed' | null>(null);
  useEffect(() => {
    loaders[props.name]().then(
      (Part) => setLoaded({ Part }),
      () => setLoaded('failed'),
    );
  }, []);
  if (loaded === null) return null;
  return loaded === 'failed' ? <Missing onClose={props.onClose} /> : <loaded.Part {...props} />;
}

/** In place of a dialog that could not be loaded. Once it is closed, the next click tries again. */
function Missing({ onClose }: Pick<DialogProps, 'onClose'>): ReactElement {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => ref.current?.showModal(), []);
  return (
    <dialog ref={ref} className="modal" aria-label={ui.missing} onClose={onClose}>
      <p role="alert">{ui.chunkFailed}</p>
      <button type="button" onClick={() => ref.current?.close()}>
        {ui.close}
      </button>
    </dialog>
  );
}
