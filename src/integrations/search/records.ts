import { parse, type ElementNode, type Node } from 'ultrahtml';
import { classesOf, decode, isElement, isInline, isSilent, oneLine, textOf } from './text.ts';

/** A place that search leads to: a section, a note, a table, a row, a figure, a step, a term, a question. */
export type SearchRecord = {
  /** Path with anchor, below the base path: `/kapitel/2-3-vcenter-server/#tabelle-2-10-port-902`. */
  readonly url: string;
  readonly title: string;
  /** What the place belongs to: the title of the page, or the caption of the table. Empty for the page itself. */
  readonly place: string;
  /** Other names, which count like the title. */
  readonly names: string;
  /** Ids of the glossary terms that the text explains. */
  readonly terms: readonly string[];
  readonly text: string;
};

/** A record whose text is still being read. */
type Draft = { -readonly [Key in keyof SearchRecord]: SearchRecord[Key] } & { readonly terms: string[] };

const stepPage = /^\/figuren\/[^/]+\/[^/]+\/$/;

/**
 * Cuts a finished page into the places that search leads to. `path` is the page's address below the base path.
 * Pages without `data-search-body` have none, except the pages of steps; nor have pages that lead elsewhere or that no
 * search engine should list.
 */
export function recordsOf(path: string, html: string): readonly SearchRecord[] {
  // Of a step the beginning is enough: what follows is mostly drawings.
  if (stepPage.test(path)) return [stepRecord(path, parse(html.replace(/(<\/h1>)[\s\S]*/, '$1')) as Node)];
  const page = parse(html) as Node;
  const body = find(page, ({ attributes }) => 'data-search-body' in attributes);
  if (body === null || find(page, isForwarding) !== null) return [];
  const heading = find(page, ({ name }) => name === 'h1');
  const title = heading === null ? '' : oneLine(textOf(heading));
  const records: Draft[] = [draft(path, title, placeOfFigure(page))];
  readInto(records, body, path, title);
  return records.map((record) => ({ ...record, text: oneLine(record.text) })).filter(({ text }) => text !== '');
}

/** A step has a page of its own whose description is its caption; picture and table repeat it. */
function stepRecord(path: string, page: Node): SearchRecord {
  const heading = find(page, ({ name }) => name === 'h1');
  const description = find(page, ({ name, attributes }) => name === 'meta' && attributes.name === 'description');
  const [place = '', ...step] = heading === null ? [] : oneLine(textOf(heading)).split(' · ');
  return {
    url: path,
    title: step.join(' · '),
    place,
    names: '',
    terms: [],
    text: decode(description?.attributes.content ?? ''),
  };
}

/**
 * Reads a part of a page: text goes to the latest heading; notes, tables, rows, figures and terms are
 * places of their own.
 */
function readInto(records: Draft[], node: Node, path: string, place: string): void {
  if (!isElement(node)) {
    const current = records.at(-1);
    if (current !== undefined) current.text += textOf(node);
    return;
  }
  if (isSilent(node)) return;
  // Already the title of the page's own place.
  if (node.name === 'h1' && node.attributes.id === undefined) return;
  const { id } = node.attributes;
  const url = `${path}#${id ?? ''}`;
  if (id !== undefined && /^h[1-3]$/.test(node.name)) {
    const title = oneLine(textOf(node));
    records.push(draft(url, title, node.name === 'h1' ? '' : place));
    return;
  }
  const own =
    id === undefined && !classesOf(node).includes('question')
      ? null
      : ownPlace(node, url, place, records.at(-1)?.title ?? '');
  if (own === null) {
    const current = records.at(-1);
    if (current === undefined) return;
    const term = node.attributes['data-term'];
    if (term !== undefined) current.terms.push(term);
    for (const child of node.children) readInto(records, child, path, place);
    // A heading rules its section and no more: after the goals, text belongs to the chapter again.
    if (node.name === 'section') records.push(...records.splice(records.indexOf(current), 1));
    const last = records.at(-1);
    // What is folded follows its name.
    if (last !== undefined && node.name === 'summary') last.text = `${last.text.trimEnd()}:`;
    if (last !== undefined && !isInline(node)) last.text += ' ';
    return;
  }
  // The text goes on after it where it stopped before it.
  const before = records.pop();
  const inner: Draft[] = [own];
  for (const row of findAll(node, isRow)) inner.push(rowRecord(row, node, path, own.title));
  for (const note of findAll(node, isTableNote)) inner.push(tableNoteRecord(note, path, own.title));
  own.terms.push(
    ...findAll(node, ({ attributes }) => 'data-term' in attributes).map(
      ({ attributes }) => attributes['data-term'] ?? '',
    ),
  );
  records.push(...inner);
  if (before !== undefined) records.push(before);
}

/** Notes, tables, figures, terms and questions; `null` for everything else. `section` is the title of the section around it. */
function ownPlace(element: ElementNode, url: string, place: string, section: string): Draft | null {
  const classes = classesOf(element);
  const captionOf = () => find(element, ({ name }) => name === 'figcaption');
  if (classes.includes('note')) {
    const label = find(element, (inner) => classesOf(inner).includes('note-label'));
    const title = label === null ? '' : oneLine(textOf(label));
    const where = section === place || place === '' ? section : `${section} · ${place}`;
    return { ...draft(url, title, where), text: textOf(element, (inner) => isSilent(inner) || inner === label) };
  }
  if (classes.includes('table')) {
    const caption = captionOf();
    const title = caption === null ? '' : oneLine(textOf(caption));
    const text = textOf(element, (inner) => isSilent(inner) || inner === caption || isRow(inner) || isTableNote(inner));
    return { ...draft(url, title, place), text };
  }
  // Only figures of the book: on the start page and on a page of its own a figure is no place inside a text.
  if (classes.includes('figure') && element.attributes.id?.startsWith('abbildung-') === true) {
    const caption = captionOf();
    const name = caption === null ? null : find(caption, (inner) => inner.name === 'span');
    const title = name === null ? '' : oneLine(textOf(name)).replace(/\.$/, '');
    return { ...draft(url, title, place), text: caption === null ? '' : textOf(caption, (inner) => inner === name) };
  }
  if (classes.includes('question')) {
    // The name in the address stands on what is folded, so that browsers open it.
    const body = find(element, (inner) => classesOf(inner).includes('question-body'));
    const summary = find(element, ({ name }) => name === 'summary');
    if (body === null || summary === null) return null;
    const text = textOf(
      body,
      (inner) => isSilent(inner) || inner.name === 'summary' || classesOf(inner).includes('reasons'),
    );
    return { ...draft(url.replace(/#.*/, `#${body.attributes.id ?? ''}`), oneLine(textOf(summary)), place), text };
  }
  if (classes.includes('entry')) {
    const head = find(element, ({ name }) => name === 'dt');
    const names = find(element, (inner) => classesOf(inner).includes('aliases'));
    const title = head === null ? '' : oneLine(textOf(head, (inner) => inner === names));
    const text = textOf(
      element,
      (inner) => isSilent(inner) || inner === head || classesOf(inner).includes('entry-links'),
    );
    return { ...draft(url, title, place), names: names === null ? '' : oneLine(textOf(names)), text };
  }
  return null;
}

/** „Figuren · Abbildung 2.11“: the page of a figure bears the same title as others; empty for any other page. */
function placeOfFigure(page: Node): string {
  const where = find(page, (element) => classesOf(element).includes('stage-where'));
  const parts = where === null ? [] : oneLine(textOf(where, () => false)).split(' · ');
  return parts.slice(0, -1).join(' · ');
}

function isForwarding({ name, attributes }: ElementNode): boolean {
  return name === 'meta' && (attributes['http-equiv'] === 'refresh' || attributes.name === 'robots');
}

const isRow = (element: ElementNode): boolean => 'data-row' in element.attributes;

/** „Einordnung“ or „Heute“ below a table. */
const isTableNote = ({ name, attributes }: ElementNode): boolean =>
  name === 'li' && attributes['data-kind'] !== undefined;

function tableNoteRecord(note: ElementNode, path: string, place: string): Draft {
  const label = find(note, ({ name }) => name === 'b');
  const mark = find(note, ({ name }) => name === 'sup');
  const title = label === null ? '' : oneLine(textOf(label)).replace(/:$/, '');
  const text = textOf(note, (inner) => isSilent(inner) || inner === label || inner === mark);
  return { ...draft(`${path}#${note.attributes.id ?? ''}`, title, place), text };
}

/** A row by its first filled cell; every other cell after the name of its column. */
function rowRecord(row: ElementNode, table: ElementNode, path: string, place: string): Draft {
  const columns = findAll(table, ({ attributes }) => 'data-name' in attributes).map(({ attributes }) =>
    decode(attributes['data-name'] ?? ''),
  );
  const cells = row.children.filter(isElement).map((cell) => oneLine(textOf(cell)));
  const title = cells.find((cell) => cell !== '') ?? '';
  const text = cells.flatMap((cell, at) => (cell === '' ? [] : [`${columns[at] ?? ''}: ${cell}`])).join(' · ');
  return { ...draft(`${path}#${row.attributes.id ?? ''}`, title, place), text };
}

function draft(url: string, title: string, place: string): Draft {
  return { url, title, place, names: '', terms: [], text: '' };
}

function find(node: Node, wanted: (element: ElementNode) => boolean): ElementNode | null {
  if (isElement(node) && wanted(node)) return node;
  for (const child of childrenOf(node)) {
    const found = find(child, wanted);
    if (found !== null) return found;
  }
  return null;
}

function findAll(node: Node, wanted: (element: ElementNode) => boolean): readonly ElementNode[] {
  const inner = childrenOf(node).flatMap((child) => findAll(child, wanted));
  return isElement(node) && wanted(node) ? [node, ...inner] : inner;
}

function childrenOf(node: Node): readonly Node[] {
  return 'children' in node ? (node.children as readonly Node[]) : [];
}
