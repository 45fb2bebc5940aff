import { fold } from '../fold.ts';

/** So that „Groesse“ finds „Größe“. */
const plain = (text: string): string => fold(text).replace(/\s+/g, ' ');

/** The whole numbers of a text, thousands points left out: „4.096 und 443/902“ → 4096, 443, 902. */
function numbersOf(text: string): readonly string[] {
  const numbers = text.match(/\d+(?:\.\d{3})*(?:,\d+)?/g) ?? [];
  return numbers.map((number) => number.replaceAll('.', ''));
}

/**
 * Whether a row answers a query. All words must occur in the row or in its headings. A number must stand in the row
 * itself and counts as a whole, so that 443 does not find 8443; with or without thousands point.
 */
export function matches(row: string, headings: string, query: string): boolean {
  const text = plain(`${headings} ${row}`);
  const numbers = numbersOf(row);
  const words = plain(query).trim().split(' ');
  return words.every((word) =>
    /^\d[\d.,]*$/.test(word) ? numbers.includes(word.replaceAll('.', '')) : text.includes(word),
  );
}
