import { chapters, chapterWith, placed } from './chapters.ts';
import { contentNames } from './content.ts';
import { figureAnchors, figureNamed, registeredFigures } from './figure-register.ts';
import { chapterByNr, sectionByKey, sectionKeys, type Chapter } from './outline.ts';
import { withBase } from './url.ts';

/** A cross reference: what it says, and where it leads. Without address its target is known but has no page. */
export type Reference = { readonly label: string; readonly href: string | null };

const dashed = (nr: string): string => nr.replaceAll('.', '-');

function addressIn(chapter: Chapter | undefined, anchor: string): string | null {
  return chapter !== undefined && chapters.includes(chapter) ? withBase(`/kapitel/${chapter.slug}/#${anchor}`) : null;
}

/** Each function takes the place of the reference, for its error message. „Abschnitt 2.6.2“, or „Abschnitt „VMkernel““ for a part without number. Throws for an unknown one. */
export function sectionReference(key: string, place: string): Reference {
  if (!sectionKeys.includes(key))
    throw new Error(`${place}: found section="${key}", allowed: ${sectionKeys.join(', ')}`);
  const chapter = chapterByNr(key);
  if (chapter !== undefined) return { label: `Abschnitt\u00a0${key}`, href: addressIn(chapter, chapter.anchor) };
  const section = sectionByKey(key, place);
  const label = section.nr === null ? `Abschnitt „${section.title}“` : `Abschnitt\u00a0${section.nr}`;
  return { label, href: addressIn(section.chapter, section.anchor) };
}

/** „Tabelle 2.17“. Known tables are those with data and those that a chapter places; throws for any other. */
export function tableReference(nr: string, place: string): Reference {
  const chapter = chapterWith('Table', nr);
  if (chapter === undefined && !tableNumbers().includes(nr)) {
    throw new Error(
      `${place}: found table="${nr}", allowed: ${[...new Set([...tableNumbers(), ...placed('Table')])].join(', ')}`,
    );
  }
  return { label: `Tabelle\u00a0${nr}`, href: addressIn(chapter, `tabelle-${dashed(nr)}`) };
}

/** „Abbildung 2.8“ by a number of the book, „die Figur „Memory-Overhead““ by a slug. Throws where no figure has that name. */
export function figureReference(name: string, place: string): Reference {
  const figure = figureNamed(name);
  if (figure === undefined) {
    const known = registeredFigures.flatMap((one) => [...one.abbildungen.map(({ nr }) => nr), one.slug]);
    throw new Error(`${place}: found figure="${name}", allowed: ${known.join(', ')}`);
  }
  const chapter = chapterWith('Figure', figure.slug);
  if (figure.slug !== name)
    return { label: `Abbildung\u00a0${name}`, href: addressIn(chapter, `abbildung-${dashed(name)}`) };
  return { label: `Figur „${figure.titel}“`, href: addressIn(chapter, figureAnchors(figure)[0]) };
}

/** `tables/tabelle-2-08` → „2.8“. */
function tableNumbers(): readonly string[] {
  return contentNames('data/tables').map((name) => name.replace(/.*tabelle-(\d+)-0*(\d+)$/, '$1.$2'));
}

/** What chapter text writes on `<Ref>`, and where. */
export type ReferenceProps = (
  { readonly section: string } | { readonly table: string } | { readonly figure: string }
) & { readonly place: string };

/** The reference that `<Ref>` asks for. Throws for an unknown target. */
export function referenceTo(props: ReferenceProps): Reference {
  if ('section' in props) return sectionReference(props.section, props.place);
  if ('table' in props) return tableReference(props.table, props.place);
  return figureReference(props.figure, props.place);
}
