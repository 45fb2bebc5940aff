import { emptyProgress, kinds, merge, type Kind, type Progress } from './progress.ts';

/** Ids that were published once and have another name today: old → new, by kind. Only ever added to. */
export type Renamed = Readonly<Partial<Record<Kind, Readonly<Record<string, string>>>>>;

const renamed: Renamed = {};

/** A state under the names of today. Where old and new name both have an entry they are merged as two states are. */
export function carryOver(progress: Progress, names: Renamed = renamed): Progress {
  let result = progress;
  for (const kind of kinds) {
    for (const [old, now] of Object.entries(names[kind] ?? {})) {
      if (!Object.hasOwn(result[kind], old)) continue;
      const { [old]: value, ...rest } = result[kind];
      result = merge({ ...result, [kind]: rest }, { ...emptyProgress, [kind]: { [now]: value } });
    }
  }
  return result;
}
