import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { checked } from './backup.ts';
import { checksum } from './checksum.ts';
import { canonical, type Answer, type Entries, type Progress, type Review, type Tick } from './progress.ts';
import { attempt, readProgress, refuseWith, type Reading } from './read-progress.ts';

/** The version of the code; a code of another begins with another sign. */
const PREFIX = 'U1.';
const MOST_SIGNS = 60_000;
const SUM_DIGITS = 8;
const SCALE = 1000;
const DAY = 86_400;

/** The progress in as few signs as possible, to be pasted or to be shown as a QR code. Letters, digits, `-`, `_` and `.`. */
export function codeOf(progress: Progress): string {
  const { goals, sections, questions, cards, figures } = progress;
  const packed = [
    checksum(canonical(progress)).slice(0, SUM_DIGITS),
    pack(goals, tickParts),
    pack(sections, tickParts),
    pack(questions, answerParts),
    pack(cards, reviewParts),
    pack(figures, tickParts),
  ];
  return PREFIX + toBase64(deflateSync(strToU8(JSON.stringify(packed)), { level: 9 }));
}

/** Reads a code, also one with line breaks, or the address that carries it. Never throws; refuses with a reason. */
export function readCode(text: string): Reading<Progress> {
  return attempt(() => {
    const code = text.replace(/\s+/g, '').replace(/^.*#stand=/, '');
    if (!code.startsWith(PREFIX)) {
      const isOther = /^U\d+\./.test(code);
      refuseWith(
        isOther
          ? `Code, Anfang „${code.slice(0, 3)}“: Diese Seite kennt „${PREFIX}“. Der Code stammt aus einer anderen Ausgabe; laden Sie die Seite neu.`
          : `Code, Anfang: gefunden „${code.slice(0, 12)}“, ein Lernstand beginnt mit „${PREFIX}“.`,
      );
    }
    if (code.length > MOST_SIGNS) refuseWith('Code: länger als 60.000 Zeichen. Das ist kein Lernstand.');
    const [sum, goals, sections, questions, cards, figures] = unpacked(code.slice(PREFIX.length));
    const found = {
      v: 1,
      goals: unpack(goals, tickOf),
      sections: unpack(sections, tickOf),
      questions: unpack(questions, answersOf),
      cards: unpack(cards, reviewOf),
      figures: unpack(figures, tickOf),
    };
    return checked(readProgress(found), sum, SUM_DIGITS, 'Code, Prüfsumme');
  });
}

function unpacked(body: string): readonly unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(strFromU8(inflateSync(fromBase64(body))));
  } catch {
    return refuseWith('Code, nach dem Anfang: unvollständig oder beschädigt. Kopieren Sie ihn noch einmal ganz.');
  }
  if (!Array.isArray(value) || value.length !== 6) {
    return refuseWith('Code, Inhalt: nicht aus sechs Teilen, wie ein Lernstand sie hat.');
  }
  return value;
}

/** An entry as a time and small numbers beside it. */
type Parts = readonly [at: number, ...rest: number[]];

const tickParts = ({ at, done }: Tick): Parts => [at, Number(done)];
const answerParts = (answers: readonly Answer[]): Parts => [
  answers[0]?.at ?? 0,
  // The later answers by their distance from the one after; whether each was right in the last bit.
  ...answers.map(({ at, right }, index) => ((answers[index - 1]?.at ?? at) - at) * 2 + Number(right)),
];
const reviewParts = ({ at, due, stability, difficulty, state, step, reps, lapses }: Review): Parts => {
  const wait = due - at;
  const days = wait % DAY === 0 ? wait / DAY : -wait;
  return [at, days, Math.round(stability * SCALE), Math.round(difficulty * SCALE), state, step, reps, lapses];
};

const tickOf = ([at, done]: Parts): unknown => ({ at, done: done === 1 });
function answersOf([at, ...packed]: Parts): unknown {
  let time = at;
  return packed.map((one) => ({ at: (time -= Math.floor(one / 2)), right: one % 2 === 1 }));
}
function reviewOf([at, days = 0, stability = 0, difficulty = 0, state, step, reps, lapses]: Parts): unknown {
  const due = at + (days > 0 ? days * DAY : -days);
  return { at, due, stability: stability / SCALE, difficulty: difficulty / SCALE, state, step, reps, lapses };
}

/** Entries in the order of their times, each time as distance from the one before: evenings of learning pack well. */
function pack<T>(entries: Entries<T>, parts: (value: T) => Parts): readonly unknown[] {
  let before = 0;
  return Object.entries(entries)
    .map(([id, value]) => [id, ...parts(value)] as const)
    .sort(([, a], [, b]) => a - b)
    .map(([id, at, ...rest]) => {
      const distance = at - before;
      before = at;
      return [id, distance, ...rest];
    });
}

function unpack(packed: unknown, value: (parts: Parts) => unknown): unknown {
  if (!Array.isArray(packed)) return packed;
  let before = 0;
  const entries = packed.map((one: unknown) => {
    const [id, distance, ...rest] = Array.isArray(one) ? (one as readonly unknown[]) : [];
    if (typeof id !== 'string' || typeof distance !== 'number' || !rest.every((part) => typeof part === 'number')) {
      return refuseWith('Code, Inhalt: ein Eintrag, wie ihn kein Lernstand hat.');
    }
    before += distance;
    return [id, value([before, ...rest])] as const;
  });
  return Object.fromEntries(entries);
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
}
