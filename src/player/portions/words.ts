/** German words of answers that take their time. */
export const words = {
  working: 'Die neue Antwort wird berechnet.',
  share: 'Wird berechnet: {percent}\u00a0%',
  bar: 'Fortschritt der Berechnung',
  cancel: 'Abbrechen',
  done: 'Die neue Antwort ist da.',
  cancelled: 'Abgebrochen. Es bleibt die letzte vollständige Antwort.',
  failed:
    'Diese Berechnung ist fehlgeschlagen. Zu sehen ist die letzte vollständige Antwort. Bitte ändern Sie einen Wert oder laden Sie die Seite neu.',
} as const;
