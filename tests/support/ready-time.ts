import { runnableModels } from '../../src/lib/models.ts';
import { initialValues } from '../../src/sim/kernel/field.ts';
import type { Note } from '../../src/sim/kernel/model.ts';
import { replay, type Frame } from '../../src/sim/kernel/run.ts';
import type { ReadyState } from '../../src/sim/models/ready-time/model.ts';

const model = runnableModels['ready-time']!;

/** The answer to a form; what is not named has its initial value. */
export function frameOf(form: object | undefined = {}): Frame<ReadyState, unknown> {
  return replay(model, { params: { ...initialValues(model.params), ...form }, seed: 1, choices: [] })[0];
}

export function stateOf(form: object | undefined = {}): ReadyState {
  return frameOf(form).state;
}

export function notesOf(form: object | undefined = {}): readonly Note[] {
  return frameOf(form).notes;
}
