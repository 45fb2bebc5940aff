import {
  answersTogether,
  KEPT_ANSWERS,
  kinds,
  rounded,
  type Answer,
  type Progress,
  type Review,
  type Tick,
} from './progress.ts';

/** What was read, or in German why not and where. */
export type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

class Refusal extends Error {}

/** 2010 to 2100, in seconds: outside of it a clock or a file is broken. */
const FIRST = Date.UTC(2010, 0, 1) / 1000;
const LAST = Date.UTC(2100, 0, 1) / 1000;
const MOST_ENTRIES = 5000;

/** Checks that a value of unknown origin is a state of version 1, and gives it back with nothing else in it. Never throws. */
export function readProgress(value: unknown): Reading<Progress> {
  return attempt(() => {
    // A newer state may have fields of its own: its number comes first.
    const { v } = (value ?? {}) as { readonly v?: unknown };
    if (typeof v === 'number' && v > 1) {
      throw new Refusal(
        `Lernstand, Feld „v“: gefunden ${v}, diese Seite kennt 1. Der Stand stammt aus einer neueren Ausgabe; laden Sie die Seite neu.`,
      );
    }
    const all = fields(value, ['v', ...kinds], 'Lernstand');
    if (v !== 1) refuse('Lernstand, Feld „v“', v, '1');
    return {
      v: 1,
      goals: entries(all.goals, 'goals', readTick),
      sections: entries(all.sections, 'sections', readTick),
      questions: entries(all.questions, 'questions', readAnswers),
      cards: entries(all.cards, 'cards', readReview),
      figures: entries(all.figures, 'figures', readTick),
    };
  });
}

/** Runs a reader that refuses by throwing; every other error is a fault of the program and stays one. */
export function attempt<T>(read: () => T): Reading<T> {
  try {
    return { ok: true, value: read() };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, reason: error.message };
    throw error;
  }
}

/** Refuses what was read, for `attempt`. */
export function refuseWith(reason: string): never {
  throw new Refusal(reason);
}

function refuse(place: string, found: unknown, allowed: string): never {
  throw new Refusal(`${place}: gefunden ${shown(found)}, erlaubt ist ${allowed}.`);
}

function shown(found: unknown): string {
  if (found === undefined) return 'nichts';
  return JSON.stringify(found).replaceAll('"', '').slice(0, 40) || 'ein leerer Text';
}

/** An object with exactly these fields. */
export function fields(value: unknown, names: readonly string[], place: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse(place, value, 'ein Objekt');
  const unknown = Object.keys(value).find((name) => !names.includes(name));
  if (unknown !== undefined) refuse(place, `Feld „${unknown}“`, names.join(', '));
  return value as Readonly<Record<string, unknown>>;
}

function entries<T>(
  value: unknown,
  kind: string,
  read: (value: unknown, place: string) => T,
): Readonly<Record<string, T>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    refuse(`Feld „${kind}“`, value, 'ein Objekt');
  const pairs = Object.entries(value);
  if (pairs.length > MOST_ENTRIES) refuse(`Feld „${kind}“`, pairs.length, `höchstens ${MOST_ENTRIES} Einträge`);
  const found = pairs.map(([id, one]) => {
    if (!/^[a-z0-9][a-z0-9.-]{0,99}$/i.test(id)) {
      refuse(
        `Feld „${kind}“`,
        `Kennung „${id.slice(0, 40)}“`,
        'eine Kennung aus Buchstaben, Ziffern, Punkt und Strich',
      );
    }
    return [id, read(one, `Feld „${kind}“, Eintrag „${id}“`)] as const;
  });
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function readTick(value: unknown, place: string): Tick {
  const { at, done } = fields(value, ['at', 'done'], place);
  return { at: time(at, `${place}, „at“`), done: flag(done, `${place}, „done“`) };
}

function readAnswers(value: unknown, place: string): readonly Answer[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > KEPT_ANSWERS) {
    refuse(place, value, `eine Liste mit 1 bis ${KEPT_ANSWERS} Antworten`);
  }
  const answers = value.map((one, index) => {
    const here = `${place}, Antwort ${index + 1}`;
    const { at, right } = fields(one, ['at', 'right'], here);
    return { at: time(at, `${here}, „at“`), right: flag(right, `${here}, „right“`) };
  });
  return answersTogether(answers, []);
}

function readReview(value: unknown, place: string): Review {
  const names = ['at', 'due', 'stability', 'difficulty', 'state', 'step', 'reps', 'lapses'];
  const all = fields(value, names, place);
  const whole = (name: string, least: number, most: number) =>
    number(all[name], `${place}, „${name}“`, least, most, true);
  return {
    at: time(all.at, `${place}, „at“`),
    due: number(all.due, `${place}, „due“`, FIRST, LAST * 2, true),
    stability: rounded(number(all.stability, `${place}, „stability“`, 0, 40_000, false)),
    difficulty: rounded(number(all.difficulty, `${place}, „difficulty“`, 1, 10, false)),
    state: whole('state', 1, 3) as Review['state'],
    step: whole('step', 0, 20),
    reps: whole('reps', 1, 100_000),
    lapses: whole('lapses', 0, 100_000),
  };
}

function time(value: unknown, place: string): number {
  return number(value, place, FIRST, LAST, true);
}

function number(value: unknown, place: string, least: number, most: number, whole: boolean): number {
  if (typeof value !== 'number' || !(value >= least && value <= most) || (whole && !Number.isInteger(value))) {
    refuse(place, value, `eine ${whole ? 'ganze ' : ''}Zahl von ${least} bis ${most}`);
  }
  return value;
}

function flag(value: unknown, place: string): boolean {
  if (typeof value !== 'boolean') refuse(place, value, 'true oder false');
  return value;
}
