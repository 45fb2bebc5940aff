import type { CardText } from './card-text.ts';

/**
 * What Anki's importer (rslib, `csv/metadata.rs`) is told. Of the note types it takes the last one that the collection
 * has: a German collection knows „Einfach“ only. A deck named in a column is made where it is missing; one named by
 * `#deck:` only since 2025. Without `if matches`, what the last import did with known notes would hold again.
 */
const header = [
  '#separator:tab',
  '#html:false',
  '#notetype:Basic',
  '#notetype:Einfach',
  '#guid column:1',
  '#deck column:2',
  '#tags column:5',
  '#if matches:update current',
];

/**
 * Notes as Anki imports them without asking: columns guid, deck, front, back, tags. The guid makes a second import
 * update the notes of the first. `origin` is a line that says where they come from.
 */
export function ankiText(cards: readonly CardText[], origin: string): string {
  const lines = cards.map(({ id, front, back, section, kind, address }) => {
    const tags = `vsphere4 ${section} ${kind}`;
    return [`unterbau-${id}`, 'vSphere-Architektur', front, `${back}\n${address}`, tags].map(ankiField).join('\t');
  });
  return [...header, `# ${origin.replace(/[\r\n]+/g, ' ')}`, ...lines, ''].join('\n');
}

/** A field in quotes where it holds something that would end it, or would make the line a comment. */
function ankiField(text: string): string {
  const clean = text.replace(/\r\n?/g, '\n').replaceAll('\0', '');
  return /["\t\n]|^#/.test(clean) ? `"${clean.replaceAll('"', '""')}"` : clean;
}
