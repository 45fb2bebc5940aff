import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyProgress, entry, withEntry, type Progress, type Review } from '../../src/study/progress.ts';
import { NEW_AT_ONCE, nextCard, outstanding, remaining } from '../../src/study/queue.ts';
import { intervals, review, type Rating } from '../../src/study/schedule.ts';
import { waitingTime } from '../../src/scripts/cards/waiting-time.ts';

const start = Date.UTC(2026, 10, 2, 18) / 1000;
const DAY = 86_400;
const rating = fc.constantFrom<Rating>(1, 2, 3, 4);

/** The reviews of one card: each when it is due, or some days later. */
function history(steps: readonly (readonly [Rating, number])[]): readonly Review[] {
  const reviews: Review[] = [];
  for (const [given, late] of steps) {
    const before = reviews.at(-1);
    reviews.push(review(before, given, (before?.due ?? start) + late * DAY));
  }
  return reviews;
}

const steps = fc.array(fc.tuple(rating, fc.integer({ min: 0, max: 9 })), { minLength: 1, maxLength: 12 });

describe('the scheduler', () => {
  test('a card known well comes after minutes, then days, then weeks', () => {
    const waits = history(Array.from({ length: 6 }, () => [3, 0] as const)).map(({ at, due }) => due - at);
    expect(waits[0]).toBe(600);
    expect(waits[1]).toBeGreaterThanOrEqual(DAY);
    for (const [index, wait] of waits.slice(1).entries()) if (index > 0) expect(wait).toBeGreaterThan(waits[index]!);
    expect(waits[3]).toBeGreaterThan(20 * DAY);
  });

  test('a card forgotten comes back at once, is counted as a lapse, and later less far apart than before', () => {
    const [, , known, forgotten] = history([
      [3, 0],
      [3, 0],
      [3, 0],
      [1, 0],
    ]);
    expect(forgotten?.state).toBe(3);
    expect(forgotten?.lapses).toBe(1);
    expect(forgotten!.due - forgotten!.at).toBeLessThan(3600);
    expect(forgotten!.stability).toBeLessThan(known!.stability);
  });

  test('whatever is answered: due after now, in bounds, every review counted', () => {
    fc.assert(
      fc.property(steps, (given) => {
        const reviews = history(given);
        for (const [index, { at, due, stability, difficulty, reps }] of reviews.entries()) {
          expect(due).toBeGreaterThan(at);
          expect(stability).toBeGreaterThan(0);
          expect(difficulty).toBeGreaterThanOrEqual(1);
          expect(difficulty).toBeLessThanOrEqual(10);
          expect(reps).toBe(index + 1);
        }
      }),
    );
  });

  test('the better the rating, the longer the wait', () => {
    fc.assert(
      fc.property(steps, (given) => {
        const before = history(given).at(-1)!;
        const waits = intervals(before, before.due);
        expect([...waits].sort((a, b) => a - b)).toEqual(waits);
      }),
    );
  });

  test('every device computes the same, and a clock that was set back does no harm', () => {
    fc.assert(
      fc.property(steps, (given) => {
        expect(history(given)).toEqual(history(given));
      }),
    );
    const before = history([[3, 0]])[0]!;
    expect(review(before, 3, before.at - 9999).at).toBe(before.at + 1);
  });
});

describe('an evening', () => {
  const ids = Array.from({ length: 30 }, (_, at) => `karte-${at}`);

  /** Learns until nothing comes any more; each card takes ten seconds. */
  function evening(before: Progress, at: number, rate: (id: string, times: number) => Rating) {
    let [now, state, newLeft, last] = [at, before, NEW_AT_ONCE, null as string | null];
    const shown: string[] = [];
    for (;;) {
      const id = nextCard(ids, state.cards, now, newLeft, last);
      if (id === null) return { state, shown, end: now };
      expect(remaining(ids, state.cards, now, newLeft)).toBeGreaterThan(0);
      const old = entry(state.cards, id);
      if (old === undefined) newLeft -= 1;
      shown.push(id);
      const times = shown.filter((one) => one === id).length;
      state = withEntry(state, 'cards', id, review(old, rate(id, times), now));
      last = id;
      now += 10;
      if (shown.length > 500) throw new Error('an evening without end');
    }
  }

  test('brings ten new cards, each until it is known, and then ends', () => {
    const { state, shown } = evening(emptyProgress, start, () => 3);
    expect(Object.keys(state.cards)).toEqual(ids.slice(0, 10));
    expect(shown).toHaveLength(20);
    expect(shown.filter((id, at) => id === shown[at - 1])).toEqual([]);
    expect(Object.values(state.cards).every((card) => card.state === 2)).toBe(true);
  });

  test('a card that is not known comes again until it is', () => {
    const { shown } = evening(emptyProgress, start, (id, times) => (id === 'karte-3' && times < 4 ? 1 : 3));
    expect(shown.filter((id) => id === 'karte-3').length).toBeGreaterThanOrEqual(5);
  });

  test('a month of evenings: every card is met, the load stays bearable, nothing due is left over', () => {
    let state: Progress = emptyProgress;
    const loads: number[] = [];
    for (let day = 0; day < 30; day += 1) {
      const roll = (id: string) => (id.length * 7 + Number(id.slice(6)) + day) % 10;
      const done = evening(state, start + day * DAY, (id, times) => (roll(id) === 0 && times === 1 ? 1 : 3));
      state = done.state;
      loads.push(done.shown.length);
      expect(outstanding(ids, state.cards, done.end).due).toEqual([]);
    }
    expect(Object.keys(state.cards)).toHaveLength(30);
    expect(Math.max(...loads)).toBeLessThan(60);
    expect(loads.slice(20).reduce((sum, one) => sum + one, 0)).toBeLessThan(
      loads.slice(0, 10).reduce((sum, one) => sum + one, 0),
    );
  });

  test('the longest waiting card comes first', () => {
    const card = (due: number): Review => ({ ...review(undefined, 4, start), due });
    const cards = { 'karte-1': card(start + 50), 'karte-2': card(start + 10), 'karte-9': card(start + DAY) };
    const { due, fresh } = outstanding(ids, cards, start + 60);
    expect(due).toEqual(['karte-2', 'karte-1']);
    expect(fresh).toHaveLength(27);
    expect(nextCard(ids, cards, start + 60, 0, 'karte-2')).toBe('karte-1');
  });
});

test.each([
  [60, 'in 1 Minute'],
  [600, 'in 10 Minuten'],
  [7200, 'in 2 Stunden'],
  [3 * DAY, 'in 3 Tagen'],
  [61 * DAY, 'in 2 Monaten'],
  [800 * DAY, 'in 2 Jahren'],
  [5, 'in 1 Minute'],
])('%d seconds are „%s“', (seconds, text) => expect(waitingTime(seconds)).toBe(text));
