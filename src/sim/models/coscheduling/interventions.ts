import type { Note } from '../../kernel/model.ts';
import { countOf } from './phrases.ts';
import type { CoschedulingState, Interventions } from './state.ts';

/** Every event lets one tick pass; all but `tick` change the outside world first, from then on. */
export type CoschedulingEvent =
  | { readonly type: 'tick' }
  | { readonly type: 'givePcpu' }
  | { readonly type: 'takePcpu' }
  | { readonly type: 'sleep'; readonly vcpu: number }
  | { readonly type: 'wake'; readonly vcpu: number };

/** The interventions after one more event. */
export function intervene(before: Interventions, event: CoschedulingEvent): Interventions {
  switch (event.type) {
    case 'tick':
      return before;
    case 'givePcpu':
      return { ...before, pcpus: before.pcpus + 1 };
    case 'takePcpu':
      return { ...before, pcpus: before.pcpus - 1 };
    case 'sleep':
      return { ...before, demand: before.demand.with(event.vcpu, 'asleep') };
    case 'wake':
      return { ...before, demand: before.demand.with(event.vcpu, 'awake') };
  }
}

/** What the reader has just changed; `null` for a plain tick. */
export function interventionNote(event: CoschedulingEvent, { world }: CoschedulingState): Note | null {
  switch (event.type) {
    case 'tick':
      return null;
    case 'givePcpu':
    case 'takePcpu':
      return { key: event.type, values: { pcpus: countOf(world.avail, 'pCPU') }, focus: ['pcpus'] };
    case 'sleep':
    case 'wake':
      return { key: event.type, values: { vcpu: `V${event.vcpu}` }, focus: [`v${event.vcpu}`] };
  }
}
