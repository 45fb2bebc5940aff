import { useEffect, useRef, type KeyboardEvent as ReactKeyboardEvent } from 'react';
import { bindingFor, isCharacterKey, type Command } from './keys.ts';

const typing = 'input, select, textarea, [contenteditable]';

/** Whether a key press is the business of the control that has the focus. */
function belongsToControl(event: { readonly target: EventTarget | null; readonly key: string }): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (target === null) return false;
  if (target.closest(typing) !== null || target.closest('dialog') !== null) return true;
  const presses = event.key === 'Enter' || event.key === ' ';
  return presses && target.closest('button, a, summary') !== null;
}

/**
 * Turns key presses into commands: those inside the figure always, those anywhere on the page in lecture mode.
 * `run` gets the pressed key too, for digits. Returns the handler for the figure's own element.
 */
export function useKeys(
  lecture: boolean,
  letters: boolean,
  run: (command: Command, key: string) => void,
): (event: ReactKeyboardEvent) => void {
  const handle = (event: KeyboardEvent | ReactKeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || belongsToControl(event)) return;
    if (!letters && isCharacterKey(event.key)) return;
    const shifted = event.shiftKey && event.key.startsWith('Arrow');
    const binding = bindingFor(shifted ? `Shift+${event.key}` : event.key, lecture);
    if (binding === undefined) return;
    event.preventDefault();
    run(binding.command, event.key);
  };
  // The window listener lives as long as lecture mode; it calls the newest handler, even right after a render.
  const newest = useRef(handle);
  newest.current = handle;
  useEffect(() => {
    if (!lecture) return;
    const listener = (event: KeyboardEvent) => newest.current(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, [lecture]);
  return lecture ? () => undefined : handle;
}
