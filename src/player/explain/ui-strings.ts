/** The German words of explanations, tables and settings; they are loaded with them. */
export const words = {
  seed: 'Startwert (Zufall)',
  sources: 'Quellen',
  noRule: 'Hier wirkt keine besondere Regel.',
  why: 'Warum?',
  state: 'Zustand als Tabelle',
  stateObject: 'Teil',
  stateValue: 'Zustand',
  twin: 'Alle Schritte als Tabelle',
  twinThere: 'Die Tabelle steht auf der Hauptseite der Figur.',
  allFrames: 'alle Takte, auch die zwischen zwei Schritten',
  twinStep: 'Schritt',
  twinWhat: 'Was geschieht',
} as const;
