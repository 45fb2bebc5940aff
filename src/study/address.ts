import type { Filter } from './filter.ts';

/** Parameters of the page of questions. All names are a promise: once published, they are only ever added to. */
export const questionParams = ['abschnitt', 'ziel', 'stufe', 'nur', 'reihe', 'pruefung', 'uhr', 'loesung'] as const;

/** What an address of the page of questions asks for. */
export type Asked = {
  readonly filter: Filter;
  /** Seed of all orders; `null` where the address names none. */
  readonly seed: number | null;
  /** Number of questions of the exam to begin with; `null` without exam. */
  readonly exam: number | null;
  readonly clock: boolean;
  /** Whether the question of the fragment is shown with its solution. */
  readonly solution: boolean;
  /** What was passed over, as it stood there: `stufe=schwer`. */
  readonly ignored: readonly string[];
};

/** The values that exist on the page. */
export type Known = {
  readonly sections: readonly string[];
  readonly goals: readonly string[];
  readonly levels: readonly string[];
};

/** Fewest and most questions of an exam. */
export const examRange = [5, 60] as const;
const largestSeed = 2 ** 32 - 1;

/** Reads an address. Never throws: a value that does not exist counts as absent and is named in `ignored`. */
export function readAddress(query: URLSearchParams, known: Known): Asked {
  const ignored: string[] = [];
  const read = (name: (typeof questionParams)[number], isKnown: (value: string) => boolean): string => {
    const value = query.get(name) ?? '';
    if (value === '' || isKnown(value)) return value;
    ignored.push(`${name}=${value.slice(0, 40)}`);
    return '';
  };
  const readNumber = (name: 'reihe' | 'pruefung', least: number, most: number): number | null => {
    const value = read(name, (text) => /^\d{1,10}$/.test(text) && Number(text) >= least && Number(text) <= most);
    return value === '' ? null : Number(value);
  };
  return {
    filter: {
      section: read('abschnitt', (value) => known.sections.includes(value)),
      goal: read('ziel', (value) => known.goals.includes(value)),
      level: read('stufe', (value) => known.levels.includes(value)),
      wrongOnly: read('nur', (value) => value === 'falsch') !== '',
    },
    seed: readNumber('reihe', 0, largestSeed),
    exam: readNumber('pruefung', ...examRange),
    clock: read('uhr', (value) => value === 'aus') === '',
    solution: read('loesung', (value) => value === '1') !== '',
    ignored,
  };
}

/** The parameters that lead back to a filter, a seed and an exam. What is not set is `null`. */
export function parametersOf(
  filter: Filter,
  seed: number,
  exam: number | null,
  clock: boolean,
): Readonly<Record<Exclude<(typeof questionParams)[number], 'loesung'>, string | null>> {
  return {
    abschnitt: filter.section || null,
    ziel: filter.goal || null,
    stufe: filter.level || null,
    nur: filter.wrongOnly ? 'falsch' : null,
    reihe: String(seed),
    pruefung: exam === null ? null : String(exam),
    uhr: clock ? null : 'aus',
  };
}
