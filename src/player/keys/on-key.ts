import { areLettersOn } from './letters.ts';
import type { KeyboardEvent as ReactKeyboardEvent } from 'react';
import { bindingFor, isCharacterKey, isClickerKey, repeats, type Command } from './keys.ts';

type Press = KeyboardEvent | ReactKeyboardEvent;

const choosing = 'select, input:is([type=range], [type=checkbox], [type=radio])';
const typing = `input:not([type=range], [type=checkbox], [type=radio]), textarea, [contenteditable]`;
const scrolling = /^(Arrow|Home|End|Page)/;

/** Whether a region that scrolls has the focus, and has something to scroll: it keeps the keys that do it. */
function scrolls(target: Element): boolean {
  return (
    target.matches('[role=region][tabindex]') &&
    (target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight)
  );
}

/** Whether a key press is the business of the control that has the focus. */
function belongsToControl({ target, key }: Press, lecture: boolean): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('dialog') !== null) return true;
  const isText = target.closest(typing) !== null;
  // In a lecture Esc leads back to the figure, and a clicker leads on wherever the last click was.
  if (lecture && (key === 'Escape' || (!isText && isClickerKey(key)))) return false;
  if (isText) return true;
  const presses = key === 'Enter' || key === ' ';
  if (target.closest(choosing) !== null) return !lecture || presses || scrolling.test(key);
  if (scrolling.test(key) && scrolls(target)) return true;
  return presses && target.closest('button, a, summary') !== null;
}

/**
 * Whether a press is a shortcut of browser or system. German keyboards write brackets with AltGr or Option: those count as
 * what they write; any other character made so is none of our keys.
 */
function isShortcut({ ctrlKey, metaKey, altKey, key }: Press): boolean {
  if (metaKey) return true;
  return (ctrlKey || altKey) && !(altKey && (key === '[' || key === ']'));
}

/** What a key press means now. */
export type KeyContext = {
  readonly lecture: boolean;
  /** Carries out a command; `key` is the pressed key, for digits. */
  readonly run: (command: Command, key: string) => void;
};

/** Turns a key press into a command, unless it is the business of the browser or of the control that has the focus. */
export function onKey(event: Press, { lecture, run }: KeyContext): void {
  const { key } = event;
  if (isShortcut(event) || event.defaultPrevented || belongsToControl(event, lecture)) return;
  if (!areLettersOn() && isCharacterKey(key) && !(lecture && isClickerKey(key))) return;
  const shifted = event.shiftKey && key.startsWith('Arrow');
  const binding = bindingFor(shifted ? `Shift+${key}` : key, lecture);
  if (binding === undefined) return;
  event.preventDefault();
  if (!event.repeat || repeats(binding.command)) run(binding.command, key);
}
