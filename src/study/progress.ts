/**
 * What a reader has done: one state for boxes, questions, cards and figures. Keys are published ids without their kind:
 * the goal `#lernziel-2-5-ringe` is `2-5-ringe` below `goals`, the section `#abschnitt-2-5-1` is `2-5-1`.
 * Times are whole seconds since 1970.
 */
export type Progress = {
  readonly v: 1;
  readonly goals: Entries<Tick>;
  readonly sections: Entries<Tick>;
  readonly questions: Entries<readonly Answer[]>;
  readonly cards: Entries<Review>;
  readonly figures: Entries<Tick>;
};

export type Entries<T> = Readonly<Record<string, T>>;

/** A box that was ticked or cleared, or a figure that was played to its end. */
export type Tick = { readonly at: number; readonly done: boolean };

export type Answer = { readonly at: number; readonly right: boolean };

/** A card as it stood after its last review: when it comes again, and what the scheduler knows about it. */
export type Review = {
  readonly at: number;
  readonly due: number;
  /** In days; with `difficulty` rounded to three places, so that every copy says the same. */
  readonly stability: number;
  readonly difficulty: number;
  /** 1 learning, 2 review, 3 relearning, as in FSRS; a card without entry is new. */
  readonly state: 1 | 2 | 3;
  readonly step: number;
  readonly reps: number;
  readonly lapses: number;
};

/** A stability or difficulty as every copy of a state says it. */
export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Of each question the last answers are kept. */
export const KEPT_ANSWERS = 8;

export const emptyProgress: Progress = { v: 1, goals: {}, sections: {}, questions: {}, cards: {}, figures: {} };

/** The fields of a state that hold entries, in the order in which they are written. */
export const kinds = ['goals', 'sections', 'questions', 'cards', 'figures'] as const;
export type Kind = (typeof kinds)[number];

/** An entry by its id; names such as `constructor` are ids like any other. */
export function entry<T>(entries: Entries<T>, id: string): T | undefined {
  return Object.hasOwn(entries, id) ? entries[id] : undefined;
}

/** A state with one entry set, or removed by `undefined`. */
export function withEntry<K extends Kind>(
  progress: Progress,
  kind: K,
  id: string,
  value: Progress[K][string] | undefined,
): Progress {
  const rest = Object.entries(progress[kind]).filter(([other]) => other !== id);
  const entries = value === undefined ? rest : [...rest, [id, value] as const];
  return { ...progress, [kind]: Object.fromEntries(entries) };
}

/** Whether nothing was done yet. */
export function isEmpty(progress: Progress): boolean {
  return kinds.every((kind) => Object.keys(progress[kind]).length === 0);
}

/**
 * Two states as one. Nothing is lost: every entry of either is in it, of two reviews or ticks the later, of the answers
 * all (of those the last eight). Commutative, associative and idempotent.
 */
export function merge(a: Progress, b: Progress): Progress {
  return {
    v: 1,
    goals: union(a.goals, b.goals, later),
    sections: union(a.sections, b.sections, later),
    questions: union(a.questions, b.questions, answersTogether),
    cards: union(a.cards, b.cards, later),
    figures: union(a.figures, b.figures, later),
  };
}

function union<T>(a: Entries<T>, b: Entries<T>, both: (one: T, other: T) => T): Entries<T> {
  const ids = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  return Object.fromEntries(
    ids.map((id) => {
      const [one, other] = [entry(a, id), entry(b, id)];
      return [id, one === undefined ? other! : other === undefined ? one : both(one, other)];
    }),
  );
}

/** The later of two; of two at the same second the one that comes later in a fixed order, whoever asks. */
function later<T extends { readonly at: number }>(one: T, other: T): T {
  if (one.at !== other.at) return one.at > other.at ? one : other;
  return JSON.stringify(one) >= JSON.stringify(other) ? one : other;
}

/** Answers of both, each once, the latest first. */
export function answersTogether(some: readonly Answer[], others: readonly Answer[]): readonly Answer[] {
  const byTime = new Map([...some, ...others].map((one) => [one.at * 2 + Number(one.right), one]));
  return [...byTime]
    .sort(([a], [b]) => b - a)
    .slice(0, KEPT_ANSWERS)
    .map(([, answer]) => answer);
}

/** The state as text that is the same for equal states. */
export function canonical(progress: Progress): string {
  return JSON.stringify(merge(progress, emptyProgress));
}
