import type { Note, NoteValue, SimEvent } from '../sim/kernel/model.ts';
import type { AnyValues } from '../sim/kernel/field.ts';

/**
 * The German side of a figure as it needs it, from `content/figures/<slug>.yaml`. Keys are German because authors live in
 * these files. Rules, sources and assumptions stand there too (src/lib/figure-file.ts) and travel on their own.
 */
export type Captions = {
  readonly titel: string;
  /** One sentence for tiles, previews and the picture's accessible name. */
  readonly kurz: string;
  /** Note key → public step id off the lecture, sentence, and the name of its mark on the time line. */
  readonly notizen: Readonly<Record<string, StepCaption>>;
  /** Event type → what the reader may do instead. */
  readonly wahl: Readonly<Record<string, string>>;
  /** Of a run only the compared parameter, which stays in view; the others come with the settings. */
  readonly parameter: Readonly<Record<string, ParamCaption>>;
  readonly vorlagen: Readonly<Record<string, { readonly name: string; readonly seite?: string | undefined }>>;
  /** Words of the drawing, and what stands for a word of the simulation inside a sentence (`esx4` → ESX 4). */
  readonly worte: Readonly<Record<string, string>>;
};

/** A stop of the lecture as the build has resolved it. Parameters are those that differ from the initial ones. */
export type PathEntry = {
  readonly id: string;
  readonly frame: number;
  /** The sentence with its emphasis, as `emphasis` reads it. */
  readonly told: string;
  readonly mark?: string | undefined;
  /** Parts of the drawing that the stop is about, where the frame's notes are about others. */
  readonly look?: readonly string[] | undefined;
  readonly params?: AnyValues;
  readonly choices?: readonly number[];
};

type StepCaption = {
  readonly schritt: string;
  readonly text: string;
  readonly marke?: string | undefined;
};

export type ParamCaption = {
  readonly name: string;
  readonly hilfe?: string | undefined;
  /** Behind „Weitere Einstellungen“ in the form of an explorer. */
  readonly selten?: boolean | undefined;
  readonly einheit?: string | undefined;
  readonly werte?: Readonly<Record<string, string>> | undefined;
  /** Names of the fields of a list. */
  readonly felder?: Readonly<Record<string, Omit<ParamCaption, 'felder' | 'hilfe'>>> | undefined;
};

const numbers = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 2 });
const lists = new Intl.ListFormat('de-DE', { type: 'conjunction' });

/** 36589.5 → „36.589,5“. */
export function formatNumber(value: number): string {
  return numbers.format(value);
}

function word(value: string | number, captions: Pick<Captions, 'worte'>): string {
  return typeof value === 'number' ? formatNumber(value) : (captions.worte[value] ?? value);
}

/** A value as it reads in a German sentence: numbers with decimal comma, words translated, lists with „und“. */
function formatValue(value: NoteValue, captions: Pick<Captions, 'worte'>): string {
  return typeof value === 'object' ? lists.format(value.map((one) => word(one, captions))) : word(value, captions);
}

/**
 * Fills placeholders; a name without value stays visible as ⟨name⟩, so that tests and readers notice. `{name}` is the value,
 * `{name|one|many}` the first form where the value is 1 or a list of one, else the second; the value itself is not written.
 */
export function fill(
  text: string,
  values: Readonly<Record<string, NoteValue>>,
  captions: Pick<Captions, 'worte'>,
): string {
  return text.replace(/\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g, (_, name: string, one?: string, many?: string) => {
    const value = values[name];
    if (value === undefined) return `⟨${name}⟩`;
    if (one === undefined || many === undefined) return formatValue(value, captions);
    return (typeof value === 'object' ? value.length : value) === 1 ? one : many;
  });
}

/** The sentences of a step as they are written, in the order of its notes, with their emphasis. */
export function told(notes: readonly Note[], captions: Captions): string {
  return notes
    .map((note) => fill(captions.notizen[note.key]?.text ?? `⟨${note.key}⟩`, note.values ?? {}, captions))
    .join(' ');
}

/** The sentences of a step without emphasis. */
export function sentence(notes: readonly Note[], captions: Captions): string {
  return plain(told(notes, captions));
}

const EMPHASIS = /\*(?:([a-z]+):)?([^*]+)\*/g;

/** A piece of a sentence: a strong one is what has changed, and has the tone of its object in the drawing. */
export type Piece = { readonly text: string; readonly strong: boolean; readonly tone: string | undefined };

/** Takes a sentence apart: `*V0*` is strong, `*run:V0*` strong and in the tone `run` (src/drawing/tone.tsx). */
export function emphasis(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: whole, 1: tone, 2: words = '', index } of text.matchAll(EMPHASIS)) {
    if (index > from) pieces.push({ text: text.slice(from, index), strong: false, tone: undefined });
    pieces.push({ text: words, strong: true, tone });
    from = index + whole.length;
  }
  return from < text.length ? [...pieces, { text: text.slice(from), strong: false, tone: undefined }] : pieces;
}

/** A sentence without emphasis: for links, search, print and whatever is spoken. */
export function plain(text: string): string {
  return text.replace(EMPHASIS, '$2');
}

/** What an option of a parameter is called. */
export function optionName(param: ParamCaption | undefined, option: string): string {
  return param?.werte?.[option] ?? option;
}

/** What a choice button says. Fields of the event fill the placeholders. */
export function choiceLabel(event: SimEvent, captions: Captions): string {
  return fill(captions.wahl[event.type] ?? `⟨${event.type}⟩`, event, captions);
}
