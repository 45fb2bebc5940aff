import { useState, type ReactElement } from 'react';
import type { PresetsProps as SettingsProps } from '../rail/Presets.tsx';
import { ui } from '../later-strings.ts';
import { useLazy } from '../useLazy.tsx';

const load = async () => (await import('./Settings.tsx')).Settings;

/** All settings behind one line. */
export function Drawer(props: SettingsProps & { readonly address: string }): ReactElement {
  const [open, setOpen] = useState(false);
  const settings = useLazy(load, open);
  return (
    <details className="drawer" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{ui.settings}</summary>
      {settings(props)}
    </details>
  );
}
