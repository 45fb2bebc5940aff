import { runnableModels } from '../../src/lib/models.ts';
import { dataOf } from '../../src/lib/table-data.ts';
import { initialValues } from '../../src/sim/kernel/field.ts';
import type { Note } from '../../src/sim/kernel/model.ts';
import { replay, type Frame } from '../../src/sim/kernel/run.ts';
import type { OverheadState } from '../../src/sim/models/memory-overhead/model.ts';
import { studiedMemoryOverhead } from '../../src/sim/models/memory-overhead/study.ts';
import type { OverheadTable } from '../../src/sim/models/memory-overhead/rules.ts';

const model = runnableModels['memory-overhead']!;

/** Table 2.17 as the model reads it. */
export const table = dataOf(studiedMemoryOverhead) as OverheadTable;

/** The answer to a form; what is not named has its initial value. */
export function frameOf(form: object = {}): Frame<OverheadState, unknown> {
  return replay(model, { params: { ...initialValues(model.params), ...form }, seed: 1, choices: [] })[0];
}

export function stateOf(form: object = {}): OverheadState {
  return frameOf(form).state;
}

/** What is said about a form. */
export function notesOf(form: object = {}): readonly Note[] {
  return frameOf(form).notes;
}

/** The report as the command line prints it, of a general input. */
export function reportOf(input: object | undefined): Readonly<Record<string, unknown>> {
  const { state } = replay(model, { params: model.input.read(input, '') as never, seed: 1, choices: [] })[0];
  return model.report([state]) as Readonly<Record<string, unknown>>;
}
