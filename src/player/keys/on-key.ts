import type { KeyboardEvent as ReactKeyboardEvent } from 'react';
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

/** What a key press means now. */
export type KeyContext = {
  readonly lecture: boolean;
  /** Whether single characters are keys. */
  readonly letters: boolean;
  /** Carries out a command; `key` is the pressed key, for digits. */
  readonly run: (command: Command, key: string) => void;
};

/** Turns a key press into a command, unless it is the business of the browser or of the control that has the focus. */
export function onKey(event: KeyboardEvent | ReactKeyboardEvent, { lecture, letters, run }: KeyContext): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || belongsToControl(event)) return;
  if (!letters && isCharacterKey(event.key)) return;
  const shifted = event.shiftKey && event.key.startsWith('Arrow');
  const binding = bindingFor(shifted ? `Shift+${event.key}` : event.key, lecture);
  if (binding === undefined) return;
  event.preventDefault();
  run(binding.command, event.key);
}
