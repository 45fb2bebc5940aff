import { cards } from '../cards.ts';
import { questions } from '../questions.ts';
import { withBase } from '../url.ts';
import { ankiText } from './anki.ts';
import { cardText } from './card-text.ts';
import { cardsCsv } from './csv.ts';
import { cardItem, questionItem, type Item } from './items.ts';
import { moodleCarries, moodleXml } from './moodle.ts';
import { qtiPackage } from './qti.ts';

/** Questions, then the cards of tables that have wrong choices: what goes to learning platforms. */
export const items: readonly Item[] = [
  ...questions.map(questionItem),
  ...cards.flatMap((card) => cardItem(card) ?? []),
];

/** What Moodle cannot carry, to be named on the page. QTI carries everything. */
export const notForMoodle: readonly Item[] = items.filter((item) => !moodleCarries(item));

/** The files that readers take along. They depend on no reader, so the build makes them. */
export const exportFiles = {
  'unterbau-karten-anki.txt': (site: URL) => ankiText(cardTexts(site), origin(site)),
  'unterbau-karten.csv': (site: URL) => cardsCsv(cardTexts(site), origin(site)),
  'unterbau-fragen-moodle.xml': (site: URL) => moodleXml(items, origin(site)),
  'unterbau-fragen-qti21.zip': (site: URL) => qtiPackage(items, origin(site)),
} as const;

export type ExportFile = keyof typeof exportFiles;

const cardTexts = (site: URL) => cards.map((card) => cardText(card, site));

/** The line in every file that says where it comes from. */
function origin(site: URL): string {
  return `Aus Unterbau – vSphere-Architektur zum Anfassen, ${new URL(withBase('/karten/'), site).href}, CC BY 4.0`;
}
