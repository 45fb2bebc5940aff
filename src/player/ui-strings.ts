/** The German words of the player that no figure can do without. */
export const ui = {
  player: 'Bedienung der Figur',
  first: 'Zum Anfang',
  back: 'Zurück',
  play: 'Abspielen',
  pause: 'Anhalten',
  forward: 'Weiter',
  nextMark: 'Nächstes Ereignis',
  position: 'Schritt',
  stepOf: 'Schritt {step} von {last}',
  tempo: 'Tempo',
  preset: 'Vorlage',
  ownSettings: 'eigene Einstellung',
  initialSettings: 'Ausgangslage',
  compare: 'Vergleich',
  noCompare: 'ohne',
  settings: 'Einstellungen',
  reset: 'Zurücksetzen',
  choices: 'Was wäre, wenn …',
  offPath: 'Dieser Lauf weicht vom Lehrweg ab.',
  toPath: 'Zurück zum Lehrweg',
  share: 'Teilen',
  fullscreen: 'Vollbild',
  lecture: 'Vortrag',
  help: 'Tasten',
  open: 'Im Explorer öffnen',
  marks: 'Ereignisse',
  divergence: 'Erste Abweichung: Schritt {step}',
  noDivergence: 'Beide Läufe gleichen sich bis zum Ende.',
  diverged: 'weicht ab',
  close: 'Schließen',
  blanked: 'Bild abgedunkelt. B, Punkt oder Esc holt es zurück.',
  chunkFailed: 'Dieser Teil ließ sich nicht laden. Bitte prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
} as const;

/** Fills `{name}` in one of the strings above. */
export function tell(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
