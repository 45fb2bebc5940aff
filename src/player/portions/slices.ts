import { isPortions } from '../../sim/kernel/explorer.ts';
import type { Json, Portions, Step } from '../../sim/kernel/model.ts';

/** A slice is shorter than a frame of the screen, so that scrolling and typing go on. */
const SLICE_MS = 8;

/** What slices need of the page; tests bring their own. */
export type Clock = { readonly now: () => number; readonly pause: () => Promise<void> };

/** Lets everything else have its turn. A message, not a timer: hidden tabs slow timers down to one a second, or less. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

const page: Clock = { now: () => performance.now(), pause };

/**
 * Computes an answer on this thread, in slices of about 8 ms. Resolves to `null` once `signal` is aborted, with what the
 * model throws where it throws.
 */
export async function inSlices(
  begin: () => Step<Json> | Portions<Json>,
  onProgress: (share: number) => void,
  signal: AbortSignal,
  { now, pause: rest }: Clock = page,
): Promise<Step<Json> | null> {
  const goesOn = async () => {
    await rest();
    return !signal.aborted;
  };
  if (!(await goesOn())) return null;
  const answer = begin();
  if (!isPortions(answer)) return answer;
  for (;;) {
    const end = now() + SLICE_MS;
    let share = 0;
    do {
      const portion = answer.next();
      if (portion.done === true) return portion.value;
      share = portion.value;
    } while (now() < end);
    onProgress(share);
    if (!(await goesOn())) {
      answer.return(undefined as never);
      return null;
    }
  }
}
