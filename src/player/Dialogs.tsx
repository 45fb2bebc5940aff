import { useEffect, useState, type ComponentType, type ReactElement, type RefObject } from 'react';
import type { Captions } from './captions.ts';
import { ui } from './ui-strings.ts';
import type { Figure } from './useFigure.ts';

export type DialogName = 'share' | 'help' | 'overview';

/** What a dialog gets; each takes what it needs. */
export type DialogProps = {
  readonly onClose: () => void;
  readonly root: RefObject<HTMLElement | null>;
  readonly figure: Figure;
  readonly captions: Captions;
  readonly links: { readonly own: string; readonly embed: string; readonly chapter: string };
  readonly label: string;
  readonly base: string;
  readonly letters: boolean;
  readonly onLetters: (on: boolean) => void;
};

/** Loaded when first opened: a reader who never shares does not pay for sharing. */
const loaders: Readonly<Record<DialogName, () => Promise<ComponentType<DialogProps>>>> = {
  share: async () => (await import('./dialogs/ShareDialog.tsx')).ShareDialog,
  help: async () => (await import('./dialogs/HelpDialog.tsx')).HelpDialog,
  overview: async () => (await import('./dialogs/OverviewDialog.tsx')).OverviewDialog,
};

/** Opens the dialog of that name, or says why it cannot. */
export function Dialogs({ name, ...props }: DialogProps & { readonly name: DialogName }): ReactElement | null {
  const [Content, setContent] = useState<ComponentType<DialogProps> | 'failed' | null>(null);
  useEffect(() => {
    let current = true;
    loaders[name]().then(
      (component) => current && setContent(() => component),
      () => current && setContent('failed'),
    );
    return () => {
      current = false;
    };
  }, [name]);
  if (Content === null) return null;
  if (Content === 'failed') {
    return (
      <div className="notice" role="alert">
        <p>{ui.chunkFailed}</p>
        <button type="button" onClick={props.onClose}>
          {ui.close}
        </button>
      </div>
    );
  }
  return <Content {...props} />;
}
