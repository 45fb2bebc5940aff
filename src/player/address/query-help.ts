import { figureParams, pageParams } from './query-names.ts';

type Name = (typeof figureParams)[number] | (typeof pageParams)[number];

/** What the help page says of every parameter; the type makes sure that none is forgotten. */
const texts: Readonly<Record<Name, { readonly values: string; readonly text: string }>> = {
  schritt: { values: 'Kennung des Schritts, z. B. skew-grenze', text: 'öffnet die Figur an diesem Schritt' },
  'p.<name>': { values: 'je nach Figur', text: 'setzt einen Parameter der Figur' },
  seed: { values: '0 … 4294967295', text: 'Startwert für alles Zufällige' },
  vergleich: { values: 'ein Wert des verglichenen Parameters, oder aus', text: 'stellt eine zweite Variante daneben' },
  lauf: { values: 'vom Explorer erzeugt', text: 'ein Lauf, der vom Lehrweg abweicht' },
  tempo: { values: '0.25 | 0.5 | 1 | 2 | 4', text: 'Geschwindigkeit beim Abspielen' },
  spiel: { values: '0 | 1', text: 'beginnt von selbst (nicht bei reduzierter Bewegung)' },
  steuer: { values: 'voll | minimal | aus', text: 'wie viel Bedienung zu sehen ist' },
  modus: { values: 'lesen | vortrag', text: 'Vortrag: nur die Figur, bildschirmfüllend' },
  profil: { values: 'hell | dunkel | beamer', text: 'Farben und Strichstärken' },
  schrift: { values: '100 … 200', text: 'Schriftgröße in Prozent' },
  zeit: { values: '2010 | heute', text: 'Stand des Buchs oder zusätzlich, was heute gilt' },
  suche: { values: 'Text', text: 'Suchwort auf Tabellen- und Suchseite' },
};

/** One parameter of an address. */
export type QueryParam = {
  readonly name: Name;
  readonly values: string;
  readonly text: string;
  /** `figur`: carries the prefix `<figur>.` inside a chapter. `seite`: holds for the whole page. */
  readonly scope: 'figur' | 'seite';
};

/** All parameters an address may carry, for the help page. */
export const queryParams: readonly QueryParam[] = [
  ...figureParams.map((name) => ({ name, ...texts[name], scope: 'figur' as const })),
  ...pageParams.map((name) => ({ name, ...texts[name], scope: 'seite' as const })),
];
