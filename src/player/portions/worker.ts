import { isPortions } from '../../sim/kernel/explorer.ts';
import type { FieldSpecs } from '../../sim/kernel/field.ts';
import type { AnyExplorer, Explorer, Json, Portions, Step } from '../../sim/kernel/model.ts';
import type { Question, Told } from './job.ts';

/** Between two reports of progress; enough for a bar, and for whoever listens to know that the worker lives. */
const REPORT_MS = 50;

/** Makes the worker that this runs in answer one question. The whole of a figure's `worker.ts`: `serve(model)`. */
export function serve<S extends Json, P extends FieldSpecs, D>(model: Explorer<S, P, D>): void {
  const declared: AnyExplorer = model;
  const tell = (message: Told) => self.postMessage(message);
  self.onmessage = ({ data: { params, data } }: MessageEvent<Question>) => {
    const answer = declared.answer(params, data) as Step<Json> | Portions<Json>;
    if (!isPortions(answer)) return tell({ answer });
    let reported = performance.now();
    for (;;) {
      const portion = answer.next();
      if (portion.done === true) return tell({ answer: portion.value });
      if (performance.now() - reported < REPORT_MS) continue;
      reported = performance.now();
      tell({ share: portion.value });
    }
  };
}
