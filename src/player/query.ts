/** One parameter of an address. Names and values are a promise: once published, they are only ever added to. */
export type QueryParam = {
  readonly name: string;
  readonly values: string;
  readonly text: string;
  /** `figur`: carries the prefix `<figur>.` inside a chapter. `seite`: holds for the whole page. */
  readonly scope: 'figur' | 'seite';
};

/** All parameters an address may carry. The help page is made from this list, the reader of addresses accepts no other. */
export const queryParams: readonly QueryParam[] = [
  {
    name: 'schritt',
    values: 'Kennung des Schritts, z. B. skew-grenze',
    text: 'öffnet die Figur an diesem Schritt',
    scope: 'figur',
  },
  { name: 'p.<name>', values: 'je nach Figur', text: 'setzt einen Parameter der Figur', scope: 'figur' },
  { name: 'seed', values: '0 … 4294967295', text: 'Startwert für alles Zufällige', scope: 'figur' },
  {
    name: 'vergleich',
    values: 'ein Wert des verglichenen Parameters, oder aus',
    text: 'stellt eine zweite Variante daneben',
    scope: 'figur',
  },
  { name: 'lauf', values: 'vom Explorer erzeugt', text: 'ein Lauf, der vom Lehrweg abweicht', scope: 'figur' },
  { name: 'tempo', values: '0.25 | 0.5 | 1 | 2 | 4', text: 'Geschwindigkeit beim Abspielen', scope: 'figur' },
  { name: 'spiel', values: '0 | 1', text: 'beginnt von selbst (nicht bei reduzierter Bewegung)', scope: 'figur' },
  { name: 'steuer', values: 'voll | minimal | aus', text: 'wie viel Bedienung zu sehen ist', scope: 'figur' },
  { name: 'modus', values: 'lesen | vortrag', text: 'Vortrag: nur die Figur, bildschirmfüllend', scope: 'seite' },
  { name: 'profil', values: 'hell | dunkel | beamer', text: 'Farben und Strichstärken', scope: 'seite' },
  { name: 'schrift', values: '100 … 200', text: 'Schriftgröße in Prozent', scope: 'seite' },
  { name: 'zeit', values: '2010 | heute', text: 'Stand des Buchs oder zusätzlich, was heute gilt', scope: 'seite' },
  { name: 'suche', values: 'Text', text: 'Suchwort auf Tabellen- und Suchseite', scope: 'seite' },
];

export const tempos = [0.25, 0.5, 1, 2, 4] as const;
export const profiles = ['hell', 'dunkel', 'beamer'] as const;
export type Profile = (typeof profiles)[number];
export type ControlLevel = 'voll' | 'minimal' | 'aus';
