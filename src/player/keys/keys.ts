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

export type KeyBinding = {
  readonly command: Command;
  /** Values of `KeyboardEvent.key`, arrows with `Shift+` before them; letters in lower case match both cases. */
  readonly keys: readonly string[];
  /** `figur`: while the focus is inside a figure. `vortrag`: only in lecture mode. */
  readonly scope: 'figur' | 'vortrag';
};

/** All keys of a figure. What the help says of them stands in key-help.ts, which no figure has to load. */
export const keyBindings: readonly KeyBinding[] = [
  { command: 'forward', keys: ['ArrowRight', 'PageDown'], scope: 'figur' },
  { command: 'back', keys: ['ArrowLeft', 'PageUp'], scope: 'figur' },
  { command: 'fineForward', keys: ['Shift+ArrowRight'], scope: 'figur' },
  { command: 'fineBack', keys: ['Shift+ArrowLeft'], scope: 'figur' },
  { command: 'first', keys: ['Home'], scope: 'figur' },
  { command: 'last', keys: ['End'], scope: 'figur' },
  { command: 'nextMark', keys: ['n'], scope: 'figur' },
  { command: 'toggle', keys: ['k', 'Enter'], scope: 'figur' },
  { command: 'toggle', keys: [' '], scope: 'vortrag' },
  { command: 'slower', keys: ['['], scope: 'figur' },
  { command: 'faster', keys: [']'], scope: 'figur' },
  { command: 'choose', keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'], scope: 'figur' },
  { command: 'reset', keys: ['r'], scope: 'figur' },
  { command: 'goTo', keys: ['g'], scope: 'figur' },
  { command: 'overview', keys: ['o'], scope: 'figur' },
  { command: 'fullscreen', keys: ['f'], scope: 'figur' },
  { command: 'larger', keys: ['+'], scope: 'figur' },
  { command: 'smaller', keys: ['-'], scope: 'figur' },
  { command: 'profile', keys: ['p'], scope: 'figur' },
  { command: 'laser', keys: ['l'], scope: 'figur' },
  { command: 'blank', keys: ['b', '.'], scope: 'figur' },
  { command: 'help', keys: ['?'], scope: 'figur' },
  { command: 'close', keys: ['Escape'], scope: 'figur' },
];

/** The binding for a pressed key, or `undefined`. */
export function bindingFor(key: string, lecture: boolean): KeyBinding | undefined {
  const wanted = key.length === 1 ? key.toLowerCase() : key;
  return keyBindings.find((binding) => binding.keys.includes(wanted) && (binding.scope === 'figur' || lecture));
}

/** Single characters can be switched off (WCAG 2.1.4): they collide with speech input. */
export function isCharacterKey(key: string): boolean {
  return key.length === 1 && key !== ' ';
}
