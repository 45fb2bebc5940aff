import type { AnyValues } from './field.ts';
import type { AnyExplorer, AnyModel, DeclaredModel, Json, Portions, SimEvent, Step } from './model.ts';

/** Whether an answer comes in portions. */
export function isPortions<S>(answer: Step<S> | Portions<S>): answer is Portions<S> {
  return 'next' in answer;
}

/** The complete answer; whoever has other things to do meanwhile takes it in portions instead (player/portions). */
export function finish<S>(answer: Step<S> | Portions<S>): Step<S> {
  if (!isPortions(answer)) return answer;
  for (;;) {
    const portion = answer.next();
    if (portion.done === true) return portion.value;
  }
}

/**
 * Any model as a run, its data bound. An explorer becomes a run of one frame without choices; its general input are its
 * parameters, and what it answers is known as soon as `init` returns.
 */
export function asRun<M extends DeclaredModel>(model: M, data: unknown): AnyModel & Omit<M, keyof AnyModel> {
  return { ...model, ...(model.kind === 'run' ? boundRun(model, data) : oneFrame(model, data)) };
}

function boundRun(model: DeclaredModel & { readonly kind: 'run' }, data: unknown): AnyModel {
  return { ...model, toInput: (params) => model.toInput(params, data) as unknown };
}

function oneFrame(model: AnyExplorer, data: unknown): AnyModel {
  return {
    ...model,
    kind: 'run',
    toInput: (params) => params,
    init: (params: AnyValues) => finish<Json>(model.answer(params, data) as Step<Json> | Portions<Json>),
    choices: () => [] as readonly SimEvent[],
    step: (state: Json) => ({ state, notes: [{ key: 'start' }] }),
  };
}
