/** What a key does. The names are the player's vocabulary: buttons, clickers and embed messages use them too. */
export type Command =
  | 'forward'
  | 'back'
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
  /** Values of `KeyboardEvent.key`; letters in lower case match both cases. */
  readonly keys: readonly string[];
  /** How the help page writes them. */
  readonly shown: readonly string[];
  readonly text: string;
  /** `figur`: while the focus is inside a figure. `vortrag`: only in lecture mode. */
  readonly scope: 'figur' | 'vortrag';
};

/** All keys of a figure. The help page, the help dialog and the key handler are made from this list. */
export const keyBindings: readonly KeyBinding[] = [
  {
    command: 'forward',
    keys: ['ArrowRight', 'PageDown'],
    shown: ['→', 'Bild ↓'],
    text: 'einen Schritt weiter',
    scope: 'figur',
  },
  {
    command: 'back',
    keys: ['ArrowLeft', 'PageUp'],
    shown: ['←', 'Bild ↑'],
    text: 'einen Schritt zurück',
    scope: 'figur',
  },
  { command: 'first', keys: ['Home'], shown: ['Pos 1'], text: 'zum Anfang', scope: 'figur' },
  { command: 'last', keys: ['End'], shown: ['Ende'], text: 'zum letzten Schritt', scope: 'figur' },
  { command: 'nextMark', keys: ['n'], shown: ['N'], text: 'zum nächsten Ereignis', scope: 'figur' },
  { command: 'toggle', keys: ['k', 'Enter'], shown: ['K', 'Eingabe'], text: 'abspielen oder anhalten', scope: 'figur' },
  { command: 'toggle', keys: [' '], shown: ['Leertaste'], text: 'abspielen oder anhalten', scope: 'vortrag' },
  { command: 'slower', keys: ['['], shown: ['['], text: 'langsamer', scope: 'figur' },
  { command: 'faster', keys: [']'], shown: [']'], text: 'schneller', scope: 'figur' },
  {
    command: 'choose',
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    shown: ['1 … 9'],
    text: '„Was wäre, wenn“ Nummer n wählen',
    scope: 'figur',
  },
  { command: 'reset', keys: ['r'], shown: ['R'], text: 'alles zurücksetzen', scope: 'figur' },
  { command: 'goTo', keys: ['g'], shown: ['G'], text: 'zu einem Schritt gehen', scope: 'figur' },
  { command: 'overview', keys: ['o'], shown: ['O'], text: 'Übersicht aller Schritte', scope: 'figur' },
  { command: 'fullscreen', keys: ['f'], shown: ['F'], text: 'Vollbild ein oder aus', scope: 'figur' },
  { command: 'larger', keys: ['+'], shown: ['+'], text: 'Schrift größer', scope: 'figur' },
  { command: 'smaller', keys: ['-'], shown: ['–'], text: 'Schrift kleiner', scope: 'figur' },
  { command: 'profile', keys: ['p'], shown: ['P'], text: 'Profil wechseln: hell, dunkel, Beamer', scope: 'figur' },
  { command: 'laser', keys: ['l'], shown: ['L'], text: 'Zeiger ein oder aus', scope: 'figur' },
  {
    command: 'blank',
    keys: ['b', '.'],
    shown: ['B', '.'],
    text: 'Bild abdunkeln; B, . oder Esc holt es zurück',
    scope: 'figur',
  },
  { command: 'help', keys: ['?'], shown: ['?'], text: 'diese Liste', scope: 'figur' },
  { command: 'close', keys: ['Escape'], shown: ['Esc'], text: 'schließen, was offen ist', scope: 'figur' },
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
