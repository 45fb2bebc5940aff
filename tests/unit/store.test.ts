import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { emptyProgress, type Progress } from '../../src/study/progress.ts';

const key = 'unterbau.lernstand';
const kept = new Map<string, string>();
let fault: DOMException | null = null;
let asked = 0;

/** As much of a browser as the store looks at. */
function stubBrowser(isGuest = false): void {
  const refuse = () => {
    if (fault !== null) throw fault;
  };
  const page = Object.assign(new EventTarget(), { body: { classList: { contains: () => isGuest } } });
  const window = {};
  vi.stubGlobal('document', page);
  vi.stubGlobal('window', Object.assign(window, { parent: window }));
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('navigator', {
    storage: {
      persist: () => {
        asked += 1;
        return Promise.resolve(false);
      },
    },
  });
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => {
      // A full store can still be read.
      if (fault?.name !== 'QuotaExceededError') refuse();
      return kept.get(name) ?? null;
    },
    setItem: (name: string, value: string) => {
      refuse();
      kept.set(name, value);
    },
    removeItem: (name: string) => {
      refuse();
      kept.delete(name);
    },
  });
}

beforeEach(() => {
  kept.clear();
  fault = null;
  asked = 0;
  vi.resetModules();
  vi.useFakeTimers({ now: new Date('2026-11-26T21:30:00Z') });
  stubBrowser();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const store = () => import('../../src/study/store.ts');
const written = (): Progress => JSON.parse(kept.get(key) ?? 'null') as Progress;
const now = Date.parse('2026-11-26T21:30:00Z') / 1000;

describe('the store', () => {
  test('keeps ticks; of two in the same second the last one holds', async () => {
    const { setTick } = await store();
    setTick('goals', '2-5-ringe', true);
    setTick('goals', '2-5-ringe', false);
    expect(written().goals).toEqual({ '2-5-ringe': { at: now + 1, done: false } });
  });

  test('asks the browser once to keep the data', async () => {
    const { setTick } = await store();
    setTick('sections', '2.1', true);
    setTick('sections', '2.2', true);
    expect(asked).toBe(1);
  });

  test('does not ask at the end of a figure, where the question would stand before an audience', async () => {
    const { markFigurePlayed, setTick } = await store();
    markFigurePlayed('cpu-ringe');
    markFigurePlayed('ballooning');
    expect(asked).toBe(0);
    setTick('goals', 'a', true);
    expect(asked).toBe(1);
  });

  test('does not overwrite what another tab wrote meanwhile', async () => {
    const { setTick } = await store();
    setTick('sections', '2.1', true);
    const other = { ...written(), figures: { 'cpu-ringe': { at: now, done: true } } };
    kept.set(key, JSON.stringify(other));
    setTick('sections', '2.2', true);
    expect(Object.keys(written().sections)).toEqual(['2.1', '2.2']);
    expect(written().figures).toEqual(other.figures);
  });

  test('a figure counts from the first time it was seen to its end', async () => {
    const { markFigurePlayed } = await store();
    markFigurePlayed('cpu-ringe');
    vi.advanceTimersByTime(60_000);
    markFigurePlayed('cpu-ringe');
    expect(written().figures['cpu-ringe']?.at).toBe(now);
  });

  test('taking in another state merges, it does not replace', async () => {
    const { setTick, takeIn } = await store();
    setTick('goals', 'a', true);
    takeIn({ ...emptyProgress, goals: { a: { at: now - 50, done: false }, b: { at: now, done: true } } });
    expect(written().goals).toEqual({ a: { at: now, done: true }, b: { at: now, done: true } });
  });

  test('forgets everything, and only what is its own', async () => {
    const { reset, setTick } = await store();
    kept.set('unterbau.profil', 'dunkel');
    setTick('goals', 'a', true);
    reset();
    expect([...kept.keys()]).toEqual(['unterbau.profil']);
  });

  test.each<[string, string, object]>([
    ['forbidden', 'SecurityError', { kind: 'verwehrt' }],
    ['full', 'QuotaExceededError', { kind: 'voll' }],
  ])('where storage is %s the page goes on by itself, and keeps it all once there is room', async (_, name, kind) => {
    const { progress, setTick, trouble } = await store();
    setTick('goals', 'a', true);
    fault = new DOMException('refused', name);
    setTick('goals', 'b', true);
    expect(trouble()).toEqual(kind);
    expect(progress().goals.b?.done).toBe(true);
    fault = null;
    setTick('goals', 'c', true);
    expect(trouble()).toBeNull();
    expect(Object.keys(written().goals)).toEqual(['a', 'b', 'c']);
  });

  test.each(['nonsense', 'null', '[1]', '{"v":2}', '{"v":1,"goals":{"a":{"at":"x"}}}'])(
    'leaves alone what it cannot read: %s',
    async (text) => {
      kept.set(key, text);
      const { progress, setTick, trouble } = await store();
      setTick('goals', 'a', true);
      expect(kept.get(key)).toBe(text);
      expect(trouble()).toMatchObject({ kind: 'unlesbar' });
      expect(progress().goals.a?.done).toBe(true);
    },
  );

  test('a page inside another writes nothing', async () => {
    stubBrowser(true);
    const { setTick, trouble } = await store();
    setTick('goals', 'a', true);
    expect(kept.size).toBe(0);
    expect(trouble()).toEqual({ kind: 'gast' });
  });

  test('a browser that knows no durable storage is not asked', async () => {
    vi.stubGlobal('navigator', {});
    const { setTick } = await store();
    setTick('goals', 'a', true);
    expect(written().goals.a?.done).toBe(true);
  });
});

describe('the answers', () => {
  const answers = () => import('../../src/study/answers.ts');

  test('are kept, the last one counts', async () => {
    const { answersOf, recordAnswer } = await answers();
    recordAnswer('q01', false, now * 1000);
    recordAnswer('q01', true, now * 1000 + 400);
    expect(answersOf()).toEqual({ q01: { right: true, at: (now + 1) * 1000 } });
    vi.resetModules();
    expect((await answers()).answersOf()).toEqual({ q01: { right: true, at: (now + 1) * 1000 } });
  });

  test('hold for the page where nothing is kept, and it is said once', async () => {
    fault = new DOMException('refused', 'SecurityError');
    let said = 0;
    document.addEventListener('unterbau:nicht-gespeichert', () => (said += 1));
    const { answersOf, recordAnswer } = await answers();
    recordAnswer('q01', false);
    recordAnswer('q02', true);
    expect(Object.keys(answersOf())).toEqual(['q01', 'q02']);
    expect(said).toBe(1);
  });
});
