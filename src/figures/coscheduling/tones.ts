import type { VcpuState } from '../../sim/models/coscheduling/scheduler.ts';
import { letters } from '../../sim/models/coscheduling/state.ts';
import type { Tone } from '../../drawing/tone.tsx';

/** How each state of a vCPU is drawn. */
export const toneOf: Readonly<Record<VcpuState, Tone>> = {
  run: 'run',
  hypervisor: 'host',
  ready: 'ready',
  costop: 'stopped',
  wait: 'idle',
};

/** The tones whose patterns the drawing needs. */
export const TONES: readonly Tone[] = Object.values(toneOf);

const states = new Map(Object.entries(letters).map(([state, letter]) => [letter, state as VcpuState]));

/** The tone of a letter of the lanes. */
export function toneOfLetter(letter: string): Tone {
  return toneOf[states.get(letter)!];
}
