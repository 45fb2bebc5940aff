import { csv } from '../../scripts/table/csv.ts';
import type { CardText } from './card-text.ts';

/** Cards for a spreadsheet: German Excel reads semicolons, and UTF-8 only after a byte order mark. */
export function cardsCsv(cards: readonly CardText[], origin: string): string {
  const head = ['Kennung', 'Frage', 'Antwort', 'Version', 'Abschnitt', 'Adresse'];
  const rows = cards.map(({ id, front, back, version, section, address }) => [
    id,
    front,
    back,
    version,
    section,
    address,
  ]);
  return `\ufeff${csv([head, ...rows, [origin]])}`;
}
