import { runnableModels } from '../../src/lib/models.ts';
import { dataOf } from '../../src/lib/table-data.ts';
import { initialValues } from '../../src/sim/kernel/field.ts';
import type { Note } from '../../src/sim/kernel/model.ts';
import { replay, type Frame } from '../../src/sim/kernel/run.ts';
import type { HardwareState } from '../../src/sim/models/host-hardware/model.ts';
import type { Limits } from '../../src/sim/models/host-hardware/rules.ts';
import { studiedHostHardware } from '../../src/sim/models/host-hardware/study.ts';

const model = runnableModels['host-hardware']!;

/** The limits of tables 2.1 and 2.2 as the model reads them. */
export const limits = dataOf(studiedHostHardware) as Limits;

/** The answer to a form; what is not named has its initial value. */
export function frameOf(form: object | undefined = {}): Frame<HardwareState, unknown> {
  return replay(model, { params: { ...initialValues(model.params), ...form }, seed: 1, choices: [] })[0];
}

export function stateOf(form: object | undefined = {}): HardwareState {
  return frameOf(form).state;
}

export function notesOf(form: object | undefined = {}): readonly Note[] {
  return frameOf(form).notes;
}

/** What each kind of guest lacks, in the order 32 Bit, 64 Bit, FT; `runs` for nothing. */
export function guestsOf(form: object | undefined = {}): string {
  return stateOf(form)
    .guests.map(({ lacks }) => lacks ?? 'runs')
    .join(' ');
}

/** A rule as `then → now`: `failed least 2 → failed xsave`. */
export function ruleOf(name: string, form: object | undefined = {}): string {
  const { then, now } = stateOf(form).rules.find((rule) => rule.name === name)!;
  return [then, now]
    .map((verdict) =>
      verdict === null
        ? 'none'
        : [verdict.is, verdict.is === 'met' ? '' : verdict.asks, verdict.is === 'failed' ? (verdict.amount ?? '') : '']
            .join(' ')
            .trim(),
    )
    .join(' → ');
}
