import type { SimEvent } from '../sim/kernel/model.ts';

const BETWEEN = ' | ';

/** What drawing and button call the same choice: „sleep 3“. */
export function actKey(event: SimEvent): string {
  return Object.values(event).join(' ');
}

/** Attributes for what a reader taps so that one of these happens next: none where nothing is on offer. */
export function actOf(events: readonly SimEvent[]): { readonly 'data-act'?: string } {
  return events.length === 0 ? {} : { 'data-act': events.map(actKey).join(BETWEEN) };
}

/** The numbers of the choices that a tapped part (`data-act`) stands for; those that are not on offer are left out. */
export function actsIn(act: string, choices: readonly SimEvent[]): readonly number[] {
  const keys = act.split(BETWEEN);
  return choices.flatMap((event, i) => (i > 0 && keys.includes(actKey(event)) ? [i] : []));
}

/** Whether two parts or buttons stand for a choice in common. */
export function isTwin(act: string, other: string): boolean {
  const keys = other.split(BETWEEN);
  return act.split(BETWEEN).some((key) => keys.includes(key));
}
