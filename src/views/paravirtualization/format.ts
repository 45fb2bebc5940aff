const numbers = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 2 });

/** 0.25 → „0,25“. */
export function formatNumber(value: number): string {
  return numbers.format(value);
}
