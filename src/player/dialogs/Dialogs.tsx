import type { ComponentType, ReactElement } from 'react';
import type { DialogName, DialogProps } from './dialog.ts';
import { useLazy } from '../useLazy.tsx';

const loadOverview = async () => (await import('./OverviewDialog.tsx')).OverviewDialog;

const loaders: Readonly<Record<DialogName, () => Promise<ComponentType<DialogProps>>>> = {
  share: async () => (await import('./ShareDialog.tsx')).ShareDialog,
  help: async () => (await import('./HelpDialog.tsx')).HelpDialog,
  overview: loadOverview,
  goTo: loadOverview,
};

/** The dialog of that name. Mounted while open, with its name as key. */
export function Dialogs(props: DialogProps): ReactElement | null {
  return useLazy(loaders[props.name], true)(props);
}
