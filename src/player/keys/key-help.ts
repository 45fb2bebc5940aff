import { keyBindings, type Command, type KeyBinding } from './keys.ts';

/** What every command does; the type makes sure that none is forgotten. */
const texts: Readonly<Record<Command, string>> = {
  forward: 'einen Schritt weiter',
  back: 'einen Schritt zurück',
  fineForward: 'einen Takt weiter, auch zwischen zwei Schritten',
  fineBack: 'einen Takt zurück',
  first: 'zum Anfang',
  last: 'zum letzten Schritt',
  nextMark: 'zum nächsten Ereignis',
  toggle: 'abspielen oder anhalten',
  slower: 'langsamer',
  faster: 'schneller',
  choose: '„Was wäre, wenn“ Nummer n wählen',
  reset: 'alles zurücksetzen',
  goTo: 'zu einem Schritt gehen',
  overview: 'Übersicht aller Schritte',
  fullscreen: 'Vollbild ein oder aus',
  larger: 'Schrift größer',
  smaller: 'Schrift kleiner',
  profile: 'Profil wechseln: hell, dunkel, Beamer',
  laser: 'Zeiger ein oder aus',
  blank: 'Bild abdunkeln; B, . oder Esc holt es zurück',
  help: 'diese Liste',
  close: 'schließen, was offen ist; im Vortrag auch ihn selbst',
};

/** How German keyboards write keys whose value is not what stands on them. */
const names: Readonly<Record<string, string>> = {
  ArrowRight: '→',
  'Shift+ArrowRight': 'Umschalt →',
  'Shift+ArrowLeft': 'Umschalt ←',
  PageDown: 'Bild ↓',
  ArrowLeft: '←',
  PageUp: 'Bild ↑',
  Home: 'Pos 1',
  End: 'Ende',
  Enter: 'Eingabe',
  ' ': 'Leertaste',
  '-': '–',
  Escape: 'Esc',
};

export type KeyHelp = KeyBinding & { readonly shown: readonly string[]; readonly text: string };

function written({ keys }: KeyBinding): readonly string[] {
  const [first = '', last = ''] = [keys[0], keys.at(-1)];
  return keys.length > 3 ? [`${first} … ${last}`] : keys.map((key) => names[key] ?? key.toUpperCase());
}

/** All keys as help page and help dialog list them. */
export const keyHelp: readonly KeyHelp[] = keyBindings.map((binding) => ({
  ...binding,
  shown: written(binding),
  text: texts[binding.command],
}));
