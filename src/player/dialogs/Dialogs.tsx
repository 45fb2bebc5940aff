import type { ComponentType, ReactElement } from 'react';
import type { DialogName, DialogProps } from './dialog.ts';
import { useLazy } from '../useLazy.tsx';

const loaders: Readonly<Record<DialogName, () => Promise<ComponentType<DialogProps>>>> = {
  share: async () => (await import('./ShareDialog.tsx')).ShareDialog,
  help: async () => (await import('./HelpDialog.tsx')).HelpDialog,
  overview: async () => (await import('./OverviewDialog.tsx')).OverviewDialog,
};

/** The dialog of that name. Mounted while open, with its name as key. */
export function Dialogs({ name, ...props }: DialogProps & { readonly name: DialogName }): ReactElement | null {
  return useLazy(loaders[name], true)(props);
}
