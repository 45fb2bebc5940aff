const formats = {
  1: new Intl.NumberFormat('de-DE', { maximumFractionDigits: 1 }),
  2: new Intl.NumberFormat('de-DE', { maximumFractionDigits: 2 }),
} as const;

/** A number as German readers write it, with at most so many digits after the comma: 2048.5 → „2.048,5“. */
export function formatNumber(value: number, digits: keyof typeof formats = 1): string {
  return formats[digits].format(value);
}
