import type { AnyModel } from './model.ts';

/** A moment of a run that left the lecture path. Parameters and seed travel beside it, under their own names. */
export type EncodedRun = { readonly choices: readonly number[]; readonly cursor: number };

/** `version~choices~cursor`, e.g. `1~0x3-2-0x5~4`: three times choice 0, once choice 2, five times choice 0; frame 4. */
export function encodeRun(model: AnyModel, run: EncodedRun): string {
  return [model.version, encodeChoices(run.choices), run.cursor].join('~');
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
