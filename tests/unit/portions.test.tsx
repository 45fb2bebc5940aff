import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { asRun, finish } from '../../src/sim/kernel/explorer.ts';
import { initialValues } from '../../src/sim/kernel/field.ts';
import type { AnyExplorer, Json, Step } from '../../src/sim/kernel/model.ts';
import { loadStop, type Guide, type PlayerAction } from '../../src/sim/kernel/player.ts';
import { answersOf, heldRun, missing, reducePortions } from '../../src/sim/kernel/portions.ts';
import { Form } from '../../src/player/form/Form.tsx';
import { onServer } from '../../src/player/on-server.ts';
import { Asks } from '../../src/player/rail/Asks.tsx';
import { startJob, type Question, type Told } from '../../src/player/portions/job.ts';
import { inSlices } from '../../src/player/portions/slices.ts';
import { serve } from '../../src/player/portions/worker.ts';
import { figures } from '../portions/figures.tsx';
import { counting } from '../portions/model.ts';
import { countingProps } from '../portions/props.ts';

const initial = initialValues(counting.params);
const explorer: AnyExplorer = counting;
const plain = (upTo: number, from: 'zero' | 'one' = 'zero') =>
  finish(counting.answer({ upTo, from }, undefined)) as Step<Json>;
const running = () => new AbortController().signal;

describe('slices', () => {
  /** A clock that a portion moves on by 3 ms. */
  function fakeClock() {
    let time = 0;
    const pauses: number[] = [];
    function* portions() {
      try {
        for (let i = 1; i <= 10; i += 1) {
          time += 3;
          yield i / 10;
        }
        return { state: 'done', notes: [{ key: 'done' }] } satisfies Step<Json>;
      } finally {
        ended = true;
      }
    }
    let ended = false;
    return {
      portions,
      pauses,
      hasEnded: () => ended,
      clock: {
        now: () => time,
        pause: () => {
          pauses.push(time);
          return Promise.resolve();
        },
      },
    };
  }

  test('stop for breath after 8 ms, tell how far they are, and give the answer', async () => {
    const { portions, pauses, clock } = fakeClock();
    const shares: number[] = [];
    const answer = await inSlices(portions, (share) => shares.push(share), running(), clock);
    expect(answer?.state).toBe('done');
    expect(pauses).toEqual([0, 9, 18, 27]);
    expect(shares).toEqual([0.3, 0.6, 0.9]);
  });

  test('end when cancelled, and let the model clean up', async () => {
    const { portions, clock, hasEnded } = fakeClock();
    const stop = new AbortController();
    const answer = await inSlices(portions, (share) => share > 0.5 && stop.abort(), stop.signal, clock);
    expect(answer).toBeNull();
    expect(hasEnded()).toBe(true);
  });

  test('give the same as Node, with the clock of the page', async () => {
    const answer = await inSlices(
      () => explorer.answer({ ...initial, upTo: 5000 }, null) as Step<Json>,
      () => undefined,
      running(),
    );
    expect(answer).toEqual(plain(5000));
  });

  test('a plain answer needs no slices; what the model throws arrives', async () => {
    expect(await inSlices(() => plain(3), vi.fn(), running())).toEqual(plain(3));
    const refuse = () => {
      throw new Error('refused');
    };
    await expect(inSlices(refuse, vi.fn(), running())).rejects.toThrow('refused');
  });
});

/** A worker in this thread. */
class FakeWorker {
  onmessage: ((event: { data: Told }) => void) | null = null;
  onerror: ((event: { preventDefault(): void }) => void) | null = null;
  onmessageerror: (() => void) | null = null;
  asked: Question | null = null;
  terminate = vi.fn();
  postMessage(question: Question): void {
    this.asked = structuredClone(question);
  }
}

function job(worker: () => FakeWorker) {
  const shares: number[] = [];
  const { done, cancel } = startJob({
    model: explorer,
    params: { ...initial, upTo: 4000 },
    data: { table: [1] },
    makeWorker: worker as unknown as () => Worker,
    onProgress: (share) => shares.push(share),
  });
  return { done, cancel, shares };
}

describe('a job', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('asks its worker once, passes on its progress, and ends it with the answer', async () => {
    const worker = new FakeWorker();
    const { done, shares } = job(() => worker);
    expect(worker.asked).toEqual({ params: { ...initial, upTo: 4000 }, data: { table: [1] } });
    worker.onmessage?.({ data: { share: 0.5 } });
    worker.onmessage?.({ data: { answer: plain(7) } });
    expect(await done).toEqual(plain(7));
    expect(shares).toEqual([0.5]);
    expect(worker.terminate).toHaveBeenCalled();
  });

  test('goes on in slices where no worker starts', async () => {
    const { done } = job(() => {
      throw new DOMException('no origin', 'SecurityError');
    });
    expect(await done).toEqual(plain(4000));
  });

  test.each([
    ['fails', (worker: FakeWorker) => worker.onerror?.({ preventDefault: () => undefined })],
    ['sends what cannot be read', (worker: FakeWorker) => worker.onmessageerror?.()],
    ['falls silent for ten seconds', () => vi.advanceTimersByTime(10_000)],
  ])('goes on in slices where the worker %s', async (_, happens) => {
    const worker = new FakeWorker();
    const { done } = job(() => worker);
    worker.onmessage?.({ data: { share: 0.1 } });
    happens(worker);
    expect(await done).toEqual(plain(4000));
    expect(worker.terminate).toHaveBeenCalled();
  });

  test('is patient with a worker that reports', () => {
    const worker = new FakeWorker();
    const { cancel } = job(() => worker);
    for (let i = 0; i < 5; i += 1) {
      vi.advanceTimersByTime(9_000);
      worker.onmessage?.({ data: { share: i / 5 } });
    }
    expect(worker.terminate).not.toHaveBeenCalled();
    cancel();
  });

  test('cancelled, it ends its worker and gives nothing', async () => {
    const worker = new FakeWorker();
    const { done, cancel } = job(() => worker);
    cancel();
    expect(worker.terminate).toHaveBeenCalled();
    expect(await done).toBeNull();
  });

  test('cancelled in slices, it gives nothing', async () => {
    const { done, cancel } = job(() => {
      throw new Error('none');
    });
    cancel();
    expect(await done).toBeNull();
  });
});

describe('a worker', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test('answers as Node does, and reports on its way', () => {
    const told: Told[] = [];
    const self = { onmessage: null as null | ((event: unknown) => void), postMessage: (one: Told) => told.push(one) };
    vi.stubGlobal('self', self);
    let time = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (time += 30));
    serve(counting);
    self.onmessage?.({ data: { params: { ...initial, upTo: 2000 }, data: null } });
    expect(told.at(-1)).toEqual({ answer: plain(2000) });
    expect(told.slice(0, -1)).toEqual([0.2, 0.4, 0.6, 0.8, 1].map((share) => ({ share })));
    vi.restoreAllMocks();
  });
});

/** A figure with a lecture of two stops whose answers came with the page. */
function figure() {
  const stop = (id: string, upTo: number) => ({ id, params: { ...initial, upTo }, choices: [], frame: 0 });
  const guide: Guide = {
    path: [stop('small', 1000), stop('large', 2000)],
    stopsOf: (frames) => frames.map(({ index }) => index),
  };
  const answer = vi.fn(explorer.answer.bind(explorer));
  const known = answersOf(
    asRun(counting, null),
    guide.path.map(({ params }) => params),
  );
  const model = heldRun({ ...explorer, answer }, null, known);
  model.hold();
  let player = loadStop(model, guide, 0) as Parameters<typeof reducePortions>[2];
  return {
    model,
    answer,
    now: () => player,
    do: (action: PlayerAction<never>) => (player = reducePortions(model, guide, player, action)),
    /** What a job does. */
    answerNext: () => {
      const [params] = missing(model, player.asked!);
      model.learn(params!, plain(params!.upTo as number, params!.from as 'zero' | 'one'));
      player = reducePortions(model, guide, player, { type: 'answered' });
    },
  };
}
type Do = PlayerAction<never>;
const set = (params: object) => ({ type: 'set', params }) as Do;
const count = ({ now }: ReturnType<typeof figure>) => (now().frames[0].state as { count: number }).count;

describe('the player of an explorer in portions', () => {
  test('stays where it is until the answer is there, and computes nothing itself', () => {
    const one = figure();
    one.do(set({ upTo: 50 }));
    expect(count(one)).toBe(1000);
    expect(one.now()).toMatchObject({
      stop: 0,
      run: { params: { upTo: 1000 } },
      asked: { run: { params: { upTo: 50 } } },
    });
    one.answerNext();
    expect(one.now()).toMatchObject({ stop: null, run: { params: { upTo: 50 } } });
    expect(one.now().asked).toBeUndefined();
    expect(one.now().frames[0]).toMatchObject(plain(50));
    expect(one.answer).not.toHaveBeenCalled();
  });

  test('settings add up while nothing is answered', () => {
    const one = figure();
    one.do(set({ upTo: 50 }));
    one.do(set({ from: 'one' }));
    expect(one.now().asked?.run.params).toEqual({ upTo: 50, from: 'one' });
  });

  test('known answers are shown at once: of the lecture, and those that were asked before', () => {
    const one = figure();
    one.do({ type: 'forward' });
    expect(one.now().stop).toBe(1);
    expect(one.now().asked).toBeUndefined();
    expect(count(one)).toBe(2000);
    one.do(set({ upTo: 50 }));
    one.answerNext();
    one.do(set({ upTo: 60 }));
    one.do(set({ upTo: 50 }));
    expect(one.now().asked).toBeUndefined();
    expect(count(one)).toBe(50);
  });

  test('cancelling keeps what is shown, and so does any step elsewhere', () => {
    const one = figure();
    one.do(set({ upTo: 50 }));
    one.do({ type: 'cancel' });
    expect(one.now()).toMatchObject({ stop: 0, run: { params: { upTo: 1000 } } });
    expect(one.now().asked).toBeUndefined();
    one.do(set({ upTo: 50 }));
    one.do({ type: 'forward' });
    expect(one.now().stop).toBe(1);
    expect(one.now().asked).toBeUndefined();
    one.do({ type: 'answered' });
    expect(count(one)).toBe(2000);
    // To where the reader is counts as a step, too.
    one.do(set({ upTo: 50 }));
    one.do({ type: 'goTo', step: 1 });
    expect(one.now().asked).toBeUndefined();
  });

  test('an answer to an old question changes nothing', () => {
    const one = figure();
    one.do(set({ upTo: 50 }));
    one.do(set({ upTo: 60 }));
    one.model.learn({ ...initial, upTo: 50 }, plain(50));
    one.do({ type: 'answered' });
    expect(count(one)).toBe(1000);
    expect(one.now().asked?.run.params).toMatchObject({ upTo: 60 });
  });

  test('time waits for an answer; pause holds for what was asked too', () => {
    const one = figure();
    one.do({ type: 'play' });
    one.do({ type: 'load', run: { params: { ...initial, upTo: 50 }, seed: 1, choices: [] }, cursor: 0 } as never);
    const waiting = one.do(set({ from: 'one' }));
    expect(one.do({ type: 'beat' })).toBe(waiting);
    one.do({ type: 'pause' });
    expect(one.now()).toMatchObject({ playing: false, asked: { playing: false } });
  });

  test('a comparison needs both answers, one after the other', () => {
    const one = figure();
    one.do(set({ upTo: 50 }));
    one.do({ type: 'compare', value: 'one' });
    one.answerNext();
    expect(one.now().compare).toBeNull();
    one.answerNext();
    expect(one.now().compare).toBe('one');
    expect(one.now().asked).toBeUndefined();
    expect(count(one)).toBe(50);
  });

  test('what was asked long ago is forgotten, the lecture never', () => {
    const { model } = figure();
    for (let upTo = 1; upTo <= 40; upTo += 1) model.learn({ ...initial, upTo }, plain(upTo));
    expect(model.knows({ ...initial, upTo: 1 })).toBe(false);
    expect(model.knows({ ...initial, upTo: 40 })).toBe(true);
    expect(model.knows({ ...initial, upTo: 2000 })).toBe(true);
  });

  test('a page without answers computes them itself, slow but right', () => {
    const model = heldRun(explorer, null, []);
    expect(model.init({ ...initial, upTo: 30 }, 1)).toEqual(plain(30));
    model.hold();
    expect(model.init({ ...initial, upTo: 40 }, 1)).toEqual(plain(40));
  });
});

test('the server draws the answer that the page brings, with its form', () => {
  Object.assign(onServer, { Asks, Form });
  const html = renderToString(createElement(figures.worker, countingProps('zaehlen', 'figur')));
  expect(html).toContain(`data-sum="${(plain(1000).state as { sum: number }).sum}"`);
  expect(html).toContain('class="form"');
  expect(html).not.toContain('<progress');
});
