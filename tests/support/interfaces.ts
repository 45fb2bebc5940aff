import { runnableModels } from '../../src/lib/models.ts';
import { initialValues } from '../../src/sim/kernel/field.ts';
import type { Note } from '../../src/sim/kernel/model.ts';
import { replay, type Frame } from '../../src/sim/kernel/run.ts';
import { answersOf, type SdkState } from '../../src/sim/models/interfaces/model.ts';

const model = runnableModels.interfaces!;

/** The answer to a form; what is not named has its initial value. */
export function frameOf(form: object | undefined = {}): Frame<SdkState, unknown> {
  return replay(model, { params: { ...initialValues(model.params), ...form }, seed: 1, choices: [] })[0];
}

export function stateOf(form: object | undefined = {}): SdkState {
  return frameOf(form).state;
}

export function notesOf(form: object | undefined = {}): readonly Note[] {
  return frameOf(form).notes;
}

/** The packages that answer: `powercli vcli`. */
export function answers(form: object | undefined = {}): string {
  return answersOf(stateOf(form))
    .map(({ id }) => id)
    .join(' ');
}

/** The way of an answer: `perl>perlSdk perlSdk>api api>vcenter`. */
export function way(form: object | undefined = {}): string {
  return stateOf(form)
    .links.flatMap(({ from, to, is }) => (is === 'way' ? [`${from}>${to}`] : []))
    .join(' ');
}
