/** The German words that a figure needs before it can be stepped through. */
export const ui = {
  player: 'Bedienung der Figur',
  back: 'Zurück',
  play: 'Abspielen',
  pause: 'Anhalten',
  forward: 'Weiter',
  divergence: 'Erste Abweichung: Schritt {step}.',
  noDivergence: 'Beide Läufe gleichen sich bis zum Ende.',
  diverged: 'weicht ab',
  running: 'Läuft',
  blanked: 'Bild abgedunkelt. B, Punkt oder Esc holt es zurück.',
  unblanked: 'Bild wieder da.',
  chunkFailed: 'Dieser Teil ließ sich nicht laden. Bitte prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
} as const;

/** Fills `{name}` in one of the strings above. */
export function tell(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
