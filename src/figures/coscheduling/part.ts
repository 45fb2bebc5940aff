import type { CoschedulingState } from '../../sim/models/coscheduling/state.ts';
import type { Layout, Words } from '../../drawing/view.ts';
import type { Plan } from './plan.ts';
import type { CoschedulingWord } from './words.ts';

/** What every part of the drawing gets. */
export type PartProps = {
  readonly state: CoschedulingState;
  readonly focus: readonly string[];
  readonly words: Words<CoschedulingWord>;
  readonly layout: Layout;
  readonly uid: string;
  readonly plan: Plan;
};

/** Attributes of a part that a fact names. */
export function objectProps(
  object: string,
  state: string,
  focus: readonly string[],
): { readonly 'data-object': string; readonly 'data-state': string; readonly className: string | undefined } {
  return { 'data-object': object, 'data-state': state, className: focus.includes(object) ? 'is-focus' : undefined };
}

/** „V0, V2“; three and more in a row as „V0–V4“ where the list would be long. */
export function listed(vcpus: readonly number[]): string {
  const rows: (readonly number[])[] = [];
  for (const v of vcpus) {
    const row = rows.at(-1) ?? [];
    if (row.at(-1) === v - 1) rows[rows.length - 1] = [...row, v];
    else rows.push([v]);
  }
  return rows
    .flatMap((row) => (vcpus.length > 3 && row.length > 2 ? [`V${row[0]}–V${row.at(-1)}`] : row.map((v) => `V${v}`)))
    .join(', ');
}
