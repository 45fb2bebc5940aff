import { runnableModels } from '../../src/lib/models.ts';
import { dataOf } from '../../src/lib/table-data.ts';
import { initialValues } from '../../src/sim/kernel/field.ts';
import type { Note } from '../../src/sim/kernel/model.ts';
import { replay, type Frame } from '../../src/sim/kernel/run.ts';
import type { MappingState } from '../../src/sim/models/cpu-mapping/model.ts';
import type { Limits } from '../../src/sim/models/cpu-mapping/rules.ts';
import { studiedCpuMapping } from '../../src/sim/models/cpu-mapping/study.ts';

const model = runnableModels['cpu-mapping']!;

/** The limits of table 2.1 as the model reads them. */
export const limits = dataOf(studiedCpuMapping) as Limits;

/** The answer to a form; what is not named has its initial value. */
export function frameOf(form: object | undefined = {}): Frame<MappingState, unknown> {
  return replay(model, { params: { ...initialValues(model.params), ...form }, seed: 1, choices: [] })[0];
}

export function stateOf(form: object | undefined = {}): MappingState {
  return frameOf(form).state;
}

export function notesOf(form: object | undefined = {}): readonly Note[] {
  return frameOf(form).notes;
}

/** VMs with so many vCPUs each, all busy. */
export const vms = (...counts: readonly number[]) => counts.map((count) => ({ vcpus: count, asleep: 0 }));

/** Which vCPU runs where: `A0=0 A1=2 …`. */
export function placed(form: object | undefined = {}): string {
  return stateOf(form)
    .vms.flatMap((vm) => vm.vcpus)
    .flatMap(({ id, cpu }) => (cpu === null ? [] : [`${id}=${cpu}`]))
    .join(' ');
}
