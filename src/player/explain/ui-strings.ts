/** The German words of rules and settings; they are loaded with them. */
export const words = {
  seed: 'Startwert (Zufall)',
  sources: 'Quellen',
  noRule: 'Hier wirkt keine besondere Regel.',
} as const;
