import type { AnyModel } from './model.ts';
import type { EncodedRun } from './permalink.ts';
import { MAX_FRAMES } from './run.ts';

/** Why a text is no run of this model. */
export type RunFault = 'malformed' | 'version';

/** Reads what `encodeRun` wrote; any other text gives the reason instead. Never throws. */
export function decodeRun(model: AnyModel, text: string): EncodedRun | RunFault {
  const match = /^(\d{1,4})~([\dx-]{0,2000})~(\d{1,3})$/.exec(text);
  if (match === null) return 'malformed';
  const [, version, list, cursor] = match as unknown as readonly [string, string, string, string];
  const choices = decodeChoices(list);
  if (choices === null) return 'malformed';
  if (Number(version) !== model.version) return 'version';
  return { choices, cursor: Math.min(Number(cursor), MAX_FRAMES) };
}

function decodeChoices(list: string): readonly number[] | null {
  if (list === '') return [];
  const choices: number[] = [];
  for (const token of list.split('-')) {
    const match = /^(\d{1,2})(?:x(\d{1,3}))?$/.exec(token);
    if (match === null) return null;
    const count = Number(match[2] ?? 1);
    if (count < 1 || choices.length + count > MAX_FRAMES) return null;
    for (let i = 0; i < count; i += 1) choices.push(Number(match[1]));
  }
  return choices;
}
