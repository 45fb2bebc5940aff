import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backupName, backupText, readBackup } from '../../src/study/backup.ts';
import { codeOf, readCode } from '../../src/study/code.ts';
import {
  canonical,
  emptyProgress,
  entry,
  kinds,
  merge,
  withEntry,
  type Entries,
  type Progress,
} from '../../src/study/progress.ts';
import { readProgress } from '../../src/study/read-progress.ts';
import { carryOver } from '../../src/study/renamed.ts';
import { anyProgress } from '../support/progress.ts';

function same(a: Progress, b: Progress): void {
  expect(canonical(a)).toBe(canonical(b));
}

/** When an entry was made; 0 without one. */
const timeOf = (entries: Entries<{ readonly at: number }>, id: string): number => entry(entries, id)?.at ?? 0;
const now = new Date('2026-11-26T21:30:00Z');
const fileOf = (state: unknown): string => backupText(state as Progress, 'https://wiki.example/fortschritt/', now);
const reasonOf = (reading: { ok: boolean; reason?: string }): string => reading.reason ?? 'taken';

const sample: Progress = {
  v: 1,
  goals: { '2-5-ringe': { at: 1_795_729_533, done: true }, '2-2-hcl': { at: 1_795_729_540, done: false } },
  sections: { '2.5.1': { at: 1_795_729_600, done: true } },
  questions: {
    q07: [
      { at: 1_795_729_700, right: true },
      { at: 1_795_720_000, right: false },
    ],
  },
  cards: {
    'begriff-skew': {
      at: 1_795_729_533,
      due: 1_796_593_533,
      stability: 8.296,
      difficulty: 1,
      state: 2,
      step: 0,
      reps: 2,
      lapses: 0,
    },
  },
  figures: { 'cpu-ringe': { at: 1_795_730_000, done: true } },
};

describe('merging two states', () => {
  test('is commutative', () => {
    fc.assert(fc.property(anyProgress, anyProgress, (a, b) => same(merge(a, b), merge(b, a))));
  });
  test('is associative', () => {
    fc.assert(
      fc.property(anyProgress, anyProgress, anyProgress, (a, b, c) =>
        same(merge(merge(a, b), c), merge(a, merge(b, c))),
      ),
    );
  });
  test('is idempotent', () => {
    fc.assert(fc.property(anyProgress, (a) => same(merge(a, a), a)));
  });
  test('loses no entry, and of two keeps the later', () => {
    fc.assert(
      fc.property(anyProgress, anyProgress, (a, b) => {
        const both = merge(a, b);
        for (const kind of ['goals', 'sections', 'cards', 'figures'] as const) {
          const ids = new Set([...Object.keys(a[kind]), ...Object.keys(b[kind])]);
          expect(Object.keys(both[kind]).sort()).toEqual([...ids].sort());
          for (const one of ids) {
            const latest = Math.max(timeOf(a[kind], one), timeOf(b[kind], one));
            expect(timeOf(both[kind], one)).toBe(latest);
          }
        }
        for (const one of Object.keys(a.questions)) {
          const latest = Math.max(...[a, b].flatMap((state) => entry(state.questions, one) ?? []).map(({ at }) => at));
          expect(entry(both.questions, one)?.[0]?.at).toBe(latest);
        }
      }),
    );
  });
  test('of answers keeps the last eight, each once', () => {
    const of = (...times: number[]) => ({
      ...emptyProgress,
      questions: { q01: times.map((at) => ({ at, right: true })) },
    });
    const both = merge(of(9, 8, 7, 6, 5, 4), of(12, 11, 10, 9, 8));
    expect(both.questions.q01?.map(({ at }) => at)).toEqual([12, 11, 10, 9, 8, 7, 6, 5]);
  });
});

test('an entry named like a member of every object is an entry', () => {
  expect(entry(emptyProgress.cards, 'constructor')).toBeUndefined();
  const one = withEntry(emptyProgress, 'goals', 'constructor', { at: 1_800_000_000, done: true });
  expect(entry(one.goals, 'constructor')?.done).toBe(true);
  same(merge(one, emptyProgress), one);
});

describe('a renamed id', () => {
  const names = { cards: { alt: 'neu' } };
  const card = (at: number) => ({ ...sample.cards['begriff-skew']!, at });

  test('takes its progress along', () => {
    const moved = carryOver(withEntry(emptyProgress, 'cards', 'alt', card(1_800_000_000)), names);
    expect(Object.keys(moved.cards)).toEqual(['neu']);
  });
  test('meets what stands under the new name: the later review wins', () => {
    const both = withEntry(withEntry(emptyProgress, 'cards', 'alt', card(20)), 'cards', 'neu', card(10));
    expect(carryOver(both, names).cards).toEqual({ neu: card(20) });
    expect(carryOver(carryOver(both, names), names).cards).toEqual({ neu: card(20) });
  });
});

describe('reading a state', () => {
  test('gives back what is in order', () => {
    fc.assert(
      fc.property(anyProgress, (state) => {
        const reading = readProgress(JSON.parse(JSON.stringify(state)));
        expect(reading.ok && canonical(reading.value)).toBe(canonical(state));
      }),
    );
  });
  test.each<[string, unknown, string]>([
    ['no object', 7, 'Lernstand: gefunden 7'],
    ['null', null, 'Lernstand: gefunden null'],
    ['a newer version', { v: 2, goals: {}, neues: {} }, 'neueren Ausgabe'],
    ['an unknown field', { ...sample, extra: 1 }, 'Lernstand: gefunden Feld „extra“'],
    ['a missing field', { ...sample, cards: undefined }, 'Feld „cards“: gefunden nichts'],
    ['a list for entries', { ...sample, goals: [] }, 'Feld „goals“'],
    ['a strange id', { ...sample, goals: JSON.parse('{"__proto__":1}') as unknown }, 'Kennung „__proto__“'],
    ['a tick without time', { ...sample, goals: { a: { done: true } } }, 'Eintrag „a“, „at“: gefunden nichts'],
    ['a time before all', { ...sample, goals: { a: { at: 5, done: true } } }, 'eine ganze Zahl von'],
    ['no answers', { ...sample, questions: { q1: [] } }, 'Eintrag „q1“: gefunden []'],
    [
      'a stability of text',
      { ...sample, cards: { a: { ...sample.cards['begriff-skew'], stability: 'x' } } },
      '„stability“: gefunden x',
    ],
    ['a state of 4', { ...sample, cards: { a: { ...sample.cards['begriff-skew'], state: 4 } } }, '„state“: gefunden 4'],
  ])('refuses %s with its place', (_, value, reason) => {
    expect(reasonOf(readProgress(value))).toContain(reason);
  });
});

describe('a file', () => {
  test('brings back the same state', () => {
    fc.assert(
      fc.property(anyProgress, (state) => {
        const reading = readBackup(fileOf(state));
        expect(reading.ok && canonical(reading.value)).toBe(canonical(state));
      }),
    );
  });
  test('may be formatted anew by an editor, with a byte order mark', () => {
    const text = `\ufeff${JSON.stringify(JSON.parse(fileOf(sample)), null, 4).replaceAll('\n', '\r\n')}`;
    expect(readBackup(text).ok).toBe(true);
  });
  test('says where it comes from and when, and has a name that sorts', () => {
    expect(JSON.parse(fileOf(sample))).toMatchObject({
      unterbau: 'lernstand',
      von: 'https://wiki.example/fortschritt/',
      gespeichert: '2026-11-26T21:30:00.000Z',
    });
    expect(backupName(new Date(2026, 0, 5, 7, 9))).toBe('unterbau-lernstand-2026-01-05-0709.json');
  });
  test.each<[string, string, string]>([
    ['a cut one', fileOf(sample).slice(0, 300), 'kein lesbares JSON'],
    ['a foreign one', '{"name":"x"}', 'stammt nicht aus'],
    ['an empty one', '', 'kein lesbares JSON'],
    ['a newer one', fileOf({ ...sample, v: 2 }), 'neueren Ausgabe'],
    ['one that was changed', fileOf(sample).replace('1795729533', '1795729534'), 'passt nicht zum Inhalt'],
    ['one with a field more', fileOf(sample).replace('{', '{"x":1,'), 'Feld „x“'],
  ])('%s is refused', (_, text, reason) => expect(reasonOf(readBackup(text))).toContain(reason));
});

describe('a code', () => {
  test('brings back the same state', () => {
    fc.assert(
      fc.property(anyProgress, (state) => {
        const reading = readCode(codeOf(state));
        expect(reading.ok && canonical(reading.value)).toBe(canonical(state));
      }),
    );
  });
  test('may have been broken into lines, or stand in an address', () => {
    const code = codeOf(sample);
    expect(code).toMatch(/^U1\.[\w-]+$/);
    expect(readCode(` ${code.replace(/(.{20})/g, '$1\n')}`).ok).toBe(true);
    expect(readCode(`https://wiki.example/fortschritt/#stand=${code}`).ok).toBe(true);
  });
  test.each<[string, string, string]>([
    ['something else', 'hallo', 'gefunden „hallo“'],
    ['another version', codeOf(sample).replace('U1.', 'U2.'), 'anderen Ausgabe'],
    ['half of it', codeOf(sample).slice(0, 60), 'unvollständig oder beschädigt'],
    ['too much', `U1.${'A'.repeat(70_000)}`, 'länger als'],
  ])('%s is refused', (_, text, reason) => expect(reasonOf(readCode(text))).toContain(reason));
});

/** A generator of small numbers, the same in every run: fast-check would shrink what need not be shrunk. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const strange = [
  '"',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '0',
  '9',
  '-',
  'e',
  '\\',
  '\u0000',
  '\ud800',
  ' ',
  'true',
  'null',
  '__proto__',
];

/** One to three accidents: a sign lost, doubled, replaced, a part cut out, moved, repeated. */
function damaged(text: string, roll: (sides: number) => number): string {
  let result = text;
  for (let times = roll(3); times >= 0; times -= 1) {
    const at = roll(result.length + 1);
    const to = Math.min(result.length, at + 1 + roll(40));
    const piece = result.slice(at, to);
    const sign = strange[roll(strange.length)]!;
    const ways = [
      () => result.slice(0, at) + result.slice(at + 1),
      () => result.slice(0, at) + sign + result.slice(at),
      () => result.slice(0, at) + sign + result.slice(at + 1),
      () => result.slice(0, at) + result.slice(to),
      () => result.slice(0, at) + piece + result.slice(at),
      () => result.slice(0, at),
      () =>
        result.slice(0, at) + String.fromCharCode((result.charCodeAt(at) || 0) ^ (1 << roll(7))) + result.slice(at + 1),
    ];
    result = ways[roll(ways.length)]!();
  }
  return result;
}

describe('a hundred thousand damaged files and codes', () => {
  const whole = canonical(sample);
  const { stackTraceLimit } = Error;

  // A refusal needs no stack, and a hundred thousand of them take long.
  beforeAll(() => (Error.stackTraceLimit = 0));
  afterAll(() => (Error.stackTraceLimit = stackTraceLimit));

  test.each([
    ['files', 90_000, fileOf(sample), readBackup],
    // Unpacking costs ten times as much as reading.
    ['codes', 10_000, codeOf(sample), readCode],
  ] as const)(
    '%s: no exception, and what is taken is what was written',
    (_, times, text, read) => {
      const roll = dice(20_261_126);
      let refused = 0;
      for (let count = 0; count < times; count += 1) {
        const reading = read(damaged(text, roll));
        if (!reading.ok) {
          refused += 1;
          if (reading.reason === '') throw new Error('refused without a reason');
        } else if (canonical(reading.value) !== whole) {
          throw new Error(`taken, but not what was written: ${canonical(reading.value)}`);
        }
      }
      // Some accidents hit only white space or the address.
      expect(refused).toBeGreaterThan(times * 0.8);
    },
    60_000,
  );

  test('taking in what was read loses nothing of what was there', () => {
    const roll = dice(7);
    const here = withEntry(sample, 'goals', '2-6-overhead', { at: 1_795_700_000, done: true });
    for (let count = 0; count < 2000; count += 1) {
      const reading = readBackup(damaged(fileOf(sample), roll));
      const after = reading.ok ? merge(here, reading.value) : here;
      for (const kind of kinds)
        expect(Object.keys(after[kind])).toEqual(expect.arrayContaining(Object.keys(here[kind])));
    }
  });
});
