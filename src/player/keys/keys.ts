/** What a key does. The names are the player's vocabulary: buttons, clickers and embed messages use them too. */
export type Command =
  | 'forward'
  | 'back'
  | 'fineForward'
  | 'fineBack'
  | 'first'
  | 'last'
  | 'nextMark'
  | 'toggle'
  | 'slower'
  | 'faster'
  | 'blank'
  | 'fullscreen'
  | 'goTo'
  | 'overview'
  | 'laser'
  | 'larger'
  | 'smaller'
  | 'profile'
  | 'reset'
  | 'choose'
  | 'help'
  | 'close';

/** Commands that work before anything is loaded later. */
export type Transport = 'forward' | 'back' | 'first' | 'last' | 'toggle';

export type KeyBinding = {
  readonly command: Command;
  /** Values of `KeyboardEvent.key`, arrows with `Shift+` before them; letters in lower case match both cases. */
  readonly keys: readonly string[];
  /** `figur`: while the focus is inside a figure. `vortrag`: only in lecture mode. */
  readonly scope: 'figur' | 'vortrag';
};

const inFigure = (command: Command, ...keys: readonly string[]): KeyBinding => ({ command, keys, scope: 'figur' });

/** All keys of a figure. What the help says of them stands in key-help.ts, which no figure has to load. */
export const keyBindings: readonly KeyBinding[] = [
  inFigure('forward', 'ArrowRight', 'PageDown'),
  inFigure('back', 'ArrowLeft', 'PageUp'),
  inFigure('fineForward', 'Shift+ArrowRight'),
  inFigure('fineBack', 'Shift+ArrowLeft'),
  inFigure('first', 'Home'),
  inFigure('last', 'End'),
  inFigure('nextMark', 'n'),
  inFigure('toggle', 'k', 'Enter'),
  { command: 'toggle', keys: [' '], scope: 'vortrag' },
  inFigure('slower', '['),
  inFigure('faster', ']'),
  inFigure('choose', '1', '2', '3', '4', '5', '6', '7', '8', '9'),
  inFigure('reset', 'r'),
  inFigure('goTo', 'g'),
  inFigure('overview', 'o'),
  inFigure('fullscreen', 'f'),
  { command: 'fullscreen', keys: ['F5'], scope: 'vortrag' },
  inFigure('larger', '+'),
  inFigure('smaller', '-'),
  inFigure('profile', 'p'),
  inFigure('laser', 'l'),
  inFigure('blank', 'b', '.'),
  inFigure('help', '?'),
  inFigure('close', 'Escape'),
];

/** The binding for a pressed key, or `undefined`. */
export function bindingFor(key: string, lecture: boolean): KeyBinding | undefined {
  const wanted = key.length === 1 ? key.toLowerCase() : key;
  return keyBindings.find((binding) => binding.keys.includes(wanted) && (binding.scope === 'figur' || lecture));
}

/** What clickers send; in a lecture these keys always act. */
const clickerKeys: ReadonlySet<string> = new Set(['PageDown', 'PageUp', '.', 'F5', 'Escape']);

export function isClickerKey(key: string): boolean {
  return clickerKeys.has(key);
}

/** A key that is held down steps on and on, and changes sizes; it never switches anything back and forth. */
export function repeats(command: Command): boolean {
  return ['forward', 'back', 'fineForward', 'fineBack', 'larger', 'smaller'].includes(command);
}

/** Single characters can be switched off (WCAG 2.1.4): they collide with speech input. */
export function isCharacterKey(key: string): boolean {
  return key.length === 1 && key !== ' ';
}
