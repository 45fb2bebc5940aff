import type { ReactElement } from 'react';
import type { PresetsProps as SettingsProps } from '../rail/Presets.tsx';
import { ui } from '../later-strings.ts';
import { useFold } from '../useFold.ts';
import { useLazy } from '../useLazy.tsx';

const load = async () => (await import('./Settings.tsx')).Settings;

/** All settings behind one line. */
export function Drawer(props: SettingsProps & { readonly address: string }): ReactElement {
  const { isOpen, fold, handle } = useFold(load);
  const settings = useLazy(load, isOpen);
  return (
    <details className="drawer" {...fold}>
      <summary {...handle}>{ui.settings}</summary>
      {settings(props)}
    </details>
  );
}
