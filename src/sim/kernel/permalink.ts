import type { AnyScenario } from './scenario.ts';
import { MAX_FRAMES } from './run.ts';

/** A moment of a run that left the lecture path. Parameters and seed travel beside it, under their own names. */
export type EncodedRun = { readonly choices: readonly number[]; readonly cursor: number };

/** Why a text is no run of this scenario. */
export type RunFault = 'malformed' | 'version';

/** `version~choices~cursor`, e.g. `1~0x3-2-0x5~4`: three times choice 0, once choice 2, five times choice 0; frame 4. */
export function encodeRun(scenario: AnyScenario, run: EncodedRun): string {
  return [scenario.version, encodeChoices(run.choices), run.cursor].join('~');
}

/** Reads what `encodeRun` wrote; any other text gives the reason instead. Never throws. */
export function decodeRun(scenario: AnyScenario, text: string): EncodedRun | RunFault {
  const match = /^(\d{1,4})~([\dx-]{0,2000})~(\d{1,3})$/.exec(text);
  if (match === null) return 'malformed';
  const [, version, list, cursor] = match as unknown as readonly [string, string, string, string];
  const choices = decodeChoices(list);
  if (choices === null) return 'malformed';
  if (Number(version) !== scenario.version) return 'version';
  return { choices, cursor: Math.min(Number(cursor), MAX_FRAMES) };
}

function encodeChoices(choices: readonly number[]): string {
  const runs: [choice: number, count: number][] = [];
  for (const choice of choices) {
    const last = runs.at(-1);
    if (last?.[0] === choice) last[1] += 1;
    else runs.push([choice, 1]);
  }
  return runs.map(([choice, count]) => (count === 1 ? `${choice}` : `${choice}x${count}`)).join('-');
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
