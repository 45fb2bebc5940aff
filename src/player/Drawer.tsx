import { useState, type ComponentType, type ReactElement } from 'react';
import type { SettingsProps } from './Scene.tsx';
import { ui } from './ui-strings.ts';

/** All settings behind one line; they are loaded when somebody opens it. */
export function Drawer(props: SettingsProps): ReactElement {
  const [Content, setContent] = useState<ComponentType<SettingsProps> | 'failed' | null>(null);
  const load = () => {
    if (Content !== null && Content !== 'failed') return;
    import('./Settings.tsx').then(
      ({ Settings }) => setContent(() => Settings),
      () => setContent('failed'),
    );
  };
  return (
    <details className="drawer" onToggle={load}>
      <summary>{ui.settings}</summary>
      {Content === 'failed' && <p role="alert">{ui.chunkFailed}</p>}
      {Content !== null && Content !== 'failed' && <Content {...props} />}
    </details>
  );
}
