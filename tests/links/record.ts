/**
 * What links to this site show, `recorded.jsonl`: one link a line, for figures
 *   {"link", "frame", "state", "facts", "sentence", "beside": {the same of the other half}, "ignored": [parts not taken over]}
 * and for anchors {"link", "target", "text"}. tests/links/links.test.ts computes them anew, tests/e2e/links.spec.ts opens them.
 *
 * When may a line change? `sentence` and `text`: with the commit that changes the words, by
 *   npx astro build && npx vitest run tests/links -u
 * `state`, `frame`, `ignored`, `target`: never, a link is a promise; -u leaves them as they are. `facts` are the state table
 * as readers see it and change only where a label or the wording of a value does. Whoever must change one of these
 * deletes it from its line (for `ignored` all but the link), says in the commit what becomes of the links outside, and lets -u
 * write it.
 * Another link: add a line {"link": "figuren/…"} and let -u complete it. No line is ever deleted.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

/** One half of a figure at one moment. */
export type Shown = {
  /** Position in the run of the simulation. */
  readonly frame: number;
  /** Digest of what the simulation says about the frame, without a word of German. */
  readonly state: string;
  /** Digest of the state table, „Zustand als Tabelle“. */
  readonly facts: string;
  readonly sentence: string;
};

export type FigureShows = Shown & { readonly beside?: Shown; readonly ignored?: readonly string[] };
export type AnchorShows = { readonly target: string; readonly text: string };
type Recorded<Shows> = { readonly link: string } & Shows;
export type AnyRecord = Recorded<FigureShows | AnchorShows>;

const file = new URL('recorded.jsonl', import.meta.url);

/** All recorded links. A line that somebody has just added may lack everything but its link. */
export const recorded: readonly (Partial<FigureShows & AnchorShows> & { readonly link: string })[] = existsSync(file)
  ? readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as AnyRecord)
  : [];

/** Short enough to read, long enough never to agree by chance. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** Text as readers perceive it: protected spaces and line breaks are spaces, soft hyphens are nothing. */
export function plain(text: string): string {
  return text.replaceAll('\u00ad', '').replace(/\s+/g, ' ').trim();
}

/** Digest of a state table from its rows. */
export function digestOfFacts(rows: readonly (readonly [label: string, value: string])[]): string {
  return digest(rows.map(([label, value]) => `${plain(label)}: ${plain(value)}`).join('\n'));
}

/** The beginning of the text at an anchor, by which a reader would know the place. */
export function beginning(text: string): string {
  return plain(text).slice(0, 60).trimEnd();
}
