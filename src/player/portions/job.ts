import type { AnyValues } from '../../sim/kernel/field.ts';
import type { AnyExplorer, Json, Portions, Step } from '../../sim/kernel/model.ts';
import { inSlices } from './slices.ts';

/** To the worker, once. */
export type Question = { readonly params: AnyValues; readonly data: unknown };

/** From the worker: how much is done (0 … 1), several times; at last the answer. */
export type Told = { readonly share: number } | { readonly answer: Step<Json> };

/** A worker that says nothing for so long has died without a word, as those do that the browser ends to save memory. */
const SILENCE_MS = 10_000;

/** How an explorer is answered elsewhere. */
export type Task = Question & {
  readonly model: AnyExplorer;
  readonly makeWorker: () => Worker;
  readonly onProgress: (share: number) => void;
};

export type Job = {
  /** The answer; `null` after `cancel`. Rejects with what the model throws. */
  readonly done: Promise<Step<Json> | null>;
  /** Ends the work at once, or does nothing where it has ended. */
  readonly cancel: () => void;
};

/**
 * Starts to answer a question, in a worker of its own. Where none starts (frames with a bare `sandbox="allow-scripts"`
 * refuse) or it dies, the page's own thread starts anew, in slices: the same answer, a little later.
 */
export function startJob(task: Task): Job {
  const { model, params, data, onProgress } = task;
  const stop = new AbortController();
  const plainly = () => model.answer(params, data) as Step<Json> | Portions<Json>;
  return {
    done: inWorker(task, stop.signal).catch(() => inSlices(plainly, onProgress, stop.signal)),
    cancel: () => stop.abort(),
  };
}

/** Rejects where the worker does not start or does not finish. */
function inWorker({ params, data, makeWorker, onProgress }: Task, signal: AbortSignal): Promise<Step<Json> | null> {
  return new Promise((resolve, reject) => {
    const worker = makeWorker();
    let silence: ReturnType<typeof setTimeout>;
    const end = (settle: () => void) => {
      clearTimeout(silence);
      worker.terminate();
      settle();
    };
    const die = (reason: string) => end(() => reject(new Error(reason)));
    const listen = () => {
      clearTimeout(silence);
      silence = setTimeout(() => die('silent'), SILENCE_MS);
    };
    worker.onmessage = ({ data: told }: MessageEvent<Told>) => {
      if ('answer' in told) return end(() => resolve(told.answer));
      listen();
      onProgress(told.share);
    };
    worker.onerror = (event) => {
      // What follows repairs it, so the console need not hear of it.
      event.preventDefault();
      die('failed');
    };
    worker.onmessageerror = () => die('unreadable');
    signal.addEventListener('abort', () => end(() => resolve(null)));
    listen();
    const question: Question = { params, data };
    worker.postMessage(question);
  });
}
