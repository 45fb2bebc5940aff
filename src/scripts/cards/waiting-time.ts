const units = [
  [365 * 86_400, 'year'],
  [30 * 86_400, 'month'],
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
] as const;

/** How long until a card comes again, as a reader says it: „in 10 Minuten“, „in 3 Tagen“, „in 2 Monaten“. */
export function waitingTime(seconds: number): string {
  const [size, unit] = units.find(([least]) => seconds >= least) ?? units[4];
  const format = new Intl.RelativeTimeFormat('de-DE', { numeric: 'always' });
  return format.format(Math.max(1, Math.round(seconds / size)), unit);
}
