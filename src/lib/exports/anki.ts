import type { CardText } from './card-text.ts';

const header = [
  '#separator:tab',
  '#html:false',
  '#notetype:Basic',
  '#deck:vSphere-Architektur',
  '#guid column:1',
  '#tags column:4',
];

/**
 * Notes as Anki imports them without asking: columns guid, front, back, tags. The guid makes a second import update the
 * notes of the first. `origin` is a line that says where they come from.
 */
export function ankiText(cards: readonly CardText[], origin: string): string {
  const lines = cards.map(({ id, front, back, section, kind, address }) => {
    const tags = `vsphere4 ${section} ${kind}`;
    return [`unterbau-${id}`, front, `${back}\n${address}`, tags].map(ankiField).join('\t');
  });
  return [...header, `# ${origin.replace(/[\r\n]+/g, ' ')}`, ...lines, ''].join('\n');
}

/** A field in quotes where it holds something that would end it, or would make the line a comment. */
function ankiField(text: string): string {
  const clean = text.replace(/\r\n?/g, '\n').replaceAll('\0', '');
  return /["\t\n]|^#/.test(clean) ? `"${clean.replaceAll('"', '""')}"` : clean;
}
