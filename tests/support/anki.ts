/** A collection as Anki's importer sees it; notes by their guids. */
export type Collection = {
  readonly notetypes: readonly string[];
  readonly decks: Set<string>;
  readonly notes: Map<string, Note>;
};

type Note = {
  readonly notetype: string | undefined;
  readonly deck: string;
  readonly fields: readonly string[];
  readonly tags: readonly string[];
};

/** What Anki shows after an import. */
export type Log = { added: number; updated: number; unchanged: number };

/**
 * Imports text into a collection by the rules of Anki's importer (rslib, `import_export/text`: `csv/metadata.rs`,
 * `csv/import.rs`, `import.rs`), as far as they concern a file with a guid, a deck and a tags column, without the
 * dialog: header lines, unknown names passed over, records of the csv crate, columns by index, a known guid updated.
 */
export function importIntoAnki(text: string, collection: Collection, ifMatches = 'keep current'): Log {
  const head = headOf(text, collection, ifMatches);
  const [guidAt, deckAt, tagsAt] = ['guid column', 'deck column', 'tags column'].map(
    (key) => Number(head.get(key)) - 1,
  );
  const log: Log = { added: 0, updated: 0, unchanged: 0 };
  for (const record of recordsOf(text, head.get('separator') === 'tab' ? '\t' : ',')) {
    const fields = record.filter((_, at) => at !== guidAt && at !== deckAt && at !== tagsAt);
    const guid = record[guidAt!] ?? '';
    const deck = record[deckAt!] ?? head.get('deck') ?? 'Default';
    collection.decks.add(deck);
    const note: Note = {
      notetype: head.get('notetype'),
      deck,
      fields: fields.map((field) => (head.get('html') === 'false' ? escaped(field) : field)),
      tags: (record[tagsAt!] ?? '').split(/\s+/).filter((tag) => tag !== ''),
    };
    const known = collection.notes.get(guid);
    if (known === undefined) log.added += 1;
    else if (head.get('if matches') !== 'update current' || JSON.stringify(known) === JSON.stringify(note)) {
      log.unchanged += 1;
      continue;
    } else log.updated += 1;
    collection.notes.set(guid, note);
  }
  return log;
}

/** Lines that begin with a number sign, up to the first that does not. Names that the collection lacks change nothing. */
function headOf(text: string, { notetypes, decks }: Collection, ifMatches: string): Map<string, string> {
  const head = new Map([['if matches', ifMatches]]);
  for (const line of text.split('\n')) {
    if (!line.startsWith('#')) break;
    const colon = line.indexOf(':');
    const key = line.slice(1, Math.max(colon, 1)).trim().toLowerCase();
    const value = line.slice(colon + 1);
    if (key === 'notetype' && !notetypes.includes(value)) continue;
    if (key === 'deck' && !decks.has(value)) continue;
    head.set(key, value);
  }
  return head;
}

/** Records as the csv crate reads them: lines with a leading number sign and empty lines are none. */
function recordsOf(text: string, separator: string): readonly (readonly string[])[] {
  const records: string[][] = [];
  let at = 0;
  while (at < text.length) {
    if (text[at] === '#') {
      const end = text.indexOf('\n', at);
      at = end === -1 ? text.length : end + 1;
      continue;
    }
    if (text[at] === '\n' || text[at] === '\r') {
      at += 1;
      continue;
    }
    const record: string[] = [];
    do {
      let field = '';
      if (text[at] === '"') {
        for (at += 1; at < text.length && !(text[at] === '"' && text[at + 1] !== '"'); at += 1) {
          if (text[at] === '"') at += 1;
          field += text.charAt(at);
        }
        at += 1;
      }
      while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') {
        field += text.charAt(at);
        at += 1;
      }
      record.push(field);
      at += 1;
    } while (at <= text.length && text[at - 1] === separator);
    records.push(record);
  }
  return records;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#x27;')
    .replaceAll('\n', '<br>');
}
