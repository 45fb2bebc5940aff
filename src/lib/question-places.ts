import { chapterByNr, sectionByKey } from './outline.ts';
import { withBase } from './url.ts';

/** The anchor of a section's questions on `/fragen/`: `fragen-2-5-3`. */
export function questionsAnchor(section: string): string {
  return `fragen-${section.replaceAll('.', '-')}`;
}

/** Where the questions of a section are, and nothing else. Without script the anchor leads there. */
export function questionsHref(section: string): string {
  return withBase(`/fragen/?abschnitt=${section}#${questionsAnchor(section)}`);
}

/** „4 Fragen zu 2.5.3“, „1 Frage zu „VMkernel““. */
export function questionsLabel(section: string, count: number): string {
  const name =
    chapterByNr(section) === undefined && sectionByKey(section, 'questions').nr === null
      ? `„${sectionByKey(section, 'questions').title}“`
      : section;
  return `${count}\u00a0${count === 1 ? 'Frage' : 'Fragen'} zu ${name}`;
}
